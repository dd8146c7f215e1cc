"""Opening a body, describing it, moving it through its states, taking back one opened by mistake."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.actions.furnishing import furnish
from liqaa.bodies.actions.naming import Unit, choose_names, settle_unit
from liqaa.bodies.actions.offices import end_all
from liqaa.bodies.actions.sentences import refused
from liqaa.bodies.actions.values import check_order, one_line
from liqaa.bodies.models import Body
from liqaa.bodies.queries.bodies import body_above, is_referred_to
from liqaa.bodies.queries.organisation import charter
from liqaa.bodies.rules import states
from liqaa.bodies.rules.trails import trail_under
from liqaa.bodies.text.charter import BodyType, Charter
from liqaa.journal.actions import Actor, record
from liqaa.kit.calendar import add_months
from liqaa.kit.refusals import Refused
from liqaa.territory.models import Place

TEXTS = {"name_ar": 200, "name_fr": 200, "premises": 300}
DAYS = ("founded_on", "mandate_ends_on")


@transaction.atomic
def open_body(  # noqa: PLR0913 (a body has this many parts, most left as they are)
    *,
    type: str,  # noqa: A002 - the charter's own word
    by: Actor,
    at: datetime,
    place: Place | None = None,
    parent: Body | None = None,
    state: str = Body.State.PLANNED,
    family: str = "",
    prepares: Body | None = None,
    name_ar: str = "",
    name_fr: str = "",
    **days: date | None,
) -> Body:
    """Open a body of a type that the charter names, with its offices.

    Without ``parent`` it stands under the nearest body that supervises its type there; without ``place`` it
    takes its parent's (a party circle, a committee); without ``family``, its type's. ``days`` may hold
    ``founded_on`` and ``mandate_ends_on``. Refused beside ``type``, ``place``, ``state`` or ``name_ar`` where
    the charter or what stands there forbids it.
    """
    structure = _structure_on(timezone.localdate(at))
    body_type = _type_in(structure, type)
    if state not in states.OPENS_IN:
        raise Refused(_("A body cannot be opened in this state."), field="state")
    unit = settle_unit(structure, body_type, place=place, parent=parent, prepares=prepares)
    family = family or body_type.family
    _refuse_a_twin(body_type, unit, family, prepares)
    names = choose_names(body_type, unit, prepares, name_ar, name_fr)
    if parent is None:
        parent = body_above(structure, body_type.key, unit.level, unit.scope)
    body = Body.objects.create(
        type=body_type.key,
        level=unit.level,
        place=unit.place,
        scope=unit.scope,
        parent=parent,
        state=state,
        family=family,
        prepares=prepares,
        **names,
        **_days(days, body_type, state),
    )
    body.trail = trail_under(parent, body.pk)
    body.save(update_fields=["trail"])
    furnish([body], structure)
    record("bodies.open_body", body, by=by, at=at, place=body.scope, fields=["type", "place", "state"])
    return body


@transaction.atomic
def describe_body(*, body: Body, by: Actor, at: datetime, **changes: Any) -> Body:
    """Correct a body's names, premises and days; ``premises_place`` is the place its premises are in.

    ``changes`` may hold name_ar, name_fr, premises, premises_place, founded_on, mandate_ends_on. Without a
    real change nothing is written.
    """
    unknown = set(changes) - {*TEXTS, *DAYS, "premises_place"}
    if unknown:
        raise TypeError(f"not described here: {', '.join(sorted(unknown))}")
    values: dict[str, Any] = {
        name: one_line(value, TEXTS[name], name) if name in TEXTS else value
        for name, value in changes.items()
    }
    if values.get("name_ar") == "":
        raise Refused(_("A body needs a name in Arabic."), field="name_ar")
    changed = {name: value for name, value in values.items() if getattr(body, name) != value}
    if not changed:
        return body
    founded_on = changed.get("founded_on", body.founded_on)
    if founded_on is not None:
        check_order(founded_on, changed.get("mandate_ends_on", body.mandate_ends_on), "mandate_ends_on")
    for name, value in changed.items():
        setattr(body, name, value)
    body.save(update_fields=list(changed))
    record("bodies.describe_body", body, by=by, at=at, place=body.scope, fields=changed)
    return body


@transaction.atomic
def change_state(*, body: Body, state: str, on: date, by: Actor, at: datetime) -> Body:
    """Move a body to another state on a day, where ``rules.states.MOVES`` allows it.

    Structured: its mandate starts, and committees that prepared it are dissolved. Dissolved: everyone in it
    leaves office that day.
    """
    body = Body.objects.select_for_update(of=("self",)).select_related("place").get(pk=body.pk)
    if state not in states.moves(body.state, body.mandate_ends_on, on):
        raise refused(
            states.refusal(states.shown_state(body.state, body.mandate_ends_on, on), state)
            or states.Reason.SAME
        )
    if body.founded_on is not None:
        check_order(body.founded_on, on, "on")
    was, body.state = body.state, state
    if state == Body.State.STRUCTURED:
        _start_mandate(body, was, on)
    if state == Body.State.DISSOLVED:
        body.dissolved_on = on
        end_all(body=body, ended_on=on, by=by, at=at)
    body.save(update_fields=["state", "founded_on", "mandate_ends_on", "dissolved_on"])
    record("bodies.change_state", body, by=by, at=at, place=body.scope, fields=["state"])
    if state == Body.State.STRUCTURED:
        for committee in Body.objects.filter(prepares=body, dissolved_on=None):
            change_state(body=committee, state=Body.State.DISSOLVED, on=on, by=by, at=at)
    return body


@transaction.atomic
def erase_body(*, body: Body, by: Actor, at: datetime) -> None:
    """Take back a body opened by mistake or by a reading that is undone.

    Refused when anything refers to it.
    """
    if is_referred_to(body):
        raise Refused(_("Something has happened in this body since: it can be dissolved, not erased."))
    record("bodies.erase_body", body, by=by, at=at, place=body.scope)
    body.delete()


def _start_mandate(body: Body, was: str, on: date) -> None:
    """The first day of a founded or renewed body, and the end of its mandate by the charter."""
    body.founded_on = body.founded_on or on
    if was == Body.State.FROZEN:
        return
    structure = charter(on)
    try:
        months = structure.body_type(body.type).mandate_months if structure else None
    except LookupError:
        months = None
    body.mandate_ends_on = add_months(on, months) if months else None


def _structure_on(on: date) -> Charter:
    structure = charter(on)
    if structure is None:
        raise Refused(_("Adopt a charter first: it says which bodies there are."), field="type")
    return structure


def _type_in(structure: Charter, key: str) -> BodyType:
    try:
        return structure.body_type(key)
    except LookupError as error:
        raise Refused(_("The charter has no body of this type."), field="type") from error


def _days(days: dict[str, date | None], body_type: BodyType, state: str) -> dict[str, date | None]:
    """The days of a body's mandate: its end by the charter where only the founding day is known."""
    unknown = set(days) - set(DAYS)
    if unknown:
        raise TypeError(f"not a day of a body: {', '.join(sorted(unknown))}")
    founded_on, ends_on = days.get("founded_on"), days.get("mandate_ends_on")
    if founded_on is not None:
        check_order(founded_on, ends_on, "mandate_ends_on")
        if ends_on is None and body_type.mandate_months and state in states.FOUNDED:
            ends_on = add_months(founded_on, body_type.mandate_months)
    return {"founded_on": founded_on, "mandate_ends_on": ends_on}


def _refuse_a_twin(body_type: BodyType, unit: Unit, family: str, prepares: Body | None) -> None:
    """One body of a type in a place, unless the charter allows many or it prepares another."""
    if unit.place is None or prepares is not None:
        return
    families = {family, ""} if body_type.family else {family}  # "": opened before the charter said it
    twin = Body.objects.filter(
        type=body_type.key, place=unit.place, family__in=families, prepares=None, dissolved_on=None
    )
    if known := twin.first():
        raise Refused(_("“%(body)s” is open here already.") % {"body": known.name}, field="place")
