"""Needs for tests, and the mandates they are given to."""

import datetime as dt
from typing import Any

from liqaa.bodies.models import Institution, Mandate
from liqaa.journal.actions import SYSTEM
from liqaa.meetings.models import Meeting
from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.factories import COMMUNE, NOW
from liqaa.needs.actions import hear_needs
from liqaa.needs.models import Need
from liqaa.needs.rules import NeedDraft
from liqaa.people.models import Person
from liqaa.people.tests.factories import person, place


def need(text: str = "ضعف في الطرق", at_meeting: Meeting | None = None, **draft: Any) -> Need:
    """A need heard at a meeting: of the roads of a commune unless told otherwise."""
    values = {"sector": "roads_transport", "place": place(COMMUNE), "text": text} | draft
    heard = hear_needs(
        meeting=at_meeting or meetings.meeting(), needs=[NeedDraft(**values)], by=SYSTEM, at=NOW
    )
    return heard[0]


def mandate(path: str = COMMUNE, holder: Person | None = None, **values: Any) -> Mandate:
    """A councillor's mandate over a place, kept without an action."""
    where = place(path)
    council, _ = Institution.objects.get_or_create(
        kind="commune_council", place=where, name_ar="مجلس الجماعة"
    )
    return Mandate.objects.create(
        institution=council,
        person=holder or person(),
        scope=path,
        position="councillor",
        title_ar="مستشار جماعي",
        **({"starts_on": dt.date(2021, 9, 8)} | values),
    )
