"""Papers as PDF: what they say is found in their text layer, they are tagged, and made to be kept."""

from pathlib import Path
from unicodedata import category, normalize

import pytest

from liqaa.kit.printing import NotPrinted, fonts, printed, said
from liqaa.kit.spelled import spelled
from liqaa.kit.tests.readers import as_drawn, from_the_right

SENTENCE = "قرّر المجلسُ الإقليميُّ تأسيسَ لجانٍ محلّيّةٍ في كلّ الجماعاتِ"
FORM = """
#runs(data.said)
#if "picture" in data { image(bytes(data.picture), format: "png", alt: "x") }
"""


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("forms") / "form.typ"
    path.write_text(FORM, "utf-8")
    return path


def made(form: Path, text: str, title: str = "محضر", **more: object) -> bytes:
    return printed(form, title=title, language="ar", words={"said": said(text, "ar"), **more})


def letters_of(line: str) -> str:
    return "".join(each for each in normalize("NFKC", line) if category(each) != "Mn")


def signs_of(line: str) -> list[str]:
    return sorted(each for each in normalize("NFKC", line) if category(each) == "Mn")


def test_a_vowelled_arabic_sentence_is_found_in_the_text_layer(form: Path) -> None:
    line = from_the_right(made(form, SENTENCE))
    assert (letters_of(line), signs_of(line)) == (letters_of(SENTENCE), signs_of(SENTENCE))
    assert "\u2066" not in line


def test_words_are_drawn_in_the_order_they_are_read(form: Path) -> None:
    """ISO 32000-1, 14.8.2.5.3: letters of a word stand reversed, the words do not."""
    bare = letters_of(SENTENCE)
    content = made(form, f"{bare}، يوم 2026-11-22 {bare}.")
    assert as_drawn(content).startswith(f"{bare}، يوم 22-11-6202 {bare}")
    assert spelled(content) == content


def test_a_paper_is_tagged_and_made_to_be_kept(form: Path) -> None:
    head = made(form, "من 2026-11-22").decode("latin-1")
    marks = ("/MarkInfo", "/StructTreeRoot", "/Lang", "pdfaid:part", "pdfaid:conformance", "pdfuaid:part")
    assert [mark for mark in marks if mark not in head] == []
    assert all(Path(folder).is_dir() for folder in fonts())


@pytest.mark.parametrize(("text", "kept"), [("لقاء", True), ("لقاء 🇲🇦", False), ("\x01", False)])
def test_a_sign_that_no_font_has_stops_no_paper(form: Path, text: str, kept: bool) -> None:
    content = made(form, text, title=text)
    assert (content[:5], b"pdfaid" in content) == (b"%PDF-", kept)


def test_what_somebody_typed_is_no_markup(form: Path) -> None:
    line = from_the_right(made(form, '#read("/etc/passwd") *b* $x$ = h'))
    assert sorted(line.replace(" ", "")) == sorted('#read("/etc/passwd")*b*$x$=h')


def test_a_broken_picture_makes_no_paper_and_says_so(form: Path) -> None:
    with pytest.raises(NotPrinted, match=r"form\.typ"):
        made(form, "نص", picture=list(b"\x89PNG\r\n\x1a\nbroken"))
