"""Writing persons: kept, corrected, taken back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liqaa.journal.actions import Actor, record
from liqaa.kit import arabic, undoing
from liqaa.kit.naming import holds_card_number
from liqaa.kit.refusals import Refused
from liqaa.people import queries, rules
from liqaa.people.actions.relations import relate
from liqaa.people.models import Gender, Person
from liqaa.territory.models import Place

NO_CARD_NUMBERS = _("Numbers of identity cards are not kept here: leave the number out.")


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
    since = timezone.localdate(at)
    person = Person.objects.create(place=place, created_at=at, relation_since=since, **values)
    record("people.add_person", person, by=by, at=at, place=place.path, fields=[*values, "place"])
    return person


@transaction.atomic
def correct_person(*, person: Person, by: Actor, at: datetime, **changes: Any) -> Person:
    """Change what is kept of a person; ``changes`` are fields of ``rules.CORRECTABLE``.

    What is the same already is no change; without any change nothing is written. Another relation is
    written down with its day. Raises Refused as add_person, and for somebody whose data were erased.
    """
    person.refresh_from_db(from_queryset=Person.objects.select_for_update(of=("self",)))
    if person.erased_at is not None:
        raise Refused(_("This person's data were erased: nothing is kept of them any more."))
    place = changes.pop("place", person.place)
    checked = {**_checked(changes), "place": place}
    changed = {field: value for field, value in checked.items() if getattr(person, field) != value}
    if not changed:
        return person
    for field, value in changed.items():
        if field != "relation":
            setattr(person, field, value)
    person.save(update_fields=[field for field in changed if field != "relation"])
    if "relation" in changed:
        relate(person=person, relation=changed["relation"], by=by, at=at)
    person.refresh_from_db(fields=["key", "key_latin"])
    record("people.correct_person", person, by=by, at=at, place=person.place_id, fields=changed)
    return person


@transaction.atomic
def undo_person(*, person: Person, by: Actor, at: datetime) -> None:
    """Take back a person kept by mistake, with the consent they were kept with.

    Raises ``Refused``, with names, while any record speaks of them or somebody signs in as them.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    record("people.undo_person", person, by=by, at=at, place=person.place_id)
    undoing.take(person, by=by, at=at)


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
            checked[field] = one_line(checked[field], longest, field)
        if field in ("name", "name_latin") and holds_card_number(checked.get(field, "")):
            raise Refused(NO_CARD_NUMBERS, field=field)
    if checked.get("name") == "":
        raise Refused(_("A person needs a name."), field="name")
    if "email" in checked:
        checked["email"] = _address(checked["email"])
    _check_choice(checked, "gender", ["", *Gender.values])
    _check_choice(checked, "relation", Person.Relation.values)
    return checked


def one_line(text: str, longest: int, field: str) -> str:
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
