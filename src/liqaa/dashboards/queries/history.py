"""What was done to a record, for those who may see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from liqaa.access.models import Account
from liqaa.bodies.models import Appointment
from liqaa.bodies.queries.bodies import bodies_seen_by
from liqaa.campaigns.queries.seen import directives_seen_by
from liqaa.dashboards.queries.verbs import VERBS
from liqaa.followup.queries.seen import tasks_seen_by
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.acting import acting_for
from liqaa.kit.pages import page_of
from liqaa.meetings.queries.seen import meetings_seen_by
from liqaa.needs.queries.seen import needs_seen_by
from liqaa.newsroom.queries.seen import news_seen_by
from liqaa.people.queries import exports_seen_by, people_seen_by, requests_seen_by

PER_PAGE = 20
SEEN_BY: Mapping[str, Callable[[Account], QuerySet[Any]]] = {
    "meeting": meetings_seen_by,
    "person": people_seen_by,
    "body": bodies_seen_by,
    "task": tasks_seen_by,
    "need": needs_seen_by,
    "directive": directives_seen_by,
    "news": news_seen_by,
}
"""Records with a history on their page: the slot of the page, and who sees the record."""
PARTS: Mapping[str, Callable[[Any, Account], list[QuerySet[Any]]]] = {
    "person": lambda person, account: [
        person.memberships.all(),
        person.consents.all(),
        exports_seen_by(account).filter(person=person),
        requests_seen_by(account).filter(person=person),
    ],
    "body": lambda body, _account: [Appointment.objects.filter(office__body=body)],
}
"""Rows of a record whose lines are told with it."""


@dataclass(frozen=True)
class Line:
    """One thing that was done: when, what in words, by whom."""

    at: datetime
    what: str | Promise
    who: str


def record_of(kind: str, key: int, account: Account) -> Model | None:
    """The record, if it is of a kind with a history and the account may see it."""
    if kind not in SEEN_BY:
        return None
    found: Model | None = SEEN_BY[kind](account).filter(pk=key).first()
    return found


def page_of_history(
    request: HttpRequest, kind: str, record: Model, account: Account
) -> tuple[Page[Entry], list[Line]]:
    """One page of what was done to ``record``, as ``account`` may see it, the latest first.

    Whoever sees the record sees what was done to it, wherever it was done: the lines are read with the
    house's eyes. The names of those who did it are read with the reader's own.
    """
    about = _about(record)
    for parts in PARTS[kind](record, account) if kind in PARTS else []:
        about |= _about(*parts)
    with acting_for(SYSTEM):
        page = page_of(request, Entry.objects.filter(about).order_by("-id"), PER_PAGE)
        entries = list(page.object_list)
    names = _names(entries)
    return page, [Line(each.at, words_of(each.verb), names(each.actor)) for each in entries]


def words_of(verb: str) -> str | Promise:
    """What a verb says; one that no release knows any more is told as something else."""
    return VERBS.get(verb) or pgettext("journal", "something else")


def _about(*records: Model) -> Q:
    keys = [str(each.pk) for each in records]
    return Q(subject_kind=records[0]._meta.label_lower, subject_id__in=keys) if records else Q()


def _names(entries: list[Entry]) -> Callable[[str], str]:
    """The name of each actor among ``entries``, as far as the reader sees them. One statement."""
    numbers = {int(each.actor) for each in entries if each.actor.isdecimal()}
    known = dict(Account.objects.filter(pk__in=numbers).values_list("pk", "name"))

    def name(actor: str) -> str:
        if actor.isdecimal():
            return known.get(int(actor)) or _("another account")
        return _("the system")

    return name
