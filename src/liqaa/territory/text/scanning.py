"""Finds the places named in running text: the longest name at each word, with the kind word before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, count
from typing import NamedTuple

from liqaa.kit.arabic import clitic_forms, fold, token_spans
from liqaa.territory.text.kindwords import KindWord, kind_word, read_kind
from liqaa.territory.text.places import KINGDOM, PREFECTURE, PROVINCE, REGION, PlaceRef
from liqaa.territory.text.spelling import joined_key, skeleton_of

_STRONG_ALONE = frozenset({KINGDOM, REGION, PROVINCE, PREFECTURE})
_EVERYDAY = "الجديدة الشرق الشرقية الداخلة العيون القلعة الحاجب البيضاء درعة"
_ORDINARY = frozenset(fold(_EVERYDAY).split())
"""Provinces and regions whose name is also an everyday word."""
_TRUSTED = frozenset({"جهة", "إقليم", "عمالة", "جماعة", "région", "province", "préfecture", "commune"})
"""Kind words after which a name nobody knows is taken for a misspelt one."""
_LONGEST_GUESS = 4
_FEWEST_CONSONANTS = 4
_REMEMBERED = 50_000
_BREAK_IN_NAME = re.compile(r"[\n.،,;؛:!?؟()«»\"\[\]]")
_BREAK_BEFORE_NAME = re.compile(r"[\n.،,;؛!?؟)»\]]")


type Index = dict[str, tuple[PlaceRef, ...]]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named at ``text[start:end]`` (proclitics left out), and what it may be, likeliest first.

    ``kind_word`` is the word before it in its plain form (إقليم), None without one; ``whole_start`` is where
    that word begins, clitics included, else where the name's word does. ``weak`` marks one ordinary-looking
    word without kind word (حسان, المدينة): a person or a thing as well as a commune.
    ``guessed`` marks a name recognised by its consonants only, after a kind word.
    """

    start: int
    end: int
    refs: tuple[PlaceRef, ...]
    kind_word: str | None
    whole_start: int
    weak: bool = False
    guessed: bool = False


class Words(NamedTuple):
    """The folded words of a text in order, and where each begins and ends in it."""

    keys: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


def words_of(text: str) -> Words:
    """The words of a text, cut here."""
    spans = token_spans(text)
    return Words([one.text for one in spans], [one.start for one in spans], [one.end for one in spans])


@dataclass(frozen=True, slots=True)
class _Match:
    refs: tuple[PlaceRef, ...]
    size: int
    clitic: str


class Scanner:
    """Longest match over folded words. ``names`` is key to places; the other two are wider nets."""

    def __init__(self, names: Index, joined: Index, skeletons: Index) -> None:
        self._names = names
        self._joined = joined
        self._skeletons = skeletons
        self._longest: dict[str, int] = {}
        self._openings: dict[str, tuple[tuple[str, str, int], ...]] = {}
        self._opens = _Opens(self)
        for key in names:
            first, _, rest = key.partition(" ")
            size = rest.count(" ") + 2 if rest else 1
            self._longest[first] = max(size, self._longest.get(first, 0))

    def scan(self, text: str, words: Words | None = None) -> list[PlaceMention]:
        """Every place named in a text, in order, no two overlapping; ``words`` when they are cut already."""
        return _Reading(self, text, words_of(text) if words is None else words).mentions()

    def opening_places(self, words: Words) -> list[int]:
        """The words at which a mention may begin: a kind word, or the first word of a name."""
        return list(compress(count(), map(self._opens.__getitem__, words.keys)))

    def openings(self, token: str) -> tuple[tuple[str, str, int], ...]:
        """The words behind a token that begin a name: word, proclitic, words in its longest name."""
        known = self._openings.get(token)
        if known is None:
            known = tuple(
                (form, token[: len(token) - len(form)], self._longest[form])
                for form in clitic_forms(token)
                if form in self._longest and _keeps_article(token, form)
            )
            if len(self._openings) < _REMEMBERED:
                self._openings[token] = known
        return known

    def named(self, key: str) -> tuple[PlaceRef, ...]:
        """The places whose name has a key."""
        return self._names.get(key, ())

    def alike(self, key: str, kinds: tuple[str, ...]) -> tuple[PlaceRef, ...]:
        """Places of some kinds that differ from a key by article and spaces, else by vowels."""
        same = tuple(ref for ref in self._joined.get(joined_key(key), ()) if ref.kind in kinds)
        skeleton = skeleton_of(key)
        if same or len(skeleton) < _FEWEST_CONSONANTS:
            return same
        return tuple(ref for ref in self._skeletons.get(skeleton, ()) if ref.kind in kinds)


class _Opens(dict[str, bool]):
    """Whether a mention may begin at a token, worked out when it is first met."""

    def __init__(self, scanner: Scanner) -> None:
        super().__init__()
        self._scanner = scanner

    def __missing__(self, token: str) -> bool:
        if len(self) >= _REMEMBERED:
            self.clear()
        answer = self[token] = kind_word(token) is not None or bool(self._scanner.openings(token))
        return answer


class _Reading:
    """One text being scanned."""

    def __init__(self, scanner: Scanner, text: str, words: Words) -> None:
        self.scanner = scanner
        self.text = text
        self.words, self.starts, self.ends = words
        self.places = scanner.opening_places(words)

    def mentions(self) -> list[PlaceMention]:
        """The mentions in order; the kind that opened a list holds while only و stands between two names."""
        found: list[PlaceMention] = []
        after, listed = 0, None
        for place in self.places:
            if place < after:
                continue
            if listed is not None and any(word != "و" for word in self.words[after:place]):
                listed = None
            step = self._at(place, listed)
            if step is None:
                listed = None
                continue
            mention, after, listed = step
            found.append(mention)
        return found

    def _at(self, place: int, listed: KindWord | None) -> tuple[PlaceMention, int, KindWord | None] | None:
        """The mention that begins at a word, where to go on, and the kind that a list goes on with."""
        word = self.words[place]
        opening = read_kind(self.words, place) if kind_word(word) is not None else None
        if opening is not None:
            kind, name = opening
            if self._together(place, name, _BREAK_BEFORE_NAME):
                found = self._after_kind(place, name, kind)
                if found is not None:
                    return *found, kind if kind.many else None
        if not self.scanner.openings(word):
            return None
        match = self._longest_at(place)
        if match is None:
            return None
        return self._mention(match, place, listed, place), place + match.size, listed

    def _after_kind(self, place: int, name: int, kind: KindWord) -> tuple[PlaceMention, int] | None:
        """A name after its kind word; only ل may stand before it (الجماعة الترابية لعين الشقف)."""
        match = self._longest_at(name)
        if match is not None:
            own = self._longest_at(place)
            if match.clitic not in ("", "ل") or (own is not None and own.size > name - place):
                return None
            return self._mention(match, name, kind, place), name + match.size
        if kind.word in _TRUSTED and self._longest_at(place) is None:
            return self._guessed(name, kind, place)
        return None

    def _together(self, first: int, last: int, broken: re.Pattern[str]) -> bool:
        """Whether no sentence or list ends between two words."""
        if last >= len(self.words):
            return False
        return not any(broken.search(self.text, self.ends[n], self.starts[n + 1]) for n in range(first, last))

    def _longest_at(self, place: int) -> _Match | None:
        if place >= len(self.words):
            return None
        best: _Match | None = None
        for form, clitic, longest in self.scanner.openings(self.words[place]):
            for size in range(min(longest, len(self.words) - place), best.size if best else 0, -1):
                refs = self.scanner.named(" ".join([form, *self.words[place + 1 : place + size]]))
                if refs and self._together(place, place + size - 1, _BREAK_IN_NAME):
                    best = _Match(refs, size, clitic)
                    break
        return best

    def _mention(self, match: _Match, place: int, kind: KindWord | None, opening: int) -> PlaceMention:
        fitting = tuple(ref for ref in match.refs if kind is None or ref.kind in kind.kinds)
        return PlaceMention(
            start=self.starts[place] + len(match.clitic),
            end=self.ends[place + match.size - 1],
            refs=fitting or match.refs,
            kind_word=kind.word if kind else None,
            whole_start=self.starts[opening],
            weak=kind is None and match.size == 1 and _is_weak(self.words[place], match),
        )

    def _guessed(self, place: int, kind: KindWord, opening: int) -> tuple[PlaceMention, int] | None:
        """The one place of the kind with the same consonants: a misspelt name right after its kind word."""
        first = self.words[place]
        bare = first[1:] if first.startswith("ل") and not first.startswith("لل") else first
        if kind.definite and bare == first:
            return None
        for size in range(min(_LONGEST_GUESS, len(self.words) - place), 0, -1):
            key = " ".join([bare if kind.definite else first, *self.words[place + 1 : place + size]])
            refs = self.scanner.alike(key, kind.kinds)
            if len(refs) == 1 and self._together(place, place + size - 1, _BREAK_IN_NAME):
                start, end = self.starts[place], self.ends[place + size - 1]
                found = PlaceMention(start, end, refs, kind.word, self.starts[opening], guessed=True)
                return found, place + size
        return None


def _is_weak(word: str, match: _Match) -> bool:
    """Whether a single word without kind word may be no place at all."""
    if not any(ref.kind in _STRONG_ALONE for ref in match.refs):
        return True
    return word.removeprefix(match.clitic) in _ORDINARY and "ب" not in match.clitic


def _keeps_article(token: str, form: str) -> bool:
    """Whether the form came from the token without losing ال: الملعب is not the commune ملعب."""
    return form.startswith("ال") or not token.endswith("ال" + form)
