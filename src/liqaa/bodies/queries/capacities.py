"""Capacities (الصفات): everything somebody is on a day, in the words of each language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from liqaa.bodies.models import Appointment, Body, Institution, Mandate, Office, Organisation
from liqaa.bodies.queries.offices import held_on
from liqaa.bodies.queries.organisation import charter, organisation
from liqaa.bodies.queries.titles import full_title
from liqaa.bodies.rules.wording import MEMBER, interim_title
from liqaa.bodies.text.charter import Charter, Language
from liqaa.people.models import Gender, Membership, Person

OFFICE, MANDATE, MEMBERSHIP = "office", "mandate", "membership"
LANGUAGES: tuple[Language, ...] = ("ar", "fr", "en")


@dataclass(frozen=True)
class Capacity:
    """One thing a person is: an office, a public mandate, or a member of the organisation.

    ``until`` is the actual end where there is one, else the legal end. ``expired``: past its legal end on
    the day asked for and still held. ``where`` is the body or institution it is held in.
    """

    ar: str
    fr: str
    since: date
    until: date | None
    kind: str
    expired: bool = False
    en: str = ""
    interim: bool = False
    ended: bool = False
    where: Body | Institution | None = None
    record: Appointment | Mandate | Membership | None = None

    def in_language(self, language: str) -> str:
        """The title in a language; French where English has none."""
        if language.startswith("ar"):
            return self.ar
        return self.fr if language.startswith("fr") else self.en or self.fr


def capacities_of(person: Person, *, on: date) -> list[Capacity]:
    """Every capacity of a person on a day: offices first, then public mandates.

    Membership of the organisation is said only where there is nothing else.
    """
    return capacities_of_each([person], on=on)[person.pk]


def capacities_of_each(people: Iterable[Person], *, on: date) -> dict[int, list[Capacity]]:
    """:func:`capacities_of` for many people, by their ids, in a constant number of queries."""
    everyone = list(people)
    structure = charter(on)
    found: dict[int, list[Capacity]] = {person.pk: [] for person in everyone}
    for appointment in _appointments(everyone, held_on(on)):
        found[appointment.person_id].append(_of_office(appointment, structure, on))
    for mandate in _mandates(everyone, held_on(on)):
        found[mandate.person_id].append(_of_mandate(mandate, on))
    plain = [person for person in everyone if not found[person.pk]]
    for membership in _memberships(plain, on):
        found[membership.person_id].append(_of_membership(membership, organisation()))
    return found


def history_of(person: Person, *, on: date | None = None) -> list[Capacity]:
    """Everything a person is and has been, the latest first.

    ``on`` tells which are expired or ended by then.
    """
    day = on or date.max
    structure = charter(day)
    known = [_of_office(each, structure, day, told=on is not None) for each in _appointments([person], Q())]
    known += [_of_mandate(each, day, told=on is not None) for each in _mandates([person], Q())]
    return sorted(known, key=lambda capacity: (capacity.since, capacity.ar), reverse=True)


def _appointments(people: Iterable[Person], when: Q) -> Iterable[Appointment]:
    """Party offices, then plain memberships of bodies; the higher body first."""
    return (
        Appointment.objects.filter(when, person__in=people)
        .select_related("office__body__place", "person")
        .order_by("-office__kind", "office__rank", "office__body__scope", "starts_on", "pk")
    )


def _mandates(people: Iterable[Person], when: Q) -> Iterable[Mandate]:
    return (
        Mandate.objects.filter(when, person__in=people)
        .select_related("institution__place")
        .order_by("scope", "starts_on", "pk")
    )


def _memberships(people: list[Person], on: date) -> Iterator[Membership]:
    if people:
        current = Q(joined_on__lte=on) & (Q(ended_on=None) | Q(ended_on__gt=on))
        yield from (
            Membership.objects.filter(current, person__in=people).select_related("person").order_by("pk")
        )


def _of_office(
    appointment: Appointment, structure: Charter | None, on: date, *, told: bool = True
) -> Capacity:
    said = {language: _said(appointment.office, appointment, language, structure) for language in LANGUAGES}
    return Capacity(
        ar=said["ar"],
        fr=said["fr"],
        en=said["en"],
        since=appointment.starts_on,
        until=appointment.ended_on or appointment.legal_end_on,
        kind=OFFICE,
        expired=told and _expired(appointment, on),
        interim=appointment.interim,
        ended=appointment.ended_on is not None and (not told or appointment.ended_on <= on),
        where=appointment.office.body,
        record=appointment,
    )


def _said(office: Office, appointment: Appointment, language: Language, structure: Charter | None) -> str:
    title = full_title(office, appointment.person.gender, language, structure)
    return interim_title(title, language) if appointment.interim else title


def _of_mandate(mandate: Mandate, on: date, *, told: bool = True) -> Capacity:
    return Capacity(
        ar=mandate.title_ar,
        fr=mandate.title_fr or mandate.title_ar,
        since=mandate.starts_on,
        until=mandate.ended_on or mandate.legal_end_on,
        kind=MANDATE,
        expired=told and _expired(mandate, on),
        ended=mandate.ended_on is not None and (not told or mandate.ended_on <= on),
        where=mandate.institution,
        record=mandate,
    )


def _of_membership(membership: Membership, of: Organisation | None) -> Capacity:
    feminine = membership.person.gender == Gender.FEMININE
    ar, fr = MEMBER["ar"][feminine], MEMBER["fr"][feminine]
    if of is not None:
        ar, fr = f"{ar} في {of.name_ar}", f"{fr} ({of.name_fr or of.name_ar})"
    return Capacity(
        ar, fr, membership.joined_on, membership.ended_on, MEMBERSHIP, en="member", record=membership
    )


def _expired(held: Appointment | Mandate, on: date) -> bool:
    """Past its legal end and not really ended by that day."""
    return (
        held.legal_end_on is not None
        and held.legal_end_on <= on
        and (held.ended_on is None or held.ended_on > on)
    )
