"""The demo organisation: complete, every state there, nobody real, built once."""

import csv
from collections import Counter

import pytest
from django.utils import timezone

from liqaa.access.actions import create_account
from liqaa.access.models import Account
from liqaa.bodies.actions import link_account
from liqaa.bodies.models import Appointment, Body, Mandate
from liqaa.bodies.queries import capacities_of
from liqaa.config import demo
from liqaa.config.demo.tables import KINDS, Tables
from liqaa.followup.models import Outcome, Task
from liqaa.journal.actions import SYSTEM
from liqaa.kit.arabic import fold
from liqaa.meetings.models import GroupPresence, Intervention, Meeting, Mention, Participation, Topic
from liqaa.meetings.queries import counts_of
from liqaa.needs.models import Achievement, Hearing, Need
from liqaa.people.models import Person
from liqaa.reports.models import Reading
from liqaa.reports.text.phrases.organisations import KNOWN
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db


def test_it_is_a_large_organisation_with_a_year_behind_it():
    today = timezone.localdate()
    assert Person.objects.count() >= 120
    assert Meeting.objects.count() >= 30
    assert (
        today - min(day for day in Meeting.objects.values_list("held_on", flat=True) if day)
    ).days in range(330, 366)
    assert Meeting.objects.filter(state="planned", held_on__gte=today).count() >= 4
    counted = (Appointment, Mandate, Need, Hearing, Achievement, GroupPresence, Mention, Topic, Intervention)
    assert [model.objects.exists() for model in counted] == [True] * len(counted)


def test_those_invited_to_what_is_to_come_have_answered_in_every_way():
    meeting = Meeting.objects.get(title="الاجتماع الشهري للأمانة الإقليمية", state="planned")
    counts = counts_of(meeting)
    assert (counts.coming, counts.excused, counts.represented) == (4, 1, 1)
    assert counts.silent == counts.invited - 6 == 6
    assert set(meeting.invitations.values_list("ground", flat=True)) == {"right", "guest"}


def test_every_state_and_every_type_is_there():
    assert set(Task.objects.values_list("state", flat=True)) == set(Task.State.values)
    assert set(Outcome.objects.values_list("type", flat=True)) == set(Outcome.Type.values)
    assert set(Outcome.objects.values_list("kind", flat=True)) == set(Outcome.Kind.values)
    assert set(Need.objects.values_list("state", flat=True)) == set(Need.State.values)
    assert set(Meeting.objects.values_list("state", flat=True)) == set(Meeting.State.values)
    assert set(Body.objects.values_list("state", flat=True)) == set(Body.State.values) - {"renewal"}
    late = Task.objects.filter(state__in=["open", "started"], due_on__lt=timezone.localdate())
    assert late.exists()
    assert Task.objects.filter(state="open", office=None, person=None).exists()
    assert Task.objects.filter(state="open", due_on=None).exists()


def test_no_commune_of_moulay_yacoub_has_a_body_and_other_provinces_do():
    communes = Place.objects.filter(path__startswith="ma/03/591/", kind="commune")
    theirs = Body.objects.filter(place__in=communes, type="local_secretariat")
    assert communes.count() == 11
    assert Counter(theirs.values_list("state", flat=True)) == {"dissolved": 5}
    elsewhere = Body.objects.filter(type="local_secretariat").exclude(place__in=communes)
    assert Counter(elsewhere.values_list("state", flat=True)) == {
        "structured": 8,
        "preparatory": 5,
        "planned": 2,
        "expired": 1,
    }
    assert (
        Body.objects.filter(place__path__startswith="ma/03/451/", prepares__state="preparatory").count() == 3
    )


def test_titles_agree_with_the_gender_of_who_holds_them():
    led = {
        part.person.name: part.capacities_ar
        for part in Participation.objects.filter(role="chair").select_related("person")
    }
    assert led["رشيد بلمكي"][0] == "أمين إقليمي بإقليم مولاي يعقوب"
    assert led["فتيحة الوزيفي"][0] == "أمينة محلية بجماعة سبع رواضي"


def test_the_switcher_offers_the_five_roles_each_with_its_office():
    roles = {account.email.split("@")[0]: set(account.roles) for account in Account.objects.all()}
    assert "provincial_secretary" in roles["provincial"]
    assert roles["rapporteur"] == {"rapporteur"}
    assert "national_organisation_head" in roles["organisation"]
    assert "elected_member" in roles["elected"]
    assert roles["inspector"] == {"inspector"}
    assert [account.has_usable_password() for account in Account.objects.all()] == [False] * len(roles)


def test_an_inspector_sees_the_region_they_were_given_and_no_more():
    inspector = Account.objects.get(email="inspector@demo.invalid")
    assert capacities_of(inspector.person, on=timezone.localdate())[0].ar == "مفتشة الحزب بجهة فاس-مكناس"
    assert inspector.reach("meetings.see").paths == ("ma/03",)
    assert inspector.may("followup.verify", at="ma/03/591/01.03")
    assert not inspector.may("bodies.see", at="ma/05/091")
    assert not inspector.may("bodies.see", at="ma")


def test_an_inspector_of_two_provinces_sees_those_two():
    inspector = create_account(
        email="harmassi@demo.invalid", name="محمد أمين الهرماسي", by=SYSTEM, at=timezone.now()
    )
    person = Person.objects.get(name_latin="Mohamed Amine Harmassi")
    link_account(person=person, account=inspector, by=SYSTEM, at=timezone.now())
    assert sorted(inspector.reach("meetings.see").paths) == ["ma/03/531", "ma/03/561"]
    assert not inspector.may("meetings.see", at="ma/03/591")


def test_the_secretary_of_moulay_yacoub_is_signed_in_first(secretary):
    assert Account.objects.order_by("pk")[0] == secretary
    assert secretary.person.name == "رشيد بلمكي"


def test_one_report_became_a_record_and_one_waits():
    confirmed = Reading.objects.get(state="confirmed")
    meeting = confirmed.meeting
    assert Reading.objects.filter(state="draft").count() == 1
    assert confirmed.made == []  # everybody named was known
    assert [each.name for each in meeting.mentions.all()] == ["عبد الرحيم الشطيبي"]
    assert sorted(meeting.needs_heard.values_list("need__sector", flat=True)) == [
        "education", "employment", "health", "roads_transport", "water",
    ]  # fmt: skip
    founding = meeting.outcomes.get(type="body_to_found")
    assert founding.tasks.count() == 11
    assert meeting.outcomes.filter(kind="decision").count() == 7


def test_building_again_changes_nothing(secretary):
    before = (Person.objects.count(), Meeting.objects.count(), Task.objects.count())
    assert demo.build(at=timezone.now()) == secretary
    assert (Person.objects.count(), Meeting.objects.count(), Task.objects.count()) == before


@pytest.mark.parametrize("kind", KINDS)
def test_the_party_is_none_that_exists(kind):
    told = Tables(kind).organisation()
    ours = {fold(name) for name in (told["name_ar"], *told["aliases"])}
    known = {fold(each) for name, *_, others in KNOWN for each in (name, *others)}
    assert ours & known == set()


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_has_two_rows(kind):
    names = [row["name"] for row in Tables(kind).rows("people")]
    assert [name for name, times in Counter(names).items() if times > 1] == []


@pytest.mark.reports
@pytest.mark.parametrize("kind", KINDS)
def test_nobody_named_in_the_published_reports_is_in_the_demo(reports_dir, kind):
    published = " ".join(
        fold(each.read_text("utf-8")) for each in sorted((reports_dir / "dev").glob("*.txt"))
    )
    shared = [row["name"] for row in Tables(kind).rows("people") if fold(row["name"]) in published]
    assert shared == []
    assert fold(Tables(kind).organisation()["name_ar"]) not in published


@pytest.mark.parametrize("kind", KINDS)
def test_the_tables_name_only_what_they_hold(kind):
    tables = Tables(kind)
    people = {row["latin"] for row in tables.rows("people")}
    bodies = {row["key"] for row in tables.rows("bodies")}
    named = {
        row["person"] for table in ("appointments", "mandates", "accounts") for row in tables.rows(table)
    }
    assert named - people == set()
    assert {meeting["organiser"] for meeting in tables.meetings()} - bodies == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_of_a_table_has_every_column(kind):
    for file in Tables(kind).folder.iterdir():
        if file.name.endswith(".csv"):
            lengths = {len(row) for row in csv.reader(file.read_text("utf-8").splitlines())}
            assert len(lengths) == 1, file.name
