"""A paper as PDF: Arabic shaped, tagged, PDF/A-2b and PDF/UA-1, the product's own fonts inside.

Typst writes it without any program of the system, from data alone.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fontpkg_ibm_plex_sans_arabic import ROOT

from liqaa.kit.spelled import spelled
from liqaa.meetings.documents.paper import (
    Block,
    Heading,
    Items,
    Paper,
    Rows,
    Signs,
    Words,
    lines_of,
    reads_rtl,
    runs_of,
)

MEDIA_TYPE = "application/pdf"
STANDARDS = ["a-2b", "ua-1"]
LOGOS = {"image/png": "png", "image/svg+xml": "svg"}

type Said = dict[str, object]


def pdf_of(paper: Paper) -> bytes:
    """The PDF of a paper."""
    return drawn(Path(__file__).with_name("paper.typ"), _data(paper))


def drawn(form: Path, words: Mapping[str, object]) -> bytes:
    """A form filled with words, as a PDF that keeps both standards.

    They forbid a sign that no font of ours has, such as an emoji in a title: with one, the paper is a plain
    PDF with an empty box in that place, rather than none at all.
    """
    import typst  # a large library: only who writes a PDF loads it

    write: Any = typst.compile  # its stubs do not know a form given as bytes
    filled = {
        "sys_inputs": {"data": json.dumps(words, ensure_ascii=False)},
        "font_paths": fonts(),
        "ignore_system_fonts": True,
    }
    try:
        made: bytes = write(form.read_bytes(), **filled, pdf_standards=STANDARDS)
    except typst.TypstError:
        made = write(form.read_bytes(), **filled)
    return spelled(made)


@cache
def fonts() -> list[str]:
    """The folders of the fonts that come with the product."""
    return sorted({str(each.parent) for each in Path(ROOT).rglob("*.ttf")})


def _data(paper: Paper) -> dict[str, object]:
    head = paper.letterhead
    known = head.logo is not None and head.logo_type in LOGOS
    rtl = paper.rtl
    return {
        "title": paper.title,
        "lang": paper.language,
        "rtl": rtl,
        "organisation": head.organisation,
        "body": _said(head.body, rtl),
        "logo": list(head.logo) if head.logo and known else None,
        "logo_format": LOGOS.get(head.logo_type, ""),
        "facts": [[_said(part, rtl) for part in pair] for pair in paper.facts],
        "blocks": [_block(block, rtl) for block in paper.blocks],
        "foot": paper.foot,
    }


def _said(text: str, otherwise: bool) -> Said:
    """A text in its runs, with the direction in which it is read."""
    runs = [{"t": run.text, "n": run.number} for run in runs_of(text)]
    return {"rtl": reads_rtl(text, otherwise=otherwise), "runs": runs}


def _block(block: Block, rtl: bool) -> dict[str, object]:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "said": _said(block.text, rtl)}
        case Words():
            lines = [_said(line, rtl) for line in lines_of(block.text)]
            return {"kind": "words", "lines": lines, "quiet": block.quiet}
        case Items():
            items = [_said(text, rtl) for text in block.texts]
            return {"kind": "items", "items": items, "numbered": block.numbered}
        case Rows():
            return {
                "kind": "rows",
                "head": [_said(cell, rtl) for cell in block.head],
                "rows": [[_said(cell, rtl) for cell in row] for row in block.rows],
                "widths": list(block.widths) or [1] * len(block.head),
            }
        case Signs():
            return {"kind": "signs", "people": [[_said(part, rtl) for part in each] for each in block.people]}
