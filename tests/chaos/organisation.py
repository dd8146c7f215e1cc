"""A real organisation in a folder on the disk: its server, started again when it ends, and its processes."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg

from liqaa.config.launcher import processes

OURS = ("DATABASE_URL", "DATABASE_OWNER_URL", "LIQAA_POOL", "LIQAA_HOME", "LIQAA_URL", "LIQAA_DEMO")
INIT = ("init", "--charter", "party-secretariats", "--name", "حزب الثبات", "--admin", "admin@example.org")
SET_UP = """
import json, sys, time
from django.conf import settings
from django.test import Client
from django.utils import timezone
from liqaa.access.actions import create_account, grant
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.outbox.actions import save_mail_server
from liqaa.territory.models import Place
now = timezone.now()
with acting_for(SYSTEM):
    place = Place.objects.filter(path__startswith="ma/").order_by("path")[0]
    account = create_account(email="writer@example.org", name="كاتبة", by=SYSTEM, at=now)
    grant(account=account, role="local_secretary", places=[place], source_kind="chaos", source_id=1,
          starts_on=timezone.localdate(now), by=SYSTEM, at=now)
    save_mail_server(host="127.0.0.1", port=PORT, security="none", username="", password="",
                     sender="liqaa@example.org", by=SYSTEM, at=now)
    client = Client()
    client.force_login(account)
    session = client.session
    session["opened_at"] = session["seen_at"] = time.time()
    session.save()
print(json.dumps({"name": settings.SESSION_COOKIE_NAME, "csrf": settings.CSRF_COOKIE_NAME,
                  "key": session.session_key, "place": place.path}))
"""
START_PATIENCE = 120.0


class Organisation:
    """An organisation of its own in ``home``; ``server`` is the running ``liqaa serve``."""

    def __init__(self, home: Path, mail_port: int) -> None:
        self.home = home
        self.port = _free_port()
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in OURS},
            "LIQAA_HOME": str(home),
            "LIQAA_PRIVATE_HOSTS": "127.0.0.1",
            "PYTHONUNBUFFERED": "1",
        }
        self.entry: dict[str, str] = {}
        self.mail_port = mail_port
        self.server: subprocess.Popen[bytes] | None = None
        self.starts = 0
        home.mkdir()
        self.log = (home / "serve.log").open("ab")

    def prepare(self) -> None:
        """Make the organisation, the account that writes with its session, and the mail server."""
        self._run(*INIT)
        told = self._run("manage", "shell", "-v0", "-c", SET_UP.replace("PORT", str(self.mail_port)))
        self.entry = json.loads(told)

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "liqaa", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def verify_journal(self) -> str:
        return self._run("journal", "verify", "--json")

    def keep_running(self) -> None:
        """Start the server where it does not run, as a service manager would; wait until it answers."""
        deadline = time.monotonic() + START_PATIENCE
        while time.monotonic() < deadline:
            if self.server is None or self.server.poll() is not None:
                self._start()
            if self.answers():
                return
            time.sleep(0.1)
        raise AssertionError(f"the organisation does not come back: {self.home / 'serve.log'}")

    def _start(self) -> None:
        self.starts += 1
        self.server = subprocess.Popen(
            [sys.executable, "-m", "liqaa", "serve", "--port", str(self.port)],
            env=self.environment,
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
            preexec_fn=processes.die_with_parent(signal.SIGKILL),  # noqa: PLW1509 (one call, loaded before)
        )

    def answers(self) -> bool:
        """Whether the web server answers and the database behind it."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as answer:
                return json.load(answer)["database"] == "ok"
        except urllib.error.HTTPError as problem:
            with problem:
                return json.load(problem).get("database") == "ok"
        except (OSError, ValueError):
            return False

    def victims(self) -> dict[str, list[int]]:
        """The processes that may be killed, by what they are."""
        assert self.server is not None
        found: dict[str, list[int]] = {"supervisor": [self.server.pid]}
        for pid in children(self.server.pid):
            below = children(pid)
            if "postgres" in program(pid):
                found["postgres"] = [pid]
                found["session"] = [each for each in below if "liqaa_app" in title(each)]
            elif below:
                found["web"], found["web worker"] = [pid], below
            else:
                found["worker"] = [pid]
        return {name: pids for name, pids in found.items() if pids}

    def connect(self) -> psycopg.Connection:
        """A look into the database with the owner's eyes."""
        _app, _owner, admin = json.loads((self.home / "running.json").read_text())
        return psycopg.connect(admin, autocommit=True)

    def stop(self) -> int | None:
        code = None
        if self.server is not None and self.server.poll() is None:
            self.server.terminate()
            code = self.server.wait(60)
        self.log.close()
        processes.end_all((self.home / "postgres").resolve() / "programs")
        return code


def children(pid: int) -> list[int]:
    try:
        tasks = list(Path("/proc", str(pid), "task").iterdir())
        return [int(each) for task in tasks for each in (task / "children").read_text().split()]
    except OSError:
        return []


def program(pid: int) -> str:
    try:
        return (Path("/proc", str(pid)) / "exe").readlink().name
    except OSError:
        return ""


def title(pid: int) -> str:
    try:
        return Path("/proc", str(pid), "cmdline").read_text()
    except OSError:
        return ""


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
