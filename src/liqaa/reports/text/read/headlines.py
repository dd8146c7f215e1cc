"""Roles told outside the walk over sentences: by a headline, by an office alone, by an organ."""

from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.inflection import PAST, PRESENT
from liqaa.reports.text.read.parts import CHAIR, FACILITATOR, HOST, Cast, strongest
from liqaa.reports.text.read.persons import People, Person
from liqaa.reports.text.read.tokens import NONE, SOFT, Doc


def chair_by_office(ground: Ground, people: People, result: Cast) -> None:
    """ترأس الجلسة رئيس الجمعية: the office alone, when the text names its one holder elsewhere."""
    if result.of(CHAIR):
        return
    keys = ground.doc.keys
    for hit in ground.hits.label("role:chair"):
        for lone in people.lone_offices:
            if not (hit.tense == PAST and hit.end <= lone.start <= hit.end + 2):
                continue
            words = [key.removeprefix("ال") for key in keys[lone.start : lone.end]][:2]
            holders = [
                person
                for person in people.everyone
                for office in person.offices
                if [key.removeprefix("ال") for key in keys[office.start : office.end]][: len(words)] == words
            ]
            if len(holders) == 1:
                result.add(CHAIR, holders[0], hit)
                return


def noun_phrase(ground: Ground, i: int) -> tuple[int, int] | None:
    """An organ or several from word ``i`` to the next comma, verb or cue."""
    doc, at = ground.doc, i
    while at < doc.total and (at == i or doc.gaps[at] <= SOFT) and at - i < 16:
        if (
            at > i
            and any(hit.tense or hit.label == "role:attendee" for hit in ground.hits.at.get(at, ()))
            and not doc.taken[at]
        ):
            break
        at += 1
    return (i, at) if at > i else None


def headline(
    ground: Ground, cast_: Cast, starts: dict[int, Person], again: dict[int, Person], first: int, last: int
) -> None:
    """الزهيرة يترأس لقاء: what a headline says about somebody when the body does not."""
    doc: Doc = ground.doc
    for i in range(first, last):
        hit = strongest(ground, i)
        if hit is None or hit.tense not in (PAST, PRESENT):
            continue
        role = {
            "role:chair": CHAIR,
            "role:facilitator": FACILITATOR,
            "role:host": HOST,
            "role:lead": CHAIR,
        }.get(hit.label)
        if role is None or cast_.of(role):
            continue
        person = again.get(i - 1) or next(
            (one for one in starts.values() if one.stop == i and one.start >= first), None
        )
        if person is None:
            person = starts.get(hit.end) or again.get(hit.end)
        if person is not None and doc.gaps[i] <= NONE:
            cast_.add(role, person, hit)
