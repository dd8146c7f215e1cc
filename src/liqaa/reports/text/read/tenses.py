"""Whether a meeting is still to come, by the tenses of the verbs that hold it."""

from liqaa.reports.text.read import structure
from liqaa.reports.text.read.cues import Hit
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.inflection import FUTURE, PAST


def is_planned(ground: Ground) -> bool:
    """Whether every verb that holds the meeting lies in the future."""
    tenses = [
        hit.tense
        for hit in ground.hits.label("organise:strong", "role:chair", "role:host", "role:facilitator")
        if hit.tense
    ]
    past = any(tense == PAST for tense in tenses) or any(
        hit.tense == PAST for hit in ground.hits.label("role:speaker", "role:opened", "role:attendee")
    )
    future = bool(ground.hits.label("planned")) or FUTURE in tenses
    if future and past and _announced(ground):
        return True
    return future and not past


_HOLDS = ("organise:strong", "role:chair", "role:host", "role:facilitator", "role:lead", "role:attendee")


def _announced(ground: Ground) -> bool:
    """Whether the opening tells of what will be, and no verb there of a meeting that was held."""
    first = next((n for n in ground.body if ground.role_at[n] == structure.PARAGRAPH), 0)
    end = next(
        (n for n in range(first, ground.doc.total) if ground.doc.lines[n] != ground.doc.lines[first]), -1
    )
    inside = range(first, end if end > 0 else ground.doc.total)
    hits = [hit for n in inside for hit in ground.hits.at.get(n, ())]
    told = next((hit.start for hit in hits if hit.label == "planned"), ground.doc.total)
    if any(hit.label in _HOLDS and hit.tense == PAST and not _is_noun(ground, hit, told) for hit in hits):
        return False
    return any(hit.label == "planned" or (hit.label in _HOLDS and hit.tense == FUTURE) for hit in hits)


def _is_noun(ground: Ground, hit: Hit, told: int) -> bool:
    """يعتزم الحزب عقد مؤتمره: عقد is what is planned, not what was done."""
    return hit.start > told and ground.doc.sentences[hit.start] == ground.doc.sentences[told]
