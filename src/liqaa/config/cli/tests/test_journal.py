"""``liqaa journal``: what it says and with which status it ends."""

import json

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


def test_a_folder_is_anchored_tampered_with_and_found_out(liqaa, home):
    assert liqaa("demo", "--prepare-only").returncode == 0
    waiting = liqaa("journal", "verify", "--json")
    told = json.loads(waiting.stdout)
    assert (waiting.returncode, told["lines"], told["unsealed"]["count"] > 100) == (0, 0, True)
    assert liqaa("journal", "anchor").returncode == 0
    whole = json.loads(liqaa("journal", "verify", "--json").stdout)
    assert (whole["ok"], whole["unsealed"]["count"], whole["anchors"]["compared"]) == (True, 0, 1)
    assert whole["lines"] == told["unsealed"]["count"]
    assert liqaa("manage", "shell", "-v0", "-c", TAMPER).returncode == 0
    found = liqaa("journal", "verify")
    assert found.returncode == 1
    assert "17: سطر غُيّر — changed" in found.stdout
    assert liqaa("journal", "verify", "--anchors", str(home / "nowhere")).returncode == 2
    anchors = home / "anchors" / "journal.txt"
    anchors.write_text("something else\n")
    assert liqaa("journal", "verify").returncode == 2


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
    head = Seal.objects.count()
    file.write_text(file.read_text() + f"2026-11-22T01:02:03Z {head + 9} 9 {'00' * 32}\n")
    assert journal._verify(file, as_json=True) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["faults"] == [{"position": head + 1, "kind": "truncated", "entry": None}]
    assert Verification.objects.get().kind == "truncated"


def test_a_database_that_does_not_answer_is_no_fault_of_the_journal(db, monkeypatch, tmp_path):
    from contextlib import contextmanager
    from types import SimpleNamespace

    @contextmanager
    def here(home):
        yield SimpleNamespace(home=tmp_path)

    monkeypatch.setattr(journal, "joined", here)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = pg_catalog")
    with pytest.raises(CannotRun, match="cannot read the journal"):
        journal.run(["verify"])


def test_every_kind_of_fault_has_words():
    assert journal.SAID.keys() == set(rules.KINDS)
