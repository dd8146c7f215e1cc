"""Finds the phrases of the tables in a text: one pass over the words, one dictionary look-up a form."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import meetings, needs, organs, outcomes, roles, topics
from liqaa.reports.text.phrases.verbs import VERBS
from liqaa.reports.text.read.inflection import NOUN, verb_forms
from liqaa.reports.text.read.tokens import STOP, Doc, Remembered, WordClass, variants


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase as it is looked for: the words after the first, what it means, the form of its verb."""

    label: str
    rest: tuple[str, ...]
    tail: str
    tense: str
    has_object: bool
    plural: bool
    phrase: str
    gap: bool = False
    plain: bool = False
    """Whether its first word is all of it."""


class Hit(NamedTuple):
    """A phrase found: words ``start`` up to ``end``."""

    label: str
    start: int
    end: int
    cue: Cue
    tense: str
    """The tense of the phrase's verb, empty for a noun."""


_WIDEST_GAP = 5
_GOVERNING = frozenset(("في", "من", "عن", "علي", "الي", "خلال"))

type CueTable = dict[str, tuple[Cue, ...]]


def _tables() -> Iterable[tuple[str, Iterable[str]]]:
    for label, phrases in roles.ROLE_CUES.items():
        yield f"role:{label}", phrases
    for label, phrases in roles.SPEECH_KINDS.items():
        yield f"speech:{label}", phrases
    yield "organise", organs.ORGANISING
    yield "organise:strong", organs.ORGANISING_STRONG
    yield "planned", meetings.PLANNED
    yield "topic", topics.TOPICS
    yield "suffer", needs.SUFFERING
    yield "demand", needs.DEMANDS
    yield "solved", needs.SOLVED
    for phrase, kind in outcomes.PROSE:
        yield f"outcome:{kind}", (phrase,)
    for kind, phrases in outcomes.TYPES:
        yield f"type:{kind}", phrases
    for phrase, kind in outcomes.HEADINGS.items():
        yield f"heading:{kind}", (phrase,)


@cache
def cue_table() -> CueTable:
    """Folded first word to the phrases it opens, longest first."""
    table: dict[str, list[Cue]] = defaultdict(list)
    for label, phrases in _tables():
        for phrase in phrases:
            for first, cue in _compiled(label, phrase):
                table[first].append(cue)
    return {first: tuple(sorted(cues, key=lambda cue: -len(cue.rest))) for first, cues in table.items()}


def _compiled(label: str, phrase: str) -> Iterable[tuple[str, Cue]]:
    words = phrase.split()
    tail = ""
    if len(words) > 1 and words[-1] in ("ب", "ل", "ك"):
        tail = words.pop()
    gap = "…" in words
    rest = tuple(fold(word) for word in words[1:] if word != "…")
    plain = not (rest or tail or gap)
    if not words[0].startswith("@"):
        return [
            (
                fold(words[0]),
                Cue(
                    label,
                    rest,
                    tail,
                    NOUN,
                    has_object=False,
                    plural=False,
                    phrase=phrase,
                    gap=gap,
                    plain=plain,
                ),
            )
        ]
    past = words[0][1:]
    seen: dict[str, Cue] = {}
    for form in verb_forms(past, VERBS[past]):
        cue = Cue(label, rest, tail, form.tense, form.has_object, form.plural, phrase, gap, plain)
        seen.setdefault(form.key, cue)
    return list(seen.items())


def find_hits(doc: Doc) -> list[Hit]:
    """Every phrase of the tables, in order; of one label only the longest at a word."""
    hits = []
    keys, last = doc.keys, len(doc.keys) - 1
    for i in doc.where(_MAY_OPEN):
        opened = _CANDIDATES[keys[i]]
        if opened is None:
            continue
        candidates = opened.alone
        if i < last and opened.followed:
            candidates = opened.followed.get(keys[i + 1], candidates)
        seen: set[str] = set()
        for cue in candidates:
            if cue.label in seen:
                continue
            end = i + 1 if cue.plain else _end(doc, i, cue)
            if end:
                seen.add(cue.label)
                hits.append(Hit(cue.label, i, end, cue, cue.tense))
    return hits


@dataclass(frozen=True, slots=True)
class _Opened:
    """What a word may open: the phrases that ask nothing of the next word, and all by that next word."""

    alone: tuple[Cue, ...]
    followed: dict[str, tuple[Cue, ...]]


def _candidates(key: str) -> _Opened | None:
    """The phrases a word may open: verbs only behind و or ف."""
    table = cue_table()
    cues = tuple(
        cue
        for taken, word in variants(key)
        for cue in table.get(word, ())
        if not (taken and taken[-1] not in "وف" and cue.tense)
    )
    if not cues:
        return None
    following = {cue.rest[0] for cue in cues if cue.rest and not cue.gap}
    alone = tuple(cue for cue in cues if not cue.rest or cue.gap)
    followed = {
        word: tuple(cue for cue in cues if not cue.rest or cue.gap or cue.rest[0] == word)
        for word in following
    }
    return _Opened(alone, followed)


_CANDIDATES = Remembered(_candidates)
_MAY_OPEN = WordClass(lambda key: _CANDIDATES[key] is not None)


def _end(doc: Doc, i: int, cue: Cue) -> int:
    """The word after the phrase when it stands at ``i``, else 0."""
    if cue.gap:
        return _end_after_gap(doc, i, cue)
    end = i + 1 + len(cue.rest)
    if cue.rest:
        keys, gaps = doc.keys, doc.gaps
        if end > len(keys):
            return 0
        for n, word in enumerate(cue.rest, start=i + 1):
            if keys[n] != word or gaps[n] >= STOP:
                return 0
    if cue.tail and (end >= len(doc.keys) or doc.keys[end][0] != cue.tail or doc.gaps[end] >= STOP):
        return 0
    return end


def _end_after_gap(doc: Doc, i: int, cue: Cue) -> int:
    """As :func:`_end` for a phrase whose subject may stand in its middle: خلص الاجتماع إلى."""
    for n in range(i + 1, min(i + 2 + _WIDEST_GAP, len(doc.keys))):
        if doc.gaps[n] >= STOP:
            return 0
        if not cue.rest:
            if doc.keys[n][0] == cue.tail and len(doc.keys[n]) > 3 and doc.keys[n - 1] not in _GOVERNING:
                return n
            continue
        if doc.keys[n] == cue.rest[0] and doc.matches(n, cue.rest):
            end = n + len(cue.rest)
            tail_missing = cue.tail and (end >= len(doc.keys) or doc.keys[end][0] != cue.tail)
            return 0 if tail_missing else end
    return 0


class Hits:
    """The phrases found, by label and by the word they begin at."""

    def __init__(self, doc: Doc) -> None:
        self.by_label: dict[str, list[Hit]] = defaultdict(list)
        self.at: dict[int, list[Hit]] = defaultdict(list)
        for hit in find_hits(doc):
            self.by_label[hit.label].append(hit)
            self.at[hit.start].append(hit)

    def drop_inside(self, taken: bytearray) -> None:
        """Forgets phrases that begin inside a place or organisation: عين is no verb in عين الشقف."""
        inside = [i for i in self.at if taken[i]]
        labels = {hit.label for i in inside for hit in self.at.pop(i)}
        for label in labels:
            self.by_label[label] = [hit for hit in self.by_label[label] if not taken[hit.start]]

    def label(self, *labels: str) -> list[Hit]:
        """The hits of some labels, in order of the text."""
        if len(labels) == 1:
            return self.by_label.get(labels[0], [])
        found = [hit for label in labels for hit in self.by_label.get(label, ())]
        return sorted(found, key=lambda hit: hit.start)

    def here(self, i: int, prefix: str) -> Hit | None:
        """The longest hit at a word whose label starts so."""
        best: Hit | None = None
        for hit in self.at.get(i, ()):
            if hit.label.startswith(prefix) and (best is None or hit.end > best.end):
                best = hit
        return best
