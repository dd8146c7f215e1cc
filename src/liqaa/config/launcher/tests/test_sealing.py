"""The worker's second hand: within a second, anchored at the end, and never in the worker's way."""

import time

import pytest
from django.db import connection
from django.utils import timezone

from liqaa.config.launcher.sealing import Sealing, mail_anchor
from liqaa.journal import anchors
from liqaa.journal.actions import SYSTEM, record
from liqaa.journal.models import Entry, Seal
from liqaa.outbox.models import Message
from liqaa.territory.models import Place


def wait_for(count, seconds=10.0):
    """How long it took until so many lines were sealed."""
    began = time.monotonic()
    while Seal.objects.count() < count:
        assert time.monotonic() - began < seconds
        time.sleep(0.02)
    return time.monotonic() - began


@pytest.mark.django_db(transaction=True)
def test_lines_are_sealed_soon_and_anchored_when_it_ends(tmp_path):
    place = Place.objects.get(path="ma")
    sealing = Sealing(tmp_path / "journal.txt")
    sealing.start()
    try:
        wait_for(Entry.objects.count())
        record("meetings.plan", place, by=SYSTEM, at=timezone.now())
        assert wait_for(Entry.objects.count()) < 5, "half a second on a quiet machine"
        record("meetings.plan", place, by=SYSTEM, at=timezone.now())
    finally:
        sealing.stop(10)
    assert Seal.objects.count() == Entry.objects.count()
    assert anchors.known(tmp_path / "journal.txt")[-1].position == Seal.objects.count()


@pytest.mark.django_db(transaction=True)
def test_a_fault_ends_nothing(tmp_path, caplog):
    blocked = tmp_path / "journal.txt"
    blocked.mkdir()
    sealing = Sealing(blocked)
    sealing.start()
    wait_for(Entry.objects.count())
    sealing.stop(10)
    assert Seal.objects.count() == Entry.objects.count()
    assert "sealing the journal" in caplog.text


def test_the_anchor_is_mailed_once_a_day(db, tmp_path):
    file = tmp_path / "journal.txt"
    anchors.append(file, 4, bytes(32), timezone.now())
    for _ in range(2):
        mail_anchor(file, "notary@example.invalid", timezone.now())
    assert [each.recipient for each in Message.objects.filter(key__startswith="journal-anchor")] == [
        "notary@example.invalid"
    ]
    assert connection.in_atomic_block
