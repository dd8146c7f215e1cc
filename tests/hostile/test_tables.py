"""Tables: no cell that leaves is a formula (ASVS 1.2.10), no table that comes in is beyond its limits."""

import csv
import io
import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from liqaa.bodies.imports import read_sheet
from liqaa.countdown.text.results import Fault, Gazetteer, read_results
from liqaa.kit.refusals import Refused
from liqaa.kit.sheets import LONGEST_CELL, MOST_COLUMNS, TooMuch, cell, csv_rows, csv_text
from tests.architecture.house import SOURCE, source_files

SPACES = [
    chr(code)
    for code in range(0x110000)
    if unicodedata.category(chr(code)) in {"Zs", "Zl", "Zp", "Cc", "Cf"} and code != 0
]
"""Every space, control and format character of Unicode: bidi marks and zero-width signs among them."""
heads = st.text(st.sampled_from(SPACES), max_size=4)


@given(heads, st.sampled_from("=+-@"), st.text(max_size=30))
def test_no_cell_begins_a_formula_whatever_stands_before_it(head: str, sign: str, rest: str) -> None:
    assert cell(head + sign + rest) == "'" + (head + sign + rest).replace("\x00", "")


def test_every_space_and_control_is_looked_past() -> None:
    slips = [f"U+{ord(space):04X}" for space in SPACES if not cell(f"{space}=A1").startswith("'")]
    assert (len(SPACES) > 200, slips) == (True, [])


@given(st.text())
def test_a_cell_is_the_text_or_the_text_behind_an_apostrophe(text: str) -> None:
    bare = text.replace("\x00", "")
    assert cell(text) in {bare, f"'{bare}"}


def test_words_and_numbers_stay_as_they_are() -> None:
    values = ("عين الشقف", "", None, 3, -3, -2.5, "2026-03-02", "أ=ب", "a-b", "المادة 3", True)
    said = ["عين الشقف", "", "", "3", "-3", "-2.5", "2026-03-02", "أ=ب", "a-b", "المادة 3", "True"]
    assert [cell(value) for value in values] == said


@given(st.lists(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=1), min_size=1))
def test_what_leaves_is_read_back_cell_by_cell(rows: list[list[str]]) -> None:
    text = csv_text(rows).removeprefix("\ufeff")
    found = list(csv.reader(io.StringIO(text, newline="")))
    assert found == [[cell(each) for each in row] for row in rows]


def test_no_room_writes_a_table_by_itself() -> None:
    writers = [
        str(path.relative_to(SOURCE))
        for path in source_files(".py")
        if "tests" not in path.parts
        and ("csv.writer" in path.read_text() or "DictWriter" in path.read_text())
    ]
    assert writers == ["kit/sheets.py"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a,b\n" * 50, "rows"),
        (",".join("x" * (MOST_COLUMNS + 1)), "columns"),
        ("," * 10**6, "columns"),
        ("x" * (LONGEST_CELL + 1), "cell"),
        ('"' + "x" * 200_000, "cell"),
    ],
    ids=["rows", "columns", "a million columns", "a long cell", "quotes never closed"],
)
def test_a_table_beyond_a_limit_is_stopped_at_it(text: str, code: str) -> None:
    with pytest.raises(TooMuch) as problem:
        list(csv_rows(text, delimiter=",", most=40))
    assert problem.value.code == code


HOSTILE = {
    "one line without end": b"name,office," + b"x" * 4_900_000,
    "a million columns": b"name,office\n" + b"," * 1_000_000,
    "quotes never closed": 'الاسم,المسؤولية\n"'.encode() + b"x" * 400_000,
    "10 MB in one line": b"x" * 10_000_000,
    "nothing but NUL": bytes(1_000_000),
    "NUL": b"name,office\x00\n",
    "mixed encodings": "الاسم,المسؤولية\n".encode() + "سناء".encode("utf-16") + b"\x00\xff",
    "UTF-16 cut short": "name,office".encode("utf-16")[:-1],
    "controls": bytes(range(1, 32)) * 50,
    "6 MB": b"name,office\n" + b"a,b\n" * 1_500_000,
    "too many rows": b"name,office\n" + b"a,b\n" * 5000,
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_list_of_people_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        read_sheet(SimpleUploadedFile("a.csv", content))
    assert (refusal.value.field, len(str(refusal.value.reasons[0])) > 10) == ("file", True)


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_results_of_an_election_are_faults(content: bytes) -> None:
    reading = read_results(content.decode("cp1256", "replace")[:5_000_000], Gazetteer({}, {}, {}))
    assert reading.whole is False
    assert all(isinstance(each.fault, Fault) for each in reading.wrong)
