"""Three years of meetings: who was there, what was discussed, who came to visit."""

from datetime import date

from benchmarks.organisation.names import name_of
from benchmarks.organisation.world import YEARS, World
from liqaa.bodies.models import Body
from liqaa.meetings.models import (
    AgendaItem,
    GroupPresence,
    Intervention,
    Meeting,
    MeetingPlace,
    Participation,
    Topic,
    Visitor,
)
from liqaa.people.models import Consent, Person

KINDS = ("communication", "organisational", "open", "executive", "field_visit", "council")
TITLES = {
    "communication": "لقاء تواصلي مع الساكنة",
    "organisational": "لقاء تنظيمي",
    "open": "لقاء مفتوح في إطار الأبواب المفتوحة",
    "executive": "اجتماع المكتب",
    "field_visit": "زيارة ميدانية",
    "council": "دورة المجلس",
}
TOPICS = ("برنامج العمل السنوي", "وضعية الانخراطات", "مشاكل الساكنة", "التحضير للاستحقاقات", "تجديد الهياكل")
ROLES = ("chair", "facilitator", "rapporteur", "attendee", "attendee")
COMING, UNSAID, CANCELLED = 0.03, 0.01, 0.03
"""The parts of all meetings that are to come, that nobody has told the end of, that did not take place."""


def make(world: World) -> None:
    """Meetings of every body that stands, the lower levels more often."""
    able = [body for body in world.bodies if body.state in {"structured", "expired"} and body.place]
    weights = [{"national": 12, "region": 10, "province": 6}.get(body.level, 1) for body in able]
    for organiser in world.chance.choices(able, weights, k=world.sizes.meetings):
        _meeting(world, organiser)


def _day(world: World) -> tuple[str, date]:
    roll = world.chance.random()
    if roll < COMING:
        return "planned", world.some_day(1, 60)
    if roll < COMING + UNSAID:
        return "planned", world.some_day(-30, -1)
    state = "cancelled" if roll < COMING + UNSAID + CANCELLED else "held"
    return state, world.some_day(-365 * YEARS, -1)


def _meeting(world: World, organiser: Body) -> None:
    kind = world.chance.choice(KINDS)
    state, day = _day(world)
    assert organiser.place is not None
    meeting: Meeting = world.add(
        Meeting,
        title=f"{TITLES[kind]} ب{organiser.place.name_ar}",
        kinds=[kind],
        state=state,
        organiser=organiser,
        scope=organiser.scope,
        framework="برنامج العمل السنوي",
        held_on=day,
        venue="مقر الحزب",
        venue_place=organiser.place,
        summary="نوقشت النقط المدرجة في جدول الأعمال.",
        recorded_at=world.moment(day),
    )
    world.meetings.append(meeting)
    world.add(MeetingPlace, meeting=meeting, place=organiser.place)
    shared = {"meeting": meeting, "scope": meeting.scope}
    for position, topic in enumerate(world.chance.sample(TOPICS, 2)):
        world.add(AgendaItem, **shared, position=position, title=topic)
    if state == "held":
        _told(world, meeting, organiser)
    by = world.account_of(organiser)
    world.journal("meetings.record", meeting, by=by, at=meeting.recorded_at, place=meeting.scope)


def _told(world: World, meeting: Meeting, organiser: Body) -> None:
    shared = {"meeting": meeting, "scope": meeting.scope}
    holders = world.holders.get(organiser.pk) or world.holders.get(organiser.parent_id or 0, [])
    for position, (person, office) in enumerate(holders[: len(ROLES)]):
        world.add(
            Participation,
            **shared,
            person=person,
            role=ROLES[position],
            name_as_written=person.name,
            capacities_ar=[office.title_ar_m],
            capacities_fr=[office.title_fr_m],
            position=position,
        )
    world.add(GroupPresence, **shared, label="مناضلات ومناضلو الحزب", count=world.chance.randint(10, 200))
    for position, topic in enumerate(world.chance.sample(TOPICS, 2)):
        world.add(Topic, **shared, text=topic, position=position)
    if holders:
        speaker = holders[0][0]
        words = "أكد على أهمية القرب من الساكنة والإنصات إلى مشاكلها."
        world.add(Intervention, **shared, person=speaker, speaker=speaker.name, text=words)
    if meeting.kinds == ["open"]:
        _visitors(world, meeting)


def _visitors(world: World, meeting: Meeting) -> None:
    """A count of visitors, and one in three open meetings with a visitor who agreed to be kept."""
    shared = {"meeting": meeting, "scope": meeting.scope}
    world.add(
        GroupPresence, **shared, label="زوار", count=world.chance.randint(5, 80), visitors=True, position=1
    )
    if world.chance.random() > 1 / 3:
        return
    name, gender = name_of(world.chance)
    contact = world.add(
        Person, name=name, gender=gender, relation="contact", place=meeting.venue_place, created_at=world.at
    )
    world.add(
        Consent,
        person=contact,
        scope=meeting.scope,
        given_on=meeting.held_on,
        version="1",
        wording="أوافق على الاحتفاظ باسمي ورقم هاتفي.",
    )
    world.add(Visitor, **shared, person=contact)
