"""Whom to call about what is missing: who leads the nearest body above a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.bodies import rules as body_rules
from liqaa.bodies.models import Appointment
from liqaa.bodies.queries.organisation import language
from liqaa.dashboards.queries.map_founding import main_bodies_at
from liqaa.people import rules as people_rules
from liqaa.people.models import Person
from liqaa.territory.rules import paths_above


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to call: the office they hold, and the number where the reader may see people there."""

    person: Person
    title: str
    where: str
    phone: str


def whom_to_call(paths: Iterable[str], account: Account, *, on: date) -> dict[str, Call]:
    """By each path, who leads the nearest main body above it, as far as the reader may see."""
    wanted = set(paths)
    above = {each for path in wanted for each in paths_above(path)}
    found = list(main_bodies_at(sorted(above), on=on)) if above else []
    leads = bodies.leads_of(found, on=on) if found else {}
    calls = {
        body.place_id: _call(leads[body.pk], body.name, account)
        for body in found
        if body.pk in leads and account.may(body_rules.SEE, at=body.scope)
    }
    return {path: calls[near] for path in wanted if (near := _nearest(path, calls)) is not None}


def _nearest(path: str, known: Iterable[str | None]) -> str | None:
    """The deepest of the places above a path that are known."""
    return next((each for each in reversed(paths_above(path)) if each in known), None)


def _call(lead: Appointment, where: str, account: Account) -> Call:
    person = lead.person
    shown = account.may(people_rules.SEE, at=person.place_id)
    title = lead.office.title(person.gender, language())
    return Call(person, title, where, person.phone if shown else "")
