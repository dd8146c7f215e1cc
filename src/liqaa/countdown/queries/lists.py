"""The list behind each number of the table, with whom to call about each line of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from liqaa.access.models import Account
from liqaa.bodies import rules as body_rules
from liqaa.bodies.models import Appointment, Body, Mandate
from liqaa.bodies.queries import charter
from liqaa.bodies.rules import states
from liqaa.campaigns import queries as campaigns
from liqaa.campaigns import rules as campaign_rules
from liqaa.campaigns.queries import Contact
from liqaa.campaigns.queries.wording import TONES as EXECUTION_TONES
from liqaa.campaigns.queries.wording import label_of
from liqaa.countdown.models import Event
from liqaa.countdown.queries.readiness import Known, ending, expected_types
from liqaa.kit.links import url_for
from liqaa.kit.scopes import below
from liqaa.needs import queries as needs
from liqaa.needs import rules as need_rules
from liqaa.people import rules as people
from liqaa.territory.models import Place
from liqaa.territory.rules import paths_above

BODIES, ENDING, EXPIRED, APPROVED, LATE, MISSING, NEEDS = (
    "bodies", "ending", "expired", "approved", "late", "missing", "needs",
)  # fmt: skip
LISTS = (BODIES, ENDING, EXPIRED, APPROVED, LATE, MISSING, NEEDS)
"""What can be listed."""
_STATES = {
    APPROVED: (campaign_rules.APPROVED,),
    LATE: (campaign_rules.LATE,),
    MISSING: tuple(state for state in campaign_rules.OWED if state != campaign_rules.LATE),
}


@dataclass(frozen=True)
class Item:
    """A line: what it is about, where, its state, until when, and who is called about it.

    ``body`` is the state of the body that a unit lacks, empty where none is; ``path`` finds whom to call.
    """

    title: str
    url: str
    place: str
    path: str
    state: str = ""
    tone: str = ""
    day: date | None = None
    body: str | None = None
    contact: Contact | None = None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which list, over which paths, for whom, on which day; ``only`` the paths, nothing below them."""

    event: Event
    paths: Sequence[str]
    account: Account
    on: date
    only: bool = False

    def within(self, field: str = "scope") -> Q:
        """Rows that stand in one of the paths."""
        inside = Q(pk__in=[])
        for path in self.paths:
            inside |= Q(**{field: path}) if self.only else below(field, path)
        return inside


def listed(what: str, asked: Asked) -> list[Item]:
    """Every line of a list, by place; without whom to call (see :func:`with_contacts`)."""
    found: Callable[[Asked], list[Item]] = {
        BODIES: _bodies,
        ENDING: lambda each: _ends(each, expired=False),
        EXPIRED: lambda each: _ends(each, expired=True),
        NEEDS: _needs,
    }.get(what, lambda each: _executions(each, _STATES[what]))
    return found(asked)


def _bodies(asked: Asked) -> list[Item]:
    """Units whose body is not structured."""
    places = {
        place.path: place
        for place in Place.objects.filter(asked.within("path"))
        .exclude(kind=Place.Kind.CERCLE)
        .order_by("path")
    }
    known = [Known(place.path, place.kind, place.name) for place in places.values()]
    expected = expected_types(charter(asked.on), known)
    standing = Body.objects.filter(
        asked.within("place_id"),
        asked.account.reach(body_rules.SEE).condition("scope"),
        dissolved_on=None,
        prepares=None,
        family="",
    )
    bodies = {(body.place_id, body.type): body for body in standing.order_by("-pk")}
    found = []
    for path, types in expected.items():
        for body_type in types:
            body = bodies.get((path, body_type))
            state = states.shown_state(body.state, body.mandate_ends_on, asked.on) if body else ""
            if state != states.STRUCTURED:
                found.append(_unit(places[path], body, state))
    return sorted(found, key=lambda item: item.path)


def _unit(place: Place, body: Body | None, state: str) -> Item:
    return Item(
        title=body.name if body else place.name,
        url=url_for(body or place),
        place=place.name,
        path=place.path,
        state=str(Body.State(state).label) if state else "",
        tone="late" if state in ("", states.EXPIRED) else "wait",
        body=state,
    )


def _ends(asked: Asked, *, expired: bool) -> list[Item]:
    """Appointments and public mandates whose legal end comes before the event, or came already."""
    day = Q(legal_end_on__lte=asked.on) if expired else Q(legal_end_on__gt=asked.on)
    held = asked.event.held_on
    appointments = _ending(Appointment.objects.filter(day, office__kind="office"), asked, held)
    mandates = _ending(Mandate.objects.filter(day), asked, held)
    found = [
        _end(each, each.office.title(each.person.gender, _language()), each.office.body.name, asked)
        for each in appointments.select_related("office__body", "person")
    ]
    found += [
        _end(each, each.title_ar if _language() == "ar" else each.title_fr or each.title_ar, "", asked)
        for each in mandates.select_related("person")
    ]
    return sorted(found, key=lambda item: (item.day or held, item.path))


def _ending(rows: QuerySet[Any], asked: Asked, held_on: date) -> QuerySet[Any]:
    path = asked.event.scope
    return ending(rows.filter(asked.within()), path, asked.account, held_on)


def _end(each: Appointment | Mandate, title: str, where: str, asked: Asked) -> Item:
    person = each.person
    phone = person.phone if asked.account.reach(people.SEE).covers(person.place_id) else ""
    contact = Contact(person=person, title_ar=title, title_fr=title, phone=phone)
    return Item(
        title=person.name,
        url=url_for(person),
        place=where,
        path=each.scope,
        day=each.legal_end_on,
        contact=contact,
    )


def _executions(asked: Asked, wanted: Iterable[str]) -> list[Item]:
    directive = asked.event.directive
    if directive is None:
        return []
    seen = campaigns.executions_seen_by(asked.account).filter(asked.within(), directive=directive)
    rows = campaigns.with_state(seen, on=asked.on, states=wanted).select_related("body", "place")
    return [
        Item(
            title=each.body.name,
            url=url_for(each),
            place=each.place.name if each.place else "",
            path=each.scope,
            state=label_of(state, directive.ask),
            tone=EXECUTION_TONES.get(state, ""),
        )
        for each in rows.order_by("scope", "pk")
        for state in (str(getattr(each, "state", "")),)
    ]


def _needs(asked: Asked) -> list[Item]:
    """Needs without an answer."""
    seen = needs.needs_seen_by(asked.account).filter(asked.within())
    waiting = seen.exclude(state__in=need_rules.ANSWERED_STATES).select_related("place", "mandate__person")
    return [
        Item(
            title=each.text,
            url=url_for(each),
            place=each.place.name,
            path=each.scope,
            state=each.get_state_display(),
            tone=need_rules.TONES[each.state],
            day=each.raised_on,
        )
        for each in waiting.order_by("scope", "pk")
    ]


def with_contacts(items: Sequence[Item], account: Account, *, on: date) -> list[Item]:
    """The lines with who leads the nearest body at their place or above it: two statements."""
    paths = {at for item in items if item.contact is None for at in (item.path, *paths_above(item.path))}
    bodies = list(
        Body.objects.filter(scope__in=paths, dissolved_on=None, prepares=None, family="").order_by("pk")
    )
    contacts = campaigns.contacts_of(bodies, account, on=on)
    nearest: dict[str, Contact] = {}
    for body in bodies:
        if body.pk in contacts:
            nearest.setdefault(body.scope, contacts[body.pk])
    return [item if item.contact else replace(item, contact=_nearest(item.path, nearest)) for item in items]


def _nearest(path: str, known: dict[str, Contact]) -> Contact | None:
    return next((known[at] for at in (path, *reversed(paths_above(path))) if at in known), None)


def _language() -> str:
    return (get_language() or "ar")[:2]
