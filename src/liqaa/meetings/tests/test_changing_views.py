"""Marking a meeting held or cancelled, saying who came, correcting its record."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from liqaa.journal.actions import SYSTEM
from liqaa.journal.queries import history_of
from liqaa.meetings import actions
from liqaa.meetings.models import AgendaItem
from liqaa.meetings.rules import Part, Point
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.door_field import arrive
from liqaa.meetings.tests.factories import COMMUNE, PROVINCE
from liqaa.people.tests.factories import account, person

pytestmark = pytest.mark.django_db


def days_from_now(days):
    return timezone.localdate() + dt.timedelta(days=days)


@pytest.fixture
def signed_in(client):
    """A client signed in as an account with these roles."""

    def enter(*grants):
        client.force_login(account(*grants))
        return client

    return enter


def text_of(response):
    return response.content.decode()


# --- changing -----------------------------------------------------------------------------------------------


def test_a_planned_meeting_is_marked_as_held(signed_in):
    kept = factories.meeting(state="planned", held_on=days_from_now(-1))
    client = signed_in(("provincial_secretary", PROVINCE))
    client.post(reverse("meetings:hold", args=[kept.pk]), {"held_on": days_from_now(-1).isoformat()})
    kept.refresh_from_db()
    assert kept.state == "held"


def test_a_refused_change_comes_back_with_the_page_and_its_reason(signed_in):
    kept = factories.meeting(state="planned", held_on=days_from_now(9))
    client = signed_in(("provincial_secretary", PROVINCE))
    response = client.post(
        reverse("meetings:hold", args=[kept.pk]), {"held_on": days_from_now(9).isoformat()}
    )
    assert response.status_code == 422
    assert list(response.context["hold_form"].errors) == ["held_on"]
    response = client.post(reverse("meetings:cancel", args=[kept.pk]), {"reason": " "})
    assert response.status_code == 422
    assert list(response.context["cancel_form"].errors) == ["reason"]
    kept.refresh_from_db()
    assert kept.state == "planned"


def test_a_meeting_is_cancelled_with_its_reason(signed_in):
    kept = factories.meeting(state="planned", held_on=days_from_now(9))
    client = signed_in(("provincial_secretary", PROVINCE))
    client.post(reverse("meetings:cancel", args=[kept.pk]), {"reason": "أمطار"})
    assert "أمطار" in text_of(client.get(reverse("meetings:meeting", args=[kept.pk])))


def test_who_came_is_kept(signed_in):
    kept = factories.meeting(parts=[Part(person=person(), status="invited"), Part(person=person())])
    first, second = kept.participations.order_by("pk")
    client = signed_in(("provincial_secretary", PROVINCE))
    client.post(
        reverse("meetings:attendance", args=[kept.pk]),
        {f"part{first.pk}": "excused", f"part{second.pk}": "present"},
    )
    assert list(kept.participations.order_by("pk").values_list("status", flat=True)) == ["excused", "present"]


def test_who_came_through_the_door_meanwhile_stays(signed_in):
    first, second, guest = person(), person(), person()
    kept = factories.meeting(
        state="planned",
        held_on=days_from_now(0),
        parts=[Part(person=each, status="invited") for each in (first, second)],
    )
    client, url = (
        signed_in(("provincial_secretary", PROVINCE)),
        reverse("meetings:attendance", args=[kept.pk]),
    )
    page = text_of(client.get(url))
    sent = dict(re.findall(r'<input type="hidden" name="(initial-part\d+)" value="(\w+)"', page))
    for each in (first, guest):
        arrive(kept, each)
    parts = {each.person_id: f"part{each.pk}" for each in kept.participations.all()}
    sent |= {parts[first.pk]: "invited", parts[second.pk]: "excused"}
    assert client.post(url, sent).status_code == 302
    assert dict(kept.participations.values_list("person", "status")) == {
        first.pk: "present",
        second.pk: "excused",
        guest.pk: "present",
    }


def test_a_correction_shows_what_stands_and_touches_only_what_was_changed(signed_in):
    kept = factories.full_meeting()
    client = signed_in(("inspector", "ma"))
    url = reverse("meetings:correct", args=[kept.pk])
    form = client.get(url).context["form"]
    data = {name: form[name].value() for name in form.fields}
    data = {name: form.fields[name].prepare_value(value) for name, value in data.items()}
    data |= {"venue_place": COMMUNE, "supervisor": kept.supervisor_id, "title": "عنوان آخر"}
    data = {name: value for name, value in data.items() if value not in (None, False)}
    response = client.post(url, data)
    assert response.status_code == 302, response.context["form"].errors
    kept.refresh_from_db()
    assert kept.title == "عنوان آخر"
    assert kept.interventions.count() == 1
    assert kept.mentions.count() == 1
    assert kept.participations.get(role="chair").capacities_ar == ["أمين جهوي"]
    assert kept.participations.get(role="facilitator").status == "excused"


def test_what_others_wrote_while_a_correction_was_typed_stays(signed_in):
    chair, first, guest = person("سعيد المرابط"), person("موحى أيت علي"), person("نجاة بنعلي")
    kept = factories.meeting(
        state="planned",
        held_on=days_from_now(0),
        topics=("قديم",),
        parts=[Part(person=chair, role="chair"), Part(person=first, status="invited")],
    )
    client, url = signed_in(("inspector", "ma")), reverse("meetings:correct", args=[kept.pk])
    form = client.get(url).context["form"]
    names = [name for name in form.fields if form.fields[name].show_hidden_initial]
    shown = {name: form[name].value() for name in names}
    sent = {name: form.fields[name].prepare_value(value) for name, value in shown.items()}
    sent |= {f"initial-{name}": value for name, value in sent.items()}
    sent = {name: value for name, value in sent.items() if value not in (None, False)}
    assert all(f'name="initial-{name}"' in text_of(client.get(url)) for name in ("title", "attendee"))
    arrive(kept, guest)
    actions.correct_meeting(meeting=kept, topics=("جديد",), slogan="معا", by=SYSTEM, at=timezone.now())
    other = person("سعاد العلمي")
    sent |= {"title": "عنوان آخر", "attendee": f"{first.name}\n{other.name}"}
    assert client.post(url, sent).status_code == 302
    kept.refresh_from_db()
    assert (kept.title, kept.slogan, kept.topics.get().text) == ("عنوان آخر", "معا", "جديد")
    told = {each.person_id: (each.role, each.status, each.came_by) for each in kept.participations.all()}
    assert told == {
        chair.pk: ("chair", "present", ""),
        first.pk: ("attendee", "invited", ""),
        other.pk: ("attendee", "present", ""),
        guest.pk: ("attendee", "present", "tick"),
    }
    assert history_of(kept).first().fields == ["parts", "title"]


def test_a_part_that_is_taken_out_goes_and_the_others_stay_as_they_were(signed_in):
    kept = factories.full_meeting()
    client = signed_in(("inspector", "ma"))
    data = {
        "title": kept.title,
        "held_on": kept.held_on.isoformat(),
        "chair": "سعيد المرابط",
        "facilitator": "موحى أيت علي",
    }
    client.post(reverse("meetings:correct", args=[kept.pk]), data)
    assert set(kept.participations.values_list("role", "person__name", "status")) == {
        ("chair", "سعيد المرابط", "present"),
        ("facilitator", "موحى أيت علي", "excused"),
    }
    assert kept.participations.get(role="chair").capacities_ar == ["أمين جهوي"]


def test_namesakes_who_stand_in_a_record_stay_two_people(signed_in):
    two = [person("محمد العلوي"), person("محمد العلوي")]
    kept = factories.meeting(parts=[Part(person=each) for each in two])
    client, url = signed_in(("provincial_secretary", PROVINCE)), reverse("meetings:correct", args=[kept.pk])
    typed = {"title": kept.title, "attendee": "محمد العلوي\nمحمد العلوي", "chair": person("نجاة بنعلي").name}
    assert client.post(url, typed).status_code == 302
    assert set(kept.participations.filter(role="attendee").values_list("person", flat=True)) == {
        each.pk for each in two
    }


def test_a_point_added_by_a_correction_leaves_the_others_internal_and_in_their_order(signed_in):
    kept = factories.meeting(
        agenda=[
            Point(title="الميزانية", internal=True, minutes=20),
            Point(title="الافتتاح", presenter="نجاة"),
        ]
    )
    budget, opening = kept.agenda.order_by("position")
    AgendaItem.objects.filter(pk=opening.pk).update(position=7)
    AgendaItem.objects.filter(pk=budget.pk).update(position=8)
    client, url = signed_in(("provincial_secretary", PROVINCE)), reverse("meetings:correct", args=[kept.pk])
    form = client.get(url).context["form"]
    assert form["agenda"].value() == "الافتتاح\nالميزانية"
    data = {name: form[name].value() for name in form.fields} | {"agenda": "الافتتاح\nالميزانية\nمتفرقات"}
    assert client.post(url, {name: value for name, value in data.items() if value}).status_code == 302
    told = kept.agenda.order_by("position").values_list("title", "presenter", "minutes", "internal")
    assert list(told) == [
        ("الافتتاح", "نجاة", None, False),
        ("الميزانية", "", 20, True),
        ("متفرقات", "", None, False),
    ]
