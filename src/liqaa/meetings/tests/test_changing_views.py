"""Marking a meeting held or cancelled, saying who came, correcting its record."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from liqaa.meetings.rules import Part
from liqaa.meetings.tests import factories
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
