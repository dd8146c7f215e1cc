"""Writing the rows that hang under a meeting: who was there, what was said, the agenda.

Each function replaces its kind of row as a whole, with the meeting's scope copied into each. A point
of the agenda that keeps its title keeps its row, and so does a part that the same person has in the same
role: upper rooms tie answers and facts to them, and the door wrote into parts who came when.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.journal.actions import Actor
from liqaa.meetings.actions.sentences import refused
from liqaa.meetings.models import (
    AgendaItem,
    GroupPresence,
    Intervention,
    Meeting,
    MeetingPlace,
    Mention,
    Participation,
    Topic,
)
from liqaa.meetings.rules import RECORD, Group, MeetingRecord, Named, Part, Point, Problem, Reason, Speech
from liqaa.meetings.rules.arriving import AFTER_THE_CALLED
from liqaa.people import actions as people
from liqaa.people.models import Person
from liqaa.territory.models import Place

CHILDREN = ("territories", "parts", "groups", "mentions", "topics", "agenda", "interventions")
"""Fields of a record that are rows of their own, in the order in which they are written."""
POINT = ("position", "title", "presenter", "minutes", "internal")
"""What a record says of a point."""
PART = (
    "status",
    "name_as_written",
    "capacities_ar",
    "capacities_fr",
    "position",
    "arrived_at",
    "left_at",
    "came_by",
)
"""What is written of a part that stays."""


def key_of(thing: Model | int | str | None) -> Any:
    """The key of a thing that may be given as an object or as its key."""
    return thing.pk if isinstance(thing, Model) else thing


def write_children(
    meeting: Meeting, record: MeetingRecord, names: Sequence[str], *, by: Actor, at: datetime
) -> None:
    """Replace the rows named in ``names`` by those of ``record``."""
    writers = {
        "territories": lambda: _write_territories(meeting, record.territories),
        "parts": lambda: _write_parts(meeting, record.parts, by=by, at=at),
        "groups": lambda: _write_groups(meeting, record.groups),
        "mentions": lambda: _write_mentions(meeting, record.mentions),
        "topics": lambda: _write_topics(meeting, record.topics),
        "agenda": lambda: _write_agenda(meeting, record.agenda),
        "interventions": lambda: _write_interventions(meeting, record.interventions),
    }
    for name in CHILDREN:
        if name in names:
            writers[name]()


Capacities = tuple[list[str], list[str]]
"""What somebody is, in Arabic and in French, one title beside the other."""


def capacities_on(persons: Iterable[Person], day: date | None) -> dict[int, Capacities]:
    """The capacities of persons on a day, by their ids; none where the day is not known."""
    everyone = list(persons)
    if day is None:
        return {person.pk: ([], []) for person in everyone}
    held = bodies.capacities_of_each(everyone, on=day)
    return {
        pk: ([each.ar for each in kept], [each.fr or each.ar for each in kept]) for pk, kept in held.items()
    }


def _write_territories(meeting: Meeting, territories: Sequence[Place | str]) -> None:
    meeting.places.all().delete()
    paths = dict.fromkeys(key_of(place) for place in territories)
    MeetingPlace.objects.bulk_create(MeetingPlace(meeting=meeting, place_id=path) for path in paths)


def _write_parts(meeting: Meeting, parts: Sequence[Part], *, by: Actor, at: datetime) -> None:
    """Whoever came through the door keeps when they came, in whichever part they stand now."""
    persons = _persons_of(meeting, parts, by=by, at=at)
    given = [(person.pk, part.role) for person, part in zip(persons, parts, strict=True)]
    if len(set(given)) < len(given):
        raise refused(Problem(Reason.PART_TWICE, "parts"))
    standing = {(row.person_id, row.role): row for row in meeting.participations.all()}
    came = {row.person_id: row for row in standing.values() if row.came_by}
    frozen, written = capacities_on(persons, meeting.held_on), []
    for position, (person, part) in enumerate(zip(persons, parts, strict=True)):
        row = standing.pop((person.pk, part.role), None) or Participation(
            meeting=meeting, scope=meeting.scope, role=part.role
        )
        row.person = person
        _say_part(row, part, position, frozen[person.pk])
        if person.pk in came:
            door = came[person.pk]
            row.arrived_at, row.left_at, row.came_by = door.arrived_at, door.left_at, door.came_by
        written.append(row)
    meeting.participations.filter(pk__in=[row.pk for row in standing.values()]).delete()
    Participation.objects.bulk_update([row for row in written if row.pk], PART)
    Participation.objects.bulk_create(row for row in written if not row.pk)


def _persons_of(meeting: Meeting, parts: Sequence[Part], *, by: Actor, at: datetime) -> list[Person]:
    """The person of each part; somebody new is added once, however many parts they have."""
    keys = {key_of(part.person) for part in parts if part.person is not None}
    known = Person.objects.in_bulk(keys)
    new: dict[str, Person] = {}
    persons = []
    for part in parts:
        if part.person is not None:
            persons.append(known[key_of(part.person)])
            continue
        if not part.name_as_written:
            raise refused(Problem(Reason.NAME_MISSING, "parts"))
        if isinstance(by, Account) and not by.may(RECORD, at=meeting.scope):
            raise refused(Problem(Reason.NOBODY_KNOWN, "parts"))
        if part.name_as_written not in new:
            new[part.name_as_written] = people.add_person(
                name=part.name_as_written, place=_home(meeting), by=by, at=at
            )
        persons.append(new[part.name_as_written])
    return persons


def _home(meeting: Meeting) -> Place:
    """The place under which somebody new at the meeting is kept: that of the organiser."""
    return Place.objects.get(path=meeting.scope)


def _say_part(row: Participation, part: Part, position: int, frozen: Capacities) -> None:
    """Write into a row what a record says of a part; one made at the door stays after everybody named."""
    given = part.capacities_ar is not None or part.capacities_fr is not None
    arabic, french = (part.capacities_ar, part.capacities_fr) if given else frozen
    row.status, row.name_as_written = part.status, part.name_as_written or row.person.name
    row.capacities_ar, row.capacities_fr = list(arabic or ()), list(french or arabic or ())
    if row.position != AFTER_THE_CALLED:
        row.position = position


def _write_groups(meeting: Meeting, groups: Sequence[Group]) -> None:
    meeting.groups.all().delete()
    GroupPresence.objects.bulk_create(
        GroupPresence(
            meeting=meeting,
            scope=meeting.scope,
            label=group.label,
            count=group.count,
            visitors=group.visitors,
            position=position,
        )
        for position, group in enumerate(groups)
    )


def _write_mentions(meeting: Meeting, mentions: Sequence[Named]) -> None:
    meeting.mentions.all().delete()
    Mention.objects.bulk_create(
        Mention(
            meeting=meeting,
            scope=meeting.scope,
            person_id=key_of(named.person),
            name=named.name,
            capacity=named.capacity,
            reason=named.reason,
        )
        for named in mentions
    )


def _write_topics(meeting: Meeting, topics: Sequence[str]) -> None:
    meeting.topics.all().delete()
    Topic.objects.bulk_create(
        Topic(meeting=meeting, scope=meeting.scope, text=text, position=position)
        for position, text in enumerate(topics)
    )


def _write_agenda(meeting: Meeting, agenda: Sequence[Point]) -> None:
    standing: dict[str, list[AgendaItem]] = defaultdict(list)
    for item in meeting.agenda.order_by("-position", "-pk"):
        standing[item.title].append(item)
    written = []
    for position, point in enumerate(agenda):
        same = standing[point.title]
        item = same.pop() if same else AgendaItem(meeting=meeting, scope=meeting.scope)
        item.position, item.title, item.presenter = position, point.title, point.presenter
        item.minutes, item.internal = point.minutes, point.internal
        written.append(item)
    kept = [item for item in written if item.pk]
    meeting.agenda.exclude(pk__in=[item.pk for item in kept]).delete()
    AgendaItem.objects.bulk_update(kept, POINT)
    AgendaItem.objects.bulk_create(item for item in written if not item.pk)


def _write_interventions(meeting: Meeting, interventions: Sequence[Speech]) -> None:
    meeting.interventions.all().delete()
    points = dict(meeting.agenda.values_list("position", "pk"))
    Intervention.objects.bulk_create(
        Intervention(
            meeting=meeting,
            scope=meeting.scope,
            agenda_item_id=points.get(speech.point) if speech.point is not None else None,
            person_id=key_of(speech.person),
            speaker=speech.speaker,
            kind=speech.kind,
            text=speech.text,
            addressee=speech.addressee,
            position=position,
        )
        for position, speech in enumerate(interventions)
    )
