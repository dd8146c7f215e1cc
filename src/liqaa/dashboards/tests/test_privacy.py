"""The pages of personal data: who sees them, what they tell, an export, an erasure over every room."""

import datetime as dt
import io
import json
import zipfile

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from liqaa.dashboards.queries import privacy as queries
from liqaa.followup.models import Outcome, Task
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.privacy import NOBODY
from liqaa.meetings.models import Meeting, Mention
from liqaa.newsroom import actions as newsroom
from liqaa.people import actions as people
from liqaa.people import jobs
from liqaa.people.models import Export, Person
from liqaa.people.tests.factories import account, person
from liqaa.reports import actions as reports
from liqaa.reports.models import Reading
from liqaa.reports.tests import factories
from liqaa.reports.tests.factories import NOW, PROVINCE

pytestmark = pytest.mark.django_db
COMMUNE = f"{PROVINCE}/01.03"


@pytest.fixture(autouse=True)
def home(tmp_path):
    with override_settings(HOME=tmp_path):
        yield tmp_path


@pytest.fixture
def meeting() -> Meeting:
    factories.organisation()
    by = factories.secretary()
    return reports.confirm(reading=factories.kept(by), by=by, at=NOW)


def officer(path="ma"):
    return account(("data_officer", path))


def client_of(who) -> Client:
    client = Client()
    client.force_login(who)
    return client


def test_the_officer_sees_who_goes_tonight_and_others_do_not():
    since = timezone.localdate() - dt.timedelta(days=900)
    guest = person("حميد الوردي", COMMUNE, relation="guest", relation_since=since)
    person("سناء القباج", "ma/12", relation="guest", relation_since=since)
    page = client_of(officer("ma/03")).get(reverse("dashboards:privacy")).content.decode()
    assert (guest.name in page, "سناء القباج" in page) == (True, False)
    assert client_of(account(("provincial_secretary", PROVINCE))).get(
        reverse("dashboards:privacy")
    ).status_code == 403  # fmt: skip


@pytest.mark.parametrize("route", ["personal_data", "erase"])
def test_outsiders_see_no_page_of_a_person_and_readers_without_the_right_none_either(route):
    address = reverse(f"dashboards:{route}", args=[person(path=COMMUNE).pk])
    assert client_of(officer("ma/12")).get(address).status_code == 404
    assert client_of(account(("provincial_secretary", PROVINCE))).get(address).status_code == 403
    assert client_of(officer(PROVINCE)).get(address).status_code == 200


def test_one_sees_and_exports_one_s_own_data_and_nobody_else_takes_the_file():
    mine = account(("member", PROVINCE))
    own = person("حميد الوردي", COMMUNE, account=mine, phone="0600 11 22 33")
    client = client_of(mine)
    assert "0600 11 22 33" in client.get(reverse("dashboards:my_data")).content.decode()
    assert client.post(reverse("dashboards:ask_export", args=[own.pk])).status_code == 302
    export = Export.objects.get()
    jobs.make_export(export.pk)
    answer = client.get(reverse("dashboards:export", args=[export.pk]))
    packed = zipfile.ZipFile(io.BytesIO(answer.content))
    assert json.loads(packed.read("data.json"))["of"] == "حميد الوردي"
    assert (answer.headers["Cache-Control"], answer.headers["Content-Disposition"][:10]) == (
        "no-store", "attachment",
    )  # fmt: skip
    assert Entry.objects.filter(verb="people.open_export", actor=str(mine.pk)).count() == 1
    assert client_of(officer()).get(reverse("dashboards:export", args=[export.pk])).status_code == 404
    assert client.post(reverse("dashboards:ask_export", args=[person(path=COMMUNE).pk])).status_code in (
        403,
        404,
    )


def test_the_link_of_an_export_is_dead_after_its_day():
    mine = account(("member", PROVINCE))
    own = person(path=COMMUNE, account=mine)
    export = people.ask_export(person=own, language="fr", by=mine, at=timezone.now())
    jobs.make_export(export.pk)
    Export.objects.update(made_at=NOW - dt.timedelta(days=9), expires_at=NOW - dt.timedelta(days=8))
    assert client_of(mine).get(reverse("dashboards:export", args=[export.pk])).status_code == 410


def test_an_account_without_a_person_is_told_so():
    answer = client_of(account(("member", PROVINCE))).get(reverse("dashboards:my_data"))
    assert (answer.status_code, "Person" in str(answer.context.get("person"))) == (200, False)


def test_a_page_of_data_asks_the_same_number_of_queries_for_one_meeting_and_for_three(
    meeting, django_assert_max_num_queries
):
    somebody = meeting.participations.first().person
    with django_assert_max_num_queries(60):
        queries.told(somebody)


def plain_participant(meeting: Meeting) -> Person:
    """A facilitator without any capacity, who spoke, was mentioned, and owes a task in words."""
    part = meeting.participations.filter(role="facilitator").order_by("-position").first()
    part.capacities_ar = part.capacities_fr = []
    part.save()
    somebody = part.person
    somebody.appointments.all().delete()
    name = part.name_as_written
    meeting.topics.create(scope=meeting.scope, text=f"مقترح {name} حول الماء", position=9)
    Mention.objects.create(meeting=meeting, scope=meeting.scope, person=somebody, name=name)
    Outcome.objects.filter(meeting=meeting).update(text=f"يتكلف {name} بالمتابعة")
    return somebody


def everything_written(meeting: Meeting) -> str:
    """Every word of every room that speaks of the meeting."""
    reading = Reading.objects.get(meeting=meeting)
    meeting.refresh_from_db()
    return " ".join(
        map(
            str,
            [
                *meeting.participations.values_list("name_as_written", "person__name"),
                *meeting.mentions.values_list("name", flat=True),
                *meeting.topics.values_list("text", flat=True),
                *meeting.interventions.values_list("speaker", "text", "addressee"),
                *Outcome.objects.values_list("text", "caller"),
                *Task.objects.values_list("title", flat=True),
                *meeting.news.values_list("text", "sentences"),
                meeting.title, meeting.summary, reading.text, reading.found, reading.record,
            ],
        )
    )  # fmt: skip


def test_an_erasure_takes_the_name_out_of_every_room_and_leaves_the_counts(meeting):
    somebody = plain_participant(meeting)
    name = meeting.participations.get(person=somebody).name_as_written
    newsroom.write(meeting=meeting, by=account(("rapporteur", PROVINCE)), at=NOW)
    before, length = meeting.participations.count(), len(Reading.objects.get(meeting=meeting).text)
    assert name in everything_written(meeting)
    client, address = client_of(officer()), reverse("dashboards:erase", args=[somebody.pk])
    page = client.get(address).content.decode()
    assert page.count("<dt>") >= 2
    assert client.post(address).status_code == 422
    assert client.post(address, {"sure": "1"}).status_code == 302
    after = everything_written(meeting)
    assert (name in after, NOBODY in after, meeting.participations.count()) == (False, True, before)
    assert len(Reading.objects.get(meeting=meeting).text) == length
    assert client.get(address).status_code == 404
    assert client.get(reverse("people:person", args=[somebody.pk])).status_code == 200


def test_the_name_of_who_stands_in_minutes_in_a_public_capacity_stays_and_the_phone_goes(meeting):
    chair = meeting.participations.get(role="chair").person
    Person.objects.filter(pk=chair.pk).update(phone="0600", relation="official")
    chair.appointments.update(ended_on=timezone.localdate())
    people.erase_person(person=chair, by=SYSTEM, at=timezone.now())
    chair.refresh_from_db()
    assert (chair.name, chair.phone, chair.erased_at is not None) == ("إدريس المرنيسي", "", True)
    assert "إدريس المرنيسي" in everything_written(meeting)


def test_an_erasure_that_fails_anywhere_changes_nothing(meeting, monkeypatch):
    somebody = plain_participant(meeting)
    before = everything_written(meeting)

    def broken(*_given, **_named):
        raise RuntimeError

    monkeypatch.setattr("liqaa.people.actions.erasing.record", broken)
    with pytest.raises(RuntimeError):
        people.erase_person(person=somebody, by=SYSTEM, at=timezone.now())
    assert everything_written(meeting) == before
