"""Taking back bodies, appointments, mandates, charters and whole sheets."""

import datetime as dt

import pytest
from django.test import Client

from liqaa.access.models import Grant
from liqaa.bodies import actions
from liqaa.bodies.actions import undoing as taking
from liqaa.bodies.models import Appointment, Body, Charter, Institution, Mandate, Office
from liqaa.bodies.queries.undoing import imports_of, undo_of_import
from liqaa.bodies.rules.sheet import Row
from liqaa.bodies.text.builtin import builtin_charters
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit import undoing
from liqaa.kit.refusals import Refused
from liqaa.meetings.rules import Part
from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.factories import COMMUNE, NOW, PROVINCE
from liqaa.people.models import Person
from liqaa.people.tests.factories import account, person, place

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(hours=1)
BY = {"by": SYSTEM, "at": LATER}
SOURCE = builtin_charters()["party-secretariats"]


def charter(since: dt.date = dt.date(2024, 1, 1)) -> Charter:
    """The party's charter in force from a day."""
    source = SOURCE.read_text(encoding="utf-8")
    return actions.adopt_charter(source=source, in_force_from=since, by=SYSTEM, at=NOW)


def secretariat() -> Body:
    """A provincial secretariat opened by its action."""
    charter()
    return actions.open_body(type="provincial_secretariat", place=place(PROVINCE), by=SYSTEM, at=NOW)


def test_a_body_goes_with_its_empty_offices() -> None:
    body = secretariat()
    assert undoing.look([body]).rows(Office) != []
    actions.undo_body(body=body, **BY)
    assert (Body.objects.count(), Office.objects.count()) == (0, 0)
    assert Entry.objects.filter(verb="bodies.undo_body").count() == 1


def test_a_body_with_somebody_in_it_is_kept_and_they_are_named() -> None:
    body = secretariat()
    office = body.offices.order_by("rank").first()
    assert office is not None
    actions.appoint(office=office, person=person("سعيد المرابط"), starts_on=NOW.date(), by=SYSTEM, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.undo_body(body=body, **BY)
    assert "سعيد المرابط" in str(refused.value.reasons[1])
    assert Body.objects.count() == 1


def test_an_appointment_goes_with_the_role_it_gave() -> None:
    body = secretariat()
    office = body.offices.exclude(role="").order_by("rank").first()
    assert office is not None
    whom = person("نجاة بنعلي", account=account())
    held = actions.appoint(office=office, person=whom, starts_on=NOW.date(), by=SYSTEM, at=NOW)
    assert Grant.objects.in_force().count() == 1
    actions.undo_appointment(appointment=held, **BY)
    assert (Appointment.objects.count(), Grant.objects.filter(revoked_at=None).count()) == (0, 0)


def test_an_appointment_that_a_record_speaks_of_is_kept() -> None:
    office = meetings.office(meetings.body())
    whom = person("يوسف الصغير")
    held = meetings.appoint(office, whom)
    meeting = meetings.meeting(parts=[Part(person=whom)])
    with pytest.raises(Refused) as refused:
        actions.undo_appointment(appointment=held, **BY)
    assert meeting.title in str(refused.value.reasons[1])


def test_a_mandate_goes_with_the_institution_it_alone_needed() -> None:
    council = actions.institution(kind="commune_council", place=place(COMMUNE), by=SYSTEM, at=NOW)
    held = actions.record_mandate(
        institution=council,
        person=person(),
        position="commune_councillor",
        starts_on=dt.date(2021, 9, 8),
        by=SYSTEM,
        at=NOW,
    )
    actions.undo_mandate(mandate=held, **BY)
    assert (Mandate.objects.count(), Institution.objects.count()) == (0, 0)


def test_the_latest_charter_goes_and_the_first_stays_while_bodies_stand_by_it() -> None:
    secretariat()
    first = Charter.objects.get()
    second = charter(dt.date(2027, 1, 1))
    with pytest.raises(Refused):
        actions.undo_charter(charter=first, **BY)
    actions.undo_charter(charter=second, **BY)
    assert list(Charter.objects.all()) == [first]
    with pytest.raises(Refused):
        actions.undo_charter(charter=first, **BY)


def sheet(by, at: dt.datetime = NOW) -> Entry:
    """Two office-holders from a sheet, the body opened with them; the journal's line of it."""
    actions.import_office_holders(
        rows=[
            Row(number=2, name="سناء الزياني", office="أمينة إقليمية", place=place(PROVINCE).name_ar),
        ],
        by=by,
        at=at,
    )
    entry = imports_of(by).first()
    assert entry is not None
    return entry


def test_a_whole_sheet_goes_at_once() -> None:
    charter()
    by = account(("administrator", "ma"))
    before = (Appointment.objects.count(), Person.objects.count(), Body.objects.count())
    entry = sheet(by)
    assert Appointment.objects.count() == before[0] + 1
    assert len(undo_of_import(entry).all_going) >= 3
    taking.undo_import(entry=entry, by=by, at=LATER)
    assert (Appointment.objects.count(), Person.objects.count(), Body.objects.count()) == before
    with pytest.raises(Refused):
        taking.undo_import(entry=entry, by=by, at=LATER)


def test_a_sheet_upon_which_something_was_built_is_kept_whole() -> None:
    charter()
    by = account(("administrator", "ma"))
    entry = sheet(by)
    meeting = meetings.meeting(Body.objects.get())
    with pytest.raises(Refused) as refused:
        taking.undo_import(entry=entry, by=by, at=LATER)
    assert meeting.title in str(refused.value.reasons[1])
    assert (Appointment.objects.count(), Body.objects.count()) == (1, 1)


def test_nobody_undoes_somebody_elses_sheet() -> None:
    charter()
    entry = sheet(account(("administrator", "ma")))
    client = Client()
    client.force_login(account(("administrator", "ma")))
    assert client.get(f"/bodies/sheet/{entry.pk}/undo/").status_code == 404


def test_the_pages_ask_for_the_right() -> None:
    body = secretariat()
    client = Client()
    client.force_login(account(("local_secretary", PROVINCE)))
    assert client.get(f"/bodies/{body.pk}/undo/").status_code == 403
    client.force_login(account(("inspector", PROVINCE)))
    assert client.get(f"/bodies/{body.pk}/undo/").status_code == 200
    assert client.post(f"/bodies/{body.pk}/undo/").headers["Location"] == "/bodies/"
