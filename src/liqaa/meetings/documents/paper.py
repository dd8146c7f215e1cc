"""A paper of the organisation as plain data: what it says, piece by piece, before it is a PDF or a DOCX.

Both are made of the same pieces, so they say the same; each text is cut into its runs (``kit.runs``).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from liqaa.kit.runs import MARKS, RIGHT_TO_LEFT


@dataclass(frozen=True)
class Heading:
    """A heading of the first level or the second."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Words:
    """Prose; each line is a paragraph. ``quiet`` words are remarks beside the matter."""

    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Items:
    """Points one below the other."""

    texts: Sequence[str]
    numbered: bool = False


@dataclass(frozen=True)
class Rows:
    """A table. The first row says what the columns are; ``widths`` are shares of the line."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int] = ()


@dataclass(frozen=True)
class Signs:
    """Room to sign: who, in which capacity, and what is known of it already."""

    people: Sequence[tuple[str, str, str]]


type Block = Heading | Words | Items | Rows | Signs


@dataclass(frozen=True)
class Letterhead:
    """The organisation above the paper: its name, the body that writes, its logo."""

    organisation: str = ""
    body: str = ""
    logo: bytes | None = None
    logo_type: str = ""


@dataclass(frozen=True)
class Paper:
    """The whole paper; ``facts`` stand under the title as pairs, ``foot`` on every page."""

    title: str
    language: str
    letterhead: Letterhead
    facts: Sequence[tuple[str, str]] = ()
    blocks: Sequence[Block] = ()
    foot: str = ""

    @property
    def rtl(self) -> bool:
        """Whether it is read from right to left."""
        return self.language in RIGHT_TO_LEFT


def lines_of(text: str) -> list[str]:
    """The paragraphs of prose, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def text_of(paper: Paper) -> list[str]:
    """Everything the paper says, in order, as plain texts: what a PDF and a DOCX of it must hold alike."""
    said = [paper.letterhead.organisation, paper.letterhead.body, paper.title]
    said += [part for pair in paper.facts for part in pair]
    for block in paper.blocks:
        said += _said(block)
    return [MARKS.sub("", text) for text in said if text]


def _said(block: Block) -> list[str]:
    match block:
        case Heading():
            return [block.text]
        case Words():
            return lines_of(block.text)
        case Items():
            return list(block.texts)
        case Rows():
            return [cell for row in (block.head, *block.rows) for cell in row]
        case Signs():
            return [part for person in block.people for part in person]
