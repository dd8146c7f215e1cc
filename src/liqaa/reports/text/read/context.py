"""What surrounds the meeting: framework, slogan, topics, achievements cited, people mentioned who were not there."""

import re

from liqaa.kit.arabic import fold
from liqaa.reports.text.read import structure
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.lexicon import lexicon
from liqaa.reports.text.read.tokens import COMMA, STOP, variants
from liqaa.reports.text.shapes import Reading

_FRAMEWORK = (("في", "اطار"), ("ضمن", "فعاليات"), ("في", "سياق"), ("في", "افق"))
_SLOGAN = re.compile(r"شعار[ ]*:?[ ]*[«\"“”]([^»\"”“\n]{4,300})[»\"”“]")
_TOPIC_CUES = tuple(
    tuple(fold(words).split())
    for words in (
        "لمناقشة", "فرصة لمناقشة", "تمت مناقشة", "نوقشت", "ونوقشت", "ناقش", "تدارس", "انكب المجتمعون على", "وانكب المجتمعون على", "تطرق إلى", "تناول", "لتدارس", "حول", "في موضوع", "تمحور حول",
        "خصص لمناقشة", "خصص لتدارس", "خصص ل", "ركزت على", "وركز النقاش على", "وركّز النقاش على", "تسليط الضوء على", "فتح النقاش حول", "ذكر ب", "مفصلا في", "دراسة", "وتقييم", "الاطلاع على", "انتقل النقاش إلى", "قدم محاور",
        "توقف عند", "جدول أعمال", "في صورة", "استعرض", "محاور", "مستحضرا",
    )
)
_BUILT = frozenset(fold(word) for word in ["تشييد", "بتشييد", "إصلاح", "بإصلاح", "بناء", "ببناء", "تعبيد", "بتعبيد", "تدشين", "بتدشين", "إحداث", "بإحداث", "ربط", "تجهيز", "بتجهيز", "تأهيل", "بتأهيل", "ترميم", "بترميم", "إنجاز", "بإنجاز", "تهيئة", "بتهيئة", "توسيع", "بتوسيع"])


def read_context(ground: Ground, reading: Reading) -> None:
    """Fills ``framework``, ``slogan``, ``topics`` and ``achievements``."""
    _framework(ground, reading)
    _slogan(ground, reading)
    _topics(ground, reading)
    _achievements(ground, reading)


def _framework(ground: Ground, reading: Reading) -> None:
    """في إطار …: up to the comma or the verb of the sentence."""
    doc = ground.doc
    for i in ground.body:
        if ground.role_at[i] != structure.PARAGRAPH or not any(doc.matches(i, words) for words in _FRAMEWORK):
            continue
        end = i + 2
        while end < len(doc) and doc.gaps[end] < COMMA and end - i < 30:
            end += 1
        if end > i + 2 and (doc.lines[i] == doc.lines[ground.body[0]]):
            reading.framework = doc.slice(i + 2, end)
            reading.found("framework", [doc.span(i + 2, end)], "framework_cue", 0.85)
            return


def _slogan(ground: Ground, reading: Reading) -> None:
    found = _SLOGAN.search(ground.doc.text)
    if found:
        reading.slogan = found.group(1).strip()
        reading.found("slogan", [found.span(1)], "slogan_quoted", 0.9)


def _topics(ground: Ground, reading: Reading) -> None:
    doc, seen = ground.doc, set()
    for i in ground.body:
        if ground.role_at[i] != structure.PARAGRAPH:
            continue
        cue = next((words for words in _TOPIC_CUES if _opens(ground, i, words)), None)
        if cue is None:
            continue
        start = i + len(cue)
        end = start
        while end < len(doc) and (end == start or doc.gaps[end] < COMMA) and end - start < 22 and doc.keys[end] not in _TOPIC_ENDS:
            end += 1
        if end - start < 2 or any(start < last and first < end for first, last in seen):
            continue
        seen.add((start, end))
        reading.found(f"topics.{len(reading.topics)}", [doc.span(start, end)], "topic_cue", 0.6)
        reading.topics.append(doc.slice(start, end))


_TOPIC_ENDS = frozenset(fold(word) for word in ["حيث", "وذلك", "كما", "إلى", "جانب", "فيما", "بينما"]) - {"الي", "جانب"}


def _opens(ground: Ground, i: int, words: tuple[str, ...]) -> bool:
    doc = ground.doc
    tail = words[-1] if words[-1] in ("ب", "ل") else ""
    fixed = words[:-1] if tail else words
    if not any(rest == fixed[0] for taken, rest in variants(doc.keys[i]) if taken in ("", "و", "ف", "ل")) or not doc.matches(i + 1, fixed[1:]):
        return False
    at = i + len(fixed)
    return not tail or (at < len(doc) and doc.keys[at].startswith(tail))


def _achievements(ground: Ground, reading: Reading) -> None:
    """What was built and is cited with thanks: بتشييد حديقة عمومية وإصلاح ملعب كرة القدم."""
    doc = ground.doc
    for i in ground.body:
        if (doc.keys[i] not in _BUILT and doc.keys[i].lstrip("و") not in _BUILT) or ground.role_at[i] != structure.PARAGRAPH:
            continue
        if not _is_praised(ground, i) and not reading.achievements:
            continue
        if reading.achievements and not _is_praised(ground, i):
            continue
        end = i + 1
        while end < len(doc) and doc.gaps[end] < COMMA and not (doc.keys[end][0] == "و" and doc.keys[end][1:] in _BUILT):
            end += 1
        begin, stop = doc.span(i, end)
        begin += _clitic(doc.keys[i])
        reading.found(f"achievements.{len(reading.achievements)}", [(begin, stop)], "built_and_praised", 0.75)
        reading.achievements.append(doc.text[begin:stop])


def _clitic(key: str) -> int:
    return next((len(taken) for taken, rest in variants(key) if rest in _BUILT and not rest.startswith("ب")), 0)


def _is_praised(ground: Ground, i: int) -> bool:
    doc, at = ground.doc, i - 1
    while at >= 0 and doc.sentences[at] == doc.sentences[i] and i - at < 45:
        if any(hit.label in ("speech:praise", "solved") or hit.cue.phrase in ("إنجازات",) for hit in ground.hits.at.get(at, ()) if hit.start != i):
            return True
        at -= 1
    return False


def ends_sentence(ground: Ground, i: int) -> bool:
    """Whether a sentence ends before word ``i``."""
    return i >= len(ground.doc) or ground.doc.gaps[i] >= STOP or ground.doc.keys[i] in lexicon().verbs
