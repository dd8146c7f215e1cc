"""The quotas of a congress: how many delegates each place, or a body, sends."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.countdown import rules
from liqaa.countdown.actions.constituencies import named
from liqaa.countdown.actions.events import congress_locked
from liqaa.countdown.actions.sentences import refused
from liqaa.countdown.models import Event, Quota
from liqaa.countdown.queries.composition import composition_of
from liqaa.countdown.queries.undoing import setting_of
from liqaa.countdown.rules import Limits, Reason, above
from liqaa.journal import actions as journal
from liqaa.kit import undoing
from liqaa.kit.scopes import covers
from liqaa.territory.models import Place


@transaction.atomic
def set_quotas(
    *,
    event: Event,
    places: Sequence[Place],
    limits: Limits,
    by: Account,
    at: datetime,
    body: Body | None = None,
) -> list[Quota]:
    """Give each of ``places`` the same quota; with ``body``, give it to that body instead, over its scope.

    Raises ``Refused`` beside ``places``, ``seats`` or ``min_women``, naming the places that do not fit.
    """
    event = congress_locked(event, "edit")
    _check_limits(limits)
    if body is not None:
        places = [Place.objects.get(pk=body.scope)]
    if not places:
        raise refused(Reason.NO_PLACE, "places")
    outside = [place for place in places if not covers(event.scope, place.path)]
    if outside:
        raise refused(Reason.OUTSIDE, "places", names=named(outside))
    known = set(event.quotas.filter(place__in=places, body=body).values_list("place_id", flat=True))
    if known:
        twice = [place for place in places if place.path in known]
        raise refused(Reason.QUOTA_TAKEN, "places", names=named(twice))
    made = Quota.objects.bulk_create(
        Quota(
            event=event,
            place=place,
            scope=place.path,
            above=above(place.path),
            body=body,
            seats=limits.seats,
            min_women=limits.women,
            min_young=limits.young,
            set_at=at,
        )
        for place in places
    )
    journal.record("countdown.set_quotas", event, by=by, at=at, place=event.scope, fields=["quotas"])
    return made


@transaction.atomic
def change_quota(*, quota: Quota, limits: Limits, by: Account, at: datetime) -> Quota:
    """Change a quota; refused when more delegates sit on it than that."""
    congress_locked(quota.event, "edit")
    _check_limits(limits)
    now = composition_of(quota)
    reason = rules.refusal_of_seat(limits, _one_less(now), woman=False, young=False) if now.seated else None
    if reason == Reason.NO_SEAT_LEFT:
        raise refused(Reason.QUOTA_IN_USE, "seats")
    quota.seats, quota.min_women, quota.min_young = limits.seats, limits.women, limits.young
    fields = ["seats", "min_women", "min_young"]
    quota.save(update_fields=fields)
    journal.record("countdown.change_quota", quota, by=by, at=at, place=quota.scope, fields=fields)
    return quota


@transaction.atomic
def remove_quota(*, quota: Quota, by: Account, at: datetime) -> None:
    """Take a quota away; refused, with names, while anybody stands on it."""
    congress_locked(quota.event, "edit")
    journal.record("countdown.remove_quota", quota, by=by, at=at, place=quota.scope)
    undoing.take(quota, by=by, at=at)


@transaction.atomic
def undo_quotas(*, quota: Quota, by: Account, at: datetime) -> int:
    """Take back every quota that was set together with this one: all of them, or none.

    Raises ``Refused``, with names, while anybody stands on one of them. Returns how many there were.
    """
    event = congress_locked(quota.event, "edit")
    together = list(setting_of(quota).select_for_update(of=("self",)))
    undoing.look(together).refuse()
    Quota.objects.filter(pk__in=[each.pk for each in together]).delete()
    journal.record("countdown.undo_quotas", event, by=by, at=at, place=event.scope, fields=["quotas"])
    return len(together)


def drop_quotas(event: Event, *, by: Account, at: datetime) -> None:
    """The quotas of an event that is undone, with the proposals on them, go before it."""
    del by, at
    Quota.objects.filter(event=event).delete()


def _one_less(now: rules.Composition) -> rules.Composition:
    return rules.Composition(seated=now.seated - 1, women=now.women, young=now.young)


def _check_limits(limits: Limits) -> None:
    if limits.seats < 1:
        raise refused(Reason.NO_SEAT, "seats")
    if max(limits.women, limits.young) > limits.seats:
        raise refused(Reason.MINIMUMS, "min_women" if limits.women > limits.seats else "min_young")
