"""Which body a sentence wants founded: words against the names of a charter's body types. Pure Python."""

from collections.abc import Iterable
from dataclasses import dataclass

from liqaa.kit.arabic import fold, strip_clitics, tokens

_SINGULARS = {
    fold(plural): fold(singular)
    for plural, singular in (
        ("أمانات", "أمانة"),
        ("فروع", "فرع"),
        ("لجان", "لجنة"),
        ("مكاتب", "مكتب"),
        ("مفتشيات", "مفتشية"),
        ("منظمات", "منظمة"),
        ("مجالس", "مجلس"),
        ("كتابات", "كتابة"),
        ("تنسيقيات", "تنسيقية"),
        ("رابطات", "رابطة"),
        ("روابط", "رابطة"),
        ("دوائر", "دائرة"),
        ("مؤتمرات", "مؤتمر"),
        ("المرأة", "النساء"),
        ("الشبيبة", "الشباب"),
        ("الشبابية", "الشباب"),
        ("النسائية", "النساء"),
    )
}
_SINGULARS |= {strip_clitics(plural): strip_clitics(singular) for plural, singular in _SINGULARS.items()}
_OFFICE = "مكتب"
_COMMITTEE = ("لجن", "تحضيري")
_WOMEN, _YOUTH = "نسا", "شباب"


@dataclass(frozen=True)
class Foundable:
    """A body type that a charter lets exist at the level in question."""

    key: str
    name: str
    temporary: bool = False


def family_of(name: str) -> str:
    """The parallel organisation that words speak of: ``women``, ``youth`` or none."""
    words = _words(name)
    if _WOMEN in words:
        return "women"
    return "youth" if _YOUTH in words else ""


def speaks_of_committee(text: str) -> bool:
    """Whether the sentence founds through a preparatory committee (لجنة تحضيرية، لجان تحضيرية)."""
    return _holds(_words(text), _COMMITTEE)


def founded_by(text: str, types: Iterable[Foundable]) -> Foundable | None:
    """The type whose name stands in the sentence, the longest name first; None when there is none.

    A temporary committee founds another body and is never what is founded.
    """
    words = _words(text)
    found = [
        (len(name), each)
        for each in types
        if not each.temporary
        for name in _names(each)
        if _holds(words, name)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _names(foundable: Foundable) -> list[tuple[str, ...]]:
    """The type's name; of «مكتب الفرع» also what stands behind the office, since branches are founded."""
    name = tuple(_words(foundable.name))
    return [name, name[1:]] if name[0] == _OFFICE and len(name) > 1 else [name]


def _words(text: str) -> list[str]:
    """Words without clitics, number and gender, so that «الأمانات المحلية» meets «أمانة محلية»."""
    return [_bare(token) for token in tokens(text)]


def _bare(token: str) -> str:
    stripped = strip_clitics(token)
    return _SINGULARS.get(token, _SINGULARS.get(stripped, stripped)).removeprefix("ال").removesuffix("ه")


def _holds(words: list[str], name: tuple[str, ...]) -> bool:
    """Whether ``name`` stands in ``words``, one word after the other."""
    return any(tuple(words[start : start + len(name)]) == name for start in range(len(words) - len(name) + 1))
