"""Clauses that tell outcomes: whose they are and where they end."""

from dataclasses import dataclass

from liqaa.reports.text.read.cues import Hit
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.inflection import PAST
from liqaa.reports.text.read.tokens import COMMA, STOP, folded

_LONGEST = 60


@dataclass(slots=True)
class Found:
    """An outcome at words ``start`` up to ``end``, of a kind, by a rule."""

    start: int
    end: int
    kind: str
    rule: str
    clitic: int = 0


def is_ours(ground: Ground, hit: Hit) -> bool:
    """Whether the meeting or its body is the subject, not an object of discussion (ما قررته)."""
    before = ground.doc.keys[hit.start - 1] if hit.start and ground.doc.gaps[hit.start] < COMMA else ""
    if hit.cue.phrase in _DEMANDING and not _is_organ_speaking(ground, hit):
        return False
    if followed(ground, hit) or (before == "كما" and ground.doc.gaps[hit.start - 1] >= COMMA):
        return not hit.cue.has_object
    return (
        before not in ("ما", "التي", "الذي", "كما", "ان", "لم", "لما", "مما", "بما")
        and not hit.cue.has_object
    )


def followed(ground: Ground, hit: Hit) -> bool:
    """قبل أن ينتخب الجمع العام …: what came next, told in the present."""
    return hit.start > 1 and ground.doc.keys[hit.start - 2 : hit.start] == ["قبل", "ان"]


_DEMANDING = ("@طالب … ب", "@ناشد … ب")


_SPEAKING = folded(
    "المؤتمر المجلس المكتب الجمع اللجنة النقابة الأمانة الكتابة الحزب الجمعية الاتحاد الهيئة الفرع التنسيق"
    " البيان البلاغ التنسيقية الفيدرالية الفدرالية الرابطة المنظمة العصبة الائتلاف الشبكة المشاركون المحتجون"
    " المحتجات المجتمعون المؤتمرون"
)


def _is_organ_speaking(ground: Ground, hit: Hit) -> bool:
    """طالب المجلس ب…: the organ's call; what speakers ask for is a need."""
    after = hit.start + 1
    return hit.tense == PAST and after < ground.doc.total and ground.doc.keys[after] in _SPEAKING


def _decides(hit: Hit) -> bool:
    """وكلف السيد …, تم الاتفاق على …: another outcome of its own."""
    return hit.label.startswith("outcome:") and (
        hit.tense == PAST or hit.cue.phrase.startswith(("تم ", "تمت ", "تقرر", "صودق"))
    )


_ENDS = folded("مشددا مشددين مؤكدا مؤكدين مؤكدة معتبرا معتبرين منوها كما وقد فيما بينما معبرين مشيرا مشيرين")


def clause_end(ground: Ground, i: int) -> int:
    """The end of an outcome: the sentence, or a participle or verb that begins another thought."""
    doc, at = ground.doc, i
    while at < min(doc.total, i + _LONGEST) and (at == i or doc.gaps[at] < STOP):
        if (
            at > i
            and doc.gaps[at] >= COMMA
            and (
                doc.keys[at] in _ENDS
                or any(
                    (hit.tense == PAST and hit.label.startswith("role:")) or _decides(hit)
                    for hit in ground.hits.at.get(at, ())
                )
            )
        ):
            return at
        at += 1
    return at
