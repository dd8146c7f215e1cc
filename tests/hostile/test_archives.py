"""Zip and entity bombs: refused before a reader of documents sees them (threat list, XLSX/ODT/DOCX)."""

import io
import resource
import time
import tracemalloc
from pathlib import Path

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from liqaa.bodies.imports import read_sheet
from liqaa.files.actions import store
from liqaa.files.models import StoredFile
from liqaa.journal.actions import SYSTEM
from liqaa.kit.apart import Stopped, in_a_child
from liqaa.kit.archives import Bomb, weigh
from liqaa.kit.refusals import Refused
from liqaa.reports.text import command
from liqaa.reports.text.sources import Unreadable, text_of
from tests.hostile import bombs

each_bomb = pytest.mark.parametrize(("make", "code"), bombs.BOMBS.values(), ids=bombs.BOMBS)
each_way = pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(*bomb, id=name, marks=[pytest.mark.slow] if name == "size" else [])
        for name, bomb in bombs.BOMBS.items()
    ],
)
"""The bombs again, on the ways into the product; the one that is weighed for seconds is weighed once."""
LARGEST_CHANGE = 8 * 1024 * 1024


def code_of(data: bytes) -> str:
    try:
        weigh(data)
    except Bomb as bomb:
        return bomb.code
    return "carried"


@each_bomb
def test_a_bomb_is_known_by_what_it_is(make, code) -> None:
    assert code_of(make()) == code


def test_weighing_a_bomb_takes_little_memory_and_time() -> None:
    bomb = bombs.ratio()
    tracemalloc.start()
    began = time.process_time()
    assert code_of(bomb) == "ratio"
    spent, (_now, most) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (spent < 2, most < LARGEST_CHANGE) == (True, True)


def test_an_honest_document_is_carried() -> None:
    document = docx.Document()
    for number in range(500):
        document.add_paragraph(f"القرار {number}: تعقد الأمانة الإقليمية لقاءها رقم {number * number}.")
    out = io.BytesIO()
    document.save(out)
    assert code_of(out.getvalue()) == "carried"
    assert code_of(bombs.office(**{"word/embeddings/sheet.xlsx": bombs.sheet("<row/>")})) == "carried"


@given(st.binary(max_size=400), st.integers(0, 400), st.integers(0, 255))
def test_broken_archives_are_refused_and_nothing_else(tail: bytes, place: int, value: int) -> None:
    whole = bytearray(bombs.office())
    whole[place % len(whole)] = value
    assert code_of(bytes(whole)) in {"carried", "damaged", "entities"}
    assert code_of(b"PK\x03\x04" + tail) == "damaged"


@pytest.mark.django_db
@each_way
def test_no_bomb_is_stored(make, code, settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    with pytest.raises(Refused) as refusal:
        store(upload=SimpleUploadedFile("تقرير.docx", make()), by=SYSTEM, at=timezone.now())
    assert (refusal.value.field, StoredFile.objects.count(), list(tmp_path.iterdir())) == ("file", 0, [])


@each_way
def test_no_bomb_is_read_as_a_report(make, code, tmp_path: Path, capsys) -> None:
    data = make()
    with pytest.raises(Unreadable) as trouble:
        text_of(data, "a.docx")
    assert trouble.value.code in {"damaged", "bomb", "too_big", "unknown_format"}
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert command.main([str(path)]) == 2
    assert command.MESSAGES[trouble.value.code] in capsys.readouterr().err


@each_way
def test_no_bomb_is_read_as_a_spreadsheet(make, code) -> None:
    with pytest.raises(Refused) as refusal:
        read_sheet(SimpleUploadedFile("a.xlsx", make()))
    assert refusal.value.field == "file"


@pytest.mark.parametrize("make", [bombs.far_cell, bombs.repeated_cell])
def test_a_sheet_that_claims_a_hundred_gigabytes_ends_a_child_and_nothing_else(make) -> None:
    assert code_of(make()) == "carried"  # it packs like any sheet: only its reader would be led astray
    with pytest.raises(Refused):
        read_sheet(SimpleUploadedFile("a.xlsx", make()))


def test_a_row_of_more_cells_than_a_list_has_is_refused_in_words() -> None:
    with pytest.raises(Refused) as refusal:
        read_sheet(SimpleUploadedFile("a.xlsx", bombs.wide(20_000)))
    assert refusal.value.field == "file"


@pytest.mark.slow
def test_a_row_of_all_cells_that_a_file_may_hold_is_refused_in_bounded_time_and_memory() -> None:
    row = bombs.wide(800_000)
    assert (len(row) < 5 * 1024 * 1024, code_of(row)) == (True, "carried")
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Refused):
        read_sheet(SimpleUploadedFile("a.xlsx", row))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert (time.monotonic() - began < 60, grown < 64 * 1024) == (True, True)


def test_a_child_that_turns_in_circles_or_fails_is_stopped(monkeypatch) -> None:
    with pytest.raises(Stopped):
        in_a_child("liqaa.kit.workbooks", "nothing_of_this_name", b"")
    monkeypatch.setattr("liqaa.kit.apart.SECONDS", 0.5)
    began = time.monotonic()
    with pytest.raises(Stopped):
        in_a_child("time", "sleep", b"")  # the wrong kind of argument, or too long: no answer either way
    assert time.monotonic() - began < 30


def test_a_child_gets_no_secret() -> None:
    with pytest.raises(Stopped):
        in_a_child("os", "getenv", b"DATABASE_URL")
