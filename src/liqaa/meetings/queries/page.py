"""A meeting with everything its page shows."""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import Http404

from liqaa.access.models import Account
from liqaa.meetings import rules
from liqaa.meetings.models import (
    AgendaItem,
    GroupPresence,
    Intervention,
    Meeting,
    Mention,
    Participation,
    Topic,
)
from liqaa.meetings.queries.seen import meetings_seen_by
from liqaa.people.models import Person
from liqaa.territory.models import Place

_OWN = [field.name for field in Meeting._meta.concrete_fields]
_NAMED = ("organiser", "supervisor", "co_organiser", "host_body", "venue_place")
_ASKED = [f"organiser__{name}" for name in ("scope", "trail", "family")]
"""What rights ask of the organiser."""
_NAMES = [f"{named}__{name}" for named in _NAMED for name in ("name_ar", "name_fr")]


def meeting_for_page(pk: int, account: Account) -> Meeting:
    """A meeting with the names of the bodies and places it knows, in one query; 404 for an outsider.

    Of those only the names and what rights ask of the organiser are read; the rest when it is asked for.
    """
    named = Meeting.objects.select_related(*_NAMED, "follows")
    meeting = named.only(*_OWN, *_NAMES, *_ASKED, "follows__title").filter(pk=pk).first()
    if meeting is None or not is_seen(meeting, account):
        raise Http404
    return meeting


def is_seen(meeting: Meeting, account: Account) -> bool:
    """Whether the account may read the record: mostly its scope tells, without asking the database."""
    covered = account.reach(rules.SEE).covers(meeting.scope)
    return covered or meetings_seen_by(account).filter(pk=meeting.pk).exists()


@dataclass(frozen=True, slots=True)
class Children:
    """Everything that hangs under a meeting, each list in its order."""

    parts: list[Participation]
    groups: list[GroupPresence]
    mentions: list[Mention]
    topics: list[Topic]
    agenda: list[AgendaItem]
    interventions: list[Intervention]
    places: list[Place]


# One statement instead of eight: a meeting's page is opened more often than any other.
_CHILDREN = """
SELECT
  (SELECT json_agg(row ORDER BY position, id) FROM liqaa_meetings_participation row
   WHERE meeting_id = %(pk)s),
  (SELECT json_agg(row ORDER BY position, id) FROM liqaa_meetings_grouppresence row
   WHERE meeting_id = %(pk)s),
  (SELECT json_agg(row ORDER BY id) FROM liqaa_meetings_mention row WHERE meeting_id = %(pk)s),
  (SELECT json_agg(row ORDER BY position, id) FROM liqaa_meetings_topic row WHERE meeting_id = %(pk)s),
  (SELECT json_agg(row ORDER BY position, id) FROM liqaa_meetings_agendaitem row WHERE meeting_id = %(pk)s),
  (SELECT json_agg(row ORDER BY position, id) FROM liqaa_meetings_intervention row
   WHERE meeting_id = %(pk)s),
  (SELECT json_agg(row ORDER BY path) FROM (
     SELECT path, kind, name_ar, name_fr FROM liqaa_territory_place
     JOIN liqaa_meetings_meetingplace about ON about.place_id = path WHERE about.meeting_id = %(pk)s) row),
  (SELECT json_agg(row) FROM (
     SELECT id, name, gender FROM liqaa_people_person WHERE id IN (
       SELECT person_id FROM liqaa_meetings_mention WHERE meeting_id = %(pk)s
       UNION SELECT person_id FROM liqaa_meetings_intervention WHERE meeting_id = %(pk)s)) row)
"""


def children_of(meeting: Meeting) -> Children:
    """What hangs under a meeting that the caller may see, in one query; people named carry their name."""
    with connection.cursor() as cursor:
        cursor.execute(_CHILDREN, {"pk": meeting.pk})
        *rows, people = (found or [] for found in cursor.fetchone())
    parts, groups, mentions, topics, agenda, interventions, places = rows
    known = {row["id"]: Person(**row) for row in people}
    return Children(
        parts=[Participation(**row) for row in parts],
        groups=[GroupPresence(**row) for row in groups],
        mentions=[_named(Mention(**row), known) for row in mentions],
        topics=[Topic(**row) for row in topics],
        agenda=[AgendaItem(**row) for row in agenda],
        interventions=[_named(Intervention(**row), known) for row in interventions],
        places=[Place(**row) for row in places],
    )


def _named[Row: (Mention, Intervention)](row: Row, known: dict[Any, Person]) -> Row:
    """The row with its person, so that showing the name asks nothing more."""
    if row.person_id:
        row.person = known[row.person_id]
    return row
