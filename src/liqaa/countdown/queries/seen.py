"""Events and what belongs to them, as far as an account sees them; 404 for an outsider."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Model, Q, QuerySet
from django.http import Http404

from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.countdown import rules
from liqaa.countdown.models import Constituency, Delegate, Event, Quota, ResultSheet
from liqaa.kit.arabic import fold
from liqaa.kit.scopes import below, covers
from liqaa.territory.rules import paths_above


def events_seen_by(account: Account) -> QuerySet[Event]:
    """Events of the account's places, and those of the places above that concern them too."""
    reach = account.reach(rules.SEE)
    upper = {each for path in reach.paths for each in paths_above(path)}
    return Event.objects.filter(reach.condition("scope") | Q(scope__in=upper))


def nearest_first(events: QuerySet[Event]) -> QuerySet[Event]:
    """By their day."""
    return events.order_by("held_on", "pk")


def event_for_page(pk: int, account: Account) -> Event:
    """An event with its place and directive."""
    found = events_seen_by(account).select_related("place", "directive").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _of_event(model: type[Model], pk: int, account: Account, *related: str) -> Any:
    rows = model._base_manager.filter(event__in=events_seen_by(account)).select_related(
        "event__place", *related
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def constituency_for_page(pk: int, account: Account) -> Constituency:
    """A constituency of an event that the account sees."""
    found: Constituency = _of_event(Constituency, pk, account)
    return found


def paths_in(constituency: Constituency, account: Account) -> list[str]:
    """The paths of a constituency within the account's reach: its places, or smaller ones in them."""
    reach = account.reach(rules.SEE)
    places = sorted(each.place_id for each in constituency.places.all())
    inside = [path for path in places if reach.covers(path)]
    smaller = {path for path in reach.paths for place in places if path.startswith(f"{place}/")}
    return [*inside, *sorted(smaller - set(inside))]


def sheet_for_page(pk: int, account: Account) -> ResultSheet:
    """A sheet of results; only for those who see the whole event or prepare it."""
    found: ResultSheet = _of_event(ResultSheet, pk, account)
    if not account.may(rules.SEE, at=found.scope):
        raise Http404
    return found


def quota_for_page(pk: int, account: Account) -> Quota:
    """A quota within the account's reach."""
    found: Quota = _of_event(Quota, pk, account, "place", "body")
    if not account.may(rules.SEE, at=found.scope):
        raise Http404
    return found


def delegate_for_page(pk: int, account: Account) -> Delegate:
    """A delegate within the account's reach."""
    found: Delegate = _of_event(Delegate, pk, account, "person", "quota__place", "quota__body")
    if not account.may(rules.SEE, at=found.scope):
        raise Http404
    return found


def delegates_of(quota: Quota) -> QuerySet[Delegate]:
    """The delegates of a quota in the order they were proposed."""
    return quota.delegates.select_related("person__place", "proposed_by", "judged_by").order_by(
        "proposed_at", "pk"
    )


def list_of_delegates(event: Event, account: Account) -> QuerySet[Delegate]:
    """The delegates of a congress within the account's reach, by place, validated ones only once settled."""
    found = Delegate.objects.filter(account.reach(rules.SEE).condition("scope"), event=event)
    if event.list_closed_at is not None:
        found = found.filter(state=rules.VALIDATED)
    return found.select_related("person", "quota__place", "quota__body").order_by(
        "scope", "quota", "person__key", "pk"
    )


def quotas_seen(event: Event, account: Account) -> QuerySet[Quota]:
    """The quotas of a congress within the account's reach."""
    return Quota.objects.filter(account.reach(rules.SEE).condition("scope"), event=event)


def root_for(event: Event, account: Account, asked: str = "") -> str:
    """The path to look from: the one asked for, else the whole event, else the account's own first place.

    404 where the account does not see the path asked for, or it is outside of the event.
    """
    reach = account.reach(rules.SEE)
    if asked:
        if not (covers(event.scope, asked) and reach.covers(asked)):
            raise Http404
        return asked
    if reach.covers(event.scope):
        return event.scope
    return next(path for path in sorted(reach.paths) if covers(event.scope, path))


def to_judge(account: Account) -> QuerySet[Delegate]:
    """Proposed delegates that wait for the account's word and were not proposed by it."""
    return Delegate.objects.filter(
        account.reach(rules.VALIDATE).condition("above"),
        state=rules.PROPOSED,
        event__state=rules.OPEN,
        event__list_closed_at=None,
    ).exclude(proposed_by=account)


def to_judge_by_event(account: Account) -> list[tuple[Event, int]]:
    """The congresses with delegates that wait for the account's word, and how many: one query."""
    waiting = Q(delegates__in=to_judge(account))
    counted = Event.objects.filter(waiting).annotate(
        waiting=Count("delegates", filter=waiting, distinct=True)
    )
    return [(event, getattr(event, "waiting", 0)) for event in nearest_first(counted)]


@dataclass(frozen=True)
class Law:
    """The day by which the next ordinary national congress is owed, and the mark that was passed."""

    due_on: date
    months: int
    last: Event
    answer: Event | None


def law_of(events: list[Event], *, on: date) -> Law | None:
    """What the law asks, from the events at hand; None before the first mark, or where none was ever held.

    ``answer`` is a congress that is set for a day within the term.
    """
    national = [
        each for each in events if each.kind == rules.CONGRESS and each.ordinary and "/" not in each.scope
    ]
    held = [each for each in national if each.state == rules.HELD]
    if not held:
        return None
    last = max(held, key=lambda each: each.held_on)
    due_on = rules.congress_due(last.held_on)
    months = rules.mark(due_on, on=on)
    answer = next((each for each in national if each.state in rules.LIVE and each.held_on <= due_on), None)
    return None if months is None else Law(due_on, months, last, answer)


def counted_down(account: Account) -> list[Event]:
    """The events that are to come, and the national congresses that the law counts from: one query."""
    counts = Q(state=rules.HELD, kind=rules.CONGRESS, ordinary=True) & ~Q(scope__contains="/")
    seen = events_seen_by(account).filter(Q(state__in=rules.LIVE) | counts)
    return list(nearest_first(seen.select_related("place")))


def events_of_place(path: str, account: Account) -> QuerySet[Event]:
    """The events to come that concern a place: its own, those above it, those within it."""
    concerned = below("scope", path) | Q(scope__in=paths_above(path))
    return nearest_first(events_seen_by(account).filter(concerned, state__in=rules.LIVE))


def own_names() -> frozenset[str]:
    """The folded names under which the organisation stands in results."""
    own = bodies.organisation()
    names = (own.name_ar, own.name_fr, *own.aliases) if own else ()
    return frozenset(fold(name) for name in names if name)
