"""Whom a text names without a ground (decision 0010): found in any spelling, before the text may go public.

Looked for are the people of the meeting, present, named or visiting, and everybody kept below its province:
residents, guests and members too. A ground is a capacity on the day of the meeting (office, mandate, as the
record says it) or a consent to be named, in the words now in use.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, Value
from django.db.models.functions import StrIndex

from liqaa.bodies import queries as bodies
from liqaa.bodies.queries.capacities import MEMBERSHIP
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.kit.arabic import fold
from liqaa.kit.naming import find_names, initials, strike, without_titles
from liqaa.kit.scopes import below
from liqaa.meetings.models import Meeting, Participation
from liqaa.newsroom.rules import may_be_named
from liqaa.people import queries as people
from liqaa.people.models import Person
from liqaa.territory.rules import province_path


def without_ground(meetings: Iterable[Meeting], text: str) -> list[str]:
    """The names that ``text`` gives of any of ``meetings`` and may not, as they are known, each once."""
    found = (find_names(text, unfounded(meeting, text)) for meeting in meetings)
    return list(dict.fromkeys(each.name for names in found for each in names))


def withheld(text: str, names: Iterable[str]) -> str:
    """The text with initials in place of each of ``names``."""
    for name in names:
        text = strike(text, [name], initials(without_titles(name)))
    return text


def unfounded(meeting: Meeting, text: str) -> list[str]:
    """Every known name that may stand in ``text`` and has no ground, the longest first.

    Asked for the whole house: a name is no less private because the reader may not see the person. Somebody
    with a ground covers those of the same name.
    """
    with acting_for(SYSTEM):
        founded: set[str] = set()
        waiting: set[str] = set()
        for names, ground in [*_of_meeting(meeting), *_of_places(meeting, text)]:
            (founded if ground else waiting).update(name for name in names if name)
    covered = {without_titles(fold(name)) for name in founded}
    return sorted(
        (name for name in waiting if without_titles(fold(name)) not in covered),
        key=lambda name: (-len(name), name),
    )


type Known = tuple[list[str], bool]


def _of_meeting(meeting: Meeting) -> list[Known]:
    """Those who were there, or were named there, with whether the record gives a ground."""
    parts = list(meeting.participations.select_related("person"))
    mentions = list(meeting.mentions.select_related("person"))
    visitors = list(meeting.visitors.select_related("person"))
    spoke = list(meeting.interventions.exclude(person=None).select_related("person"))
    heard = [each.person for each in visitors] + [each.person for each in spoke]
    named = [each.person for each in parts] + [each.person for each in mentions]
    grounds = _grounds(filter(None, [*named, *heard]), on=meeting.held_on)
    found: list[Known] = [
        ([each.name_as_written, *_names(each.person)], each.person_id in grounds or _stated(each))
        for each in parts
    ]
    found += [
        ([each.name, *_names(each.person)], may_be_named([each.capacity]) or each.person_id in grounds)
        for each in mentions
    ]
    found += [(_names(person), person.pk in grounds) for person in heard if person is not None]
    return found


def _of_places(meeting: Meeting, text: str) -> list[Known]:
    """Persons kept below the meeting's province whose whole name stands in the text."""
    province = province_path(meeting.scope) or meeting.scope
    key = f" {fold(text)} "
    near = Person.objects.filter(below("place_id", province), erased_at=None).annotate(
        at=StrIndex(Value(key), F("key")), at_latin=StrIndex(Value(key), F("key_latin"))
    )
    named = list(near.filter(Q(at__gt=0, key__contains=" ") | Q(at_latin__gt=0, key_latin__contains=" ")))
    grounds = _grounds(named, on=meeting.held_on)
    return [(_names(person), person.pk in grounds) for person in named]


def _grounds(everyone: Iterable[Person], *, on: date | None) -> set[int]:
    """Those of whom a ground is recorded: a capacity that day, or a consent."""
    known = {person.pk: person for person in everyone}
    agreed = people.may_be_named(known)
    if on is None:
        return agreed
    held = bodies.capacities_of_each(known.values(), on=on)
    return agreed | {
        pk for pk, capacities in held.items() if any(each.kind != MEMBERSHIP for each in capacities)
    }


def _stated(part: Participation) -> bool:
    return may_be_named([*part.capacities_ar, *part.capacities_fr])


def _names(person: Person | None) -> list[str]:
    return [person.name, person.name_latin] if person is not None else []
