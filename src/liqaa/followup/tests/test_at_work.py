"""Outcomes at work: schedules planned, figures reached, demands sent up."""

import datetime as dt

import pytest
from django.urls import reverse

from liqaa.followup import actions, rules
from liqaa.followup.models import Task
from liqaa.followup.tests import factories
from liqaa.journal.actions import SYSTEM
from liqaa.kit.refusals import Refused
from liqaa.meetings.models import Intervention, Meeting
from liqaa.meetings.rules import Speech
from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.factories import NOW, PROVINCE, TODAY
from liqaa.people.tests.factories import account, place

pytestmark = pytest.mark.django_db
DAYS = [dt.date(2026, 12, 5), dt.date(2026, 12, 12)]


def schedule(rows=3):
    places = [place(f"{PROVINCE}/01.{number:02}") for number in range(1, rows + 1)]
    return factories.outcome(type="schedule", text="برنامج اللقاءات", places=places)


def test_eleven_over_three_days_are_four_four_and_three():
    spread = rules.spread(["a", "b", "c"], 11)
    assert [spread.count(day) for day in "abc"] == [4, 4, 3]


@pytest.mark.parametrize("rows", [1, 3])
def test_a_schedule_becomes_one_planned_meeting_a_place(rows):
    outcome = schedule(rows)
    planned = actions.plan_meetings(outcome=outcome, title="لقاء", days=DAYS, by=SYSTEM, at=NOW)
    assert sorted(each.held_on for each in planned) == [DAYS[0]] * ((rows + 1) // 2) + [DAYS[1]] * (rows // 2)
    assert {each.follows_id for each in planned} == {outcome.meeting_id}
    tasks = outcome.tasks.all()
    assert all(task.meeting.places.get().place_id == task.place_id for task in tasks)
    assert all(task.due_on == task.meeting.held_on for task in tasks)
    with pytest.raises(Refused):
        actions.plan_meetings(outcome=outcome, title="لقاء", days=DAYS, by=SYSTEM, at=NOW)
    actions.erase_outcomes(meeting=outcome.meeting, by=SYSTEM, at=NOW)
    assert (Task.objects.count(), Meeting.objects.count()) == (0, 1)


def test_a_day_gone_by_plans_nothing_at_all():
    outcome = schedule()
    with pytest.raises(Refused):
        actions.plan_meetings(
            outcome=outcome, title="لقاء", days=[*DAYS, TODAY.replace(year=2025)], by=SYSTEM, at=NOW
        )
    assert outcome.tasks.filter(meeting=None).count() == 3


def test_the_owner_says_how_far_a_target_is_and_the_page_shows_it(client):
    task = factories.task(target=2000, type="membership_target")
    url = reverse("followup:figure", args=[task.pk])
    client.force_login(account(("elected_member", PROVINCE)))
    assert client.post(url, {"reached": "850"}).status_code == 403
    client.force_login(account(("local_secretary", PROVINCE)))
    assert client.post(url, {"reached": "850"}).status_code == 302
    task.refresh_from_db()
    assert (task.reached, task.state) == (850, "started")
    assert (
        '<progress value="850" max="2000"'
        in client.get(reverse("followup:task", args=[task.pk])).content.decode()
    )


def test_a_demand_said_at_a_meeting_goes_up_to_who_leads_the_organ(client):
    speech = Speech(text="نطالب بزيارة الوزير", kind="demand", speaker="رؤساء الجماعات")
    meeting = meetings.meeting(interventions=[speech])
    organ = meetings.body("ma/03", name_ar="الأمانة الجهوية")
    leader = meetings.office(organ, rank=100)
    elsewhere = meetings.body("ma/05/255")
    said = Intervention.objects.get()
    with pytest.raises(Refused):
        actions.raise_demand(intervention=said, organ=elsewhere, by=SYSTEM, at=NOW)
    assert Task.objects.count() == 0
    client.force_login(account(("local_secretary", PROVINCE)))
    sent = {"intervention": said.pk, "organ": organ.pk}
    assert client.post(reverse("followup:raise", args=[meeting.pk]), sent).status_code == 302
    task = Task.objects.get()
    assert (task.type, task.office, task.body, task.scope) == ("demand", leader, organ, PROVINCE)
    assert (task.outcome.caller, task.outcome.addressee) == ("رؤساء الجماعات", "الأمانة الجهوية")
    assert client.post(reverse("followup:raise", args=[meeting.pk]), sent).status_code == 422


def test_a_follow_on_shows_what_was_decided_last_time(client):
    outcome = factories.outcome(text="إصلاح المقر")
    later = meetings.meeting(state="planned", held_on=TODAY, follows=outcome.meeting)
    client.force_login(account(("local_secretary", PROVINCE)))
    assert "إصلاح المقر" in client.get(reverse("meetings:meeting", args=[later.pk])).content.decode()
