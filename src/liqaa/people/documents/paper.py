"""A person's data as a PDF to read, on paper and on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from liqaa.kit.printing import printed, said
from liqaa.kit.privacy import Section

FORM = Path(__file__).with_name("paper.typ")


@dataclass(frozen=True)
class Heading:
    """What stands above: whose data, a line under it, the language it is written in."""

    title: str
    note: str
    language: str


def paper_of(sections: Sequence[Section], *, heading: Heading) -> bytes:
    """The PDF: each row as pairs of label and value, without those that are empty."""
    language = heading.language
    words = {
        "heading": said(heading.title, language),
        "note": said(heading.note, language),
        "sections": [_section(each, language) for each in sections],
    }
    return printed(FORM, title=heading.title, language=language, words=words)


def _section(section: Section, language: str) -> dict[str, object]:
    rows = [[[str(label), said(value, language)] for label, value in row if value] for row in section.named]
    return {"title": str(section.title), "rows": rows}
