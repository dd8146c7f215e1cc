"""Broken, hostile and endless input: nothing escapes but a refusal, and time grows in proportion at worst."""

import gzip
import io
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liqaa.reports.text.read import read_report
from liqaa.reports.text.sources import Unreadable, text_of

REPORTS = sorted((Path(__file__).parent / "reports").glob("*/*.txt"))
SEED = 20241122
ODD = (
    "\x00", "\u202e", "\u200f", "\u2028", "\x85", "\ufeff", "\ud800", "\U0010ffff", "ﷺ", "ﻻ", "ـ", "ً",
    "\u0301", "0", "٣", "۳", "«", "»", "(", ":", "،", "..", "\n", "\n\n* ", "- ", "و", "لل",
    "ال", " بن ", " عبد ", "|",
)  # fmt: skip
GROWTH = 2.5
"""How much more than in proportion a longer text may take: clocks of a busy machine are uneven."""


def mutated(text: str, dice: random.Random) -> str:
    """A report cut, shuffled, repeated and sprinkled with odd characters."""
    pieces = [text[i : i + dice.randint(1, 60)] for i in range(0, len(text), 40)]
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(pieces))
        change = dice.randrange(4)
        if change == 0:
            pieces[at] = dice.choice(ODD) * dice.randint(1, 4)
        elif change == 1:
            pieces.insert(at, dice.choice(pieces))
        elif change == 2 and len(pieces) > 1:
            del pieces[at]
        else:
            middle = dice.randrange(len(pieces[at]) + 1)
            pieces[at] = pieces[at][:middle] + dice.choice(ODD) + pieces[at][middle:]
    return "".join(pieces)


def assert_sound(text: str) -> None:
    """Reads a text and follows every span into it."""
    reading = read_report(text)
    spans = [span for finding in reading.findings for span in finding.spans]
    assert [(start, end) for start, end in spans if not 0 <= start < end <= len(reading.text)] == []


def seconds(work: Callable[[], object]) -> float:
    """The processor's time for some work, the better of two."""
    taken = []
    for _ in range(2):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def refused_or_read(data: bytes, name: str) -> str:
    """What became of a file: ``read``, or the code of its refusal."""
    try:
        text_of(data, name)
    except Unreadable as error:
        return error.code
    return "read"


@pytest.mark.parametrize("number", range(len(REPORTS)), ids=lambda number: REPORTS[number].stem)
def test_a_report_that_was_damaged_is_read_soundly(number):
    dice = random.Random(SEED + number)
    text = REPORTS[number].read_text(encoding="utf-8")
    for _ in range(4):
        assert_sound(mutated(text, dice))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25))
def test_many_damaged_reports_are_read_soundly(seed):
    dice = random.Random(seed)
    for path in REPORTS:
        assert_sound(mutated(path.read_text(encoding="utf-8"), dice))


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=300))
def test_any_code_points_surrogates_too_are_read_soundly(text):
    assert_sound(text)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=600), st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", "-", "a"]))
def test_any_bytes_under_any_name_are_text_or_a_refusal(data, name):
    codes = {"read", "empty", "binary", "too_big", "unknown_format", "damaged"}
    assert refused_or_read(data, name) in codes


@pytest.mark.parametrize(
    "words",
    [
        "ا",
        *(
            pytest.param(words, marks=pytest.mark.slow)
            for words in ("محمد العطاوي، ", "قرر المجلس دعم القرب وعقد لقاء ", "تعاني من ضعف الطرق ", "« ")
        ),
    ],
)
def test_one_line_of_ten_megabytes_takes_at_most_ten_times_one_of_a_megabyte(words):
    short, long = (words * (size // len(words.encode())) for size in (1_000_000, 10_000_000))
    assert seconds(lambda: read_report(long)) <= GROWTH * 10 * seconds(lambda: read_report(short))
    assert refused_or_read(long.encode(), "a.txt") == "too_big"


TURNS = (
    "بحضور ", "محمد العطاوي ", "- محمد العطاوي، عضو المجلس الوطني\n", "ترأس محمد العطاوي لقاء تواصليا ",
    "رئيس جماعة ", "بإقليم تاونات ", "22 نونبر 2024 ", "قرر المجلس دعم القرب. ", "وخلص الاجتماع إلى ",
    "أكد محمد العطاوي أن القرب مهم. ", "مخرجات:\n* تسطير برنامج\n", "شعار: «قرب» ", "حزب الأفق الجديد ",
    "دعا إلى القرب وإلى العمل ", "120 زائرا ", "السيد ", "بن ", "ضمن لقاءات ", "Karim Alaoui, président, ",
    "Le comité régional a tenu une réunion à Rabat.\n", "D", "1/", "( ", "\n",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("turn", TURNS)
def test_a_turn_repeated_four_times_as_often_takes_four_times_as_long(turn):
    short, long = (turn * (size // len(turn)) for size in (20_000, 80_000))
    floor = 0.02
    assert seconds(lambda: read_report(long)) <= GROWTH * 4 * max(floor, seconds(lambda: read_report(short)))


@pytest.mark.parametrize("depth", [100, 5_000, 100_000])
@pytest.mark.parametrize("tag", ["div", "span", "table><tr><td", "ul><li"])
def test_a_deeply_nested_page_is_read_or_refused(depth, tag):
    page = f"<html><body>{f'<{tag}>' * depth}عقد الحزب لقاء بميدلت</body></html>"
    assert refused_or_read(page.encode(), "a.html") in {"read", "damaged", "empty", "too_big"}


@pytest.mark.parametrize(
    "page", ["<html>", "<" * 5000, "<!--" * 2000, "&#x0;" * 500, "<p" * 3000, "<a b='" * 999]
)
def test_a_broken_page_is_read_or_refused(page):
    assert refused_or_read(page.encode(), "a.html") in {"read", "damaged", "empty"}


def word_document() -> bytes:
    """A good document of three paragraphs and a table."""
    document = docx.Document()
    for _ in range(3):
        document.add_paragraph("عقد حزب الأفق الجديد لقاء تواصليا بميدلت.", style="List Bullet")
    document.add_table(rows=2, cols=2).cell(0, 0).text = "قرار أول"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_document_broken_anywhere_is_read_or_refused():
    whole, dice = word_document(), random.Random(SEED)
    for _ in range(60):
        broken = bytearray(whole)
        for _ in range(dice.randint(1, 30)):
            broken[dice.randrange(4, len(broken))] = dice.randrange(256)
        assert refused_or_read(bytes(broken[: dice.randint(40, len(broken))]), "a.docx") != "too_big"
        assert refused_or_read(bytes(broken), "a.docx") in {"read", "damaged", "unknown_format", "empty"}


@pytest.mark.parametrize(
    "xml",
    [
        b"", b"<w:document", b"<a/>", b"\xff\xfe", b"<w:document xmlns:w='x'><w:body/></w:document>",
        b"<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]><a>&d;</a>",
    ],
)  # fmt: skip
def test_a_word_document_with_a_broken_inside_is_refused(xml):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_document())) as good, zipfile.ZipFile(out, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, xml if name == "word/document.xml" else good.read(name))
    assert refused_or_read(out.getvalue(), "a.docx") in {"damaged", "empty"}


GZIP = gzip.compress(b"a", mtime=0)[:10]


@pytest.mark.parametrize("head", [b"%PDF-1.7\n", b"\x89PNG\r\n", GZIP, b"PK\x03\x04"])
@pytest.mark.parametrize("name", ["a.pdf", "a.txt", "a.docx", "-"])
def test_another_format_cut_short_is_refused(head, name):
    dice = random.Random(SEED)
    assert refused_or_read(head + dice.randbytes(500), name) in {"binary", "unknown_format", "damaged"}
