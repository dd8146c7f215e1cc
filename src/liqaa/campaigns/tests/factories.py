"""A small organisation with directives for tests: invented names in real places."""

import datetime as dt
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from liqaa.access.models import Account
from liqaa.bodies.models import Body, Charter
from liqaa.bodies.tests import factories as bodies
from liqaa.campaigns import actions, queries
from liqaa.campaigns.actions.drafting import Memo
from liqaa.campaigns.models import Directive, Execution
from liqaa.journal.actions import SYSTEM
from liqaa.meetings.actions import record_meeting
from liqaa.meetings.models import Meeting
from liqaa.meetings.rules import MeetingRecord
from liqaa.people.models import Person
from liqaa.people.tests.factories import account, person, place

__all__ = ["account", "cache", "person", "place"]

REGION, PROVINCE, SIBLING = "ma/03", "ma/03/591", "ma/03/231"
COMMUNE, OTHER_COMMUNE = "ma/03/591/01.03", "ma/03/591/01.01"


def now() -> dt.datetime:
    """This very moment."""
    return timezone.now()


def today() -> dt.date:
    """The day of now."""
    return timezone.localdate()


def ahead(days: int) -> dt.datetime:
    """The same hour some days away."""
    return now() + dt.timedelta(days=days)


def pole() -> Body:
    """The national department that issues directives."""
    return _once("organisation_pole", "ma")


def region(path: str = REGION) -> Body:
    """The secretariat of a region."""
    return _once("regional_secretariat", path)


def province(path: str = PROVINCE) -> Body:
    """The secretariat of a province, under its region's."""
    region(path.rpartition("/")[0])
    return _once("provincial_secretariat", path)


def local(path: str = COMMUNE) -> Body:
    """The secretariat of a commune, under its province's."""
    province("/".join(path.split("/")[:3]))
    return _once("local_secretariat", path)


def _once(key: str, path: str) -> Body:
    found = Body.objects.filter(type=key, place=path, dissolved_on=None).first()
    return found or bodies.body(key, path)


def head(of: Body | None = None, *, reader: bool = True, **values: Any) -> tuple[Person, Account | None]:
    """Who leads a body, and the account they read with; it holds the office's role over the body's scope."""
    body = of or province()
    office = body.offices.order_by("rank")[0]
    own = account((office.role, body.scope), name="حساب الأمين") if reader else None
    values.setdefault("path", body.scope)
    leader = person(account=own, phone="+212600000001", **values)
    bodies.appointment(leader, office)
    return leader, own


def memo(**values: Any) -> Memo:
    """An ask for organisational meetings of every provincial secretariat, in three weeks."""
    given: dict[str, Any] = {
        "title": "تنظيم الأبواب المفتوحة",
        "edition": "النسخة الأولى",
        "level": "province",
        "body_types": ["provincial_secretariat"],
        "due_on": today() + dt.timedelta(days=21),
        "meeting_kind": "organisational",
    }
    return Memo(**(given | values))


def author() -> Account:
    """Who heads the organisation department."""
    known = Account.objects.filter(name="رئيس القطب").first()
    return known or account(("national_organisation_head", "ma"), name="رئيس القطب")


def draft(issuer: Body | None = None, **values: Any) -> Directive:
    """A directive not issued yet."""
    if not Charter.objects.exists():
        bodies.charter()
    return actions.draft(issuer=issuer or pole(), memo=memo(**values), by=author(), at=now())


def issued(issuer: Body | None = None, **values: Any) -> Directive:
    """A directive of today that asks everybody at once."""
    return actions.issue(directive=draft(issuer, **values), by=author(), at=now(), at_once=10_000)


def execution(of: Directive | None = None, body: Body | None = None, **values: Any) -> Execution:
    """The execution of a body, a province's unless told otherwise; issues a directive when none is given."""
    body = body or province()
    directive = of or issued(**values)
    return Execution.objects.get(directive=directive, body=body)


def overdue(directive: Directive, days: int = 1) -> Directive:
    """The same directive, its end some days ago."""
    Directive.objects.filter(pk=directive.pk).update(due_on=today() - dt.timedelta(days=days))
    directive.refresh_from_db()
    return directive


def meeting(organiser: Body | None = None, **record: Any) -> Meeting:
    """An organisational meeting held today."""
    values = {"title": "لقاء تنظيمي", "kinds": ("organisational",), "held_on": today(), "state": "held"}
    return record_meeting(
        organiser=organiser or province(), record=MeetingRecord(**(values | record)), by=SYSTEM, at=now()
    )


def state(of: Execution, on: dt.date | None = None) -> str:
    """The state of an execution as the database sees it."""
    found = Execution.objects.filter(pk=of.pk).annotate(state=queries.state_on(on or today()))
    return str(found.values_list("state", flat=True).get())


def reported(body: Body | None = None, by: Account | None = None, **values: Any) -> Execution:
    """An execution that was handed in with its meeting."""
    made = execution(body=body, **values)
    by = by or account(("rapporteur", made.scope))
    actions.satisfy(execution=made, meeting=meeting(made.body), by=by, at=now())
    return actions.report(execution=made, text="انعقد اللقاء بحضور الجميع", by=by, at=now())
