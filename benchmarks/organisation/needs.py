"""What residents said: needs with the meetings that heard them, answers, achievements."""

from datetime import timedelta

from benchmarks.organisation.world import World
from liqaa.meetings.models import Meeting
from liqaa.needs.models import Achievement, Hearing, Need, Sector

STATES = ("open",) * 9 + ("assigned",) * 3 + ("answered",) * 5 + ("solved",) * 2 + ("closed",)
"""Out of twenty needs."""
TEXTS = ("نقص في {sector} بالدوار", "تأخر مشاريع {sector} بالجماعة", "ضعف خدمات {sector} بالحي")
WORDS = {
    Sector.EDUCATION: "التعليم",
    Sector.HEALTH: "الصحة",
    Sector.ROADS: "الطرق",
    Sector.WATER: "الماء الصالح للشرب",
    Sector.LIGHTING: "الإنارة العمومية",
    Sector.EMPLOYMENT: "التشغيل",
    Sector.YOUTH: "الرياضة والشباب",
    Sector.HOUSING: "السكن",
}


def make(world: World) -> None:
    """Needs heard once or twice, and one achievement told for every six of them."""
    held = [meeting for meeting in world.meetings if meeting.state == "held"]
    for number in range(world.sizes.needs if held else 0):
        meeting = world.chance.choice(held)
        need = _need(world, meeting)
        world.add(Hearing, need=need, meeting=meeting, scope=meeting.scope, as_written=need.text)
        if number % 6 == 0:
            world.add(
                Achievement,
                meeting=meeting,
                scope=meeting.scope,
                place=need.place,
                sector=need.sector,
                text="إنجاز مشروع طالما انتظرته الساكنة",
                need=need if need.state == "solved" else None,
            )


def _need(world: World, meeting: Meeting) -> Need:
    sector = world.chance.choice(tuple(WORDS))
    state = world.chance.choice(STATES)
    assert meeting.held_on is not None
    answered = state in {"answered", "solved"}
    need: Need = world.add(
        Need,
        sector=sector.value,
        text=world.chance.choice(TEXTS).format(sector=WORDS[sector]),
        place_id=meeting.venue_place_id,
        scope=meeting.venue_place_id,
        state=state,
        answer="أدرج المشروع في برنامج السنة المقبلة." if answered else "",
        answered_at=min(world.at, world.moment(meeting.held_on) + timedelta(days=30)) if answered else None,
        raised_on=meeting.held_on,
    )
    by = world.account_of(meeting.organiser)
    world.journal("needs.hear", need, by=by, at=world.moment(meeting.held_on), place=need.scope)
    return need
