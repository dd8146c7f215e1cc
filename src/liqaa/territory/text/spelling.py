"""Keys under which a place's name is found: the folded name, its habitual respellings, its consonants.

Three nets, each wider than the last: the *key* (``kit`` fold) with respellings, the *joined* key without
spaces and articles, and the *skeleton*, consonants only, trusted where the text says that a place is meant.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from liqaa.kit.arabic import fold, search_key

_WORD_TWINS: dict[str, str] = {
    "واد": "وادي",
    "وادي": "واد",
    "اولاد": "ولاد",
    "ولاد": "اولاد",
    "ابن": "بن",
    "بن": "ابن",
    "ايت": "ات",
    "امحمد": "محمد",
    "oulad": "ouled",
    "ouled": "oulad",
    "bni": "beni",
    "beni": "bni",
    "ait": "ayt",
    "oued": "ouad",
    "ouad": "oued",
    "sidi": "sid",
    "moulay": "my",
}
_SHORTEST_SPLIT = 4
_FEWEST = 3
_JOINING = ("با", "بو", "بن", "عبد", "ابو")
_DAD = str.maketrans("ضظ", "ظض")
_APOSTROPHE = re.compile(r"(\w)['’‘`]")
_ARTICLE = re.compile(r"^(?:d|de|du|des|l|la|le|les|el|al) ")


@lru_cache(maxsize=8192)
def keys_of(name: str) -> tuple[str, ...]:
    """The folded name first, then the ways people respell it, as keys."""
    key = fold(name)
    found = {key: None}
    if "'" in name or "’" in name:
        found[fold(_APOSTROPHE.sub(r"\1", name))] = None
    words = key.split(" ")
    for position, word in enumerate(words):
        twin = _WORD_TWINS.get(word)
        if twin is not None:
            found[" ".join([*words[:position], twin, *words[position + 1 :]])] = None
    for other in (*_joined(words), *_split(words)):
        found[other] = None
    if "ض" in key or "ظ" in key:
        found[key.translate(_DAD)] = None
    return tuple(found)


def _joined(words: list[str]) -> Iterator[str]:
    """با محمد as بامحمد, بن سليمان as بنسليمان."""
    for position, word in enumerate(words[:-1]):
        if word in _JOINING:
            yield " ".join([*words[:position], word + words[position + 1], *words[position + 2 :]])


def _split(words: list[str]) -> Iterator[str]:
    """بامحمد as با محمد, بوجنيبة as بو جنيبة."""
    for position, word in enumerate(words):
        for opening in _JOINING:
            if word.startswith(opening) and len(word) - len(opening) >= _SHORTEST_SPLIT:
                yield " ".join([*words[:position], opening, word[len(opening) :], *words[position + 1 :]])


def joined_key(name: str) -> str:
    """The name without spaces and articles: قرية با محمد and قرية بامحمد are one."""
    return search_key(name)


_SOUNDS = str.maketrans("ضظذثطص", "دددتتس")
_VOWELS = re.compile("[اويe]|(?<=.)ه$")
_LATIN_VOWELS = re.compile("[aeiouyh]")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=8192)
def skeleton_of(key: str) -> str:
    """The consonants of a folded name, sounds that are confused in writing made one; "" when too few.

    تمزموط and تامزموت, المعادنة and لمعادنة, Taroudannt and Taroudant share theirs.
    """
    words = []
    for word in key.split(" "):
        if word.isascii():
            bare = word[:1] + _LATIN_VOWELS.sub("", word[1:])
        else:
            bare = re.sub("^(?:ال|ل(?=...)|ا(?=..))", "", word).translate(_SOUNDS)
            bare = bare[:1] + _VOWELS.sub("", bare[1:])
        words.append(_DOUBLE.sub(r"\1", bare))
    skeleton = "".join(words)
    return skeleton if len(skeleton) >= _FEWEST else ""


def without_latin_article(key: str) -> str:
    """A folded French name without the small words before it: de l oriental gives oriental."""
    while (shorter := _ARTICLE.sub("", key)) != key:
        key = shorter
    return key
