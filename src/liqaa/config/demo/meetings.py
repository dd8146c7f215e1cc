"""A year of meetings, with what each came to and which needs it heard."""

from datetime import datetime, time

from liqaa.bodies.models import Mandate
from liqaa.config.demo import invitations, work
from liqaa.config.demo.tables import Told
from liqaa.config.demo.world import World
from liqaa.followup import actions as followup
from liqaa.followup.rules import OutcomeDraft
from liqaa.journal.actions import SYSTEM
from liqaa.meetings import actions as meetings
from liqaa.meetings.models import Meeting
from liqaa.meetings.rules import Group, MeetingRecord, Named, Part, Point, Speech
from liqaa.needs import actions as needs
from liqaa.needs.models import Need
from liqaa.needs.rules import AchievementDraft, NeedDraft

ONE = ("chair", "host", "inspector", "rapporteur")
MANY = (("facilitators", "facilitator"), ("attendees", "attendee"))


def make(world: World) -> None:
    """Record what was held, call what is to come."""
    for told in world.tables.meetings():
        if told["days"] > 0:
            _call(world, told)
        else:
            _hold(world, told)


def _call(world: World, told: Told) -> None:
    """A meeting to come, or one that was called off."""
    called = world.moment(told.get("called", -10))
    meeting = meetings.plan_meeting(
        organiser=world.bodies[told["organiser"]], record=_record(world, told), by=SYSTEM, at=called
    )
    if "invited" in told:
        invitations.invite(world, told, meeting)
    if told.get("cancelled"):
        meetings.cancel_meeting(meeting=meeting, reason=told["cancelled"], by=SYSTEM, at=world.moment(-5))


def _hold(world: World, told: Told) -> None:
    at = world.moment(told["days"] + 1)
    meeting = meetings.record_meeting(
        organiser=world.bodies[told["organiser"]], record=_record(world, told), by=SYSTEM, at=at
    )
    _hear(world, told, meeting, at)
    drafts = [_outcome(world, each) for each in told.get("outcomes", [])]
    if drafts:
        outcomes = followup.add_outcomes(meeting=meeting, outcomes=drafts, by=SYSTEM, at=at)
        for outcome, each in zip(outcomes, told["outcomes"], strict=True):
            for step in each.get("work", []):
                work.follow(world, outcome, {"due": each.get("due"), **step}, held=told["days"])


def _record(world: World, told: Told) -> MeetingRecord:
    return MeetingRecord(
        title=told["title"],
        kinds=tuple(told["kinds"]),
        held_on=world.sunday(told["days"]) if told.get("sunday") else world.day(told["days"]),
        starts_at=time.fromisoformat(told["time"]) if "time" in told else None,
        mode=told.get("mode", "in_person"),
        venue=told.get("venue", ""),
        venue_place=world.places.get(told.get("at", "")),
        territories=[world.places[alias] for alias in told["about"]],
        kicker=told.get("kicker", ""),
        slogan=told.get("slogan", ""),
        framework=told.get("framework", ""),
        summary=told.get("summary", ""),
        outside_organiser=told.get("outside", ""),
        supervisor=world.bodies.get(told.get("supervisor", "")),
        parts=_parts(world, told),
        groups=[
            Group(label=each[0], count=each[1], visitors=each[2:] == [True])
            for each in told.get("groups", [])
        ],
        mentions=[
            Named(person=world.people[name], name=world.people[name].name, capacity=capacity, reason=reason)
            for name, capacity, reason in told.get("mentions", [])
        ],
        topics=told.get("topics", ()),
        interventions=[_speech(world, each) for each in told.get("speeches", [])],
        agenda=[Point(title=title) for title in told.get("agenda", ())],
    )


def _parts(world: World, told: Told) -> list[Part]:
    status = "invited" if told["days"] > 0 else "present"
    names = [(told[role], role) for role in ONE if role in told]
    names += [(name, role) for section, role in MANY for name in told.get(section, [])]
    parts = [Part(person=world.people[name], role=role, status=status) for name, role in names]
    return parts + [Part(person=world.people[name], status="excused") for name in told.get("excused", [])]


def _speech(world: World, told: Told) -> Speech:
    person = world.people[told["by"]]
    return Speech(
        person=person, speaker=person.name, kind=told["kind"], text=told["text"], addressee=told.get("to", "")
    )


def _outcome(world: World, told: Told) -> OutcomeDraft:
    return OutcomeDraft(
        text=told["text"],
        kind=told.get("kind", "decision"),
        type=told["type"],
        caller=told.get("caller", ""),
        addressee=told.get("to", ""),
        quantity=told.get("quantity"),
        due_on=world.day(told["due"]) if "due" in told else None,
        places=[world.places[alias] for alias in told.get("places", [])],
    )


def _hear(world: World, told: Told, meeting: Meeting, at: datetime) -> None:
    """The needs that were heard, what became of each, and the achievements that were named."""
    drafts = [
        NeedDraft(
            sector=each["sector"],
            text=each["text"],
            place=world.places[each["place"]],
            douar=each.get("douar", ""),
        )
        for each in told.get("needs", [])
    ]
    if drafts:
        heard = needs.hear_needs(meeting=meeting, needs=drafts, by=SYSTEM, at=at)
        for need, each in zip(heard, told["needs"], strict=True):
            _care(world, need, each, held=told["days"])
    achievements = [
        AchievementDraft(
            sector=each["sector"],
            text=each["text"],
            place=world.places[each["place"]],
            credited_to=each["credited"],
        )
        for each in told.get("achievements", [])
    ]
    if achievements:
        needs.record_achievements(meeting=meeting, achievements=achievements, by=SYSTEM, at=at)


def _care(world: World, need: Need, told: Told, *, held: int) -> None:
    """Give a need to an elected member; have it answered, solved, closed as its row says."""
    if "given_to" not in told:
        return
    after = held + told.get("after", 10)
    mandate = Mandate.objects.filter(person=world.people[told["given_to"]]).order_by("-scope").first()
    if mandate is not None:
        needs.assign_need(need=need, mandate=mandate, by=SYSTEM, at=world.moment(held + 3))
    if "answer" in told:
        needs.answer_need(need=need, answer=told["answer"], by=SYSTEM, at=world.moment(after))
    if told.get("state") in ("solved", "closed"):
        needs.close_need(need=need, solved=told["state"] == "solved", by=SYSTEM, at=world.moment(after + 5))
