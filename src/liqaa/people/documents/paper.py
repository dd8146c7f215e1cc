"""A person's data as a PDF that reads right in Arabic: shaped, from right to left, numbers isolated.

Typst writes it without any program of the system; words go in as data, so nothing a person typed is markup.
The fonts come with the product and nothing of the machine's is used.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fontpkg_ibm_plex_sans_arabic import ROOT

from liqaa.kit.arabic import NUMBERS, isolate, isolate_ltr
from liqaa.kit.privacy import Section
from liqaa.kit.spelled import spelled

RIGHT_TO_LEFT = frozenset({"ar"})


@dataclass(frozen=True)
class Heading:
    """What stands above: whose data, a line under it, the language it is written in."""

    title: str
    note: str
    language: str


def paper_of(sections: Sequence[Section], *, heading: Heading) -> bytes:
    """The PDF. Rows stand as pairs of label and value, which reads on paper and on a phone."""
    words = {
        "title": isolate(heading.title),
        "note": heading.note,
        "lang": heading.language,
        "dir": "rtl" if heading.language in RIGHT_TO_LEFT else "ltr",
        "sections": [_section(each) for each in sections],
    }
    import typst  # a large library: only the worker that writes a PDF loads it

    inputs = {"data": json.dumps(words, ensure_ascii=False)}
    form: bytes = Path(__file__).with_name("paper.typ").read_bytes()
    write: Any = typst.compile  # its stubs do not know a form given as bytes
    made: bytes = write(
        form,
        sys_inputs=inputs,
        font_paths=fonts(),
        ignore_system_fonts=True,
    )
    return spelled(made)


@cache
def fonts() -> list[str]:
    """The folders of the fonts that come with the product."""
    return sorted({str(each.parent) for each in Path(ROOT).rglob("*.ttf")})


def _section(section: Section) -> dict[str, object]:
    labels = [str(label) for _key, label in section.columns]
    rows = [
        [[label, shown(value)] for label, value in zip(labels, row, strict=True) if value]
        for row in section.rows
    ]
    return {"title": str(section.title), "rows": rows}


def shown(value: str) -> str:
    """A value that keeps its own direction among words of the other one: 2026-11-22, a phone, an address."""
    first = next((char for char in value if char.isalpha()), "")
    if not first or first.isascii():
        return isolate_ltr(value)
    return isolate(NUMBERS.sub(lambda found: isolate_ltr(found[0]), value))
