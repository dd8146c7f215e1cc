"""A paper as a page shows it: the same pieces as in the PDF and the DOCX, as plain data for a template."""

from dataclasses import dataclass, field
from typing import Any

from liqaa.meetings.documents.paper import Block, Heading, Items, Paper, Rows, Signs, Words, lines_of


@dataclass(frozen=True)
class Shown:
    """The head of a paper and its sections, each with the pieces below its heading."""

    organisation: str
    body: str
    title: str
    facts: list[tuple[str, str]]
    sections: list[dict[str, Any]] = field(default_factory=list)


def shown_of(paper: Paper) -> Shown:
    """What a template needs; a piece before the first heading, and who signs, have none."""
    made = Shown(paper.letterhead.organisation, paper.letterhead.body, paper.title, list(paper.facts))
    for block in paper.blocks:
        if isinstance(block, Heading):
            made.sections.append({"title": block.text, "pieces": []})
            continue
        if not made.sections or isinstance(block, Signs):
            made.sections.append({"title": "", "pieces": []})
        made.sections[-1]["pieces"].append(_piece(block))
    return made


def _piece(block: Block) -> dict[str, Any]:
    match block:
        case Words():
            return {"kind": "words", "lines": lines_of(block.text), "quiet": block.quiet}
        case Items():
            return {"kind": "items", "texts": list(block.texts), "numbered": block.numbered}
        case Rows():
            return {"kind": "rows", "head": list(block.head), "rows": [list(row) for row in block.rows]}
        case Signs():
            return {"kind": "signs", "people": list(block.people)}
    raise TypeError(f"a page shows no {type(block).__name__}")
