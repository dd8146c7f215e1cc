"""Who is invited to what is to come, and what they answered."""

from liqaa.config.demo.tables import Told
from liqaa.config.demo.world import World
from liqaa.journal.actions import SYSTEM
from liqaa.meetings import actions as meetings
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries import Invitee, member_ids
from liqaa.meetings.rules.calling import Reply
from liqaa.people.models import Person


def invite(world: World, told: Told, meeting: Meeting) -> None:
    """Invite whoever sits in the body, and the guests; each answer is a name, what was said, and a word."""
    asked = told["invited"]
    at = world.moment(asked["days"])
    people = _invitees(world, asked, meeting)
    made = meetings.invite(meeting=meeting, invitees=people, by=SYSTEM, at=at)
    by_person = {each.person_id: each for each in made}
    for number, (name, answer, *word) in enumerate(asked["answers"], 1):
        meetings.answer_invitation(
            invitation=by_person[world.people[name].pk],
            reply=_reply(answer, *word),
            by=SYSTEM,
            at=world.moment(asked["days"] + number),
        )


def _invitees(world: World, asked: Told, meeting: Meeting) -> list[Invitee]:
    members = member_ids([meeting.organiser], on=meeting.held_on or world.today)
    known = Person.objects.in_bulk(members)
    by_right = [Invitee(known[pk], "right") for pk in members]
    return by_right + [Invitee(world.people[name], "guest") for name in asked.get("guests", ())]


def _reply(answer: str, word: str = "") -> Reply:
    if answer == "represented":
        return Reply(answer=answer, represented_by=word)
    return Reply(answer=answer, note=word)
