"""A paper as PDF."""

from dataclasses import replace
from pathlib import Path

from liqaa.kit.printing import NotPrinted, Said, printed, said
from liqaa.meetings.documents.paper import Block, Heading, Items, Paper, Rows, Signs, Words, lines_of

MEDIA_TYPE = "application/pdf"
FORM = Path(__file__).with_name("paper.typ")
LOGOS = {"image/png": "png", "image/svg+xml": "svg"}


def pdf_of(paper: Paper) -> bytes:
    """The PDF of a paper. A logo that cannot be drawn stops no paper: it is left out."""
    try:
        return _pdf_of(paper)
    except NotPrinted:
        return _pdf_of(replace(paper, letterhead=replace(paper.letterhead, logo=None)))


def _pdf_of(paper: Paper) -> bytes:
    return printed(FORM, title=paper.title, language=paper.language, words=_words(paper))


def _words(paper: Paper) -> dict[str, object]:
    head, language = paper.letterhead, paper.language
    known = head.logo is not None and head.logo_type in LOGOS
    return {
        "author": head.organisation,
        "body": said(head.body, language),
        "logo": list(head.logo) if head.logo and known else None,
        "logo_format": LOGOS.get(head.logo_type, ""),
        "facts": [[said(part, language) for part in pair] for pair in paper.facts],
        "blocks": [_block(block, language) for block in paper.blocks],
        "foot": paper.foot,
    }


def _block(block: Block, language: str) -> Said:
    match block:
        case Heading():
            return {"kind": "heading", "level": block.level, "said": said(block.text, language)}
        case Words():
            lines = [said(line, language) for line in lines_of(block.text)]
            return {"kind": "words", "lines": lines, "quiet": block.quiet}
        case Items():
            items = [said(text, language) for text in block.texts]
            return {"kind": "items", "items": items, "numbered": block.numbered}
        case Rows():
            return {
                "kind": "rows",
                "head": [said(cell, language) for cell in block.head],
                "rows": [[said(cell, language) for cell in row] for row in block.rows],
                "widths": list(block.widths) or [1] * len(block.head),
            }
        case Signs():
            people = [[said(part, language) for part in each] for each in block.people]
            return {"kind": "signs", "people": people}
