"""The month's sheet, and the address under which somebody's own diary reads their meetings."""

import contextvars
import threading

import icalendar
import pytest
from django.db import connection, transaction
from django.utils import timezone

from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.meetings import actions
from liqaa.meetings.models import CalendarFeed
from liqaa.meetings.queries import calendar_for
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import COMMUNE
from liqaa.meetings.tests.test_before_views import invited, planned, secretary, url  # noqa: F401 (a fixture)
from liqaa.meetings.tests.test_door import wait_for_locks
from liqaa.people.tests.factories import account, person

pytestmark = pytest.mark.django_db


def test_a_diary_reads_its_owners_invitations_and_bodies_only_until_it_is_revoked(client):
    mine = account(("local_secretary", COMMUNE))
    own = person("سعاد", account=mine)
    body = factories.body(COMMUNE, type="local_secretariat")
    factories.appoint(factories.office(body), own)
    asked, of_body, _other = planned(title="مدعوة إليه"), planned(organiser=body, title="هيئتي"), planned()
    invited(asked, own)
    client.force_login(mine)
    assert client.post(url("make_feed")).status_code == 302
    address = client.get(url("calendar")).context["address"]
    assert client.get(url("calendar")).context["address"] == ""
    client.logout()
    path = address.removeprefix("http://localhost:8000")
    answer = client.get(path)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    events = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert sorted(str(each["UID"]) for each in events) == sorted(
        f"meeting-{each.pk}@localhost" for each in (asked, of_body)
    )
    client.force_login(mine)
    client.post(url("revoke_feed"))
    client.logout()
    assert client.get(path).status_code == 404
    assert CalendarFeed.objects.get().token_hash not in path


def test_a_new_address_is_the_death_of_the_old_one():
    mine = account(("local_secretary", COMMUNE))
    tokens = [actions.make_feed(account=mine, by=mine, at=timezone.now()) for _ in range(2)]
    today = timezone.localdate()
    read = [calendar_for(token, today=today, language="ar") is None for token in tokens]
    assert read == [True, False]


@pytest.mark.django_db(transaction=True)
def test_two_taps_at_once_leave_one_living_address():
    with acting_for(SYSTEM):
        mine = account(("local_secretary", COMMUNE))
    tokens = []

    def tap():
        try:
            with acting_for(mine):
                tokens.append(actions.make_feed(account=mine, by=mine, at=timezone.now()))
        finally:
            connection.close()

    second = threading.Thread(target=contextvars.copy_context().run, args=(tap,))
    with acting_for(mine), transaction.atomic():
        tokens.append(actions.make_feed(account=mine, by=mine, at=timezone.now()))
        second.start()
        wait_for_locks(1)
    second.join(60)
    today = timezone.localdate()
    read = [calendar_for(token, today=today, language="ar") is None for token in tokens]
    assert read == [True, False]


@pytest.mark.parametrize("month", ["", "2027-02", "2027-13", "9999-12", "x"])
def test_a_month_is_shown_by_weeks(secretary, month):  # noqa: F811
    meeting = planned()
    page = secretary.get(url("calendar"), {"month": month})
    assert page.status_code == 200
    assert all(len(week) == 7 for week in page.context["weeks"])
    if not month:
        after = secretary.get(url("calendar"), {"month": f"{meeting.held_on:%Y-%m}"})
        assert meeting.title in after.content.decode()
