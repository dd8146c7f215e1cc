"""What one tick at the door asks, in as few statements as there can be: phones tick faster than pages open.

Rows are made with the columns that a tick needs; whatever else is asked of them is read then.
"""

from typing import Any

from django.db import connection
from django.http import Http404

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.meetings.models import Invitation, Meeting, Participation
from liqaa.meetings.queries.held import AT_DOOR, Names, columns_of
from liqaa.meetings.queries.page import is_seen
from liqaa.people.models import Person

_OF_BODY = columns_of(Body, "id", "scope", "trail", "family")
_OF_PERSON = columns_of(Person, "id", "name")
_OF_INVITATION = columns_of(Invitation, "id", "capacities_ar", "capacities_fr")
_OF_PART = columns_of(Participation)


def _columns(table: str, names: Names) -> str:
    return ", ".join(f"{table}.{name}" for name in names)


_TO_TICK = f"""
SELECT {_columns("meeting", AT_DOOR)}, {_columns("body", _OF_BODY)}, {_columns("person", _OF_PERSON)}
FROM liqaa_meetings_meeting meeting
JOIN liqaa_bodies_body body ON body.id = meeting.organiser_id
LEFT JOIN liqaa_people_person person ON person.id = %s
WHERE meeting.id = %s"""

_NOTED = f"""
SELECT {_columns("asked", _OF_INVITATION)}, {_columns("part", _OF_PART)}
FROM (VALUES (%s::bigint, %s::bigint)) one(meeting, person)
LEFT JOIN liqaa_meetings_invitation asked
  ON asked.meeting_id = one.meeting AND asked.person_id = one.person AND asked.revoked_at IS NULL
LEFT JOIN liqaa_meetings_participation part
  ON part.meeting_id = one.meeting AND part.person_id = one.person
ORDER BY part.position, part.id"""


def _rows(statement: str, asked: list[int]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return cursor.fetchall()


def to_tick(pk: int, person: int, account: Account) -> tuple[Meeting, Person | None]:
    """The meeting, with what rights ask of its organiser, and the person where they are seen.

    404 for an outsider.
    """
    found = _rows(_TO_TICK, [person, pk])
    if not found:
        raise Http404
    first, second = len(AT_DOOR), len(AT_DOOR) + len(_OF_BODY)
    [row] = found
    meeting = Meeting.from_db(None, AT_DOOR, row[:first])
    meeting.organiser = Body.from_db(None, _OF_BODY, row[first:second])
    if not is_seen(meeting, account):
        raise Http404
    known = row[second] is not None
    return meeting, Person.from_db(None, _OF_PERSON, row[second:]) if known else None


def noted_of(meeting: Meeting, person: Person) -> tuple[list[Participation], Invitation | None]:
    """The parts of somebody in a meeting, in their order, and their living invitation."""
    rows = _rows(_NOTED, [meeting.pk, person.pk])
    first = len(_OF_INVITATION)
    parts = [Participation.from_db(None, _OF_PART, row[first:]) for row in rows if row[first] is not None]
    asked = rows[0][:first]
    return parts, Invitation.from_db(None, _OF_INVITATION, asked) if asked[0] is not None else None
