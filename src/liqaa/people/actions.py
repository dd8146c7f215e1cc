"""Writing people: persons and their membership."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.journal.actions import Actor, record
from liqaa.kit import arabic, undoing
from liqaa.kit.refusals import Refused
from liqaa.people import queries, rules
from liqaa.people.models import Consent, Gender, Membership, Person
from liqaa.territory.models import Place


@transaction.atomic
def add_person(
    *,
    name: str,
    place: Place,
    by: Actor,
    at: datetime,
    gender: str = "",
    relation: str = Person.Relation.MEMBER,
    **contact: str,
) -> Person:
    """Keep a new person of ``place`` under ``name`` as written.

    ``contact`` may hold ``name_latin``, ``phone`` and ``email``. Nobody is merged: whether a known person is
    meant is asked before, with :func:`queries.persons_like`. Raises Refused for a name, gender or address
    that cannot be.
    """
    values = _checked({"name": name, "gender": gender, "relation": relation, **contact})
    person = Person.objects.create(place=place, created_at=at, **values)
    record("people.add_person", person, by=by, at=at, place=place.path, fields=[*values, "place"])
    return person


@transaction.atomic
def correct_person(*, person: Person, by: Actor, at: datetime, **changes: Any) -> Person:
    """Change what is kept of a person; ``changes`` are fields of ``rules.CORRECTABLE``.

    What is the same already is no change; without any change nothing is written. Raises Refused as
    add_person.
    """
    place = changes.pop("place", person.place)
    checked = {**_checked(changes), "place": place}
    changed = {field: value for field, value in checked.items() if getattr(person, field) != value}
    if not changed:
        return person
    for field, value in changed.items():
        setattr(person, field, value)
    person.save(update_fields=list(changed))
    person.refresh_from_db(fields=["key", "key_latin"])
    record("people.correct_person", person, by=by, at=at, place=person.place_id, fields=changed)
    return person


@transaction.atomic
def join(*, person: Person, joined_on: date, by: Actor, at: datetime, number: str = "") -> Membership:
    """Open a stretch of membership; a contact is a member from then on.

    Refused when another one covers a day of it, or the number is taken.
    """
    known_as = Person.objects.select_for_update().get(pk=person.pk).relation
    for known in person.memberships.all():
        if rules.overlaps(joined_on, None, known.joined_on, known.ended_on):
            raise Refused(_("This person is a member on that day already."), field="joined_on")
    number = _one_line(number, 30, "number")
    if number and Membership.objects.filter(number=number).exists():
        raise Refused(_("This membership number is somebody else's."), field="number")
    membership = person.memberships.create(scope=person.place_id, number=number, joined_on=joined_on)
    if known_as == Person.Relation.CONTACT:
        person.relation = Person.Relation.MEMBER
        person.save(update_fields=["relation"])
    record("people.join", membership, by=by, at=at, place=membership.scope, fields=["joined_on", "number"])
    return membership


@transaction.atomic
def keep_contact(
    *,
    name: str,
    place: Place,
    given_on: date,
    wording: str,
    version: str,
    by: Actor,
    at: datetime,
    gender: str = "",
    **contact: str,
) -> Person:
    """Keep somebody as a contact who agreed to it on a day, with the words they agreed to.

    Refused beside ``consent`` without words or a version, and as add_person.
    """
    if not wording.strip() or not version.strip():
        raise Refused(_("Nobody is kept as a contact without their consent."), field="consent")
    relation = Person.Relation.CONTACT
    person = add_person(name=name, place=place, gender=gender, relation=relation, by=by, at=at, **contact)
    given = person.consents.create(scope=place.path, given_on=given_on, wording=wording, version=version)
    record("people.consent", given, by=by, at=at, place=place.path, fields=["given_on", "version", "wording"])
    return person


@transaction.atomic
def withdraw_consent(*, consent: Consent, withdrawn_on: date, by: Actor, at: datetime) -> Consent:
    """Take a consent back; of somebody who is a contact only, phone and address are erased at once.

    Refused when it was withdrawn before, or the day comes before it was given.
    """
    consent = Consent.objects.select_for_update(of=("self",)).select_related("person").get(pk=consent.pk)
    if consent.withdrawn_on is not None:
        raise Refused(_("This consent was withdrawn already."), field="withdrawn_on")
    if withdrawn_on < consent.given_on:
        raise Refused(_("The end comes before the start."), field="withdrawn_on")
    consent.withdrawn_on = withdrawn_on
    consent.save(update_fields=["withdrawn_on"])
    person = consent.person
    if person.relation == Person.Relation.CONTACT:
        person.phone = person.email = ""
        person.save(update_fields=["phone", "email"])
    record("people.withdraw", consent, by=by, at=at, place=consent.scope, fields=["withdrawn_on"])
    return consent


@transaction.atomic
def leave(*, membership: Membership, ended_on: date, by: Actor, at: datetime) -> Membership:
    """Close a stretch of membership; ``ended_on`` is the first day outside."""
    if membership.ended_on is not None:
        raise Refused(_("This membership has ended already."), field="ended_on")
    if ended_on < membership.joined_on:
        raise Refused(_("The end comes before the start."), field="ended_on")
    membership.ended_on = ended_on
    membership.save(update_fields=["ended_on"])
    record("people.leave", membership, by=by, at=at, place=membership.scope, fields=["ended_on"])
    return membership


@transaction.atomic
def undo_person(*, person: Person, by: Actor, at: datetime) -> None:
    """Take back a person kept by mistake, with the consent they were kept with.

    Raises ``Refused``, with names, while any record speaks of them or somebody signs in as them.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    record("people.undo_person", person, by=by, at=at, place=person.place_id)
    undoing.take(person, by=by, at=at)


@transaction.atomic
def undo_membership(*, membership: Membership, by: Actor, at: datetime) -> Person:
    """Take back a membership opened by mistake; whoever was a contact before is one again.

    Raises ``Refused`` once it has ended.
    """
    membership = (
        Membership.objects.select_for_update(of=("self",)).select_related("person").get(pk=membership.pk)
    )
    person = membership.person
    record("people.undo_membership", membership, by=by, at=at, place=membership.scope)
    undoing.take(membership, by=by, at=at)
    was_a_contact = person.consents.exists() and not person.memberships.exists()
    if was_a_contact and person.relation == Person.Relation.MEMBER:
        person.relation = Person.Relation.CONTACT
        person.save(update_fields=["relation"])
    return person


@transaction.atomic
def erase_people(*, persons: Iterable[Person], by: Actor, at: datetime) -> list[Person]:
    """Take back persons that were made by mistake or by a reading that is undone; one line for each.

    Only those nothing refers to; the others are kept and returned.
    """
    kept = []
    for person in persons:
        if queries.is_referred_to(person):
            kept.append(person)
            continue
        record("people.erase_person", person, by=by, at=at, place=person.place_id)
        person.delete()
    return kept


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    """The values cleaned; Refused beside the first field that cannot be kept."""
    unknown = set(values) - set(rules.CORRECTABLE)
    if unknown:
        raise TypeError(f"not a field of a person: {', '.join(sorted(unknown))}")
    checked = dict(values)
    for field, longest in (
        ("name", rules.LONGEST_NAME),
        ("name_latin", rules.LONGEST_NAME),
        ("phone", rules.LONGEST_PHONE),
    ):
        if field in checked:
            checked[field] = _one_line(checked[field], longest, field)
    if checked.get("name") == "":
        raise Refused(_("A person needs a name."), field="name")
    if "email" in checked:
        checked["email"] = _address(checked["email"])
    _check_choice(checked, "gender", ["", *Gender.values])
    _check_choice(checked, "relation", Person.Relation.values)
    return checked


def _one_line(text: str, longest: int, field: str) -> str:
    """The text on one line without invisible characters.

    Refused when it is too long to be what it should be.
    """
    cleaned = " ".join(arabic.clean(text).split())
    if len(cleaned) > longest:
        raise Refused(_("This is too long: at most %(limit)d characters.") % {"limit": longest}, field=field)
    return cleaned


def _address(text: str) -> str:
    """The e-mail address, or nothing; Refused when it is none."""
    address = arabic.clean(text).strip()
    if address:
        try:
            validate_email(address)
        except ValidationError as error:
            raise Refused(_("This is no e-mail address."), field="email") from error
    return address


def _check_choice(values: dict[str, Any], field: str, allowed: Sequence[str]) -> None:
    if field in values and values[field] not in allowed:
        raise Refused(_("This is none of the choices."), field=field)
