"""The reader: a report's text in, a :class:`Reading` out. It never raises on text and never guesses.

The order matters: structure before words, organisations and places before people, people before roles.
"""

import re

from liqaa.kit.arabic import clean
from liqaa.reports.text.confidence import calibrate
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
    parts,
    places,
    roles,
    structure,
    topics,
)
from liqaa.reports.text.read.french import is_french, read_french
from liqaa.reports.text.read.ground import Ground, prepare
from liqaa.reports.text.read.organs import find_organs
from liqaa.reports.text.read.people import find_people
from liqaa.reports.text.read.persons import People
from liqaa.reports.text.shapes import Reading

LONGEST = 200_000
"""Characters read: longer texts are refused before (:mod:`liqaa.reports.text.sources`)."""


def read_report(text: str) -> Reading:
    """Everything the text says about one meeting, each finding as sure as its rule was measured to be."""
    reading = read_by_rules(text)
    calibrate(reading)
    return reading


def read_by_rules(text: str) -> Reading:
    """Everything the text says about one meeting, with nulls where it says nothing.

    How sure a finding is, is its rule's own number.

    A French text has a smaller reader; one in a third language gives nulls and a question. A text without a
    meeting keeps what it is (headline, organisation, statements of a communiqué) and names nobody as present.
    """
    cleaned = clean(text)[:LONGEST]
    reading = Reading(text=cleaned)
    if not _is_arabic(cleaned):
        if is_french(cleaned):
            read_french(cleaned, reading)
        elif cleaned.strip():
            reading.ask("", "unsure", "other_language")
        return reading
    ground = prepare(cleaned)
    _headlines(ground, reading)
    people = find_people(ground)
    organs = find_organs(ground)
    holder = holders.choose(ground, people, organs, reading)
    named = meetings.find_meetings(ground)
    meeting = meetings.choose(ground, named, holder.organ, organs, reading)
    if reading.meeting.status == meetings.NO_MEETING:
        _without_meeting(ground, people, holder, reading)
        return reading
    cast = roles.cast(ground, people, planned=reading.meeting.status == meetings.PLANNED)
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


_ARABIC = re.compile("[\u0620-\u06ff]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u05ff\u0900-\uffdc]+")
_ENOUGH = 5000


def _is_arabic(text: str) -> bool:
    """Whether at least a third of the letters at the head of a text are Arabic."""
    head = text[:_ENOUGH]
    if _LATIN.search(head) is None:
        return _ARABIC.search(head) is not None
    arabic = sum(map(len, _ARABIC.findall(head)))
    return arabic > 0 and arabic * 2 >= sum(map(len, _LATIN.findall(head)))


def _without_meeting(ground: Ground, people: People, holder: holders.Holder, reading: Reading) -> None:
    """A communiqué's statements and demands stand; anything else only mentions people."""
    if reading.meeting.type == "statement_only":
        dates.read_dates(ground, None, reading)
        places.read_scope(ground, people, holder, reading)
        outcomes.read_outcomes(ground, people, reading)
        needs.read_needs(ground, reading)
    assemble.write_people(ground, people, parts.Cast(), [], reading)


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
