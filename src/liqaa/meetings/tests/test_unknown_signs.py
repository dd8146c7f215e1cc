"""A sign that no font of ours has stops no paper: standards for archives forbid it, readers do not."""

from pathlib import Path

import pytest

from liqaa.meetings.documents import letters, printed

FORM = Path(letters.__file__).with_name("letter.typ")


def words(title: str) -> dict[str, object]:
    return {
        "title": "دعوة", "lang": "ar", "rtl": True, "organisation": "حزب الأمل", "body": "", "day": [],
        "none": title, "facts": [], "agenda_title": "", "agenda": [], "code_words": "", "link_words": "",
        "letters": [],
    }  # fmt: skip


@pytest.mark.parametrize(("title", "archived"), [("لقاء", True), ("لقاء 🇲🇦", False), ("\x01", False)])
def test_a_paper_with_an_unknown_sign_is_made_without_the_standards(title: str, archived: bool) -> None:
    made = printed.drawn(FORM, words(title))
    assert made.startswith(b"%PDF-")
    assert (b"pdfaid" in made) is archived
