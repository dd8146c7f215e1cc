"""The field's meetings to come: who is invited, what they will speak of, the set they belong to.

Beside the one whose links the table asks stands a fellow who is invited too: what they said, and what is kept
inside, is nothing for whoever follows a link.
"""

from typing import Any

from liqaa.access.rules import hash_of
from liqaa.meetings.models import (
    AgendaDocument,
    AgendaItem,
    CalendarFeed,
    Election,
    Invitation,
    Meeting,
    Series,
    SeriesMeeting,
)
from liqaa.meetings.queries.keys import answer_key
from liqaa.people.models import Person


def plant(ground: Any, meeting: Meeting) -> None:
    """Plant them on one ground of the field."""
    of = {"meeting": meeting, "scope": ground.path}
    asked = {"person": ground.person, "code": "123456", "invited_at": ground.now}
    invitation = ground.add("invitation", Invitation, **asked, **of)
    point = ground.add("point", AgendaItem, position=3, minutes=10, **of)
    paper = AgendaDocument.objects.create(item=point, file=ground.file("paper_file"), **of)
    ground.made.keep(ground.ground, "paper_of_point", paper)
    series = ground.add("series", Series, organiser=ground.body, scope=ground.path, made_at=ground.now)
    SeriesMeeting.objects.create(series=series, **of)
    ballot = ground.extra("ballot", Election, office=ground.office, opened_at=ground.now, **of)
    ground.made.keep(ground.ground, "ballot", ballot, meeting.pk, ballot.pk)
    inside = _kept_inside(ground, of)
    _fellow(ground, of)
    key = answer_key(invitation)
    ground.made.keep(ground.ground, "answer_link", None, key)
    ground.made.keep(ground.ground, "paper_link", None, key, paper.pk)
    ground.made.keep(ground.ground, "inside_link", None, key, inside.pk)


def _kept_inside(ground: Any, of: dict[str, Any]) -> AgendaDocument:
    """A point of the agenda that those invited are not told of, with its paper."""
    inner = ground.extra("inner_agenda", AgendaItem, position=4, minutes=5, internal=True, **of)
    return AgendaDocument.objects.create(item=inner, file=ground.file("inner_paper"), **of)


def _fellow(ground: Any, of: dict[str, Any]) -> None:
    """Somebody else who is invited, excuses themselves, and reads their meetings in a diary of their own."""
    fellow = ground.extra("fellow", Person, place=ground.place, created_at=ground.now, account=ground.writer)
    told = {"answer": "excused", "answered_at": ground.now, "code": "222333", "invited_at": ground.now}
    ground.extra("excuse_kept", Invitation, person=fellow, **told, **of)
    token = f"diary-{ground.ground}"
    CalendarFeed.objects.create(account=ground.writer, token_hash=hash_of(token), made_at=ground.now)
    ground.made.keep(ground.ground, "diary_link", None, token)
