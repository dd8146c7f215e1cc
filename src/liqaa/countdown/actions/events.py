"""An event from its making to its end, and the undoing of one made by mistake."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from liqaa.access.models import Account
from liqaa.bodies.queries import charter
from liqaa.campaigns.models import Directive
from liqaa.countdown import rules
from liqaa.countdown.actions.sentences import refused
from liqaa.countdown.models import Event
from liqaa.countdown.rules import Reason, after
from liqaa.journal import actions as journal
from liqaa.kit import undoing
from liqaa.kit.scopes import covers
from liqaa.territory.models import Place

FIELDS = ("kind", "name_ar", "name_fr", "level", "ordinary", "institutions", "held_on", "place", "directive")


@dataclass(frozen=True, kw_only=True)
class EventPlan:
    """An event as it is set: ``level`` is a key of the charter, ``institutions`` of ``Event.Institution``."""

    kind: str
    name_ar: str
    held_on: date
    place: Place
    name_fr: str = ""
    level: str = ""
    ordinary: bool = True
    institutions: Sequence[str] = ()
    directive: Directive | None = None
    young_under: int = 40


@transaction.atomic
def make_event(*, plan: EventPlan, by: Account, at: datetime, on_record: bool = False) -> Event:
    """Set an event. ``on_record``: a congress of the past, held already, from which the next is counted.

    Raises ``Refused`` beside the field: ``name_ar``, ``held_on``, ``level``, ``institutions``, ``directive``.
    """
    today = timezone.localdate(at)
    if plan.held_on < today and not on_record:
        raise refused(Reason.DAY_PAST, "held_on")
    if plan.held_on > today and on_record:
        raise refused(Reason.NOT_YET, "held_on")
    _check(plan)
    state = rules.HELD if on_record else rules.PREPARED
    event = _filled(Event(made_at=at, made_by=by, state=state), plan)
    event.save()
    journal.record("countdown.make_event", event, by=by, at=at, place=event.scope, fields=FIELDS)
    return event


@transaction.atomic
def edit_event(*, event: Event, plan: EventPlan, by: Account, at: datetime) -> Event:
    """Change an event that is to come; its kind and its place stay. Refused as :func:`make_event` is."""
    event = locked(event, "edit")
    if plan.held_on < timezone.localdate(at) and plan.held_on != event.held_on:
        raise refused(Reason.DAY_PAST, "held_on")
    _check(plan)
    if plan.place != event.place or plan.kind != event.kind:
        raise refused(Reason.NOT_NOW, "place")
    _filled(event, plan).save()
    journal.record("countdown.edit_event", event, by=by, at=at, place=event.scope, fields=FIELDS)
    return event


@transaction.atomic
def open_event(*, event: Event, by: Account, at: datetime) -> Event:
    """Let the preparation in the field begin: delegates can be proposed from now on."""
    return _moved(locked(event, "open"), "open", by=by, at=at)


@transaction.atomic
def hold_event(*, event: Event, held_on: date, by: Account, at: datetime) -> Event:
    """Say that it was held, and on which day. A congress with quotas needs its list of delegates closed."""
    event = locked(event, "hold")
    if held_on > timezone.localdate(at):
        raise refused(Reason.NOT_YET, "held_on")
    if event.list_closed_at is None and event.quotas.exists():
        raise refused(Reason.LIST_OPEN)
    event.held_on = held_on
    return _moved(event, "hold", by=by, at=at)


@transaction.atomic
def cancel_event(*, event: Event, reason: str, by: Account, at: datetime) -> Event:
    """Call it off for a reason; what was prepared stays."""
    event = locked(event, "cancel")
    if not reason.strip():
        raise refused(Reason.NO_REASON_GIVEN, "reason")
    event.reason = reason.strip()
    return _moved(event, "cancel", by=by, at=at)


@transaction.atomic
def reopen_event(*, event: Event, by: Account, at: datetime) -> Event:
    """Take back that it was held or called off; refused once mandates have started with it."""
    event = locked(event, "reopen")
    if event.renewals.exists():
        raise refused(Reason.MANDATES_STARTED)
    event.reason = ""
    return _moved(event, "reopen", by=by, at=at)


@transaction.atomic
def erase_event(*, event: Event, by: Account, at: datetime) -> None:
    """Undo an event made by mistake, with its constituencies, quotas, proposals and past results.

    Raises ``Refused``, with names, where it was held, delegates were validated or mandates started.
    """
    event = Event.objects.select_for_update(of=("self",)).get(pk=event.pk)
    journal.record("countdown.erase_event", event, by=by, at=at, place=event.scope)
    undoing.take(event, by=by, at=at)


def locked(event: Event, move: str) -> Event:
    """The event as it stands now, held fast; ``Refused`` where it does not allow ``move``."""
    event = Event.objects.select_for_update(of=("self",)).select_related("place").get(pk=event.pk)
    if after(rules.EVENT_MOVES, move, event.state) is None:
        raise refused(Reason.NOT_NOW)
    return event


def congress_locked(event: Event, move: str) -> Event:
    """A congress whose list is open, held fast: every change of its list passes one after the other.

    ``Refused`` for an election, for a list that is settled, and where the event does not allow ``move``.
    """
    event = locked(event, move)
    if event.kind != rules.CONGRESS:
        raise refused(Reason.ONLY_CONGRESS)
    if event.list_closed_at is not None:
        raise refused(Reason.LIST_CLOSED)
    return event


def _moved(event: Event, move: str, *, by: Account, at: datetime) -> Event:
    event.state = rules.EVENT_MOVES[move][event.state]
    event.save(update_fields=["state", "held_on", "reason"])
    journal.record(
        f"countdown.{move}_event", event, by=by, at=at, place=event.scope, fields=["state", "held_on"]
    )
    return event


def _filled(event: Event, plan: EventPlan) -> Event:
    congress = plan.kind == rules.CONGRESS
    event.kind, event.name_ar, event.name_fr = plan.kind, plan.name_ar.strip(), plan.name_fr.strip()
    event.level = plan.level if congress else ""
    event.ordinary = plan.ordinary if congress else True
    event.institutions = [] if congress else list(plan.institutions)
    event.held_on, event.place, event.scope = plan.held_on, plan.place, plan.place.path
    event.directive, event.young_under = plan.directive, plan.young_under
    return event


def _check(plan: EventPlan) -> None:
    if not plan.name_ar.strip():
        raise refused(Reason.NO_NAME, "name_ar")
    if plan.kind == rules.CONGRESS:
        _check_level(plan)
    elif not plan.institutions:
        raise refused(Reason.NO_INSTITUTION, "institutions")
    directive = plan.directive
    if directive is not None and not (
        covers(directive.scope, plan.place.path) or covers(plan.place.path, directive.scope)
    ):
        raise refused(Reason.DIRECTIVE_ELSEWHERE, "directive")


def _check_level(plan: EventPlan) -> None:
    structure = charter(plan.held_on)
    levels = {level.key: level for level in structure.levels} if structure else {}
    if plan.level not in levels:
        raise refused(Reason.NO_LEVEL, "level")
    if plan.place.kind not in levels[plan.level].units.kinds:
        raise refused(Reason.LEVEL_ELSEWHERE, "level")
