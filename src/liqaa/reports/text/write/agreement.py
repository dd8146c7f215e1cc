"""Agreement in Arabic: past verbs, participles by hand, the case of plurals and duals, accusative, ل with ال.

Texts carry no vowels, so only what shows in the letters is bent.
"""

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import offices, writing

SINGULAR, DUAL, PLURAL = 1, 2, 3
_ARTICLE = "ال"
_FEMININE_HEADS = frozenset({"شبيبات", "لجان", "فروع", "نقابات", "جمعيات", "تنظيمات"})


def past(verb: str, gender: str, number: int = SINGULAR, *, before: bool = True) -> str:
    """A past verb in agreement: ``before`` its subject only the gender shows, behind it the number too.

    أكد, أكدت; behind the subject أكدا, أكدتا, أكدوا, أكدن.
    """
    weak = verb[-1] in "اى" and len(verb) > 2
    stem = verb[:-1] if weak else verb
    if before or number == SINGULAR:
        return verb if gender == "m" else stem + "ت"
    if number == DUAL:
        return stem + "تا" if gender == "f" else _dual(verb)
    return _feminine_plural(verb) if gender == "f" else _plural(verb)


def _dual(verb: str) -> str:
    return verb[:-1] + {"ا": "وا", "ى": "يا", "أ": "آ"}.get(verb[-1], verb[-1] + "ا")


def _plural(verb: str) -> str:
    return verb[:-1] + {"ا": "وا", "ى": "وا", "أ": "ؤوا"}.get(verb[-1], verb[-1] + "وا")


def _feminine_plural(verb: str) -> str:
    if verb in writing.FEMININE_PLURAL_PAST:
        return writing.FEMININE_PLURAL_PAST[verb]
    if verb[-1] == "ى":
        return verb[:-1] + "ين"
    hollow = len(verb) > 2 and verb[-2] == "ا"
    return (verb[:-2] + verb[-1] if hollow else verb) + "ن"


def gender_of(words: str) -> str:
    """The gender of a noun by its first word: الأمانة الإقليمية is feminine, المكتب السياسي masculine."""
    head = words.split(maxsplit=1)[0] if words.split() else ""
    return "f" if head.endswith("ة") or head.removeprefix(_ARTICLE) in _FEMININE_HEADS else "m"


def with_li(words: str) -> str:
    """Words behind ل: للأمانة, للجنة, لفريق."""
    if not words.startswith(_ARTICLE):
        return "ل" + words
    bare = words.removeprefix(_ARTICLE)
    return "ل" + bare if bare.startswith("ل") else "لل" + bare


def accusative(words: str) -> str:
    """An indefinite noun and its qualities as an object: اجتماع موسع becomes اجتماعا موسعا.

    A noun with its complement (دورة المجلس, اجتماع مكتب الفرع) and a definite one stay.
    """
    listed = words.split()
    if len(listed) > 1 and (listed[1].startswith(_ARTICLE) and not listed[0].startswith(_ARTICLE)):
        return words
    done: list[str] = []
    for number, word in enumerate(listed):
        if number and not _is_quality(word):
            return " ".join([*done, *listed[number:]])
        done.append(_with_alif(word))
    return " ".join(done)


def _is_quality(word: str) -> bool:
    bare = word.removeprefix("و")
    return bare.endswith(("ي", "ية", "ا")) or bare in _QUALITIES


_QUALITIES = frozenset(
    [
        "عام", "موسع", "مفتوح", "طارئ", "مشترك", "مطول", "هام", "أول", "موسعة", "عامة", "مفتوحة", "طارئة",
        "مشتركة", "كبير", "كبيرة",
    ]
)  # fmt: skip


def _with_alif(word: str) -> str:
    settled = word.startswith(_ARTICLE) or word.endswith(("ة", "ى", "ا", "اء", "ات", "ين"))
    return word if settled else word + "ا"


def oblique(label: str) -> str:
    """A plural behind a preposition: منتخبون becomes منتخبين, منتخبو الحزب becomes منتخبي الحزب."""
    return " ".join(_oblique_word(word) for word in label.split())


def _oblique_word(word: str) -> str:
    if word.endswith("ون") and len(word) > 4:
        return word[:-2] + "ين"
    bare = word.removeprefix("و").removeprefix(_ARTICLE)
    is_plural = bare.endswith("و") and fold(bare[:-1] + "ين") in _PLURAL_KEYS
    return word[:-1] + "ي" if is_plural else word


def dual_office(capacity: str) -> str:
    """An office held by two, behind a preposition: عضو المجلس الوطني becomes عضوي المجلس الوطني.

    مستشار جماعي becomes المستشارين الجماعيين: the quality follows, the complement stays.
    """
    head, *rest = capacity.split()
    stem = head[:-1] + "ت" if head.endswith("ة") else head
    qualities = _qualities(rest)
    if rest and not qualities:
        return " ".join([stem + "ي", *rest])
    bent = [(word[:-1] + "ت" if word.endswith("ة") else word) + "ين" for word in rest[:qualities]]
    return " ".join([*map(_definite, [stem + "ين", *bent]), *rest[qualities:]])


def _definite(word: str) -> str:
    """Before a name an office is definite: المستشارين الجماعيين السيدين."""
    return word if word.startswith(_ARTICLE) else _ARTICLE + word


def has_quality(capacity: str) -> bool:
    """Whether an office is told by a quality (مستشارة جماعية) rather than by what it belongs to."""
    return _qualities(capacity.split()[1:]) > 0


def plural_office(capacity: str, gender: str) -> str | None:
    """An office held by several, behind a preposition: أعضاء المجلس الوطني; None for an unknown word."""
    head, *rest = capacity.split()
    article = _ARTICLE if head.startswith(_ARTICLE) else ""
    plural = _plural_of(head.removeprefix(_ARTICLE), gender)
    if plural is None:
        return None
    qualities = _qualities(rest)
    sound = plural.endswith("ون")
    bare = plural[:-2] if sound else plural
    if rest and not qualities:
        return " ".join([article + bare + ("ي" if sound else ""), *rest])
    ending = "ات" if gender == "f" else "ين"
    bent = [word.removesuffix("ة") + ending for word in rest[:qualities]]
    held = [bare + ("ين" if sound else ""), *bent]
    return " ".join([*map(_definite, held), *rest[qualities:]])


def _plural_of(head: str, gender: str) -> str | None:
    for masculine, feminine, men, women in offices.OFFICES:
        if head == masculine and gender == "m":
            return men
        if head in (feminine, masculine) and gender == "f":
            return women if head == feminine else men
    return None


def _qualities(rest: list[str]) -> int:
    """How many words behind an office's head are its qualities (إقليمي، جماعية), not its complement."""
    count = 0
    for word in rest:
        if word.removeprefix(_ARTICLE).removesuffix("ة") not in offices.MODIFIERS:
            break
        count += 1
    return count


_PLURAL_KEYS = frozenset(
    fold(word) for entry in offices.OFFICES for word in (entry[2][:-2] + "ين",) if entry[2].endswith("ون")
) | frozenset(fold(word) for word in writing.COUNTED)


def joined(parts: list[str]) -> str:
    """A list in Arabic: every part behind و."""
    return " و".join(parts)
