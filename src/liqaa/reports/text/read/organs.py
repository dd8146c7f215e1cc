"""Organs of an organisation: الأمانة الإقليمية للحزب بإقليم مولاي يعقوب, مفتشية الفقيه بن صالح."""

from functools import cache
from typing import NamedTuple

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import organisations, organs
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.lexicon import lexicon
from liqaa.reports.text.read.tokens import NONE, SOFT, WordClass, bare, folded, variants

_SELF = frozenset(fold(word) for word in organisations.SELF_WORDS)
_PLACE_WORDS = folded(
    "إقليم بإقليم عمالة بعمالة جهة بجهة جماعة بجماعة مدينة بمدينة دائرة بدائرة لإقليم لعمالة لجهة"
    " ولاية بولاية مقاطعة بمقاطعة ببلدية بلدية محافظة بمحافظة"
)


class Organ(NamedTuple):
    """An organ at words ``start`` up to ``end``.

    ``kind`` is what its meeting is; ``state`` marks the State's councils.
    """

    start: int
    end: int
    clitic: int
    kind: str
    state: bool


@cache
def _heads() -> dict[str, str]:
    return {fold(word): kind for word, kind in organs.ORGAN_HEADS.items()}


@cache
def _qualities() -> frozenset[str]:
    keys = {fold(word) for word in organs.ORGAN_QUALITIES}
    every = keys | {key + "ه" for key in keys} | {key + "ين" for key in keys} | {key + "يه" for key in keys}
    return frozenset(every | {"ال" + key for key in every})


@cache
def _phrases(*, state: bool) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in organs.STATE_ORGANS if state else organs.ORGAN_PHRASES:
        words = tuple(fold(phrase).split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


QUALITIES = _qualities()


def find_organs(ground: Ground) -> list[Organ]:
    """Every organ of the text, in order."""
    found: list[Organ] = []
    last = 0
    for i in ground.doc.where(_MAY_OPEN):
        organ = organ_at(ground, i) if i >= last else None
        if organ is not None:
            found.append(organ)
            last = organ.end
    return found


def _may_open(key: str) -> bool:
    heads = _heads()
    return any(
        rest in _phrases(state=True)
        or rest in _phrases(state=False)
        or bare(rest) in heads
        or _without_pronoun(rest) in heads
        for _, rest in variants(key)
    )


_MAY_OPEN = WordClass(_may_open)


def organ_at(ground: Ground, i: int) -> Organ | None:
    """The organ that begins at word ``i``, or None."""
    doc = ground.doc
    if i in ground.org_at:
        return None
    for taken, rest in variants(doc.keys[i]):
        for state in (True, False):
            for words in _phrases(state=state).get(rest, ()):
                if doc.matches(i + 1, words[1:]):
                    end = _complements(ground, i + len(words))
                    kind = "organisational_meeting" if not state else "council_session"
                    return Organ(i, end, _shown(doc.keys[i], taken), kind, state)
        head = _heads().get(bare(rest)) or _heads().get(_without_pronoun(rest))
        end = _head_end(ground, i, rest) if head else 0
        if head and end:
            if bare(rest) in _ADMINISTERED and bare(doc.keys[i + 1]) == "اداريه":
                head = "council_session"
            return Organ(i, _complements(ground, end), _shown(doc.keys[i], taken), head, state=False)
    return None


_ADMINISTERED = folded("لجنة هيئة")
"""اللجنة الإدارية, الهيئة الإدارية: the parliament of a union, between two congresses."""
_OF = folded("ديال تاع متاع نتاع")


def _shown(key: str, taken: str) -> int:
    return len(taken) - 1 if taken.endswith("ل") and key[len(taken) - 1 :].startswith("لل") else len(taken)


def _without_pronoun(key: str) -> str:
    """مجلسهم, مكتبها: the head without its pronoun."""
    for tail in ("هما", "هم", "ها", "ه"):
        if key.endswith(tail) and len(key) - len(tail) >= 3:
            return key[: -len(tail)]
    return key


def _head_end(ground: Ground, i: int, head: str) -> int:
    """The word after the head and its qualities; 0 when it is no organ."""
    doc, after = ground.doc, i + 1
    if after >= doc.total or doc.gaps[after] > NONE:
        return 0
    key = doc.keys[after]
    if bare(head) in ("جامعه", "دايره", "خليه", "قطاع", "هييه", "محافظه", "قطب", "شعبه"):
        return _with_qualities(ground, after) if head.startswith("ال") and key in _qualities() else 0
    if key in _qualities():
        return _with_qualities(ground, after)
    if not head.startswith("ال") and _is_owner(ground, after):
        return after
    return 0


def _is_owner(ground: Ground, at: int) -> bool:
    """What an indefinite organ belongs to: a place, the organisation itself (فرع الحزب)."""
    doc = ground.doc
    if doc.keys[at] in _SELF:
        return True
    return at in ground.place_at or at in ground.org_at


def _with_qualities(ground: Ground, at: int) -> int:
    doc = ground.doc
    while (
        at < doc.total
        and doc.gaps[at] == NONE
        and (doc.keys[at] in _qualities() or (doc.keys[at][0] == "و" and doc.keys[at][1:] in _qualities()))
    ):
        at += 1
    return at


def _is_head(key: str) -> bool:
    return any(bare(rest) in _heads() for _, rest in variants(key))


def _complements(ground: Ground, at: int) -> int:
    """لحزب …, للحزب, بإقليم …, بالناظور: what the organ is of and where."""
    doc = ground.doc
    while at < doc.total and doc.gaps[at] <= SOFT:
        org = ground.org_at.get(at)
        place = ground.place_at.get(at)
        key = doc.keys[at]
        if key in _OF and at + 1 < doc.total and (at + 1 in ground.org_at or doc.keys[at + 1] in _SELF):
            named = ground.org_at.get(at + 1)
            at = named.end if named is not None else at + 2
        elif org is not None and (key[0] == "ل" or _is_head(doc.keys[at - 1])):
            at = org.end
        elif (key[0] == "ل" and any(rest in _SELF for _, rest in variants(key))) or (
            key in _SELF and _is_head(doc.keys[at - 1])
        ):
            at += 1
        elif place is not None and (key[0] in "بل" or key in _PLACE_WORDS or _is_head(doc.keys[at - 1])):
            at = place.end
        elif (
            key in _PLACE_WORDS
            and at + 1 < doc.total
            and doc.gaps[at + 1] == NONE
            and not lexicon().is_stop(doc.keys[at + 1])
        ):
            at += 2
        else:
            break
    return at
