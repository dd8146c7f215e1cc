"""The minutes of a meeting: their parts, who signs them, what was remarked, whom they are sent to."""

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.bodies.rules import SEE as SEE_OFFICES
from liqaa.meetings import rules
from liqaa.meetings.models import (
    Erratum,
    Invitation,
    Meeting,
    Minutes,
    MinutesPart,
    MinutesRevision,
    Participation,
    Remark,
)
from liqaa.people.models import Person

PRESENT = Participation.Status.PRESENT
STATE_WORDS: dict[str, Promise] = {
    rules.DRAFT: pgettext_lazy("minutes", "draft"),
    rules.SENT: pgettext_lazy("minutes", "sent to those who were there"),
    rules.APPROVED: pgettext_lazy("minutes", "approved"),
    rules.FROZEN: pgettext_lazy("minutes", "frozen"),
}
"""The states in words that fit minutes: other things are approved too, and Arabic agrees with each."""


@dataclass(frozen=True)
class Signatory:
    """Somebody whose signature approves the minutes, and the capacities that stand beside it."""

    person: int
    name: str
    role: str
    capacities_ar: list[str] = field(default_factory=list)
    capacities_fr: list[str] = field(default_factory=list)


def minutes_of(meeting: Meeting) -> Minutes | None:
    """The minutes of a meeting, where they were begun."""
    found = Minutes.objects.select_related("meeting__organiser", "file", "approved_in")
    return found.filter(meeting=meeting.pk).first()


def is_frozen(meeting: Meeting) -> bool:
    """Whether the record of a meeting no longer changes."""
    return Minutes.objects.filter(meeting=meeting.pk, state=rules.FROZEN).exists()


def parts_of(minutes: Minutes, *, confidential: bool) -> list[MinutesPart]:
    """The parts in their order, each with how many revisions it has (``kept``)."""
    parts = minutes.parts.annotate(kept=Count("revisions")).order_by("position", "pk")
    return list(parts if confidential else parts.filter(confidential=False))


def revisions_of(part: MinutesPart) -> QuerySet[MinutesRevision]:
    """Every text the part had, the latest first."""
    return part.revisions.order_by("-number")


def with_writers(revisions: list[MinutesRevision]) -> list[tuple[MinutesRevision, str]]:
    """Each revision with the name of who wrote it, where the reader may know the account."""
    accounts = Account.objects.in_bulk({each.by_id for each in revisions})
    return [(each, str(accounts.get(each.by_id, ""))) for each in revisions]


def aside_of(parts: list[MinutesPart]) -> dict[int, int]:
    """By part, how many texts stand aside since the one that stands: written by somebody at the same time."""
    rows = MinutesRevision.objects.filter(part__in=parts).values_list("part_id", "number")
    standing = {part.pk: part.revision for part in parts}
    counts: dict[int, int] = {}
    for part, number in rows:
        if number > standing[part]:
            counts[part] = counts.get(part, 0) + 1
    return counts


def remarks_of(minutes: Minutes, parts: list[MinutesPart]) -> list[Remark]:
    """What was remarked, in the order it was said; on parts that the reader sees, or on the whole."""
    seen = Q(part=None) | Q(part__in=parts)
    return list(minutes.remarks.filter(seen).select_related("part").order_by("made_at", "pk"))


def errata_of(minutes: Minutes) -> list[Erratum]:
    """The corrections made after freezing."""
    return list(minutes.errata.order_by("number"))


def signatories_of(meeting: Meeting, *, on: date, reader: Account | None = None) -> list[Signatory]:
    """Who signs: the chair and the rapporteur of that day, else who holds those offices of the organiser.

    Office-holders whom the record does not name are told to a ``reader`` only who sees the organiser's
    offices; without one, to the house.
    """
    parts = meeting.participations.filter(role__in=rules.SIGNATORIES, status=PRESENT)
    found: dict[str, Signatory] = {}
    for part in parts.order_by("position", "pk"):
        signs = Signatory(
            part.person_id, part.name_as_written, part.role, part.capacities_ar, part.capacities_fr
        )
        found.setdefault(part.role, signs)
    told = reader is None or reader.may(SEE_OFFICES, at=meeting.scope, body=meeting.organiser)
    for role in rules.SIGNATORIES if told else ():
        if role not in found and (holder := _by_office(meeting, role, on=meeting.held_on or on)):
            found[role] = holder
    once = {signs.person: signs for signs in reversed(found.values())}
    return [signs for role, signs in found.items() if once[signs.person] is signs]


def _by_office(meeting: Meeting, role: str, *, on: date) -> Signatory | None:
    """Who holds the office that a part is by right: the head of the organiser, or its rapporteur."""
    if role == Participation.Role.CHAIR:
        lead = bodies.leads_of([meeting.organiser], on=on).get(meeting.organiser_id)
    else:
        held = bodies.holders(meeting.organiser, on=on)
        lead = next((each for each in held if "rapporteur" in (each.office.key, each.office.role)), None)
    if lead is None:
        return None
    capacities = bodies.capacities_of_each([lead.person], on=on)[lead.person.pk]
    return Signatory(
        lead.person.pk,
        lead.person.name,
        role,
        [each.ar for each in capacities],
        [each.fr or each.ar for each in capacities],
    )


def to_sign(
    signatories: list[Signatory], signed: Container[int], account: Account, *, may_record: bool
) -> list[Signatory]:
    """For whom the account may sign: for itself, and, writing the record, for those without an account."""
    owners = dict(
        Person.objects.filter(pk__in=[each.person for each in signatories]).values_list("pk", "account_id")
    )
    return [
        each
        for each in signatories
        if each.person not in signed
        and (owners.get(each.person) == account.pk or (may_record and owners.get(each.person, 0) is None))
    ]


def was_there(meeting: Meeting, account: Account) -> Participation | None:
    """The part of the account's own person in a meeting, where they were present."""
    mine = meeting.participations.filter(person__account=account.pk, status=PRESENT)
    return mine.select_related("person").order_by("position", "pk").first()


def to_send_to(meeting: Meeting) -> dict[int, tuple[str, str]]:
    """Who was there and can be written to: address and language by person, each once."""
    there = Person.objects.filter(
        Q(participations__meeting=meeting, participations__status=PRESENT), erased_at=None
    )
    asked = dict(
        Invitation.objects.filter(meeting=meeting, revoked_at=None).values_list("person_id", "email")
    )
    found = {}
    for person in there.select_related("account").distinct().order_by("pk"):
        account = person.account if isinstance(person.account, Account) else None
        address = (account and account.is_active and account.email) or person.email or asked.get(person.pk)
        if address:
            found[person.pk] = (address, account.language if account else "ar")
    return found


def may_approve_there(meeting: Meeting) -> QuerySet[Meeting]:
    """Later meetings of the same body that were held: one of them may have approved the minutes."""
    held = Meeting.objects.filter(organiser=meeting.organiser_id, state=rules.HELD)
    return held.filter(held_on__gt=meeting.held_on).order_by("held_on", "pk")


def account_of_person(person: int) -> object | None:
    """The key of the account that somebody signs in with; None where they have none."""
    return Person.objects.filter(pk=person).values_list("account_id", flat=True).first()
