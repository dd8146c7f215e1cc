"""From a backup to its drill and back into an empty place, as an administrator does it."""

import json
import random
import shutil
import subprocess
from pathlib import Path

import psycopg
import pytest

from liqaa.config.cli.tests.conftest import command, environment
from liqaa.config.launcher.cluster import Cluster

INIT = ("init", "--charter", "party-secretariats", "--name", "حزب الأمل", "--admin", "admin@example.org")
PHRASE = "أربع كلمات لا يعرفها أحد"
ADD = """
from django.utils import timezone
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.people import actions
from liqaa.territory.models import Place
with acting_for(SYSTEM):
    place = Place.objects.exclude(parent=None).first()
    for name in ("أمينة الباقية", "سعيد الذاهب"):
        actions.add_person(name=name, place=place, by=SYSTEM, at=timezone.now(), relation="contact")
"""
ERASE = """
from django.utils import timezone
from liqaa.dashboards.jobs import write_forget_list
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.people import actions
from liqaa.people.models import Person
with acting_for(SYSTEM):
    actions.erase_person(person=Person.objects.get(name="سعيد الذاهب"), by=SYSTEM, at=timezone.now())
write_forget_list(0)
"""
NAMES = """
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.people.models import Person
with acting_for(SYSTEM):
    print(sorted(Person.objects.values_list("name", flat=True)))
"""


def test_a_backup_of_nothing_is_refused(liqaa, home):
    done = liqaa("backup")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing is set up here" in done.stderr
    assert not home.exists()


def typed(at: Path, words: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments),
        env=environment(at),
        input=f"{words}\n",
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def backup_of(done: subprocess.CompletedProcess[str]) -> Path:
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.split(": ")[-1].strip())


def shell(liqaa, program: str, at: Path) -> str:
    done = liqaa("manage", "shell", "-v0", "-c", program, at=at)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.slow
def test_from_the_backup_to_the_drill_and_back_into_an_empty_place(liqaa, home):
    made = liqaa(*INIT)
    key = liqaa("backup", "--show-key").stdout.strip()
    assert key.startswith("AGE-SECRET-KEY-1")
    assert key in made.stdout
    shell(liqaa, ADD, home)
    folder = home.with_name(f"{home.name}-b")
    first = backup_of(typed(home, PHRASE, "backup", str(folder), "--passphrase"))

    good = liqaa("drill", str(folder), "--json")
    found = json.loads(good.stdout)
    assert (good.returncode, found["faults"], found["unsealed"]) == (0, [], 0)
    assert found["lines"] > 3
    assert not list(home.glob("drill-*"))

    shell(liqaa, ERASE, home)
    other = home.with_name(f"{home.name}-2")
    refused = liqaa("restore", str(first), at=other)
    assert refused.returncode == 2
    assert "give --key FILE, or --passphrase" in refused.stderr
    wrong = typed(other, "another passphrase", "restore", str(first), "--passphrase")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "this passphrase does not open the backup" in wrong.stderr
    forgotten = ("--forgotten", str(home / "forgotten"))
    restored = typed(other, PHRASE, "restore", str(first), "--passphrase", *forgotten)
    assert restored.returncode == 0, restored.stderr
    assert "erased again: 1" in restored.stdout
    assert shell(liqaa, NAMES, other) == "['أمينة الباقية', 'شخص حُذفت بياناته']"
    assert (other / "backup-key").read_text() == (home / "backup-key").read_text()
    assert liqaa("journal", "verify", at=other).returncode == 0
    again = liqaa("restore", str(first), at=other)
    assert again.returncode == 2
    assert "this data folder is in use already" in again.stderr


@pytest.mark.slow
def test_a_newer_backup_beside_it_brings_the_forget_list(liqaa, home):
    assert liqaa(*INIT).returncode == 0
    shell(liqaa, ADD, home)
    first = backup_of(liqaa("backup"))
    shell(liqaa, ERASE, home)
    backup_of(liqaa("backup"))
    other = home.with_name(f"{home.name}-2")
    restored = liqaa("restore", str(first), "--key", str(home / "backup-key"), at=other)
    assert restored.returncode == 0, restored.stderr
    assert "erased again: 1" in restored.stdout


@pytest.mark.slow
def test_a_flipped_byte_and_a_changed_line_of_the_journal_are_found_by_the_drill(liqaa, home):
    assert liqaa(*INIT).returncode == 0
    written = backup_of(liqaa("backup"))
    flipped = home.with_name(f"{home.name}-f") / written.name
    shutil.copytree(written, flipped)
    content = bytearray((flipped / "database.age").read_bytes())
    content[random.Random(3).randrange(len(content))] ^= 1
    (flipped / "database.age").write_bytes(content)
    found = liqaa("drill", str(flipped))
    assert found.returncode == 1
    assert "changed since it was written: database.age" in found.stdout

    paper = home.with_name(f"{home.name}-paper")
    paper.write_text(liqaa("backup", "--show-key").stdout)
    assert liqaa("drill", str(written), "--key", str(paper)).returncode == 0

    change_a_line(home)
    backup_of(liqaa("backup", str(home.with_name(f"{home.name}-c"))))
    changed = liqaa("drill", str(home.with_name(f"{home.name}-c")))
    assert changed.returncode == 1
    assert "the journal: changed at 2" in changed.stdout
    lines = [json.loads(line) for line in (home / "drills.jsonl").read_text().splitlines()]
    assert [line["faults"] for line in lines] == [1, 0, 1]


def change_a_line(home: Path) -> None:
    """As somebody who owns the database can."""
    cluster = Cluster(home / "postgres")
    cluster.start()
    try:
        with psycopg.connect(cluster.url("postgres", "liqaa"), autocommit=True) as connection:
            connection.execute(
                "UPDATE liqaa_journal_entry SET actor = '7' WHERE id ="
                " (SELECT entry_id FROM liqaa_journal_seal WHERE position = 2)"
            )
    finally:
        cluster.stop()
