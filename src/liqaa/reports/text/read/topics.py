"""The subjects discussed, in the text's words."""

from liqaa.reports.text.read import structure
from liqaa.reports.text.read.cues import Hit
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.outcomes import is_subject
from liqaa.reports.text.read.tokens import COMMA, folded
from liqaa.reports.text.shapes import Reading

_LONGEST = 22
_ENDS = folded("حيث وذلك كما فيما بينما")


def read_topics(ground: Ground, reading: Reading) -> None:
    """Fills ``topics``: what follows a word of discussion, up to the comma."""
    doc, last = ground.doc, 0
    for hit in ground.hits.label("topic"):
        if ground.role_at[hit.start] != structure.PARAGRAPH or hit.start < last or hit.tense == "future":
            continue
        start = _after_subject(ground, hit)
        end = start
        while end < doc.total and (end == start or doc.gaps[end] < COMMA) and end - start < _LONGEST:
            if doc.keys[end] in _ENDS:
                break
            end += 1
        if end - start < 2:
            continue
        last = end
        reading.found(f"topics.{len(reading.topics)}", [doc.span(start, end)], "topic_cue", 0.6)
        reading.topics.append(doc.slice(start, end))


def _after_subject(ground: Ground, hit: Hit) -> int:
    """تدارس الحاضرون الوضع: what comes behind who discussed it."""
    start = hit.end
    if hit.tense and start < ground.doc.total and is_subject(ground.doc.keys[start]):
        return start + 1
    return start
