import contextlib
import os
import re
import signal
import time
from pathlib import Path

import pytest

from liqaa.config.cli.tests.conftest import Server

pytestmark = pytest.mark.slow
LINKS = """
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.acting import acting_for
with acting_for(SYSTEM):
    print(sorted(Entry.objects.filter(verb="access.issue_link").values_list("actor", flat=True)))
"""
INIT = ("init", "--charter", "party-secretariats", "--name", "حزب الأمل", "--admin", "admin@example.org")


def kill_the_database(home: Path) -> None:
    """End PostgreSQL's main process as the kernel does when memory is short; wait for another."""
    (note,) = home.glob("postgres/data-*/postmaster.pid")
    killed = note.read_text().split()[0]
    os.kill(int(killed), signal.SIGKILL)
    deadline = time.monotonic() + 30
    while not (lines := note.read_text().split() if note.exists() else []) or lines[0] == killed:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def wait_until_it_answers(server: Server) -> None:
    """However slow the machine is: the database replays its log, the processes connect anew."""
    found: dict[str, str] = {}
    deadline = time.monotonic() + 90
    while found.get("database") != "ok" or found.get("worker") != "ok":
        assert time.monotonic() < deadline, found
        time.sleep(0.2)
        with contextlib.suppress(OSError):
            found = server.health()


def test_an_organisation_from_its_charter_to_a_restored_backup(liqaa, start, home, tmp_path):
    charter = tmp_path / "charter.toml"
    charter.write_text("schema = 'nonsense'\n")
    refused = liqaa("init", "--charter", str(charter), "--name", "حزب الأمل", "--admin", "admin@example.org")
    assert refused.returncode == 2
    assert len(refused.stderr.splitlines()) == 1

    made = liqaa(*INIT)
    assert (made.returncode, made.stderr) == (0, "")
    assert re.search(r"http://localhost:8000/\S+", made.stdout)

    twice = liqaa(*INIT)
    assert twice.returncode == 2
    assert "this folder holds an organisation already" in twice.stderr

    server = start("serve", "--port", "0")
    assert server.wait_until_healthy()["worker"] == "ok"
    kill_the_database(home)
    wait_until_it_answers(server)
    recovered = liqaa("access", "recover", "admin@example.org", "--drop-factors")
    assert (recovered.returncode, recovered.stderr) == (0, "")
    assert re.search(r"http://localhost:\d+/\S+", recovered.stdout)
    assert "second factors dropped: 0" in recovered.stdout
    unknown = liqaa("access", "recover", "other@example.org")
    assert unknown.returncode == 2
    assert unknown.stderr == "liqaa: لا حساب بهذا العنوان — no account has this address: other@example.org\n"
    saved = liqaa("backup")
    assert saved.returncode == 0
    backup = Path(saved.stdout.split(": ")[-1].strip())
    assert sorted(path.name for path in backup.iterdir()) == [
        "database.age",
        "files.age",
        "home.age",
        "manifest.age",
    ]
    assert server.stop() == 0
    assert server.printed.count("the database ended and starts again") == 1
    assert server.left_running() == []

    other = home.with_name(f"{home.name}-2")
    assert liqaa("restore", str(backup), "--key", str(home / "backup-key"), at=other).returncode == 0
    upgraded = liqaa("upgrade", at=other)
    assert (upgraded.returncode, upgraded.stderr) == (0, "")
    assert "up to date (0 migrations applied)" in upgraded.stdout
    question = "from liqaa.bodies.models import Organisation; print(Organisation.objects.get().name_ar)"
    assert liqaa("manage", "shell", "-v0", "-c", question, at=other).stdout == "حزب الأمل\n"
    assert liqaa("manage", "shell", "-v0", "-c", LINKS, at=other).stdout == "['system', 'system']\n"
