"""Who calls the series that a meeting is part of, where another body than the one that met calls it."""

from typing import NamedTuple

from liqaa.reports.text.read import structure
from liqaa.reports.text.read.cues import Hit
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.tokens import COMMA, NONE, WordClass, folded, variants

_REACH = 7
_LONGEST = 9
_SERIES = folded(
    "لقاءات اللقاءات سلسلة السلسلة برنامج البرنامج حملة الحملة قافلة القافلة قوافل القوافل جولة الجولة"
    " جولات مشاورات المشاورات دورات الدورات ورشات الورشات أبواب الأبواب ملتقيات الملتقيات منتديات أيام الأيام"
    " اجتماعات الاجتماعات ندوات الندوات"
)
_WITHIN = folded("ضمن إطار سياق")
_CALLING = ("@نظم", "@أطلق", "@عقد", "@أقام", "@باشر")
_BODIES = folded(
    "وزارة الوزارة مؤسسة وكالة الوكالة مندوبية المندوبية أكاديمية الأكاديمية مديرية المديرية عمالة ولاية هيئة"
    " منظمة جمعية الجمعية شبكة مرصد معهد جامعة مجلس المجلس غرفة اللجنة صندوق برنامج"
)
_OF_THE_STATE = ("كتابه", "الدوله")
_IS_SERIES = WordClass(lambda key: any(rest in _SERIES for _, rest in variants(key)))


class Outside(NamedTuple):
    """A body outside at words ``start`` up to ``end``."""

    start: int
    end: int


def find_outside(ground: Ground) -> Outside | None:
    """اللقاءات التشاورية التي تنظمها كتابة الدولة …, ضمن لقاءات مؤسسة …: the first body told so."""
    for i in ground.doc.where(_IS_SERIES):
        if ground.role_at[i] != structure.PARAGRAPH:
            continue
        start = _behind_verb(ground, i) or _behind_series(ground, i)
        if start:
            return Outside(start, _end(ground, start))
    return None


def _behind_verb(ground: Ground, i: int) -> int:
    """The word behind تنظمها, where a body of its own begins there; 0 without one."""
    for n in range(i + 1, min(i + _REACH, ground.doc.total)):
        if ground.doc.gaps[n] >= COMMA:
            return 0
        if any(_calls_it(hit) for hit in ground.hits.at.get(n, ())):
            return n + 1 if _is_body(ground, n + 1) else 0
    return 0


def _calls_it(hit: Hit) -> bool:
    return hit.label == "organise" and hit.cue.has_object and hit.cue.phrase in _CALLING


def _behind_series(ground: Ground, i: int) -> int:
    """ضمن لقاءات مؤسسة …: the body that the series belongs to; 0 without one."""
    keys = ground.doc.keys
    within = i > 0 and keys[i - 1] in _WITHIN
    bare_series = not any(rest.startswith("ال") for _, rest in variants(keys[i]))
    return i + 1 if within and bare_series and _is_body(ground, i + 1) else 0


def _is_body(ground: Ground, i: int) -> bool:
    """An organisation, or a public body that the tables do not name; not the party's own organs."""
    doc = ground.doc
    if i >= doc.total or doc.gaps[i] > NONE:
        return False
    if i in ground.org_at or doc.keys[i] in _BODIES:
        return True
    return doc.matches(i, _OF_THE_STATE)


def _end(ground: Ground, start: int) -> int:
    """The end of its name: what the tables know, else the comma, a verb or a word of presence."""
    doc = ground.doc
    org = ground.org_at.get(start)
    if org is not None:
        return org.end
    end = start + 1
    while end < min(doc.total, start + _LONGEST) and doc.gaps[end] == NONE and not _is_over(ground, end):
        end += 1
    return end


def _is_over(ground: Ground, i: int) -> bool:
    told = any(hit.tense or hit.label.startswith("role:") for hit in ground.hits.at.get(i, ()))
    return told or (i in ground.place_at and ground.doc.keys[i][0] == "ب") or ground.doc.keys[i] in _ENDS


_ENDS = folded(
    "بتنسيق بشراكة بتعاون بمشاركة بمختلف بعدد بعدة تحت يوم خلال حول لفائدة عبر على في منذ من إلى مع"
)
