"""The State's side: institutions and the public mandates held in them."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.actions.offices import give_role, take_role
from liqaa.bodies.actions.values import check_order, one_line
from liqaa.bodies.models import Institution, Mandate
from liqaa.bodies.queries.organisation import public_mandates
from liqaa.bodies.rules.seats import Term, taken
from liqaa.bodies.text.charter import Gender, InstitutionType, MandateType, institution_name, mandate_title
from liqaa.journal.actions import Actor, record
from liqaa.kit.calendar import add_months
from liqaa.kit.refusals import Refused
from liqaa.people.models import Person
from liqaa.territory.models import Place


@transaction.atomic
def institution(
    *, kind: str, place: Place, by: Actor, at: datetime, name_ar: str = "", name_fr: str = ""
) -> Institution:
    """The institution of a kind in a place; made, with its name from the list, when it is not known yet.

    Refused beside ``kind`` when the list has none of that kind, beside ``place`` when such a place has none.
    """
    of_kind = _kind(kind)
    if place.kind not in of_kind.places:
        raise Refused(_("There is no such institution in a place of this kind."), field="place")
    name_ar = one_line(name_ar, 200, "name_ar") or institution_name(of_kind, place.name_ar, "ar")
    name_fr = one_line(name_fr, 200, "name_fr") or institution_name(of_kind, place.name_fr, "fr")
    known, made = Institution.objects.get_or_create(
        kind=kind, place=place, name_ar=name_ar, defaults={"name_fr": name_fr}
    )
    if made:
        record(
            "bodies.institution", known, by=by, at=at, place=place.path, fields=["kind", "place", "name_ar"]
        )
    return known


@transaction.atomic
def record_mandate(  # noqa: PLR0913 (a mandate has this many parts)
    *,
    institution: Institution,
    person: Person,
    position: str,
    starts_on: date,
    by: Actor,
    at: datetime,
    committee: str = "",
    legal_end_on: date | None = None,
    ended_on: date | None = None,
) -> Mandate:
    """Record a public mandate with its title as it is said that day; elected members receive their role.

    Refused beside ``position`` when the institution has none such, beside ``starts_on`` when the person
    holds it on one of those days or all its seats are taken, beside an end that comes too early.
    """
    kind, of_kind = _kind(institution.kind), _position(institution, position)
    committee = one_line(committee, 200, "committee")
    check_order(starts_on, ended_on, "ended_on")
    check_order(starts_on, legal_end_on, "legal_end_on", same_day=False)
    Institution.objects.select_for_update().get(pk=institution.pk)
    _refuse_overlaps(institution, person, of_kind, committee, starts_on, ended_on)
    if legal_end_on is None and kind.mandate_months:
        legal_end_on = add_months(starts_on, kind.mandate_months)
    gender: Gender = "f" if person.gender == "f" else "m"
    mandate = Mandate.objects.create(
        institution=institution,
        person=person,
        scope=institution.place_id,
        position=position,
        title_ar=mandate_title(of_kind, gender, institution.name_ar, "ar", committee or None)[:250],
        title_fr=mandate_title(of_kind, gender, institution.name_fr or None, "fr", committee or None)[:250],
        committee=committee,
        starts_on=starts_on,
        legal_end_on=legal_end_on,
        ended_on=ended_on,
    )
    give_role(mandate, role=of_kind.role, by=by, at=at)
    record("bodies.record_mandate", mandate, by=by, at=at, place=mandate.scope, fields=["position", "person"])
    return mandate


@transaction.atomic
def end_mandate(*, mandate: Mandate, ended_on: date, by: Actor, at: datetime) -> Mandate:
    """End a public mandate; ``ended_on`` is the first day outside. Its role goes with it at once."""
    if mandate.ended_on is not None:
        raise Refused(_("This has ended already."), field="ended_on")
    check_order(mandate.starts_on, ended_on, "ended_on")
    mandate.ended_on = ended_on
    mandate.save(update_fields=["ended_on"])
    take_role(mandate, by=by, at=at)
    give_role(mandate, role=role_of(mandate), by=by, at=at)
    record("bodies.end_mandate", mandate, by=by, at=at, place=mandate.scope, fields=["ended_on"])
    return mandate


def role_of(mandate: Mandate) -> str:
    """The role that a public mandate carries; none for a position the list no longer has."""
    try:
        return public_mandates().mandate(mandate.position).role
    except LookupError:
        return ""


def _kind(key: str) -> InstitutionType:
    try:
        return public_mandates().institution(key)
    except LookupError as error:
        raise Refused(_("This kind of institution is not known."), field="kind") from error


def _position(institution: Institution, key: str) -> MandateType:
    for position in public_mandates().mandates_of(institution.kind):
        if position.key == key:
            return position
    raise Refused(_("This institution has no such mandate."), field="position")


def _refuse_overlaps(
    institution: Institution,
    person: Person,
    position: MandateType,
    committee: str,
    starts_on: date,
    ended_on: date | None,
) -> None:
    held = list(Mandate.objects.filter(institution=institution, position=position.key, committee=committee))
    own = [Term(each.starts_on, each.ended_on) for each in held if each.person_id == person.pk]
    if taken(own, starts_on, ended_on):
        raise Refused(_("This person holds this mandate on some of these days already."), field="starts_on")
    seats = position.seats.at_most if position.seats else None
    terms = [Term(each.starts_on, each.ended_on) for each in held]
    if seats is not None and len(taken(terms, starts_on, ended_on)) >= seats:
        raise Refused(_("Somebody else holds this mandate on some of these days."), field="starts_on")
