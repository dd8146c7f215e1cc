"""Papers: a PDF and a DOCX that say the same, from right to left, with an Arabic text that is found."""

import io
import re
import shutil
import subprocess
import time
from collections import Counter
from dataclasses import replace
from unicodedata import normalize

import docx
import pytest
from django.urls import reverse
from docx.oxml.ns import qn
from pdfminer.pdfpage import PDFPage

from liqaa.kit.runs import runs_of
from liqaa.kit.spelled import spelled
from liqaa.kit.tests.readers import as_drawn, glyphs_of, lines_of
from liqaa.meetings import actions, queries
from liqaa.meetings.documents import (
    Heading,
    Letterhead,
    Paper,
    Rows,
    Signs,
    Words,
    docx_of,
    minutes_paper,
    pdf_of,
)
from liqaa.meetings.documents.paper import text_of
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import NOW, PROVINCE
from liqaa.people.tests.factories import account

SENTENCE = "قرر المجلس الإقليمي تأسيس لجان محلية في كل الجماعات"
BODY = f"{SENTENCE}، وحدد أجل 30 يوما ابتداء من 2026-11-22، والهاتف +212 600-112233."
ARABIC = re.compile("[\u0600-\u06ff]")
SIGNS = re.compile("[\u064b-\u0652]")
SIGNED = "شكرًا جزيلًا للسيّد محمّد المرّاكشيّ مقرّرًا على حضورِه"


def paper(pages=1):
    """A paper with one of each piece; its prose repeated."""
    return Paper(
        "محضر اجتماع",
        "ar",
        Letterhead("تنظيم المثال", "الأمانة الإقليمية"),
        facts=[("التاريخ", "الأحد 22 نونبر 2026"), ("المكان", "المقر")],
        blocks=[
            Heading("الافتتاح"),
            Words(BODY),
            Rows(["الاسم", "الصفة"], [["نجاة بنعلي", "رئيسة 2021-2027"]], [1, 1]),
            *[Words(BODY * 3 + "\n" + BODY * 3)] * (pages - 1) * 4,
            Signs([("سعيد المرابط", "أمين جهوي", "")]),
        ],
    )


def words_of_pdf(content):
    """The words of a PDF, counted, each in its own direction, without signs."""
    return Counter(word for line in lines_of(content) for word in line.split())


def arabic_words(texts):
    """The Arabic words of texts, counted, without the signs above and below their letters."""
    return Counter(re.findall("[\u0621-\u064a]+", SIGNS.sub("", " ".join(texts))))


def test_numbers_and_dates_are_runs_of_their_own_and_marks_are_left_out():
    assert [(run.text, run.number) for run in runs_of(f"الأثر: {'0ab1' * 16}.")] == [
        ("الأثر: ", False), ("0ab1" * 16, True), (".", False),
    ]  # fmt: skip
    runs = runs_of("من \u20662026-11-22\u2069 إلى 2026-12-01.")
    assert [(run.text, run.number) for run in runs] == [
        ("من ", False), ("2026-11-22", True), (" إلى ", False), ("2026-12-01", True), (".", False),
    ]  # fmt: skip


def test_the_pdf_is_tagged_for_keeping_and_its_arabic_is_found():
    content = pdf_of(paper())
    head = content.decode("latin-1")
    assert all(mark in head for mark in ("/MarkInfo", "/StructTreeRoot", "pdfaid:part", "pdfuaid:part"))
    said = as_drawn(content)
    assert (SENTENCE in said, "2026-11-22"[::-1] in said, "\u2066" in said) == (True, True, False)


def test_pdf_and_docx_say_the_same_words():
    made = paper()
    said = arabic_words(text_of(made))
    pdf = arabic_words(words_of_pdf(pdf_of(made)).elements())
    assert (arabic_words(paragraphs(docx_of(made))), pdf) == (said, said)


def test_a_logo_that_cannot_be_drawn_stops_no_paper():
    for kind, logo in (("image/png", b"\x89PNG\r\n\x1a\nbroken"), ("image/svg+xml", b"<svg")):
        made = replace(paper(), letterhead=Letterhead("تنظيم المثال", logo=logo, logo_type=kind))
        assert b"pdfaid" in pdf_of(made)
        assert docx_of(made)[:2] == b"PK"


def paragraphs(content):
    """The paragraphs of a DOCX, in tables and outside."""
    document = docx.Document(io.BytesIO(content))
    return [
        "".join(found.text or "" for found in paragraph.iter(qn("w:t")))
        for paragraph in document.element.body.iter(qn("w:p"))
    ]


def test_the_docx_runs_from_right_to_left_wherever_a_program_looks():
    document = docx.Document(io.BytesIO(docx_of(paper())))
    body = document.element.body
    written = [each for each in body.iter(qn("w:p")) if any(found.text for found in each.iter(qn("w:t")))]
    assert written
    assert all(each.pPr.find(qn("w:bidi")) is not None for each in written)
    assert all(table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in document.tables)
    runs = {run.find(qn("w:t")).text: run for run in body.iter(qn("w:r")) if run.find(qn("w:t")) is not None}
    letters = {text for text in runs if ARABIC.search(text)}
    right = {
        text for text, run in runs.items() if run.rPr is not None and run.rPr.find(qn("w:rtl")) is not None
    }
    assert letters <= right
    numbers = {f"\u200e{number}\u200e" for number in ("2026-11-22", "+212 600-112233")}
    assert (numbers <= runs.keys(), numbers & right) == (True, set())


def letters_of(content):
    """Every letter and sign of the first page, counted, as its text layer holds them."""
    said = "".join(each.get_text() for each in glyphs_of(content))
    return Counter(normalize("NFKC", said).replace(" ", ""))


def test_each_letter_and_each_sign_stands_once_in_the_text_layer():
    long = pdf_of(Paper("محضر", "ar", Letterhead(), blocks=[Words(f"{SIGNED}\n" * 60)]))
    assert letters_of(long)["ّ"] == 5 * letters_of(long)["ق"]
    content = pdf_of(Paper("محضر", "ar", Letterhead(), blocks=[Words(SIGNED)]))
    assert letters_of(content) == Counter("محضر" + SIGNED.replace(" ", "") + "1/1")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils are not on this machine")
def test_a_reader_of_pages_finds_sentences_and_words_with_signs(tmp_path):
    (tmp_path / "paper.pdf").write_bytes(pdf_of(replace(paper(), blocks=[Words(SENTENCE), Words(SIGNED)])))
    command = ["pdftotext", str(tmp_path / "paper.pdf"), "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=20).stdout
    read_text = normalize("NFKC", re.sub("[\u202a-\u202e]", "", told))
    assert SENTENCE in read_text
    assert "محضر اجتماع" in read_text
    assert [word for word in ("شكرًا", "مقرّرًا", "للسيّد") if word not in read_text] == []


def test_a_text_layer_put_right_leaves_a_file_that_is_laid_out_otherwise_alone():
    for strange in (b"", b"%PDF-1.7\nnothing here", b"%PDF-1.7\nstartxref\n9\n%%EOF"):
        assert spelled(strange) == strange
    content = pdf_of(paper())
    assert spelled(content) == content


def test_prose_keeps_its_direction_whatever_language_its_paper_speaks():
    made = Paper(
        "Procès-verbal", "fr", Letterhead("Parti"), facts=[("Jour", "22 نونبر 2026 · 10:00")],
        blocks=[Words(f"{SENTENCE}\nLa séance est ouverte.")],
    )  # fmt: skip
    body = docx.Document(io.BytesIO(docx_of(made))).element.body
    turned = {
        "".join(found.text or "" for found in each.iter(qn("w:t"))): each.pPr is not None
        and each.pPr.find(qn("w:bidi")) is not None
        for each in body.iter(qn("w:p"))
    }
    assert (turned[SENTENCE], turned["La séance est ouverte."], turned["Parti"]) == (True, False, False)
    assert turned["\u200e22\u200e نونبر \u200e2026\u200e\u200f · \u200f\u200e10:00\u200e"]
    assert arabic_words(words_of_pdf(pdf_of(made)).elements()) == arabic_words([SENTENCE, "نونبر"])


@pytest.mark.slow
def test_forty_pages_become_a_pdf_within_a_second():
    made = paper(pages=60)
    pdf_of(paper())
    began = time.perf_counter()
    content = pdf_of(made)
    taken = time.perf_counter() - began
    pages = len(list(PDFPage.get_pages(io.BytesIO(content))))
    print(f"{pages} pages in {taken:.2f} s")
    assert pages >= 40
    assert taken < 1


@pytest.mark.django_db
def test_the_minutes_of_a_full_meeting_in_both_forms_and_languages(client):
    meeting = factories.full_meeting()
    writer = account(("local_secretary", PROVINCE))
    minutes = actions.draft_minutes(meeting=meeting, opening="افتتاح", closing="اختتام", by=writer, at=NOW)
    parts = queries.parts_of(minutes, confidential=True)
    actions.write_part(part=parts[0], text=BODY, started_from=0, by=writer, at=NOW)
    actions.set_confidential(part=parts[1], confidential=True, by=writer, at=NOW)
    actions.write_part(part=parts[1], text="سر", started_from=0, by=writer, at=NOW)
    said = text_of(minutes_paper(minutes, language="ar"))
    assert (BODY in said, "سر" in said, "سعيد المرابط" in said, "أمين جهوي" in said) == (
        True, False, True, True,
    )  # fmt: skip
    assert "سر" in text_of(minutes_paper(minutes, language="ar", confidential=True))
    client.force_login(writer)
    for which in ("minutes", "attendance", "decisions"):
        for form, start in (("pdf", b"%PDF-"), ("docx", b"PK")):
            answer = client.get(reverse("meetings:paper", args=[meeting.pk, which, form]))
            assert (answer.status_code, answer.content[: len(start)]) == (200, start)
            assert answer["Content-Disposition"].startswith("attachment")
    assert client.get(reverse("meetings:paper", args=[meeting.pk, "minutes", "exe"])).status_code == 404
