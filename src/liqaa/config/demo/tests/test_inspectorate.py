"""The demo organisation of the inspectorate kind: two lines of authority, and a call that nobody owns."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from liqaa.access.models import Account
from liqaa.access.panels import switcher
from liqaa.bodies.models import Body, Mandate, Organisation
from liqaa.campaigns import queries
from liqaa.campaigns.models import Directive, Execution
from liqaa.config import demo
from liqaa.config.launcher.faults import CannotRun
from liqaa.followup.models import Outcome, Task
from liqaa.followup.queries import without_owner
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries import meetings_seen_by
from liqaa.people.models import Person
from liqaa.reports.models import Reading
from liqaa.reports.queries.resolution import people_of, reach_of_people
from liqaa.reports.text.samples import last_sunday

pytestmark = pytest.mark.django_db

KIND = "inspectorate"
PROVINCE = "ma/05/091"
OUTSIDE = "كتابة الدولة المكلفة بالتنمية القروية"


@pytest.fixture
def meeting():
    """The consultative meeting in Kasba Tadla."""
    return Meeting.objects.get(venue_place="ma/05/091/01.07", outside_organiser=OUTSIDE)


def account(name):
    return Account.objects.get(email=f"{name}@demo.invalid")


def signed_in(name):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    client.force_login(account(name))
    return client


def text_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def test_it_is_an_organisation_of_its_own_with_a_year_behind_it():
    today = timezone.localdate()
    days = [day for day in Meeting.objects.values_list("held_on", flat=True) if day]
    assert Organisation.objects.get().name_ar == "حزب الضمير والعمران"
    assert Person.objects.count() == 56
    assert Meeting.objects.count() == 25
    assert (today - min(days)).days in range(340, 366)
    assert Meeting.objects.filter(state="planned", held_on__gte=today).count() == 4
    assert Reading.objects.filter(state="draft").count() == 1
    assert set(Task.objects.values_list("state", flat=True)) == set(Task.State.values)
    assert set(Outcome.objects.values_list("type", flat=True)) == set(Outcome.Type.values)


def test_two_lines_stand_in_one_province():
    lines = Body.objects.filter(place=PROVINCE, type__in=["inspectorate", "provincial_secretariat"])
    assert Counter(lines.values_list("type", "state")) == {
        ("inspectorate", "structured"): 1,
        ("provincial_secretariat", "structured"): 1,
    }


def test_branches_stand_in_some_communes_and_not_in_others():
    branches = Body.objects.filter(type="branch_office", scope__startswith=PROVINCE)
    assert Counter(branches.values_list("state", flat=True)) == {
        "structured": 4,
        "expired": 1,
        "frozen": 1,
        "preparatory": 1,
        "planned": 1,
    }


def test_a_party_circle_has_a_branch_above_it_and_no_place():
    circle = Body.objects.get(name_ar="دائرة حي المسيرة")
    assert (circle.place, circle.parent.type, circle.scope) == (None, "branch_office", "ma/05/091/01.07")


def test_parallel_organisations_a_parliamentary_group_and_elected_members_are_there():
    types = {"women_organisation", "youth_organisation", "professional_league", "parliamentary_group"}
    assert set(Body.objects.filter(type__in=types).values_list("type", flat=True)) == types
    assert Mandate.objects.count() == 20


def test_who_chairs_is_not_who_hosts_and_the_inspector_stands_beside_the_elected_line(meeting):
    named = {part.role: part.person.name for part in meeting.participations.exclude(role="attendee")}
    assert named == {"chair": "الفاضل الكرزازي", "host": "نزهة الورديغي", "inspector": "مولود إغبولا"}
    assert meeting.participations.filter(role="attendee", person__name="حفيظ السلامي").exists()
    host = meeting.participations.get(role="host")
    assert set(host.capacities_ar) == {
        "عضو اللجنة التنفيذية",
        "عضو فريق الضمير والعمران بمجلس النواب",
        "نائبة برلمانية",
    }


def test_the_page_of_the_meeting_says_who_chaired_who_hosted_and_who_organised(meeting):
    shown = text_of(signed_in("inspector").get(f"/meetings/{meeting.pk}/"))
    for words in (
        "الفاضل الكرزازي",
        "نزهة الورديغي",
        "مولود إغبولا",
        OUTSIDE,
        "كاتب الدولة المكلف بالتنمية القروية",
    ):
        assert words in shown


def test_it_was_about_a_province_and_a_region_on_a_sunday(meeting):
    assert sorted(meeting.territories.values_list("pk", flat=True)) == ["ma/05", PROVINCE]
    assert meeting.held_on.isoweekday() == 7
    assert meeting.framework.endswith(OUTSIDE)


def test_the_general_call_is_a_hole_and_the_statement_asks_nothing_of_anybody(meeting):
    call, statement = meeting.outcomes.get(type="call"), meeting.outcomes.get(type="statement")
    holes = without_owner(Task.objects.filter(outcome__meeting=meeting))
    assert call.tasks.get() in holes
    assert (call.caller, call.tasks.get().person, call.tasks.get().due_on) == ("", None, None)
    assert statement.tasks.count() == 0
    assert meeting.achievements.count() == 2
    assert call.text in text_of(signed_in("inspector").get("/followup/?tab=ownerless"))


def test_the_inspector_sees_that_province_only(meeting):
    inspector = account("inspector")
    assert inspector.reach("meetings.see").paths == (PROVINCE,)
    assert not inspector.may("followup.verify", at="ma/05/081")
    assert not inspector.may("followup.verify", at="ma/05")
    scopes = set(meetings_seen_by(inspector).values_list("scope", flat=True))
    assert {scope for scope in scopes if not scope.startswith(PROVINCE)} == set()
    azilal = Meeting.objects.filter(scope="ma/05/081").earliest("held_on")
    assert signed_in("inspector").get(f"/meetings/{azilal.pk}/").status_code == 404
    assert signed_in("azilal").get(f"/meetings/{azilal.pk}/").status_code == 200
    assert signed_in("inspector").get(f"/meetings/{meeting.pk}/").status_code == 200


def test_a_deputy_sees_those_who_elected_them_and_not_the_kingdom():
    assert account("deputy").reach("needs.see").paths == (PROVINCE,)
    assert signed_in("deputy").get("/followup/").status_code == 200


def test_the_switcher_offers_both_lines_and_the_inspector_first():
    roles = {each.email.split("@")[0]: set(each.roles) for each in Account.objects.all()}
    assert Account.objects.order_by("pk")[0] == account("inspector")
    assert roles == {
        "inspector": {"inspector", "member"},
        "provincial": {"provincial_secretary", "member"},
        "branch": {"local_secretary", "elected_member"},
        "executive": {"regional_secretary", "member", "elected_member"},
        "deputy": {"member", "elected_member"},
        "azilal": {"inspector", "member"},
        "organisation": {"national_organisation_head"},
    }


def test_a_memo_asks_the_inspectors_and_stands_on_the_home_of_one():
    directive, today = Directive.objects.get(), timezone.localdate()
    asked = queries.with_state(Execution.objects.all(), on=today)
    assert set(asked.values_list("body__type", flat=True)) == {"inspectorate"}
    assert sorted(asked.values_list("state", flat=True)) == [
        "acknowledged", "reported", "waiting", "waiting", "waiting",
    ]  # fmt: skip
    shown = text_of(signed_in("inspector").get("/"))
    assert directive.edition in shown
    assert "14 يوما" in shown


def test_a_role_is_called_as_the_charter_calls_whoever_heads_it(settings):
    settings.DEMO = True
    choices = {each["label"]: each["note"] for each in switcher(account("inspector"))["choices"]}
    assert "كاتب إقليمي · بني ملال" in choices["حفيظ السلامي"]
    assert "كاتب الفرع · قصبة تادلة" in choices["سعيدة المسفيوي"]
    shown = text_of(signed_in("provincial").get("/"))
    assert "كاتب إقليمي" in shown
    assert "أمين إقليمي" not in shown


@pytest.mark.parametrize("name", ["inspector", "provincial", "branch", "executive", "deputy"])
def test_everybody_of_the_switcher_has_a_home(name):
    assert signed_in(name).get("/").status_code == 200


def test_its_sample_is_its_own_and_tells_of_last_sunday(settings):
    settings.DEMO = True
    sample = signed_in("inspector").get("/reports/").context["sample"]
    sunday = last_sunday(timezone.localdate())
    assert "حزب الضمير والعمران" in sample
    assert f"يوم الأحد {sunday.day} " in sample
    assert timedelta(0) < timezone.localdate() - sunday <= timedelta(7)


def test_its_sample_becomes_a_record_with_its_host_and_its_inspector(settings):
    settings.DEMO = True
    client = signed_in("inspector")
    sample = client.get("/reports/").context["sample"]
    answer = client.post("/reports/", {"pasted": sample})
    assert answer.status_code == 302
    record = Reading.objects.get(pk=int(answer.headers["Location"].split("/")[-2])).record
    assert record["chair"]["name"] == "الفاضل الكرزازي"
    assert record["host"]["name"] == "نزهة الورديغي"
    assert record["territories"] == [PROVINCE]
    proposed = people_of(record, reach=reach_of_people(account("inspector")))
    assert {each.name: each.proposals[0].score for each in proposed} == {
        "الفاضل الكرزازي": 1.0,
        "نزهة الورديغي": 1.0,
        "مولود إغبولا": 1.0,
        "حفيظ السلامي": 1.0,
    }
    assert [each["type"] for each in record["outcomes"]] == ["call"]


def test_building_again_changes_nothing_and_another_kind_is_refused():
    before = (Person.objects.count(), Meeting.objects.count(), Task.objects.count())
    assert demo.build(at=timezone.now(), kind=KIND) == account("inspector")
    with pytest.raises(CannotRun):
        demo.build(at=timezone.now())
    assert (Person.objects.count(), Meeting.objects.count(), Task.objects.count()) == before
