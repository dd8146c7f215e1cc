"""A paper as DOCX that Word and LibreOffice lay out from right to left.

Direction stands in the file where each program looks for it: ``w:bidi`` on every paragraph, ``w:rtl`` on
every run of letters (numbers are runs without it), ``w:bidiVisual`` on tables (ECMA-376 part 1, 17.3.1.6,
17.3.2.30, 17.4.1).
"""

import io
from typing import Any
from unicodedata import bidirectional

from liqaa.kit.runs import Run, reads_rtl, runs_of
from liqaa.meetings.documents.paper import (
    Block,
    Heading,
    Items,
    Paper,
    Rows,
    Signs,
    Words,
    lines_of,
)

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LEFT = "\u200e"
"""Around numbers and dates: else LibreOffice turns 2026-11-22 after an Arabic word (UAX 9, rule W2)."""
RIGHT = "\u200f"
"""Around signs between two numbers in a line that runs from right to left: else they join the numbers."""
FONT = "Arial"  # on every machine that opens a DOCX, and with Arabic letters
LOCALES = {"ar": "ar-MA", "fr": "fr-MA"}
PICTURES = frozenset({"image/png"})
PPR_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
    "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What must stand behind ``w:bidi`` in a paragraph's properties: the schema is a sequence."""


def docx_of(paper: Paper) -> bytes:
    """The DOCX of a paper."""
    made = _Writing(paper).made()
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


class _Writing:
    """One document while it is written."""

    def __init__(self, paper: Paper) -> None:
        import docx  # loaded only by who writes one

        self.paper = paper
        self.document: Any = docx.Document()

    def made(self) -> Any:
        self._frame()
        self._letterhead()
        self.say(self.document.add_heading(level=0), self.paper.title)
        if self.paper.facts:
            self._table([], self.paper.facts, [28, 72])
        for block in self.paper.blocks:
            self._block(block)
        return self.document

    def _frame(self) -> None:
        """Language, font and the direction of the pages themselves."""
        from docx.oxml.ns import qn

        self.document.core_properties.title = self.paper.title
        self.document.core_properties.author = self.paper.letterhead.organisation
        self.document.core_properties.language = LOCALES.get(self.paper.language, self.paper.language)
        fonts = self.document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
        for place in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(place), FONT)
        section = self.document.sections[0]
        if self.paper.rtl:
            section._sectPr.append(_element("w:bidi"))  # noqa: SLF001 (the library names it only so)
        if self.paper.foot:
            self.say(section.footer.paragraphs[0], self.paper.foot)

    def _letterhead(self) -> None:
        head = self.paper.letterhead
        if head.logo and head.logo_type in PICTURES and _is_whole(head.logo):
            from docx.shared import Cm

            self._direct(self.document.add_paragraph(), rtl=self.paper.rtl).add_run().add_picture(
                io.BytesIO(head.logo), height=Cm(1.6)
            )
        for text, bold in ((head.organisation, True), (head.body, False)):
            if text:
                self.say(self.document.add_paragraph(), text, bold=bold)

    def _block(self, block: Block) -> None:
        add = self.document.add_paragraph
        match block:
            case Heading():
                self.say(self.document.add_heading(level=block.level), block.text)
            case Words():
                for line in lines_of(block.text):
                    self.say(add(), line, quiet=block.quiet)
            case Items():
                for text in block.texts:
                    self.say(add(style="List Number" if block.numbered else "List Bullet"), text)
            case Rows():
                self._table(block.head, block.rows, list(block.widths))
            case Signs():
                self._signs(block)

    def _signs(self, block: Signs) -> None:
        for name, *more in block.people:
            self.say(self.document.add_paragraph(), name, bold=True)
            for text in filter(None, more):
                self.say(self.document.add_paragraph(), text, quiet=True)

    def _table(self, head: Any, rows: Any, widths: list[int]) -> None:
        columns = len(head or rows[0])
        table = self.document.add_table(rows=0, cols=columns)
        table.style = "Table Grid"
        if self.paper.rtl:
            properties = _xml(table).tblPr
            properties.insert_element_before(
                _element("w:bidiVisual"), "w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc",
                "w:tblCellSpacing", "w:tblInd", "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar",
                "w:tblLook",
            )  # fmt: skip
        for number, cells in enumerate([head, *rows] if head else rows):
            row = table.add_row()
            for place, text in enumerate(cells):
                self.say(row.cells[place].paragraphs[0], text, bold=bool(head) and number == 0)
        if head:
            _xml(table.rows[0]).get_or_add_trPr().append(_element("w:tblHeader"))
        self._widths(table, widths or [1] * columns)

    def _widths(self, table: Any, shares: list[int]) -> None:
        section = self.document.sections[0]
        line = section.page_width - section.left_margin - section.right_margin
        table.autofit = False  # else LibreOffice makes every column as wide as the next
        for column, share in zip(table.columns, shares, strict=True):
            column.width = line * share // sum(shares)
            for cell in column.cells:
                cell.width = line * share // sum(shares)

    def say(self, paragraph: Any, text: str, *, bold: bool = False, quiet: bool = False) -> None:
        """Write a text into a paragraph, each stretch in its own direction."""
        from docx.shared import RGBColor

        rtl = reads_rtl(text, otherwise=self.paper.rtl)
        self._direct(paragraph, rtl=rtl)
        for each in runs_of(text):
            run = paragraph.add_run(_marked(each, rtl=rtl))
            run.font.rtl = True if rtl and not each.number else None
            properties = _xml(run).get_or_add_rPr()
            if bold:
                run.bold = run.font.cs_bold = True
            if quiet:
                run.font.color.rgb = RGBColor(0x50, 0x50, 0x50)
            language = _element("w:lang")
            spoken = self.paper.language if rtl == self.paper.rtl else "ar" if rtl else "fr"
            language.set(_name("w:bidi" if rtl else "w:val"), LOCALES.get(spoken, spoken))
            properties.append(language)

    def _direct(self, paragraph: Any, *, rtl: bool) -> Any:
        if rtl:
            properties = _xml(paragraph).get_or_add_pPr()
            properties.insert_element_before(_element("w:bidi"), *PPR_AFTER_BIDI)
        return paragraph


def _is_whole(picture: bytes) -> bool:
    """Whether the library can place a picture: one that it cannot stops no paper, it is left out."""
    from docx.image import exceptions
    from docx.image.image import Image

    try:
        Image.from_blob(picture)
    except (
        exceptions.InvalidImageStreamError,
        exceptions.UnexpectedEndOfFileError,
        exceptions.UnrecognizedImageError,
    ):
        return False
    return True


def _marked(run: Run, *, rtl: bool) -> str:
    """A stretch between the marks that LibreOffice asks for: it does not heed ``w:rtl`` among numbers."""
    if run.number:
        return f"{LEFT}{run.text}{LEFT}"
    letters = any(bidirectional(each) in ("L", "R", "AL") for each in run.text)
    return run.text if letters or not rtl else f"{RIGHT}{run.text}{RIGHT}"


def _xml(thing: Any) -> Any:
    """The element behind a paragraph, run, table, row or section: the library names it only so."""
    return thing._element  # noqa: SLF001


def _element(name: str) -> Any:
    from docx.oxml import OxmlElement

    return OxmlElement(name)


def _name(name: str) -> str:
    from docx.oxml.ns import qn

    return qn(name)
