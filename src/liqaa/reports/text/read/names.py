"""Where a person's name ends: compound names, بن، آيت، مولاي، عبد الـ, and words that cannot belong to it."""

from typing import NamedTuple

from liqaa.reports.text.read.lexicon import Lexicon, lexicon
from liqaa.reports.text.read.tokens import COMMA, NONE, Doc, folded, variants

_MOST_UNITS = 5
_HONOURED = folded("الحاج الحاجة الشيخ الشيخة الفقيه الشريف القايد المرابط")
"""Titles that became names: ولد الحاج, آيت الشيخ."""
_OFFICE_ENDS = folded("للمال المال للفرع للجمعية للحزب للنقابة للاتحاد للفيدرالية للمكتب له لها")
_LINKS = folded("بن ولد بنت آيت أبو")
_NEVER = folded("لدى لديه لديها لديهم بما لما كما")


class NameSpan(NamedTuple):
    """A name at words ``start`` up to ``end``, without the first ``clitic`` letters of its first word.

    ``known`` is how many of its words are in the lexicon, ``units`` how many parts it has.
    """

    start: int
    end: int
    clitic: int
    units: int
    known: int


def name_at(doc: Doc, i: int, *, anchored: bool, joined: bool = False) -> NameSpan | None:
    """The name that begins at word ``i``, or None.

    Unanchored, its first word is a known given name and a second follows. Anchored (behind a title, an office
    or a cue), the first word may be unknown. ``joined`` expects و before it.
    """
    if i >= doc.total or doc.taken[i] or i in doc.particles:
        return None
    words = lexicon()
    if doc.keys[i] in _NEVER:
        return None
    if anchored and is_latin_name(doc, i):
        return _latin(doc, i)
    openings = _openings(doc.keys[i], words, anchored=anchored, joined=joined)
    for taken, first in openings or _linked(doc, i, words):
        span = _Walk(doc, words, i, first).run(len(taken), anchored=anchored)
        if span is not None:
            return span
    return None


def is_latin_name(doc: Doc, i: int) -> bool:
    """والخبير الدولي Marc Delorme: two words in Latin letters, each with a capital, inside Arabic text."""
    return _is_capital(doc, i) and _is_capital(doc, i + 1) and doc.gaps[i + 1] == NONE


def _is_capital(doc: Doc, i: int) -> bool:
    if i >= doc.total or not doc.keys[i].isascii() or len(doc.keys[i]) == 1:
        return False
    word = doc.slice(i, i + 1)
    return word[0].isupper() and word[1:].islower()


def _latin(doc: Doc, i: int) -> NameSpan:
    end = i + 2
    while end < doc.total and end < i + _MOST_UNITS and doc.gaps[end] == NONE and _is_capital(doc, end):
        end += 1
    return NameSpan(i, end, 0, end - i, end - i)


def _openings(key: str, words: Lexicon, *, anchored: bool, joined: bool) -> list[tuple[str, str]]:
    """The ways to begin: the word itself when it is a known name, else behind its clitics, else unknown."""
    forms = variants(key)
    known = [
        (taken, rest)
        for taken, rest in forms
        if rest in words.given or rest in words.openers or _is_abd(rest)
    ]
    if joined:
        known = [(taken, rest) for taken, rest in known if taken == "و"] or [(key[:1], key[1:])][
            : key[0] == "و"
        ]
    if known or not anchored or joined:
        return known
    return [(taken, rest) for taken, rest in forms if taken in ("", "ل", "ب")][:1]


def _linked(doc: Doc, i: int, words: Lexicon) -> list[tuple[str, str]]:
    """شامة ولد الحاج: a word that no list holds is a given name when ولد, بن or آيت goes on with it."""
    after = i + 1
    if after + 1 >= doc.total or doc.gaps[after] > NONE or doc.gaps[after + 1] > NONE:
        return []
    if doc.keys[after] not in _LINKS:
        return []
    taken, rest = variants(doc.keys[i])[1 if doc.keys[i][0] == "و" and len(doc.keys[i]) > 4 else 0]
    return [(taken, rest)] if words.is_plausible(rest) else []


def _is_abd(key: str) -> bool:
    return key.startswith("عبدال") and len(key) > 6


class _Walk:
    """One attempt to read a name."""

    def __init__(self, doc: Doc, words: Lexicon, start: int, first: str) -> None:
        self.doc, self.words, self.start, self.first = doc, words, start, first
        self.at, self.units, self.known = start, 0, 0

    def run(self, clitic: int, *, anchored: bool) -> NameSpan | None:
        while self.units < _MOST_UNITS:
            size = self._unit(anchored=anchored)
            if not size:
                break
            self.at += size
            self.units += 1
        if self.units < 2 and not (anchored and self.units and self.at - self.start >= 1):
            return None
        return NameSpan(self.start, self.at, clitic, self.units, self.known)

    def _key(self) -> str:
        return self.first if self.at == self.start else self.doc.keys[self.at]

    def _unit(self, *, anchored: bool) -> int:
        """How many words the next part of the name has; 0 when the name is over."""
        if self.at >= self.doc.total or self.at in self.doc.particles:
            return 0
        if self.at > self.start and (self.doc.gaps[self.at] > NONE or self.doc.taken[self.at]):
            return 0
        key = self._key()
        opening = key in self.words.openers if self.at == self.start else key in self.words.joints
        if opening:
            return self._joint(key)
        if self.units == 0:
            return self._first(key, anchored=anchored)
        return self._further(key)

    def _joint(self, key: str) -> int:
        """عبد and بن with the word after them; مولاي and سيدي stand alone before a name."""
        after = self.at + 1
        if after >= self.doc.total or self.doc.gaps[after] > NONE:
            return 0
        following = self.doc.keys[after]
        if key == "عبد":
            self.known += 1
            return 2
        if following in self.words.joints and following != key:
            inner = after + 1
            if inner < self.doc.total and self.doc.gaps[inner] == NONE:
                return 3
        named = following in self.words.given and after not in self.doc.particles
        named = named or following in _HONOURED
        if (self.words.is_stop(following) and not named) or self.doc.taken[after]:
            return 0
        self.known += 1
        return 2

    def _first(self, key: str, *, anchored: bool) -> int:
        if key in self.words.given or _is_abd(key):
            self.known += 1
            return self._with_second(key)
        if anchored and key in self.words.guarded and self._surname_follows():
            self.known += 1
            return 1
        if anchored and self.words.is_plausible(key):
            self.known += key in self.words.surnames
            return 1
        return 0

    def _surname_follows(self) -> bool:
        """صباح مقدم: a plain word is a given name when a title stands before it and a surname behind."""
        after = self.at + 1
        return (
            after < self.doc.total
            and self.doc.gaps[after] == NONE
            and self.words.is_plausible(self.doc.keys[after])
        )

    def _with_second(self, key: str) -> int:
        """نور الدين, فاطمة الزهراء: two words, one name."""
        after = self.at + 1
        second = (
            after < self.doc.total
            and self.doc.gaps[after] == NONE
            and self.doc.keys[after] in self.words.seconds
        )
        return 2 if second and key != "عبد" else 1

    def _further(self, key: str) -> int:
        odd = self.units == self.known == 1 and len(key) >= 4 and not self.words.is_stop(key)
        if not (self.words.is_plausible(key) or (odd and not key.startswith("ال"))) or self._is_office(key):
            return 0
        if key in self.words.given or key in self.words.surnames or _is_abd(key):
            self.known += 1
            return self._with_second(key)
        if key[0] == "و" and self._joins_another(key[1:]):
            return 0
        if self._hangs_on_another(key):
            return 0
        if key.endswith("عبد") and self.at + 1 < self.doc.total and self.doc.gaps[self.at + 1] == NONE:
            return 2
        return 1 if self.units == 1 or self._has_evidence(key) else 0

    def _hangs_on_another(self, key: str) -> bool:
        """Whether a preposition opens another phrase at a word."""
        if key[0] in "بلك" and key[1:3] in ("ال", "ل") and self.units > 1:
            return True
        return key[0] == "ب" and key[1] not in "نول" and self._is_surname_alone()

    def _is_surname_alone(self) -> bool:
        """تعهدت العوني بطرح …: a surname with the words of a deed behind it, not a first name."""
        plain = self.first not in self.words.given or self.first in self.words.surnames
        return self.units == 1 and self.first.startswith("ال") and plain

    def _is_office(self, key: str) -> bool:
        """الأمين is an office before العام, أمينة before للمال; names elsewhere."""
        after = self.at + 1
        if key not in self.words.offices or after >= self.doc.total:
            return False
        following = self.doc.keys[after]
        return following in self.words.modifiers or following in _OFFICE_ENDS

    def _joins_another(self, rest: str) -> bool:
        return (
            self.units > 1
            or rest.startswith("ال")
            or self.words.is_stop(rest)
            or self.words.is_name_word(rest)
        )

    def _has_evidence(self, key: str) -> bool:
        """A third unknown word belongs to the name when it is definite or closes the phrase."""
        if key.startswith(("ال", "بن", "بو")) and len(key) > 4:
            return True
        after = self.at + 1
        return after >= self.doc.total or self.doc.gaps[after] >= COMMA
