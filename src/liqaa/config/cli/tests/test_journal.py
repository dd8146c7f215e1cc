"""``liqaa journal``: what it says and with which status it ends."""

import json
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.db import connection

from liqaa.config.cli import journal
from liqaa.config.launcher.faults import CannotRun
from liqaa.journal import rules
from liqaa.journal.models import Entry, Seal, Verification

TAMPER = """
from django.db import connections
with connections["owner"].cursor() as cursor:
    cursor.execute("UPDATE liqaa_journal_entry SET actor = '1' WHERE id ="
                   " (SELECT entry_id FROM liqaa_journal_seal WHERE position = 17)")
"""


@pytest.mark.slow
def test_a_folder_is_anchored_tampered_with_and_found_out(liqaa, home):
    assert liqaa("demo", "--prepare-only").returncode == 0
    assert liqaa("journal", "anchor").returncode == 0
    assert liqaa("manage", "shell", "-v0", "-c", TAMPER).returncode == 0
    found = liqaa("journal", "verify", "--json")
    told = json.loads(found.stdout)
    assert found.returncode == 1
    assert [(each["position"], each["kind"]) for each in told["faults"]] == [(17, "changed")]
    assert (told["unsealed"]["count"], told["anchors"]["compared"], told["lines"] > 100) == (0, 1, True)


@pytest.fixture
def here(monkeypatch, tmp_path):
    """The command on the test's own database, with a folder of its own."""

    @contextmanager
    def join(home):
        yield SimpleNamespace(home=tmp_path)

    monkeypatch.setattr(journal, "joined", join)
    return tmp_path


def test_lines_that_wait_for_their_seal_are_named_and_no_fault(db, here, capsys):
    assert journal.run(["verify", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["lines"], told["unsealed"]["count"]) == (True, 0, Entry.objects.count())
    assert told["unsealed"]["oldest_seconds"] > 0


def test_what_is_no_file_of_anchors_cannot_be_compared(db, here):
    with pytest.raises(CannotRun, match="no such file"):
        journal.run(["verify", "--anchors", str(here / "nowhere")])
    (here / "other.txt").write_text("something else\n")
    with pytest.raises(CannotRun, match="not a file of anchors"):
        journal.run(["verify", "--anchors", str(here / "other.txt")])


def test_anchoring_seals_what_waits_first(db, tmp_path, capsys):
    file = tmp_path / "journal.txt"
    assert journal._anchor(file) == 0
    assert Seal.objects.count() == Entry.objects.count()
    assert capsys.readouterr().out.split()[1] == str(Seal.objects.count())
    assert journal._anchor(file) == 0
    assert "anchored already" in capsys.readouterr().out


def test_a_check_is_kept_for_administrators(db, tmp_path, capsys):
    journal._anchor(tmp_path / "journal.txt")
    assert journal._verify(tmp_path / "journal.txt", as_json=False) == 0
    assert "the journal is whole" in capsys.readouterr().out
    kept = Verification.objects.get()
    assert (kept.lines, kept.faults, kept.position, kept.anchors) == (Seal.objects.count(), 0, None, 1)


def test_a_chain_shorter_than_its_anchor_ends_with_one(db, tmp_path, capsys):
    file = tmp_path / "journal.txt"
    journal._anchor(file)
    capsys.readouterr()
    head = Seal.objects.count()
    file.write_text(file.read_text() + f"2026-11-22T01:02:03Z {head + 9} 9 {'00' * 32}\n")
    assert journal._verify(file, as_json=True) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["faults"] == [{"position": head + 1, "kind": "truncated", "entry": None}]
    assert Verification.objects.get().kind == "truncated"


def test_a_database_that_does_not_answer_is_no_fault_of_the_journal(db, here):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = pg_catalog")
    with pytest.raises(CannotRun, match="cannot read the journal"):
        journal.run(["verify"])


def test_every_kind_of_fault_has_words():
    assert journal.SAID.keys() == set(rules.KINDS)
