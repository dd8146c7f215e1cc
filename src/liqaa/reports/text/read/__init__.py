"""The reader: a report's text in, a :class:`Reading` out. It never raises on text and never guesses.

The order matters: structure before words, organisations and places before people, people before roles.
"""

from liqaa.kit.arabic import clean
from liqaa.reports.text.read import (
    assemble,
    context,
    dates,
    groups,
    holders,
    interventions,
    meetings,
    needs,
    outcomes,
    places,
    roles,
    structure,
    topics,
)
from liqaa.reports.text.read.ground import Ground, prepare
from liqaa.reports.text.read.organs import find_organs
from liqaa.reports.text.read.people import find_people
from liqaa.reports.text.shapes import Reading

LONGEST = 200_000
"""Characters read: longer texts are refused before (:mod:`liqaa.reports.text.sources`)."""


def read_report(text: str) -> Reading:
    """Everything the text says about one meeting, with nulls where it says nothing."""
    cleaned = clean(text)[:LONGEST]
    reading = Reading(text=cleaned)
    ground = prepare(cleaned)
    if not len(ground.doc):
        return reading
    _headlines(ground, reading)
    people = find_people(ground)
    organs = find_organs(ground)
    holder = holders.choose(ground, people, organs, reading)
    meeting = meetings.choose(ground, meetings.find_meetings(ground), holder.organ, organs, reading)
    cast = roles.cast(ground, people, planned=reading.meeting.status == "planned")
    found_groups = groups.find_groups(ground, people)
    dates.read_dates(ground, meeting, reading)
    places.read_places(ground, people, holder, meeting, found_groups, reading)
    assemble.write_people(ground, people, cast, organs, reading)
    _groups(ground, found_groups, reading)
    needs.read_needs(ground, reading)
    outcomes.read_outcomes(ground, people, reading)
    topics.read_topics(ground, reading)
    context.read_context(ground, reading)
    interventions.read_interventions(ground, people, cast, reading)
    return reading


def _headlines(ground: Ground, reading: Reading) -> None:
    for role, path in (
        (structure.TITLE, "title"),
        (structure.KICKER, "kicker"),
        (structure.BYLINE, "byline"),
    ):
        line = ground.layout.first(role)
        if line is not None:
            setattr(reading, path, line.text)
            reading.found(path, [(line.start, line.end)], role, 0.9)


def _groups(ground: Ground, found: list[groups.Group], reading: Reading) -> None:
    for number, group in enumerate(found):
        start, end = ground.doc.span(group.start, group.end)
        reading.attendee_groups.append(ground.doc.text[start + group.clitic : end])
        reading.found(f"attendee_groups.{number}", [(start + group.clitic, end)], "group_present", 0.75)
