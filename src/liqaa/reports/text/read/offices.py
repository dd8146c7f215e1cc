"""Reads an office with its complements: عضو المجلس الوطني للحزب ورئيسة لجنة إعداد التراب بمجلس الجهة."""

from typing import NamedTuple

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import groups, offices
from liqaa.reports.text.read.cues import Hits
from liqaa.reports.text.read.inflection import PLURAL, SINGULAR, OfficeForm
from liqaa.reports.text.read.lexicon import lexicon
from liqaa.reports.text.read.names import is_latin_name, name_at
from liqaa.reports.text.read.tokens import COMMA, NONE, Doc, folded, variants

_LONGEST = 24
_CONNECTORS = frozenset(fold(word) for word in offices.OFFICE_CONNECTORS)
_ENDERS = ("role:", "speech:call", "speech:praise")
_HARMLESS = folded(
    "عضوية مشاركة مبادرة جهود مجهودات الشهيد حول بخصوص مداخلة كلمة مراقبة عرض تسيير تدخل حضور روح تأطير"
)


class Office(NamedTuple):
    """An office at words ``start`` up to ``end``; ``clitic`` letters of the first word are not part of it."""

    start: int
    end: int
    clitic: int
    form: OfficeForm
    parts: tuple[tuple[int, int], ...]
    """Each single capacity, as words."""


def office_head(doc: Doc, i: int) -> tuple[str, OfficeForm] | None:
    """The clitics and the form of the office word at ``i``, or None."""
    if i >= doc.total or i in doc.particles:
        return None
    words = lexicon()
    for taken, rest, form in words.office_forms[doc.keys[i]]:
        if rest in words.needs_complement and not _has_complement(doc, i):
            continue
        if rest in words.given and not _has_complement(doc, i):
            continue
        return taken, _as_written(doc, i, rest, form)
    return None


def _as_written(doc: Doc, i: int, key: str, form: OfficeForm) -> OfficeForm:
    """نائبه is his deputy, نائبة a woman who is one: both fold alike, only the last letter tells."""
    if form.gender != "f" or form.number != SINGULAR or doc.text[doc.ends[i] - 1] != "ه":
        return form
    alone = i + 1 >= doc.total or doc.gaps[i + 1] > NONE or name_at(doc, i + 1, anchored=False) is not None
    return lexicon().owned_offices.get(key, form) if alone else form


def _has_complement(doc: Doc, i: int) -> bool:
    after = i + 1
    if after >= doc.total or doc.gaps[after] > NONE:
        return False
    key = doc.keys[after]
    words = lexicon()
    if key in words.modifiers or doc.taken[after] or key in _CONNECTORS or key.startswith("لل"):
        return True
    return words.is_stop(key) and key not in words.function and key not in words.verbs


def office_at(doc: Doc, hits: Hits, i: int, *, after_name: bool) -> Office | None:
    """The office that begins at word ``i`` with everything that belongs to it, or None."""
    head = office_head(doc, i)
    if head is None:
        return None
    taken, form = head
    return Office(i, *_extend(doc, hits, i, form, clitic=len(taken), after_name=after_name))


def _extend(
    doc: Doc, hits: Hits, i: int, form: OfficeForm, *, clitic: int, after_name: bool
) -> tuple[int, int, OfficeForm, tuple[tuple[int, int], ...]]:
    cuts, at = [i], i + 1
    while at < min(doc.total, i + _LONGEST) and not _ends(doc, hits, at):
        if doc.keys[at][0] == "و" and not doc.taken[at]:
            verdict = _after_and(doc, hits, at, form, after_name=after_name)
            if verdict == "stop":
                break
            if verdict == "office":
                cuts.append(at)
        at += 1
    at = _trimmed(doc, i, at)
    cuts = [cut for cut in cuts if cut < at]
    parts = tuple(zip(cuts, [*cuts[1:], at], strict=True))
    return at, clitic, form, parts


def _ends(doc: Doc, hits: Hits, at: int) -> bool:
    """Whether the office is over before word ``at``."""
    if doc.gaps[at] >= COMMA:
        return True
    if doc.taken[at]:
        return False
    if doc.keys[at] in lexicon().function:
        return not (doc.keys[at] in _CONNECTORS and _goes_on(doc, at + 1))
    return _is_foreign(doc, at) or _starts_name(doc, at) or _is_cue(hits, at)


def _is_foreign(doc: Doc, at: int) -> bool:
    """A title before a name, a verb, or those present behind a quality: no part of an office."""
    key, words = doc.keys[at], lexicon()
    if key in words.titles and at + 1 < doc.total and name_at(doc, at + 1, anchored=True):
        return True
    if key in _PLURALS and doc.keys[at - 1] in words.modifiers:
        return True
    verb = key in words.verbs and not words.is_name_word(key)
    return verb and key not in _HARMLESS and key not in words.offices


def _is_cue(hits: Hits, at: int) -> bool:
    """Whether a phrase that gives a role begins at a word."""
    for prefix in _ENDERS:
        hit = hits.here(at, prefix)
        if hit is None or hit.label == "role:close":
            continue
        if hit.end > at + 1 or hit.cue.phrase not in _HARMLESS_PHRASES:
            return True
    return False


_PLURALS = frozenset(fold("ال" + word) for word in groups.GROUP_HEADS if word.endswith(("ين", "ون", "ات")))
_HARMLESS_PHRASES = frozenset(
    [
        "حضور",
        "مشاركة",
        "تأطير",
        "جهود",
        "مجهودات",
        "مبادرة",
        "إنجازات",
        "ذكرى",
        "تهنئة",
        "تعزية",
        "مداخلة",
        "كلمة",
        "تدخل",
        "عوض",
        "بدل",
        "المشاركون",
        "الحضور",
        "تعيين",
        "انتخاب",
        "اختيار",
    ]
)


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether an organ, an organisation or a place follows عن, في or على."""
    if at >= doc.total or doc.gaps[at] > NONE:
        return False
    key, words = doc.keys[at], lexicon()
    return bool(doc.taken[at]) or (
        key not in words.function and key not in words.verbs and words.is_stop(key)
    )


def _opens_compound(doc: Doc, at: int) -> bool:
    """الهواري بن دحمان, بمب ولد درمان: an unknown first name that بن, ولد or أبو goes on."""
    key, after = doc.keys[at], at + 1
    if after + 1 >= doc.total or doc.gaps[after] > NONE or doc.keys[after] not in _LINKS:
        return False
    return not lexicon().is_stop(key) and not doc.taken[at]


_LINKS = frozenset(("بن", "ولد", "ايت", "ابو"))


def _starts_name(doc: Doc, at: int) -> bool:
    """Whether a person's name begins here: a known given name with a plausible second word."""
    key, words = doc.keys[at], lexicon()
    article = key.startswith("ال") and "إ" not in doc.slice(at, at + 1)
    if _opens_compound(doc, at) or is_latin_name(doc, at):
        return True
    if key in words.given and not article:
        return name_at(doc, at, anchored=False) is not None
    if key in words.given or key in words.openers or key.startswith("عبدال"):
        span = name_at(doc, at, anchored=False)
        before = doc.keys[at - 1]
        told = before in words.modifiers or before in _WHOSE or bool(doc.taken[at - 1])
        if span is not None and article and span.units >= 2 and told:
            return span.end >= doc.total or doc.gaps[span.end] >= COMMA or _joins_office(doc, span.end)
        return span is not None and (span.known >= 2 or (span.units >= 2 and not article))
    if not key.startswith("ال") and words.is_plausible(key) and not doc.taken[at]:
        span = name_at(doc, at, anchored=True)
        previous = doc.keys[at - 1]
        closes = (
            span is not None
            and span.units >= 2
            and (span.end >= doc.total or doc.gaps[span.end] >= COMMA or span.known > 0)
        )
        return closes and (previous in words.modifiers or previous.startswith(("لل", "ال", "بال")))
    return False


_WHOSE = folded(
    "الجهة الإقليم الجماعة المدينة الحزب النقابة الجمعية الفرع للحزب للنقابة للجمعية للاتحاد للفرع"
)


def _joins_office(doc: Doc, at: int) -> bool:
    """… الهادي الوسلاتي ومنسق الحزب: another's office behind the name."""
    head = office_head(doc, at)
    return head is not None and head[0].startswith("و")


def _after_and(doc: Doc, hits: Hits, at: int, form: OfficeForm, *, after_name: bool) -> str:
    """What a word that begins with و does: ``office`` adds a capacity, ``stop`` ends, ``more`` belongs."""
    words, key = lexicon(), doc.keys[at]
    if key in words.given:
        return "stop"
    rest = key[1:]
    head = office_head(doc, at)
    if head is not None and head[0].startswith("و"):
        return _another_office(doc, hits, at, head[1], form, after_name=after_name)
    if rest in words.titles or name_at(doc, at, anchored=False, joined=True):
        return "stop"
    if not rest.startswith(("ال", "لل")) and words.is_plausible(rest) and _name_then_office(doc, at):
        return "stop"
    if any(
        form_ in words.function or form_ in words.verbs for _, form_ in variants(rest)
    ) and not words.is_name_word(rest):
        return "stop"
    return "more"


def _another_office(
    doc: Doc, hits: Hits, at: int, other: OfficeForm, form: OfficeForm, *, after_name: bool
) -> str:
    if other.number != form.number:
        return "stop"
    if not after_name or other.number == PLURAL:
        return "office"
    inner = office_at(doc, hits, at, after_name=False)
    if inner is None:
        return "more"
    follows = (
        inner.end < doc.total
        and doc.gaps[inner.end] == NONE
        and (name_at(doc, inner.end, anchored=True) is not None or doc.keys[inner.end] in lexicon().titles)
    )
    return "stop" if follows and form.number == SINGULAR else "office"


def _name_then_office(doc: Doc, at: int) -> bool:
    """An unknown name told by the office behind it: وموني بنعدي عضو."""
    for size in (2, 3):
        end = at + size
        if end < doc.total and all(doc.gaps[n] == NONE for n in range(at + 1, end)):
            plausible = all(
                lexicon().is_plausible(doc.keys[n]) and not doc.taken[n] for n in range(at + 1, end)
            )
            if plausible and doc.gaps[end] <= COMMA and office_head(doc, end) is not None:
                return True
    return False


def _trimmed(doc: Doc, i: int, at: int) -> int:
    words = lexicon()
    while at > i + 1 and doc.keys[at - 1] in words.function and not doc.taken[at - 1]:
        at -= 1
    return at
