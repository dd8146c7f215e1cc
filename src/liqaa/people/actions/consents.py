"""Writing consents: given with the words that were shown, withdrawn."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liqaa.journal.actions import Actor, record
from liqaa.kit.refusals import Refused
from liqaa.people import text
from liqaa.people.actions.persons import add_person
from liqaa.people.models import Consent, Person
from liqaa.territory.models import Place


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
    person, contactable = consent.person, consent.purpose == Consent.Purpose.CONTACT
    if person.relation in (Person.Relation.CONTACT, Person.Relation.OCCASIONAL) and contactable:
        person.phone = person.email = ""
        person.save(update_fields=["phone", "email"])
    record("people.withdraw", consent, by=by, at=at, place=consent.scope, fields=["withdrawn_on"])
    return consent


@transaction.atomic
def give_consent(
    *, person: Person, purpose: str, given_on: date, language: str, by: Actor, at: datetime
) -> Consent:
    """Write down that somebody agreed, on a day, to the words in use for a purpose.

    A consent to older words ends that day: the new one takes its place; one to be invited ends an objection
    to it. Refused for a purpose without words, for a day to come, where the same words were agreed to
    already, and for somebody who was erased.
    """
    if purpose not in text.VERSIONS:
        raise Refused(_("This is none of the choices."), field="purpose")
    if given_on > timezone.localdate(at):
        raise Refused(_("This day has not come yet."), field="given_on")
    if person.erased_at is not None:
        raise Refused(_("This person's data were erased: nothing is kept of them any more."))
    standing = person.consents.select_for_update().filter(purpose=purpose, withdrawn_on=None)
    for known in standing:
        if text.is_current(purpose, known.version):
            raise Refused(_("These words were agreed to already."), field="purpose")
        known.withdrawn_on = max(given_on, known.given_on)
        known.save(update_fields=["withdrawn_on"])
    given = person.consents.create(
        scope=person.place_id,
        purpose=purpose,
        given_on=given_on,
        version=text.VERSIONS[purpose],
        wording=text.consent_wording(language, purpose),
    )
    if purpose == Consent.Purpose.CONTACT and person.objected_on is not None:
        person.objected_on = None
        person.save(update_fields=["objected_on"])
    fields = ["given_on", "purpose", "version", "wording"]
    record("people.consent", given, by=by, at=at, place=given.scope, fields=fields)
    return given
