"""Organisations named in a text: the known by any of their names, the unknown by their first word."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import organisations
from liqaa.reports.text.read.lexicon import lexicon
from liqaa.reports.text.read.orgnames import DESCRIBING, NEED_DEFINITE, ORGAN_LEVELS, RECENT, heads, name_end
from liqaa.reports.text.read.tokens import NONE, SOFT, Doc, WordClass, bare, folded, variants


@dataclass(frozen=True, slots=True)
class OrgMention:
    """An organisation at words ``start`` up to ``end``, without the first ``clitic`` letters."""

    start: int
    end: int
    clitic: int
    name: str
    type: str
    country: str | None
    known: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class _Known:
    words: tuple[str, ...]
    name: str
    type: str
    country: str
    weak: bool


@cache
def _known() -> dict[str, dict[str, tuple[_Known, ...]]]:
    """First word to the second to the names they open, longest first; names of one word under no second."""
    weak = {fold(word) for word in organisations.WEAK_ALIASES}
    table: dict[str, list[_Known]] = defaultdict(list)
    for name, kind, country, aliases in organisations.KNOWN:
        for written in (name, *aliases):
            words = tuple(fold(written).split())
            table[words[0]].append(_Known(words, name, kind, country, fold(written) in weak))
    return {first: _by_second(found) for first, found in table.items()}


def _by_second(names: list[_Known]) -> dict[str, tuple[_Known, ...]]:
    found: dict[str, list[_Known]] = {"": []}
    for one in sorted(names, key=lambda one: -len(one.words)):
        found.setdefault("".join(one.words[1:2]), []).append(one)
    return {second: tuple(one) for second, one in found.items()}


_UNION = frozenset(fold(word) for word in organisations.UNION_WORDS)


def find_orgs(doc: Doc) -> list[OrgMention]:
    """Every organisation of the text, in order, none overlapping."""
    mentions: list[OrgMention] = []
    last = 0
    for i in doc.where(_MAY_OPEN):
        found = (_known_at(doc, i) or _unknown_at(doc, i)) if i >= last else None
        if found is not None:
            mentions.append(found)
            last = found.end
    return mentions


def _may_open(key: str) -> bool:
    tables = (_known(), heads(), _COUNCILS, _BOARDS)
    return any(any(rest in words for words in tables) for _, rest in variants(key))


_MAY_OPEN = WordClass(_may_open)


def _council_end(doc: Doc, i: int, head: str) -> int:
    """المجلس الجماعي لبوزنيقة, مجلس جهة سوس ماسة: where a council's name ends, 0 when none does."""
    at = i + 2
    if head not in _COUNCILS or at >= doc.total or doc.gaps[i + 1] > NONE or doc.gaps[at] > NONE:
        return 0
    if (head, doc.keys[i + 1]) not in _COUNCIL_KINDS:
        return 0
    if head.startswith("ال") and not (doc.keys[at][0] in "لب" and len(doc.keys[at]) > 3):
        return 0
    end = at + 1
    while end < min(doc.total, at + 3) and doc.gaps[end] == NONE and not lexicon().is_stop(doc.keys[end]):
        end += 1
    return end


_COUNCILS = folded("المجلس مجلس")
_COUNCIL_KINDS = frozenset(
    (fold(head), fold(kind))
    for head, kinds in (("المجلس", "الجماعي البلدي"), ("مجلس", "جماعة جهة مقاطعة عمالة"))
    for kind in kinds.split()
)


def _known_at(doc: Doc, i: int) -> OrgMention | None:
    table = _known()
    second = doc.keys[i + 1] if i + 1 < doc.total else ""
    for taken, rest in variants(doc.keys[i]):
        names = table.get(rest, {})
        for one in (*(names.get(second, ()) if second else ()), *names.get("", ())):
            if len(one.words) == 1 or doc.matches(i + 1, one.words[1:]):
                if any(doc.gaps[n] > SOFT for n in range(i + 1, i + len(one.words))):
                    continue
                end = i + len(one.words)
                if _goes_on_differently(doc, end, one):
                    continue
                return OrgMention(
                    i,
                    end,
                    _taken(doc.keys[i], rest, taken),
                    one.name,
                    one.type,
                    one.country,
                    known=True,
                    weak=one.weak,
                )
    return None


def _goes_on_differently(doc: Doc, end: int, one: _Known) -> bool:
    """حزب السنبلة الخضراء is not the party called حزب السنبلة: a by-name that another word goes on with."""
    if " ".join(one.words) == fold(one.name) or len(one.words) == 1:
        return False
    if end >= doc.total or doc.gaps[end] > NONE:
        return False
    key, words = doc.keys[end], lexicon()
    plain = key in words.function or key in words.verbs or key in words.offices or key in words.titles
    return (
        key.startswith("ال")
        and not plain
        and key not in DESCRIBING
        and key not in ORGAN_LEVELS
        and key not in RECENT
        and key not in _NATIONS
    )


_COUNTRIES = folded(
    "المغربي المغربية التونسي التونسية الجزائري الجزائرية الموريتاني الموريتانية الليبي المصري"
)
_NATIONS = _COUNTRIES | folded("الوطني")


def _taken(key: str, rest: str, taken: str) -> int:
    """How many letters of the word as written go: of للحزب only the first ل is left out of what is shown."""
    return (
        0
        if key.startswith(taken + "ل") and rest.startswith("ال") and len(key) < len(taken + rest)
        else len(taken)
    )


def _unknown_at(doc: Doc, i: int) -> OrgMention | None:
    known = heads()
    for taken, rest in variants(doc.keys[i]):
        kind = known.get(rest) or _body_of_nation(doc, i, rest)
        council = _council_end(doc, i, rest)
        if kind is None and not council:
            continue
        kind = "public_body" if council or kind is None else kind
        end = council or name_end(doc, i, rest)
        if end - i < 2 or (rest in NEED_DEFINITE and end - i < 2):
            return None
        clitic = _taken(doc.keys[i], rest, taken)
        start, stop = doc.span(i, end)
        name = doc.text[start + clitic : stop]
        if doc.keys[i].startswith("لل") or doc.keys[i][1:].startswith("لل"):
            name = "ال" + doc.text[start + len(taken) + 1 : stop]
        return OrgMention(i, end, clitic, name, _typed(doc, i, end, kind), None, known=False, weak=False)
    return None


def _body_of_nation(doc: Doc, i: int, head: str) -> str | None:
    """الهيئة المغربية لمربي النحل: with its nation behind it, an association; else the word is an organ's."""
    after = doc.keys[i + 1] if i + 1 < doc.total else ""
    return "association" if head in _BOARDS and after in _COUNTRIES and i + 2 < doc.total else None


_BOARDS = folded("الهيئة")


def _typed(doc: Doc, i: int, end: int, kind: str) -> str:
    """A federation or union by what it federates; an association otherwise."""
    unionish = any(key in _UNION for key in doc.keys[i + 1 : end])
    if kind in ("union", "federation"):
        if unionish:
            return "union"
        if bare(doc.keys[i]).startswith(("اتحاد", "جامع")):
            return "association"
    return kind


def mark(doc: Doc, mentions: list[OrgMention]) -> None:
    """Keeps the words of organisations from being read as people."""
    for mention in mentions:
        for n in range(mention.start, mention.end):
            doc.taken[n] = max(doc.taken[n], 1)
