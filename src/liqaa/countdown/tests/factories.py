"""A congress and an election for tests: invented names in real places."""

import datetime as dt
from typing import Any

from django.utils import timezone

from liqaa.access.models import Account
from liqaa.bodies.models import Charter
from liqaa.bodies.tests import factories as bodies
from liqaa.countdown import actions
from liqaa.countdown.actions import EventPlan
from liqaa.countdown.models import Constituency, Delegate, Event, Quota
from liqaa.countdown.rules import Limits
from liqaa.people.models import Person
from liqaa.people.tests.factories import account, person, place

__all__ = ["account", "bodies", "person", "place"]

REGION, PROVINCE, SIBLING = "ma/03", "ma/03/591", "ma/03/231"
COMMUNE, OTHER, THIRD = "ma/03/591/01.03", "ma/03/591/01.01", "ma/03/591/01.05"


def now() -> dt.datetime:
    """This very moment."""
    return timezone.now()


def today() -> dt.date:
    """The day of now."""
    return timezone.localdate()


def day(days: int) -> dt.date:
    """The day some days after today."""
    return today() + dt.timedelta(days=days)


def preparer(path: str = "ma") -> Account:
    """Who may prepare over a path."""
    name = f"رئيس القطب {path}"
    known = Account.objects.filter(name=name).first()
    return known or account(("national_organisation_head", path), name=name)


def secretary(path: str = PROVINCE) -> Account:
    """Who nominates for a place."""
    return account(("provincial_secretary", path), name="الأمين")


def _charter() -> None:
    if not Charter.objects.exists():
        bodies.charter()


def plan(**values: Any) -> EventPlan:
    """A national congress in a hundred days."""
    _charter()
    at = values.pop("path", "ma")
    given: dict[str, Any] = {
        "kind": "congress",
        "name_ar": "المؤتمر الوطني الخامس",
        "held_on": day(100),
        "place": place(at),
        "level": "national",
    }
    return EventPlan(**(given | values))


def congress(*, is_open: bool = True, **values: Any) -> Event:
    """A congress, open unless told otherwise."""
    by = preparer()
    made = actions.make_event(plan=plan(**values), by=by, at=now())
    return actions.open_event(event=made, by=by, at=now()) if is_open else made


def election(path: str = PROVINCE, **values: Any) -> Event:
    """Communal elections in a province in a hundred days."""
    given: dict[str, Any] = {
        "kind": "election",
        "name_ar": "الانتخابات الجماعية",
        "level": "",
        "institutions": ["communal"],
        "path": path,
    }
    return actions.make_event(plan=plan(**(given | values)), by=preparer(), at=now())


def constituency(event: Event, *paths: str, **values: Any) -> Constituency:
    """A constituency of some places, with three seats."""
    given: dict[str, Any] = {"name_ar": "الدائرة الأولى", "seats": 3}
    return actions.draw_constituency(
        event=event,
        places=[place(path) for path in paths or (COMMUNE,)],
        by=preparer(),
        at=now(),
        **(given | values),
    )


def quota(event: Event | None = None, path: str = PROVINCE, **limits: int) -> Quota:
    """A quota of three seats in a province."""
    found = event or congress()
    asked = Limits(**({"seats": 3} | limits))
    return actions.set_quotas(event=found, places=[place(path)], limits=asked, by=preparer(), at=now())[0]


def delegate(to: Quota, who: Person | None = None, *, by: Account | None = None, **values: Any) -> Delegate:
    """Somebody proposed by the secretary of the place."""
    who = who or person(path=to.scope, gender=values.pop("gender", "m"))
    return actions.propose(quota=to, person=who, by=by or secretary(to.scope), at=now(), **values)


SHEET = (
    "رمز الجماعة,اللائحة,الأصوات,المقاعد,المسجلون,المصوتون\n"
    "{code},حزب الأفق,120,2,900,400\n"
    "{code},لائحة أخرى,200,3,900,400\n"
)


def sheet(event: Event, source: str = "", **values: Any) -> Any:
    """A file of two right lines for the commune."""
    given: dict[str, Any] = {"title": "الانتخابات الجماعية 2021", "polled_on": dt.date(2021, 9, 8)}
    text = source or SHEET.format(code=place(COMMUNE).code)
    return actions.read_sheet(event=event, source=text, by=preparer(), at=now(), **(given | values))
