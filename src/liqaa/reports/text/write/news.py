"""A news item: sentences that point to their facts, what was left out and why, and its plain text."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Piece(NamedTuple):
    """Some words, and the id of the fact they tell; None for words of the template."""

    text: str
    fact: str | None = None


class FactSpan(NamedTuple):
    """The words ``text[start:end]`` of a sentence tell this fact."""

    fact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or bullet, with the facts behind it and where each stands in it."""

    text: str
    facts: tuple[str, ...] = ()
    spans: tuple[FactSpan, ...] = ()


class Style(StrEnum):
    """How a paragraph is set."""

    PROSE = "prose"
    HEADING = "heading"
    BULLETS = "bullets"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together: prose, the line that opens a list, or the list."""

    style: Style
    sentences: tuple[Sentence, ...]


class Reason(StrEnum):
    """Why a fact is not in the text."""

    CONFIDENTIAL = "confidential"
    NO_GROUND = "no_ground"
    NO_TEMPLATE = "no_template"
    OTHER_LANGUAGE = "other_language"


class LeftOut(NamedTuple):
    """A fact that is not in the text."""

    fact: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class News:
    """What was written. ``plain`` is what is copied, printed and read back; no marks of direction in it."""

    language: str
    title: Sentence | None
    kicker: Sentence | None
    paragraphs: tuple[Paragraph, ...]
    left_out: tuple[LeftOut, ...] = ()

    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence in reading order, kicker and title first."""
        return self.heads() + tuple(one for paragraph in self.paragraphs for one in paragraph.sentences)

    def heads(self) -> tuple[Sentence, ...]:
        """The kicker above the title; in French below it, as its line of introduction."""
        heads = (self.title, self.kicker) if self.language == "fr" else (self.kicker, self.title)
        return tuple(one for one in heads if one is not None)

    def facts(self) -> frozenset[str]:
        """The facts told."""
        return frozenset(fact for sentence in self.sentences() for fact in sentence.facts)

    @property
    def plain(self) -> str:
        """The text: a blank line between paragraphs, a star before each bullet."""
        heads = [one.text for one in self.heads()]
        return "\n\n".join([*heads, *_blocks(self.paragraphs)]) + "\n"


def _blocks(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """Each paragraph as text, a list joined to the line that opens it."""
    blocks: list[str] = []
    for paragraph in paragraphs:
        if paragraph.style != Style.BULLETS:
            blocks.append(" ".join(sentence.text for sentence in paragraph.sentences))
            continue
        listed = "\n".join(f"* {sentence.text}" for sentence in paragraph.sentences)
        if blocks:
            blocks[-1] += "\n" + listed
        else:
            blocks.append(listed)
    return blocks


def sentence_of(pieces: list[Piece]) -> Sentence:
    """A sentence from its pieces, in order."""
    text, spans, facts = "", [], []
    for piece in pieces:
        if piece.fact and piece.text:
            spans.append(FactSpan(piece.fact, len(text), len(text) + len(piece.text)))
            facts.append(piece.fact)
        text += piece.text
    return Sentence(text, tuple(dict.fromkeys(facts)), tuple(spans))
