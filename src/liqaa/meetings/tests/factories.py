"""Meetings for tests, and the bodies that hold them: invented names in real places."""

import datetime as dt
from itertools import count
from typing import Any

from liqaa.bodies.models import Appointment, Body, Office
from liqaa.journal.actions import SYSTEM
from liqaa.meetings.actions import record_meeting
from liqaa.meetings.models import Meeting
from liqaa.meetings.rules import Group, MeetingRecord, Named, Part, Point, Speech
from liqaa.people.models import Person
from liqaa.people.tests.factories import person, place

NOW = dt.datetime(2026, 11, 20, 10, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 20)
PROVINCE = "ma/03/591"
COMMUNE = "ma/03/591/01.03"
ELSEWHERE = "ma/05/255"
_numbers = count(1)


def body(path: str = PROVINCE, **values: Any) -> Body:
    """The secretariat of a place, or another body of it; made without an action where it is not there yet."""
    number = next(_numbers)
    values = {"type": "provincial_secretariat", "level": "province", "name_ar": f"الأمانة {number}"} | values
    key = {
        "type": values.pop("type"),
        "family": values.pop("family", ""),
        "prepares": values.pop("prepares", None),
    }
    made, _ = Body.objects.get_or_create(place=place(path), **key, defaults={"scope": path} | values)
    return made


def office(of: Body, **values: Any) -> Office:
    """An office of a body: a secretary unless told otherwise."""
    titles = {
        "title_ar_m": "أمين إقليمي",
        "title_ar_f": "أمينة إقليمية",
        "title_fr_m": "secrétaire provincial",
    }
    return Office.objects.create(body=of, **({"key": f"office{next(_numbers)}"} | titles | values))


def appoint(to: Office, whom: Person, starts_on: dt.date = dt.date(2024, 1, 1), **values: Any) -> Appointment:
    """Somebody in an office since a day."""
    return Appointment.objects.create(
        office=to, person=whom, scope=to.body.scope, starts_on=starts_on, **values
    )


def meeting(organiser: Body | None = None, **record: Any) -> Meeting:
    """A meeting kept by its action; held on a day of November unless told otherwise."""
    values = {
        "title": f"لقاء تواصلي {next(_numbers)}",
        "kinds": ("communication",),
        "held_on": dt.date(2026, 11, 8),
    }
    return record_meeting(
        organiser=organiser or body(), record=MeetingRecord(**(values | record)), by=SYSTEM, at=NOW
    )


def full_meeting() -> Meeting:
    """A meeting of which everything is known."""
    chair = person("سعيد المرابط")
    return meeting(
        title="الأبواب المفتوحة",
        kicker="نحو تعزيز الدينامية",
        kinds=("communication", "organisational"),
        supervisor=body("ma/03", name_ar="الأمانة الجهوية"),
        outside_organiser="كتابة الدولة",
        framework="اللقاءات التشاورية",
        slogan="معا",
        venue="المقر الإقليمي",
        venue_place=place(COMMUNE),
        territories=(place(PROVINCE),),
        parts=(
            Part(
                person=chair,
                role="chair",
                capacities_ar=("أمين جهوي",),
                capacities_fr=("secrétaire régional",),
            ),
            Part(person=person("نجاة بنعلي"), role="host"),
            Part(person=person("موحى أيت علي"), role="facilitator", status="excused"),
        ),
        groups=(Group(label="منتخبات", count=40),),
        mentions=(Named(name="حسن الودغيري", capacity="نائب برلماني"),),
        topics=("سياسة القرب",),
        agenda=(Point(title="كلمة الافتتاح"),),
        interventions=(Speech(text="مزيد من الدعم", kind="demand", speaker="العارضون", addressee="الوزراء"),),
    )
