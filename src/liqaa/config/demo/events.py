"""A congress and an election that the organisation prepares for, with delegates and invented past results."""

import tomllib

from liqaa.access.models import Account
from liqaa.campaigns.models import Directive
from liqaa.config.demo.tables import Told
from liqaa.config.demo.world import World
from liqaa.countdown import actions
from liqaa.countdown.actions import EventPlan
from liqaa.countdown.models import Event
from liqaa.countdown.rules import Limits


def make(world: World) -> None:
    """Set the events that ``events.toml`` tells of; nothing where there is none."""
    file = world.tables.folder / "events.toml"
    if not file.is_file():
        return
    told = tomllib.loads(file.read_text("utf-8"))
    by = world.accounts[told["by"]]
    _past(world, told["last_congress"], by)
    _congress(world, told["congress"], by)
    _election(world, told["election"], by)


def _plan(world: World, told: Told, **values: object) -> EventPlan:
    common = {
        "name_ar": told["name_ar"],
        "name_fr": told["name_fr"],
        "place": world.places[told["place"]],
        "directive": Directive.objects.filter(state="issued").order_by("pk").first()
        if told.get("memo")
        else None,
    }
    return EventPlan(**(common | values))


def _past(world: World, told: Told, by: Account) -> None:
    held_on = world.months_ago(told["months_ago"])
    plan = _plan(world, told, kind="congress", level="national", held_on=held_on)
    actions.make_event(plan=plan, by=by, at=world.moment(-60), on_record=True)


def _congress(world: World, told: Told, by: Account) -> None:
    plan = _plan(world, told, kind="congress", level="national", held_on=world.day(told["days"]))
    event = actions.make_event(plan=plan, by=by, at=world.moment(-40))
    event = actions.open_event(event=event, by=by, at=world.moment(-30))
    for each in told["quota"]:
        _quota(world, event, each, by)


def _quota(world: World, event: Event, told: Told, by: Account) -> None:
    limits = Limits(seats=told["seats"], women=told["women"], young=told["young"])
    quota = actions.set_quotas(
        event=event, places=[world.places[told["place"]]], limits=limits, by=by, at=world.moment(-29)
    )[0]
    for each in told.get("delegate", ()):
        made = actions.propose(
            quota=quota,
            person=world.people[each["person"]],
            born_on=each.get("born"),
            by=world.accounts[each["by"]],
            at=world.moment(-12),
        )
        if each["state"] == "validated":
            actions.validate(delegate=made, by=by, at=world.moment(-8))
        elif each["state"] == "sent_back":
            actions.send_back(delegate=made, remark=each["remark"], by=by, at=world.moment(-8))


def _election(world: World, told: Told, by: Account) -> None:
    plan = _plan(
        world, told, kind="election", institutions=told["institutions"], held_on=world.day(told["days"])
    )
    event = actions.make_event(plan=plan, by=by, at=world.moment(-40))
    event = actions.open_event(event=event, by=by, at=world.moment(-30))
    for each in told["constituency"]:
        actions.draw_constituency(
            event=event,
            name_ar=each["name_ar"],
            name_fr=each["name_fr"],
            seats=each["seats"],
            places=[world.places[alias] for alias in each["places"]],
            by=by,
            at=world.moment(-28),
        )
    past = told["results"]
    sheet = actions.read_sheet(
        event=event,
        title=past["title"],
        polled_on=past["polled_on"],
        source=past["csv"],
        by=by,
        at=world.moment(-20),
    )
    actions.import_sheet(sheet=sheet, by=by, at=world.moment(-20))
