"""Anchors: what is written outside the database, and what it proves."""

import random
from datetime import UTC, datetime

import pytest

from liqaa.journal import anchors, keeping
from liqaa.journal.anchors import Anchor
from liqaa.journal.models import Seal
from liqaa.journal.tests.conftest import NOW, seal_all, write_lines
from liqaa.journal.verifying import verify

AT = datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC)
ONE, TWO = bytes(range(32)), bytes(range(32, 64))


@pytest.fixture
def file(tmp_path):
    return tmp_path / "anchors" / "journal.txt"


def test_an_anchor_is_one_line_of_text(file):
    anchors.append(file, 3, ONE, AT)
    anchors.append(file, 10, TWO, AT)
    lines = file.read_text().splitlines()
    assert lines[1:] == [f"2026-11-22T01:02:03Z 3 3 {ONE.hex()}", f"2026-11-22T01:02:03Z 10 7 {TWO.hex()}"]
    assert anchors.known(file) == [Anchor(AT, 3, 3, ONE), Anchor(AT, 10, 7, TWO)]
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_same_head_is_not_written_twice_nor_an_older_one_after_it(file):
    assert anchors.append(file, 5, ONE, AT) == Anchor(AT, 5, 5, ONE)
    assert anchors.append(file, 5, ONE, AT) is None
    assert anchors.append(file, 4, ONE, AT) is None
    assert len(anchors.known(file)) == 1


def test_a_line_cut_off_by_a_power_cut_is_left_out_and_replaced(file):
    anchors.append(file, 5, ONE, AT)
    with file.open("a") as out:
        out.write("2026-11-22T01:1")
    assert len(anchors.known(file)) == 1
    anchors.append(file, 9, TWO, AT)
    assert anchors.known(file) == [Anchor(AT, 5, 5, ONE), Anchor(AT, 9, 4, TWO)]


@pytest.mark.parametrize(
    "text", ["hello\n", "2026-11-22T01:02:03Z 3 3 zz\n", "2026-11-22T01:02:03Z 0 0 00\n"]
)
def test_what_is_no_anchor_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 (any: parsing is Python's)
        anchors.read(text)


def test_an_anchor_taken_out_changed_or_moved_is_noticed():
    whole = [Anchor(AT, 3, 3, ONE), Anchor(AT, 10, 7, TWO), Anchor(AT, 12, 2, ONE)]
    assert anchors.broken(whole) == []
    assert anchors.broken(whole[1:]) == [whole[1]]
    assert anchors.broken([whole[0], whole[2]]) == [whole[2]]
    assert anchors.broken([whole[1], whole[0], whole[2]]) != []


def test_a_chain_that_agrees_with_its_anchors_is_whole(db, file):
    for _ in range(3):
        write_lines(random.randint(1, 9))
        seal_all()
        keeping.anchor(file, at=NOW)
    known = anchors.known(file)
    assert known[-1].position == Seal.objects.count()
    report = verify(anchors=known)
    assert (report.ok, report.anchors) == (True, 3)


def test_a_chain_written_anew_from_some_point_on_is_found_by_its_anchors(chain):
    seals = {seal.position: bytes(seal.digest) for seal in Seal.objects.all()}
    good = Anchor(AT, 50, 50, seals[50])
    other = Anchor(AT, chain, chain - 50, ONE)
    report = verify(anchors=[good, other])
    assert [(each.position, each.kind) for each in report.faults] == [(chain, "rewritten")]


def test_a_chain_that_ends_before_its_last_anchor_was_cut(chain):
    report = verify(anchors=[Anchor(AT, chain + 5, chain + 5, ONE)])
    assert [(each.position, each.kind) for each in report.faults] == [(chain + 1, "truncated")]
