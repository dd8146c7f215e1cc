"""Papers as PDF: Arabic shaped, tagged, made to be kept, the product's own fonts inside.

The one place that writes a PDF. A form (Typst) lies beside the code of the room that prints it, in its drawer
``documents``; ``printing.typ`` stands before every form. Words go in as data, so nothing that somebody typed
is markup. No program of the system and none of the machine's fonts is used. The text layer is put right
afterwards: ``kit.spelled``.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fontpkg_ibm_plex_sans_arabic import ROOT

from liqaa.kit.runs import RIGHT_TO_LEFT, reads_rtl, runs_of
from liqaa.kit.spelled import spelled

STANDARDS = ("a-2b", "ua-1")
"""PDF/A-2b (ISO 19005-2), to be read in fifty years; PDF/UA-1 (ISO 14289-1), to be read aloud."""
HEAD = Path(__file__).with_name("printing.typ")

type Said = dict[str, object]


class NotPrinted(ValueError):
    """The form and the words make no paper, not even a plain one: a picture among them is broken."""


def printed(form: Path, *, title: str, language: str, words: Mapping[str, object]) -> bytes:
    """The PDF of a form filled with words, which it finds as ``data`` beside the title and the language.

    Both standards forbid a sign that no font of ours has, such as an emoji in a title: with one, the paper is
    a plain PDF with an empty box in that place, rather than none at all. Raises ``NotPrinted``.
    """
    import typst  # a large library: only who writes a PDF loads it

    write: Any = typst.compile  # its stubs do not know a form given as bytes
    data = {"author": "", **words, "title": title, "lang": language, "rtl": language in RIGHT_TO_LEFT}
    whole = HEAD.read_bytes() + form.read_bytes()
    filled = {
        "sys_inputs": {"data": json.dumps(data, ensure_ascii=False)},
        "font_paths": fonts(),
        "ignore_system_fonts": True,
    }
    for standards in (STANDARDS, ()):
        try:
            return spelled(write(whole, **filled, pdf_standards=list(standards)))
        except typst.TypstError as error:
            problem = error
    raise NotPrinted(form.name) from problem


def said(text: str, language: str) -> Said:
    """A text as forms take it (``runs``): in its runs, with the direction in which it is read."""
    runs = [{"t": run.text, "n": run.number} for run in runs_of(text)]
    return {"rtl": reads_rtl(text, otherwise=language in RIGHT_TO_LEFT), "runs": runs}


@cache
def fonts() -> list[str]:
    """The folders of the fonts that come with the product."""
    return sorted({str(each.parent) for each in Path(ROOT).rglob("*.ttf")})
