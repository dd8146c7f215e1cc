"""Which minutes are missing, and whom to ask for them: the rapporteur first, then the office above."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import F, Q

from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.bodies.models import Body
from liqaa.meetings import rules
from liqaa.meetings.models import Meeting, Participation
from liqaa.meetings.rules.minutes import ASKED_NO_MORE_DAYS

HIGHEST = 6
"""How many bodies are climbed in search of somebody who can be written to."""


@dataclass
class Missing:
    """What one account is told on a day: minutes it owes, and those that are late below it."""

    account: Account
    owed: list[Meeting] = field(default_factory=list)
    below: list[Meeting] = field(default_factory=list)


def without_minutes(on: date) -> list[Meeting]:
    """Meetings called here and held, whose minutes were not sent and are asked for on a day.

    A meeting recorded after its day, from a report, has its report already.
    """
    called = Q(convoked_at__isnull=False) | Q(recorded_at__date__lt=F("held_on"))
    unsent = Q(minutes=None) | Q(minutes__state=rules.DRAFT)
    recent = Q(held_on__gte=on - timedelta(days=ASKED_NO_MORE_DAYS), held_on__lt=on)
    held = Meeting.objects.filter(called & unsent & recent, state=rules.HELD)
    found = held.select_related("organiser__parent").order_by("held_on", "pk")
    return [each for each in found if each.held_on and rules.is_asked_for(each.held_on, on=on)]


def missing_on(on: date) -> list[Missing]:
    """One entry for each account that is asked on a day, by account."""
    told: dict[int, Missing] = {}
    waiting = without_minutes(on)
    for meeting, accounts in _owing(waiting, on).items():
        for account in accounts:
            told.setdefault(account.pk, Missing(account)).owed.append(meeting)
    above = [each for each in waiting if each.held_on and rules.goes_above(each.held_on, on=on)]
    for meeting, accounts in _above(above, on).items():
        for account in accounts:
            told.setdefault(account.pk, Missing(account)).below.append(meeting)
    return [told[key] for key in sorted(told)]


def _owing(meetings: list[Meeting], on: date) -> dict[Meeting, list[Account]]:
    """The rapporteur of each meeting; where none can be written to, who leads the body that met."""
    writing = Participation.objects.filter(
        meeting__in=meetings, role=Participation.Role.RAPPORTEUR, person__account__is_active=True
    ).select_related("person__account")
    named: dict[int, list[Account]] = defaultdict(list)
    for part in writing.order_by("position", "pk"):
        if isinstance(part.person.account, Account):
            named[part.meeting_id].append(part.person.account)
    leads = _leading({each.organiser_id for each in meetings if each.pk not in named}, on)
    return {each: named.get(each.pk) or leads.get(each.organiser_id, []) for each in meetings}


def _above(meetings: list[Meeting], on: date) -> dict[Meeting, list[Account]]:
    """Who leads the nearest body above that can be written to."""
    found: dict[Meeting, list[Account]] = {}
    waiting = {each: each.organiser.parent_id for each in meetings}
    for _level in range(HIGHEST):
        standing = {meeting: body for meeting, body in waiting.items() if body is not None}
        if not standing:
            break
        leads = _leading(set(standing.values()), on)
        parents = dict(Body.objects.filter(pk__in=standing.values()).values_list("pk", "parent_id"))
        found |= {meeting: leads[body] for meeting, body in standing.items() if body in leads}
        waiting = {meeting: parents.get(body) for meeting, body in standing.items() if body not in leads}
    return found


def _leading(body_ids: Iterable[int], on: date) -> dict[int, list[Account]]:
    """The open accounts of those who lead bodies on a day."""
    leads = bodies.leads_of(Body.objects.filter(pk__in=list(body_ids)), on=on)
    people = {lead.person.account_id for lead in leads.values() if lead.person.account_id}
    accounts = Account.objects.filter(pk__in=people, is_active=True).in_bulk()
    return {
        body: [accounts[lead.person.account_id]]
        for body, lead in leads.items()
        if lead.person.account_id in accounts
    }
