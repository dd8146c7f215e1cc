"""From a pasted report to tasks that stay with the office when whoever holds it leaves."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from liqaa.access.models import Account
from liqaa.bodies.models import Appointment, Body
from liqaa.bodies.tests import factories as bodies
from liqaa.followup.models import Task
from liqaa.journal.models import Entry
from liqaa.kit.calendar import format_date
from liqaa.meetings.models import Meeting
from liqaa.needs.models import Hearing
from liqaa.people.models import Person
from liqaa.reports.models import Reading
from liqaa.reports.tests.factories import PROVINCE, REPORT

pytestmark = [pytest.mark.django_db, pytest.mark.story]

PROGRAMME = "تسطير برنامج عمل الأمانة الإقليمية"
SECTORS = ["education", "electricity_lighting", "health"]


class Somebody:
    """A person of the province with an account, and the window they look through."""

    def __init__(self, name: str, office: str = "", of: Body | None = None) -> None:
        self.account: Account = bodies.account(name=name)
        self.person: Person = bodies.person(name=name, path=PROVINCE, account=self.account)
        if office:
            bodies.appointment(self.person, bodies.office(office, of))
        self.client = Client()
        self.client.force_login(self.account)

    def sees(self, task: Task) -> tuple[int, bool]:
        """How the task's page answers, and whether the task stands on the home page."""
        page = self.client.get(f"/followup/{task.pk}/")
        return page.status_code, f"/followup/{task.pk}/" in self.client.get("/").content.decode()


@pytest.fixture
def secretariat() -> Body:
    bodies.organisation()
    bodies.charter()
    return bodies.body()


def record_the_meeting(client: Client) -> Meeting:
    """Paste the report, say of everybody unknown that they are new, confirm."""
    reading = client.post("/reports/", {"pasted": REPORT}).headers["Location"]
    for name in ("إدريس المرنيسي", "سعاد بنحدو"):
        answer = client.post(f"{reading}choose/", {"name": name, "choice": "new"})
        assert answer.headers["Location"] == reading
    return Meeting.objects.get(pk=client.post(f"{reading}confirm/").headers["Location"].split("/")[-2])


def give(client: Client, tasks: list[Task], office: str, body: Body, due: date) -> None:
    """Give tasks to an office by a day, in one action."""
    chosen = [str(task.pk) for task in tasks]
    owner = body.offices.get(key=office).pk
    typed = {"tasks": chosen, "office": owner, "due_on": format_date(due, "ar"), "next": "/followup/"}
    assert client.post("/followup/assign/", typed).headers["Location"] == "/followup/"


def hand_over(client: Client, body: Body, leaver: Somebody, successor: Somebody) -> None:
    """Whoever holds the office of rapporteur leaves it today, and somebody else takes it."""
    held, day = Appointment.objects.get(person=leaver.person), format_date(timezone.localdate(), "ar")
    ended = client.post(f"/bodies/appointments/{held.pk}/end/", {"ended_on": day})
    taken = client.post(
        f"/bodies/{body.pk}/appoint/",
        {"office": held.office_id, "person": successor.person.pk, "starts_on": day},
    )
    assert (ended.status_code, taken.status_code) == (302, 302)


def test_a_report_becomes_a_record_of_its_meeting(secretariat: Body) -> None:
    secretary = Somebody("عبد المجيد الحلوي", "provincial_secretary", secretariat)
    meeting = record_the_meeting(secretary.client)
    assert (meeting.organiser, meeting.held_on, meeting.state) == (secretariat, date(2026, 3, 8), "held")
    assert set(meeting.participations.values_list("person__name", "role")) == {
        ("إدريس المرنيسي", "chair"),
        ("إدريس المرنيسي", "facilitator"),
        ("سعاد بنحدو", "facilitator"),
    }
    heard = Hearing.objects.filter(meeting=meeting)
    assert [outcome.tasks.count() for outcome in meeting.outcomes.order_by("position")] == [1, 11, 1]
    assert sorted(heard.values_list("need__sector", flat=True)) == SECTORS
    page = secretary.client.get(f"/meetings/{meeting.pk}/").content.decode()
    assert [words in page for words in (PROGRAMME, "إدريس المرنيسي", "الإنارة العمومية")] == [True] * 3


def test_a_task_stays_with_the_office_when_its_holder_leaves(secretariat: Body) -> None:
    secretary = Somebody("عبد المجيد الحلوي", "provincial_secretary", secretariat)
    first = Somebody("منى الشرقاوي", "rapporteur", secretariat)
    second = Somebody("حميد الوالي")
    meeting = record_the_meeting(secretary.client)
    tasks = list(Task.objects.filter(outcome__meeting=meeting, outcome__type="body_to_found"))
    due = timezone.localdate() + timedelta(days=10)
    give(secretary.client, tasks, "rapporteur", secretariat, due)
    task = tasks[0]
    assert (first.sees(task), second.sees(task)) == ((200, True), (404, False))
    hand_over(secretary.client, secretariat, first, second)
    first.client.force_login(first.account)
    assert (first.sees(task), second.sees(task)) == ((404, False), (200, True))
    kept = Task.objects.filter(pk__in=[each.pk for each in tasks])
    assert set(kept.values_list("office__key", "due_on")) == {("rapporteur", due)}


def test_a_report_of_which_nothing_was_done_yet_is_taken_back_whole(secretariat: Body) -> None:
    secretary = Somebody("عبد المجيد الحلوي", "provincial_secretary", secretariat)
    before = Person.objects.count()
    meeting = record_the_meeting(secretary.client)
    assert Person.objects.count() == before + 2
    reading = Reading.objects.get(meeting=meeting)
    secretary.client.post(f"/reports/{reading.pk}/undo/")
    assert (Meeting.objects.count(), Task.objects.count(), Person.objects.count()) == (0, 0, before)
    verbs = Entry.objects.filter(verb__startswith="reports.").order_by("pk").values_list("verb", flat=True)
    assert (verbs[0], verbs[len(verbs) - 1]) == ("reports.keep", "reports.undo")
