"""What surrounds the meeting: framework, slogan, achievements cited."""

from liqaa.reports.text.read import structure
from liqaa.reports.text.read.ground import SLOGAN, Ground
from liqaa.reports.text.read.tokens import COMMA, WordClass, folded, variants
from liqaa.reports.text.shapes import Reading

_FRAMEWORK = (("في", "اطار"), ("ضمن", "فعاليات"), ("في", "سياق"), ("في", "افق"))
_FRAMEWORK_FIRST = frozenset(words[0] for words in _FRAMEWORK)
_BUILT = folded(
    "تشييد بتشييد إصلاح بإصلاح بناء ببناء تعبيد بتعبيد تدشين بتدشين إحداث بإحداث ربط تجهيز بتجهيز"
    " تأهيل بتأهيل ترميم بترميم إنجاز بإنجاز تهيئة بتهيئة توسيع بتوسيع"
)


_IS_BUILT = WordClass(lambda key: key in _BUILT or key.lstrip("و") in _BUILT)


_MAY_FRAME = WordClass(lambda key: key in _FRAMEWORK_FIRST)


def read_context(ground: Ground, reading: Reading) -> None:
    """Fills ``framework``, ``slogan`` and ``achievements``."""
    _framework(ground, reading)
    _slogan(ground, reading)
    _achievements(ground, reading)


def _framework(ground: Ground, reading: Reading) -> None:
    """في إطار …: up to the comma or the verb of the sentence."""
    doc = ground.doc
    for i in doc.where(_MAY_FRAME):
        if ground.role_at[i] != structure.PARAGRAPH:
            continue
        if not any(doc.matches(i, words) for words in _FRAMEWORK):
            continue
        end = i + 2
        while end < doc.total and doc.gaps[end] < COMMA and end - i < 30:
            end += 1
        if end > i + 2 and (doc.lines[i] == doc.lines[ground.body[0]]):
            reading.framework = doc.slice(i + 2, end)
            reading.found("framework", [doc.span(i + 2, end)], "framework_cue", 0.85)
            return


def _slogan(ground: Ground, reading: Reading) -> None:
    found = SLOGAN.search(ground.doc.text)
    if found:
        reading.slogan = found.group(1).strip()
        reading.found("slogan", [found.span(1)], "slogan_quoted", 0.9)


def _achievements(ground: Ground, reading: Reading) -> None:
    """What was built and is cited with thanks: بتشييد حديقة عمومية وإصلاح ملعب كرة القدم."""
    doc = ground.doc
    for i in doc.where(_IS_BUILT):
        if ground.role_at[i] != structure.PARAGRAPH:
            continue
        if not _is_praised(ground, i) and not reading.achievements:
            continue
        if reading.achievements and not _is_praised(ground, i):
            continue
        end = i + 1
        while (
            end < doc.total
            and doc.gaps[end] < COMMA
            and not (doc.keys[end][0] == "و" and doc.keys[end][1:] in _BUILT)
        ):
            end += 1
        begin, stop = doc.span(i, end)
        begin += _clitic(doc.keys[i])
        reading.found(f"achievements.{len(reading.achievements)}", [(begin, stop)], "built_and_praised", 0.75)
        reading.achievements.append(doc.text[begin:stop])


def _clitic(key: str) -> int:
    return next(
        (len(taken) for taken, rest in variants(key) if rest in _BUILT and not rest.startswith("ب")), 0
    )


def _is_praised(ground: Ground, i: int) -> bool:
    doc, at = ground.doc, i - 1
    while at >= 0 and doc.sentences[at] == doc.sentences[i] and i - at < 45:
        if any(
            hit.label in ("speech:praise", "solved") or hit.cue.phrase == "إنجازات"
            for hit in ground.hits.at.get(at, ())
            if hit.start != i
        ):
            return True
        at -= 1
    return False
