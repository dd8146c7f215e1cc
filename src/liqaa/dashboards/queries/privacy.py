"""What the pages of personal data show: what the next night takes, a person's data, their exports."""

from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from liqaa.access.models import Account
from liqaa.journal.actions import SYSTEM
from liqaa.kit import privacy
from liqaa.kit.acting import acting_for
from liqaa.people import queries as people
from liqaa.people import rules
from liqaa.people.models import Export, Person

SHOWN = 200
"""How many persons the page of the next night writes out; the rest are counted by the command."""


@dataclass(frozen=True)
class Night:
    """What the next night minimises within the officer's places, and whom something still holds back."""

    going: list[people.Due]
    held: list[people.Due]
    more: bool


def next_night(account: Account, *, on: date) -> Night:
    """Everybody whose time is over by ``on``, where the account looks after personal data."""
    reach = account.reach(rules.PROTECT)
    with acting_for(SYSTEM):
        within = (each for each in people.due(on=on) if reach.covers(each.person.place_id))
        found = list(islice(within, SHOWN + 1))
    shown = found[:SHOWN]
    return Night(
        going=[each for each in shown if not each.held],
        held=[each for each in shown if each.held],
        more=len(found) > SHOWN,
    )


def person_for(account: Account, pk: int) -> Person:
    """Somebody whose data the account looks after: 404 where they are not seen, 403 without the right."""
    person = get_object_or_404(people.people_seen_by(account), pk=pk)
    account.require(rules.PROTECT, at=person.place_id)
    return person


def told(person: Person) -> list[privacy.Section]:
    """Everything kept of a person, in every room."""
    with acting_for(SYSTEM):
        return privacy.tell(person)


def foreseen(person: Person, *, on: date) -> privacy.Foreseen:
    """What erasing a person would do."""
    with acting_for(SYSTEM):
        return privacy.foresee(person, on=on)


def exports_of(person: Person, account: Account) -> QuerySet[Export]:
    """The exports of a person that the account asked for, the latest first."""
    return Export.objects.filter(person=person, asked_by=account).order_by("-asked_at", "-pk")


def export_for(account: Account, pk: int) -> Export:
    """An export the account asked for, and may still have: of itself, or where it looks after the data."""
    export = get_object_or_404(Export.objects.select_related("person"), pk=pk, asked_by=account)
    if export.person.account_id != account.pk:
        account.require(rules.PROTECT, at=export.person.place_id)
    return export
