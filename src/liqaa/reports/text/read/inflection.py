"""Forms of verbs and of office words, as folded keys."""

from collections.abc import Iterator
from dataclasses import dataclass

from liqaa.kit.arabic import fold

PAST, PRESENT, FUTURE, NOUN = "past", "present", "future", ""
_OBJECTS = ("ه", "ها", "هم", "هما")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One written form of a verb: tense, whether a pronoun hangs on it, feminine, plural."""

    key: str
    tense: str
    has_object: bool
    feminine: bool = False
    plural: bool = False


def verb_forms(past: str, present: str) -> Iterator[VerbForm]:
    """Every third-person form, with and without an object: ترأس, ترأست, ترأسه, يترأس, ستترأسها."""
    yield from _past(fold(past))
    stem = fold(present)
    for person in ("ي", "ت", "ن"):
        weak = stem[:-1] if stem[-1] in "يوا" else stem
        for ending, plural in (("", False), ("ون", True), ("وا", True), ("ان", True), ("ن", True)):
            key = person + (weak if ending and ending != "ن" else stem) + ending
            yield VerbForm(key, PRESENT, has_object=False, feminine=person == "ت", plural=plural)
            yield VerbForm("س" + key, FUTURE, has_object=False, feminine=person == "ت", plural=plural)
        for tail in _OBJECTS:
            yield VerbForm(person + stem + tail, PRESENT, has_object=True, feminine=person == "ت")
            yield VerbForm("س" + person + stem + tail, FUTURE, has_object=True, feminine=person == "ت")


def _past(base: str) -> Iterator[VerbForm]:
    weak = base[-1] in "يا" and len(base) >= 3
    short = base[:-1] if weak else base
    with_object = short + "ا" if weak else base
    yield VerbForm(base, PAST, has_object=False)
    yield VerbForm(short + "ت", PAST, has_object=False, feminine=True)
    yield VerbForm(short + "وا", PAST, has_object=False, plural=True)
    yield VerbForm(short + ("يا" if weak else "ا"), PAST, has_object=False, plural=True)
    yield VerbForm(short + "تا", PAST, has_object=False, feminine=True, plural=True)
    for tail in _OBJECTS:
        yield VerbForm(with_object + tail, PAST, has_object=True)
        yield VerbForm(short + "ت" + tail, PAST, has_object=True, feminine=True)
    if not weak:
        yield VerbForm(base + "و", PAST, has_object=True)
        for tail in ("ات", "اتو", "اتها", "وه", "وها"):
            yield VerbForm(base + tail, PAST, has_object=len(tail) > len("ات"), feminine=tail[0] == "ا")


@dataclass(frozen=True, slots=True)
class OfficeForm:
    """One written form of an office word: its gender, how many hold it, and its singular as printed."""

    gender: str
    number: str
    singular: str
    definite: bool
    pronoun: bool = False


SINGULAR, DUAL, PLURAL = "singular", "dual", "plural"


def office_forms(masculine: str, feminine: str, men: str, women: str) -> Iterator[tuple[str, OfficeForm]]:
    """Every form of an office of one word, as folded key and form."""
    for word, gender in ((masculine, "m"), (feminine, "f")):
        for key in _singular_keys(word, gender):
            yield key, OfficeForm(gender, SINGULAR, word, definite=False)
        yield fold("ال" + word), OfficeForm(gender, SINGULAR, word, definite=True)
        yield from _duals(word, gender)
    for several, gender, one in ((men, "m", masculine), (women, "f", feminine)):
        for key in _plural_keys(several):
            for article in ("", "ال"):
                yield fold(article + key), OfficeForm(gender, PLURAL, one, definite=bool(article))


def _duals(word: str, gender: str) -> Iterator[tuple[str, OfficeForm]]:
    """النائبان, نائبين, نائبتا: of a man's office not نائبا, which is one man's in the accusative."""
    stem = word[:-1] + "ت" if word.endswith("ة") else word
    for ending in ("ان", "ين", "ي") if gender == "m" else ("ان", "ين", "ا", "ي"):
        for article in ("", "ال"):
            yield fold(article + stem + ending), OfficeForm(gender, DUAL, word, definite=bool(article))


def owned_forms(masculine: str, feminine: str) -> Iterator[tuple[str, OfficeForm]]:
    """نائبه, نائبتها: an office of one word with the pronoun of whoever it belongs to."""
    for word, gender in ((masculine, "m"), (feminine, "f")):
        stem = word[:-1] + "ت" if word.endswith("ة") else word
        for tail in ("ه", "ها", "هم"):
            yield fold(stem + tail), OfficeForm(gender, SINGULAR, word, definite=True, pronoun=True)


def _singular_keys(head: str, gender: str) -> Iterator[str]:
    yield fold(head)
    if gender == "m":
        yield fold(head + "ا")


def _plural_keys(head: str) -> Iterator[str]:
    yield head
    if head.endswith("ون"):
        yield from (head[:-2] + "ين", head[:-2] + "و", head[:-2] + "ي")
