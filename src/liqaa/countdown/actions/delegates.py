"""The delegates of a congress: proposed by their place, validated by the level above, settled as a list."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from liqaa.access.models import Account
from liqaa.countdown import rules
from liqaa.countdown.actions.events import congress_locked, locked
from liqaa.countdown.actions.sentences import refused
from liqaa.countdown.models import Delegate, Event, Quota
from liqaa.countdown.queries.composition import composition_of, compositions, limits_of
from liqaa.countdown.rules import Reason
from liqaa.journal import actions as journal
from liqaa.kit import undoing
from liqaa.kit.scopes import covers
from liqaa.people.models import Person

YOUNGEST, OLDEST = 18, 110
NAMED = 5


@transaction.atomic
def propose(
    *, quota: Quota, person: Person, by: Account, at: datetime, gender: str = "", born_on: date | None = None
) -> Delegate:
    """Propose a person of the place for one of the quota's seats.

    ``gender`` is declared where the person's is not on record, ``born_on`` where the age is to count. Raises
    ``Refused`` beside ``person``, ``gender`` or ``born_on``; over the quota with how many seats it has.
    """
    quota = _open_quota(quota)
    gender = person.gender or gender
    if not gender:
        raise refused(Reason.NO_GENDER, "gender")
    if quota.body is None and not covers(quota.scope, person.place_id):
        raise refused(Reason.OTHER_PLACE, "person")
    _check_birthday(born_on, quota.event)
    if Delegate.objects.filter(event=quota.event, person=person).exists():
        raise refused(Reason.TWICE, "person")
    _check_seat(quota, gender, born_on)
    try:
        with transaction.atomic():
            delegate = Delegate.objects.create(
                quota=quota,
                event=quota.event,
                person=person,
                scope=quota.scope,
                above=quota.above,
                gender=gender,
                born_on=born_on,
                proposed_at=at,
                proposed_by=by,
            )
    except IntegrityError as error:
        raise refused(Reason.TWICE, "person") from error
    return _told(delegate, "propose", by=by, at=at, fields=["person", "gender", "born_on"])


@transaction.atomic
def propose_again(*, delegate: Delegate, by: Account, at: datetime) -> Delegate:
    """Propose again somebody who was sent back; the seat is asked for anew."""
    delegate = _locked(delegate, "propose")
    _check_seat(delegate.quota, delegate.gender, delegate.born_on)
    changes = {"proposed_at": at, "proposed_by": by, "judged_at": None, "judged_by": None, "remark": ""}
    return _moved(delegate, "propose", by=by, at=at, **changes)


@transaction.atomic
def validate(*, delegate: Delegate, by: Account, at: datetime) -> Delegate:
    """Validate a delegate for the level above; refused to whoever proposed them."""
    delegate = _locked(delegate, "validate")
    if delegate.proposed_by_id == by.pk:
        raise refused(Reason.OWN_PROPOSAL)
    return _moved(delegate, "validate", by=by, at=at, judged_at=at, judged_by=by)


@transaction.atomic
def send_back(*, delegate: Delegate, remark: str, by: Account, at: datetime) -> Delegate:
    """Send a delegate back with a remark; the seat is free again."""
    delegate = _locked(delegate, "send_back")
    if not remark.strip():
        raise refused(Reason.NO_REMARK, "remark")
    return _moved(delegate, "send_back", by=by, at=at, judged_at=at, judged_by=by, remark=remark.strip())


@transaction.atomic
def take_off(*, delegate: Delegate, by: Account, at: datetime) -> None:
    """Take somebody off the list; refused where they are validated: the level above sends back first."""
    _open_quota(delegate.quota)
    delegate = Delegate.objects.select_for_update(of=("self",)).get(pk=delegate.pk)
    if delegate.state not in rules.TAKEN_OFF:
        raise refused(Reason.VALIDATED_ALREADY)
    journal.record("countdown.take_off_delegate", delegate, by=by, at=at, place=delegate.scope)
    undoing.take(delegate, by=by, at=at)


@transaction.atomic
def close_list(*, event: Event, by: Account, at: datetime) -> Event:
    """Settle the list. Refused while somebody is not judged, or women or young people are missing somewhere.

    The places where they are missing are named.
    """
    event = congress_locked(event, "hold")
    quotas = list(event.quotas.select_related("place", "body").order_by("scope", "pk"))
    known = compositions(event)
    parts = [(limits_of(quota), known.get(quota.pk, rules.Composition())) for quota in quotas]
    waiting = event.delegates.filter(state=rules.PROPOSED).count()
    reason = rules.refusal_of_closing(parts, waiting=waiting)
    if reason == Reason.LACKS:
        short = [
            q
            for q, part in zip(quotas, parts, strict=True)
            if rules.refusal_of_closing([part], waiting=0) == reason
        ]
        raise refused(reason, names="، ".join((q.body or q.place).name for q in short[:NAMED]))
    if reason:
        raise refused(reason)
    return _settled(event, at, "close_list", by=by, at=at)


@transaction.atomic
def reopen_list(*, event: Event, by: Account, at: datetime) -> Event:
    """Open a settled list again, before the congress is held."""
    event = locked(event, "edit")
    if event.list_closed_at is None:
        raise refused(Reason.NOT_NOW)
    return _settled(event, None, "reopen_list", by=by, at=at)


def _settled(event: Event, closed_at: datetime | None, verb: str, *, by: Account, at: datetime) -> Event:
    event.list_closed_at = closed_at
    event.save(update_fields=["list_closed_at"])
    journal.record(f"countdown.{verb}", event, by=by, at=at, place=event.scope, fields=["list_closed_at"])
    return event


def _open_quota(quota: Quota) -> Quota:
    event = congress_locked(quota.event, "hold")
    quota = Quota.objects.select_for_update(of=("self",)).select_related("body", "place").get(pk=quota.pk)
    quota.event = event
    return quota


def _locked(delegate: Delegate, move: str) -> Delegate:
    quota = _open_quota(delegate.quota)
    delegate = Delegate.objects.select_for_update(of=("self",)).get(pk=delegate.pk)
    if rules.after(rules.DELEGATE_MOVES, move, delegate.state) is None:
        raise refused(Reason.NOT_NOW)
    delegate.quota = quota
    return delegate


def _moved(delegate: Delegate, move: str, *, by: Account, at: datetime, **changes: Any) -> Delegate:
    changes["state"] = rules.DELEGATE_MOVES[move][delegate.state]
    for name, value in changes.items():
        setattr(delegate, name, value)
    delegate.save(update_fields=list(changes))
    return _told(delegate, move, by=by, at=at, fields=list(changes))


def _told(delegate: Delegate, move: str, *, by: Account, at: datetime, fields: list[str]) -> Delegate:
    journal.record(f"countdown.{move}_delegate", delegate, by=by, at=at, place=delegate.scope, fields=fields)
    return delegate


def _check_birthday(born_on: date | None, event: Event) -> None:
    if born_on is None:
        return
    age = (
        event.held_on.year
        - born_on.year
        - ((event.held_on.month, event.held_on.day) < (born_on.month, born_on.day))
    )
    if not YOUNGEST <= age <= OLDEST:
        raise refused(Reason.BORN_LATE, "born_on")


def _check_seat(quota: Quota, gender: str, born_on: date | None) -> None:
    limits = limits_of(quota)
    young = rules.is_young(born_on, under=quota.event.young_under, on=quota.event.held_on)
    reason = rules.refusal_of_seat(limits, composition_of(quota), woman=gender == "f", young=young)
    words: dict[Reason, dict[str, object]] = {
        Reason.NO_SEAT_LEFT: {"seats": limits.seats},
        Reason.SEATS_FOR_WOMEN: {"women": limits.women},
        Reason.SEATS_FOR_YOUNG: {"young": limits.young},
    }
    if reason:
        raise refused(reason, "person", **words[reason])
