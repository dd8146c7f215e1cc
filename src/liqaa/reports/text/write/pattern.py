"""Sentence patterns that an organisation can edit, and what they become with the values of a record.

``{slot}`` is a value; ``{@verb:slot}`` that past verb before its subject, ``{@verb+:slot}`` behind it;
``{one/two/…:slot}`` the form that agrees with the slot: masculine, feminine, dual, plural (Arabic), or
masculine, feminine, masculine plural, feminine plural (French). What stands in ``[ ]`` is dropped when a slot
in it is empty; a pattern with an empty slot outside brackets is not used.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from liqaa.reports.text.write import agreement, french
from liqaa.reports.text.write.news import Piece


class BadPattern(ValueError):
    """A pattern that cannot be used; ``code``: brackets, empty, marks; ``detail`` the words in question."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code, self.detail = code, detail


@dataclass(frozen=True, slots=True)
class Value:
    """What fills a slot: pieces with their facts, and what others agree with."""

    pieces: tuple[Piece, ...]
    gender: str = "m"
    number: int = agreement.SINGULAR

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return any(piece.text for piece in self.pieces)


def value(text: str, fact: str | None = None, gender: str = "m", number: int = agreement.SINGULAR) -> Value:
    """A value of one piece."""
    return Value((Piece(text, fact),) if text else (), gender, number)


@dataclass(frozen=True, slots=True)
class _Part:
    """Literal words, or what stands between braces: its forms (none for a value) and its slot."""

    words: str = ""
    slot: str = ""
    forms: tuple[str, ...] = ()
    verb: str = ""
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern taken apart: runs of parts, some of which may be dropped."""

    source: str
    runs: tuple[tuple[bool, tuple[_Part, ...]], ...]

    def slots(self) -> frozenset[str]:
        """The slots it names."""
        return frozenset(part.slot for _, parts in self.runs for part in parts if part.slot)

    def told(self) -> frozenset[str]:
        """The slots whose value it writes, rather than only agrees with."""
        return frozenset(
            part.slot
            for _, parts in self.runs
            for part in parts
            if part.slot and not part.forms and not part.verb
        )

    def fill(self, values: Mapping[str, Value], language: str) -> list[Piece] | None:
        """The pieces of the sentence, or None when a value it needs is missing."""
        pieces: list[Piece] = []
        for optional, parts in self.runs:
            if all(values.get(part.slot) for part in parts if part.slot):
                for part in parts:
                    _append(pieces, _pieces(part, values, language), language)
            elif not optional:
                return None
        return pieces


_RUN = re.compile(r"\[([^\[\]]*)\]|([^\[\]]+)")
_BRACE = re.compile(r"\{([^{}]*)\}|([^{}]+)")


def pattern(source: str) -> Pattern:
    """Takes a pattern apart. Raises BadPattern."""
    text = source.strip()
    if not text:
        raise BadPattern("empty", source)
    if _RUN.sub("", text) or text.count("[") != text.count("]"):
        raise BadPattern("brackets", source)
    runs = tuple(
        (found[1] is not None, tuple(_parts(found[1] if found[1] is not None else found[2])))
        for found in _RUN.finditer(text)
    )
    return Pattern(text, runs)


def _parts(text: str) -> Iterator[_Part]:
    if _BRACE.sub("", text):
        raise BadPattern("brackets", text)
    for found in _BRACE.finditer(text):
        if found[1] is None:
            yield _Part(words=found[2])
            continue
        forms, colon, slot = found[1].rpartition(":")
        if not slot.isidentifier() or (colon and not forms):
            raise BadPattern("marks", found[0])
        if forms.startswith("@"):
            yield _Part(slot=slot, verb=forms[1:].removesuffix("+"), behind=forms.endswith("+"))
        else:
            yield _Part(slot=slot, forms=tuple(forms.split("/")) if colon else ())


def _pieces(part: _Part, values: Mapping[str, Value], language: str) -> list[Piece]:
    if not part.slot:
        return [Piece(part.words)]
    one = values[part.slot]
    if part.verb:
        return [Piece(agreement.past(part.verb, one.gender, one.number, before=not part.behind))]
    if part.forms:
        return [Piece(_form(part.forms, one, language))]
    return list(one.pieces)


def _form(forms: tuple[str, ...], one: Value, language: str) -> str:
    """The form for a gender and number; where few forms are given, the nearest."""
    feminine, many = one.gender == "f", one.number > agreement.SINGULAR
    if language == "fr":
        wanted = (2 if many else 0) + feminine
        return forms[wanted] if wanted < len(forms) else forms[min(feminine, len(forms) - 1)]
    wanted = {agreement.DUAL: 2, agreement.PLURAL: 3}.get(one.number, int(feminine))
    if feminine and many and len(forms) >= 6:
        wanted += 2
    return forms[wanted] if wanted < len(forms) else forms[min(feminine, len(forms) - 1)]


def _append(pieces: list[Piece], more: list[Piece], language: str) -> None:
    """Adds pieces, joining a preposition to what follows it: ل and ال, de and le."""
    if pieces and more and pieces[-1].fact is None:
        before, first = pieces[-1].text, more[0]
        join = french.contracted if language == "fr" else _li
        before, text = join(before, first.text)
        pieces[-1] = Piece(before)
        more = [Piece(text, first.fact), *more[1:]]
    pieces.extend(more)


def _li(before: str, following: str) -> tuple[str, str]:
    if (before == "ل" or before.endswith((" ل", "ول"))) and following.startswith("ال"):
        return before[:-1], agreement.with_li(following)
    return before, following
