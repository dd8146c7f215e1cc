"""Who is expected at a meeting, who is there, and whether they are enough."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b
from typing import Protocol

from django.utils.translation import get_language

from liqaa.bodies import queries as bodies
from liqaa.bodies.models import Appointment, Body
from liqaa.bodies.text.charter import Quorum
from liqaa.kit.arabic import fold
from liqaa.meetings.models import Invitation, Meeting, Participation, QuorumCheck
from liqaa.meetings.queries.calling import member_ids
from liqaa.meetings.rules import arriving, calling, quorum
from liqaa.meetings.rules.quorum import Standing
from liqaa.people.models import Gender, Person

HERE, EXPECTED, LEFT = "here", "expected", "left"


@dataclass
class Line:
    """Somebody on the list of the door."""

    person_id: int
    name: str
    capacities: list[str] = field(default_factory=list)
    code: str = ""
    answer: str = ""
    member: bool = False
    invited: bool = False
    came: bool = False
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    gender: str = ""

    @property
    def standing(self) -> str:
        """There, expected, or gone."""
        if not self.came:
            return EXPECTED
        return LEFT if self.left_at else HERE


def lines_at_door(meeting: Meeting, *, on: date) -> list[Line]:
    """Everybody invited, the members of the organising body and whoever came, by name."""
    lines: dict[int, Line] = {}
    for asked in meeting.invitations.filter(revoked_at=None).select_related("person"):
        line = _line(lines, asked.person, asked)
        line.code, line.answer, line.invited = asked.code, asked.get_answer_display(), True
    for part in meeting.participations.select_related("person"):
        _write_part(_line(lines, part.person, part), part, meeting)
    members = set(member_ids([meeting.organiser], on=meeting.held_on or on))
    missing = members - set(lines)
    for person in Person.objects.filter(pk__in=missing) if missing else ():
        _line(lines, person, None)
    for pk in members & set(lines):
        lines[pk].member = True
    return sorted(lines.values(), key=lambda line: (fold(line.name), line.person_id))


def _line(lines: dict[int, Line], person: Person, of: Invitation | Participation | None) -> Line:
    line = lines.setdefault(person.pk, Line(person.pk, person.name, gender=person.gender))
    if of is not None and not line.capacities:
        line.capacities = capacities_of(of)
    return line


class Bearer(Protocol):
    """Whatever keeps the capacities in which somebody is named, in both languages."""

    @property
    def capacities_ar(self) -> list[str]:
        """In Arabic."""

    @property
    def capacities_fr(self) -> list[str]:
        """In French, empty where they are not known in it."""


def capacities_of(kept: Bearer) -> list[str]:
    """The frozen capacities in the reader's language, in Arabic where they are not known in it."""
    arabic = (get_language() or "ar").startswith("ar") or not kept.capacities_fr
    return kept.capacities_ar if arabic else kept.capacities_fr


def came(part: Participation, meeting: Meeting) -> bool:
    """Whether a part says that the person came."""
    recorded = arriving.is_recorded(meeting.state, opened=meeting.opened_at is not None)
    return arriving.has_come(part.status, by_door=bool(part.came_by), recorded=recorded)


def _write_part(line: Line, part: Participation, meeting: Meeting) -> None:
    if came(part, meeting):
        line.came, line.arrived_at, line.left_at = True, part.arrived_at, part.left_at
    elif part.status != Participation.Status.PRESENT and not line.answer:
        line.answer = part.get_status_display()


def line_of(part: Participation, meeting: Meeting) -> Line:
    """The line of somebody whose part is at hand, without asking the database."""
    line = Line(part.person_id, part.name_as_written, capacities_of(part))
    _write_part(line, part, meeting)
    return line


def found_in(lines: Iterable[Line], *, asked: str, standing: str) -> list[Line]:
    """The lines whose name or code holds what was typed, of those that stand so."""
    wanted = fold(asked)
    code = arriving.code_in(asked)
    return [
        line
        for line in lines
        if (not standing or line.standing == standing)
        and (not wanted or wanted in fold(line.name) or (code is not None and line.code == code.digits))
    ]


def digest_of(lines: Iterable[Line]) -> str:
    """Changes when anything the list shows does: a page that has it already needs no other."""
    shown = ";".join(
        f"{line.person_id}/{line.name}/{line.standing}/{line.arrived_at}/{line.left_at}/{line.answer}"
        for line in lines
    )
    return blake2b(shown.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True)
class Composition:
    """Who is there: how many, of them women and men as far as it is known, and of the youth organisation."""

    people: int
    women: int
    men: int
    youth: int


def composition_of(genders: dict[int, str], *, on: date, young: Collection[int] = ()) -> Composition:
    """The composition of people by their ids.

    No age is kept: youth are who holds office in a youth body, and ``young``, who say so of themselves.
    """
    youth = Appointment.objects.filter(
        bodies.held_on(on), office__body__family=Body.Family.YOUTH, person__in=genders
    )
    said = list(genders.values())
    return Composition(
        people=len(genders),
        women=said.count(Gender.FEMININE),
        men=said.count(Gender.MASCULINE),
        youth=len({*young, *youth.values_list("person_id", flat=True)}) if genders else 0,
    )


def here_ids(meeting: Meeting) -> set[int]:
    """The people who are there now; at a meeting that was held, those who stayed to its end."""
    return {
        part.person_id
        for part in meeting.participations.filter(status=Participation.Status.PRESENT, left_at=None)
        if came(part, meeting)
    }


def genders_of(persons: Iterable[int]) -> dict[int, str]:
    """The gender of people by their ids, empty where it is not known."""
    return dict(Person.objects.filter(pk__in=list(persons)).values_list("pk", "gender"))


def asked_of(meeting: Meeting, *, on: date) -> Quorum | None:
    """What the charter asks of a sitting of the organising body; None where it is no sitting."""
    if not calling.SITTINGS & set(meeting.kinds):
        return None
    structure = bodies.charter(meeting.held_on or on)
    try:
        return structure.quorum_of(meeting.organiser.type) if structure else None
    except LookupError:
        return None


def standing_now(meeting: Meeting, *, on: date, here: set[int] | None = None) -> Standing | None:
    """The quorum from who is there; None where the charter asks none."""
    asked = asked_of(meeting, on=on)
    if asked is None:
        return None
    members = member_ids([meeting.organiser], on=meeting.held_on or on)
    return quorum.standing_of(
        meeting.call,
        members,
        here_ids(meeting) if here is None else here,
        asked=asked,
    )


def last_check(meeting: Meeting) -> QuorumCheck | None:
    """The last count of a sitting."""
    return meeting.quorum_checks.order_by("-checked_at", "-pk").first()
