"""People by the names one types: known ones are found, new ones are asked about, namesakes told apart."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django import forms
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.kit.arabic import fold
from liqaa.meetings.models import Participation
from liqaa.meetings.rules import Part
from liqaa.people import queries as people
from liqaa.people.models import Person

_IN_BRACKETS = re.compile(r"^(?P<name>.+?)\s*[(（](?P<place>.+?)[)）]$")
ROLES = ("chair", "host", "facilitator", "inspector", "rapporteur", "attendee")
"""Roles that the form asks for, each with a field of its name."""


@dataclass
class Resolved:
    """The parts of a form's lines, and the lines that stand in the way."""

    parts: list[Part] = field(default_factory=list)
    unknown: dict[str, list[str]] = field(default_factory=dict)
    several: dict[str, list[str]] = field(default_factory=dict)


def resolve(
    lines: dict[str, Sequence[str]],
    account: Account,
    *,
    keep: Iterable[Participation] = (),
    add_new: bool = False,
) -> Resolved:
    """The part of each line, by role.

    A line that stands already keeps its person and capacities, the first of namesakes first. A name that one
    known person within reach bears is that person; namesakes are told apart by their place in brackets. A
    name nobody bears is somebody new where ``add_new`` says so, else unknown.
    """
    kept: dict[tuple[str, str], list[Participation]] = defaultdict(list)
    for part in keep:
        kept[part.role, fold(part.name_as_written)].append(part)
    known = _known([line for named in lines.values() for line in named], account)
    resolved = Resolved()
    for role, named in lines.items():
        for line in named:
            standing = kept[role, fold(line)]
            if standing:
                resolved.parts.append(again(standing.pop(0)))
            else:
                _resolve_line(line, role, known, resolved, add_new=add_new)
    return resolved


def known_people(form: forms.Form, name: str, account: Account) -> list[Person]:
    """The known people that a form's field names, one a line.

    A line that names nobody known, or several, is told beside the field.
    """
    found = resolve({name: form.cleaned_data.get(name) or []}, account)
    for line in found.unknown.get(name, []):
        form.add_error(name, _("Nobody of this name is known: %(name)s") % {"name": line})
    for line in found.several.get(name, []):
        words = _("Several people bear this name, add the place in brackets: %(name)s")
        form.add_error(name, words % {"name": line})
    return [part.person for part in found.parts if isinstance(part.person, Person)]


def _resolve_line(
    line: str, role: str, known: dict[str, list[Person]], resolved: Resolved, *, add_new: bool
) -> None:
    name, place = _name_and_place(line)
    bearers = [person for person in known.get(fold(name), []) if not place or _is_of(person, place)]
    if len(bearers) == 1:
        resolved.parts.append(Part(person=bearers[0], role=role, name_as_written=name))
    elif bearers:
        resolved.several.setdefault(role, []).append(line)
    elif add_new:
        resolved.parts.append(Part(person=None, role=role, name_as_written=name))
    else:
        resolved.unknown.setdefault(role, []).append(line)


def again(part: Participation) -> Part:
    """A part as it stands."""
    return Part(
        person=part.person_id,
        role=part.role,
        status=part.status,
        name_as_written=part.name_as_written,
        capacities_ar=part.capacities_ar,
        capacities_fr=part.capacities_fr,
    )


def _name_and_place(line: str) -> tuple[str, str]:
    found = _IN_BRACKETS.match(line)
    return (found["name"], found["place"]) if found else (line, "")


def _is_of(person: Person, place: str) -> bool:
    return fold(place) in {fold(person.place.name_ar), fold(person.place.name_fr)}


def _known(lines: Iterable[str], account: Account) -> dict[str, list[Person]]:
    """Known people within reach by the key of their name, in one query."""
    keys = {fold(_name_and_place(line)[0]) for line in lines}
    found: dict[str, list[Person]] = {}
    for person in people.people_seen_by(account).filter(key__in=keys).order_by("pk") if keys else ():
        found.setdefault(person.key, []).append(person)
    return found
