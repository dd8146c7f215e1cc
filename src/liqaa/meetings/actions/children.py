"""Writing the rows that hang under a meeting: who was there, what was said, the agenda.

Each function replaces its kind of row as a whole, with the meeting's scope copied into each. A point
of the agenda that keeps its title keeps its row: upper rooms tie answers to it.
"""

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
from liqaa.people import actions as people
from liqaa.people.models import Person
from liqaa.territory.models import Place

CHILDREN = ("territories", "parts", "groups", "mentions", "topics", "agenda", "interventions")
"""Fields of a record that are rows of their own, in the order in which they are written."""


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
    meeting.participations.all().delete()
    persons = _persons_of(meeting, parts, by=by, at=at)
    given = [(person.pk, part.role) for person, part in zip(persons, parts, strict=True)]
    if len(set(given)) < len(given):
        raise refused(Problem(Reason.PART_TWICE, "parts"))
    frozen = capacities_on(persons, meeting.held_on)
    Participation.objects.bulk_create(
        _participation(meeting, part, person, position, frozen[person.pk])
        for position, (person, part) in enumerate(zip(persons, parts, strict=True))
    )


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


def _participation(
    meeting: Meeting, part: Part, person: Person, position: int, frozen: Capacities
) -> Participation:
    given = part.capacities_ar is not None or part.capacities_fr is not None
    arabic, french = (part.capacities_ar, part.capacities_fr) if given else frozen
    return Participation(
        meeting=meeting,
        scope=meeting.scope,
        person=person,
        role=part.role,
        status=part.status,
        name_as_written=part.name_as_written or person.name,
        capacities_ar=list(arabic or ()),
        capacities_fr=list(french or arabic or ()),
        position=position,
    )


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
    standing = {item.title: item for item in meeting.agenda.all()}
    written = []
    for position, point in enumerate(agenda):
        item = standing.pop(point.title, None) or AgendaItem(meeting=meeting, scope=meeting.scope)
        item.position, item.title, item.presenter = position, point.title, point.presenter
        item.minutes, item.internal = point.minutes, point.internal
        written.append(item)
    meeting.agenda.filter(pk__in=[item.pk for item in standing.values()]).delete()
    for item in written:
        item.save()


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
