"""The field's meetings to come: who is invited, what they will speak of, the set they belong to."""

import hashlib
from typing import Any

from liqaa.meetings.models import (
    AgendaDocument,
    AgendaItem,
    CalendarFeed,
    Invitation,
    Meeting,
    Series,
    SeriesMeeting,
)


def plant(ground: Any, meeting: Meeting) -> None:
    """Plant them on one ground of the field."""
    of = {"meeting": meeting, "scope": ground.path}
    asked = {"person": ground.person, "code": "123456", "invited_at": ground.now}
    ground.add("invitation", Invitation, **asked, **of)
    point = ground.add("point", AgendaItem, position=3, minutes=10, **of)
    paper = AgendaDocument.objects.create(item=point, file=ground.file("paper_file"), **of)
    ground.made.keep(ground.ground, "paper_of_point", paper)
    series = ground.add("series", Series, organiser=ground.body, scope=ground.path, made_at=ground.now)
    SeriesMeeting.objects.create(series=series, **of)
    token = hashlib.sha256(f"feed {ground.ground}".encode()).hexdigest()
    CalendarFeed.objects.create(account=ground.writer, token_hash=token, made_at=ground.now)
