"""Which Unix user runs PostgreSQL: ourselves, unless we are root, as whom PostgreSQL refuses to run."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from liqaa.config.launcher.faults import CannotRun

CANDIDATES = ("postgres", "nobody")


@dataclass(frozen=True)
class ServerUser:
    """The user of the database processes; both ids None means the user of this process."""

    uid: int | None = None
    gid: int | None = None

    def process_options(self) -> dict[str, Any]:
        """Arguments for ``subprocess`` so that the child runs as this user, from a folder it can enter."""
        if self.uid is None:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": [], "cwd": "/"}

    def give(self, path: Path) -> None:
        """Make ``path`` this user's own."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def can_enter(self, folder: Path) -> bool:
        """Whether this user can reach ``folder`` through all its parents."""
        if self.uid is None:
            return True
        question = ["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)]
        return subprocess.run(question, capture_output=True, **self.process_options()).returncode == 0


def server_user() -> ServerUser:
    """The user PostgreSQL runs as; raises CannotRun where only root exists."""
    if os.geteuid() != 0:
        return ServerUser()
    for name in CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return ServerUser(entry.pw_uid, entry.pw_gid)
    raise CannotRun(
        "لا يوجد مستعمل postgres ولا nobody — PostgreSQL cannot run as root and no such user exists"
    )
