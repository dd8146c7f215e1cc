"""Trails: a body knows those above it; an office's role is narrowed as the charter says."""

import datetime as dt
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from liqaa.access.actions import grant
from liqaa.access.models import Family as GrantFamily
from liqaa.access.models import Grant
from liqaa.access.rules import FAMILIES
from liqaa.bodies.forms.offices import OfficeField
from liqaa.bodies.models import Body, Office
from liqaa.bodies.rules.trails import REACHES, narrowing
from liqaa.bodies.tests.factories import account, appointment, body, office, person
from liqaa.bodies.text.vocabulary import FAMILIES as IN_CHARTERS
from liqaa.bodies.text.vocabulary import REACHES as REACHES_IN_CHARTERS
from liqaa.journal.actions import SYSTEM


def test_families_and_reaches_are_the_same_in_every_room():
    assert tuple(Body.Family.values) == tuple(GrantFamily.values) == FAMILIES
    assert set(FAMILIES) == IN_CHARTERS
    assert tuple(Office.Reach.values) == REACHES
    assert set(REACHES) == REACHES_IN_CHARTERS


@pytest.mark.parametrize(
    ("reach", "family", "narrowed"),
    [
        ("place", "women", {}),
        ("family", "women", {"family": "women"}),
        ("family", "", {"body_trail": "4/9"}),
        ("subtree", "women", {"body_trail": "4/9"}),
    ],
)
def test_a_role_is_narrowed_as_its_office_reaches(reach, family, narrowed):
    assert narrowing(reach, SimpleNamespace(trail="4/9", family=family)) == narrowed


@pytest.mark.django_db
def test_a_body_opened_under_another_continues_its_trail():
    top = body("regional_secretariat", "ma/03")
    below = body()
    women = body("women_organisation", parent=below)
    assert top.trail == str(top.pk)
    assert below.trail == f"{top.pk}/{below.pk}"
    assert women.trail == f"{top.pk}/{below.pk}/{women.pk}"
    assert women.family == "women"


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_migration_fills_in_the_trails_of_what_stands():
    body("regional_secretariat", "ma/03")
    body()
    kept = dict(Body.objects.values_list("pk", "trail"))
    Body.objects.update(trail="")
    with connection.cursor() as cursor:
        cursor.execute(import_module("liqaa.bodies.migrations.0004_body_trail").FILL)
    assert dict(Body.objects.values_list("pk", "trail")) == kept


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("reach", "told"), [("place", ("", "")), ("family", ("women", "")), ("subtree", None)]
)
def test_an_appointment_gives_its_role_as_far_as_the_office_reaches(reach, told):
    women = body("women_organisation")
    seat = office("women_organisation_president", women)
    seat.reach = reach
    seat.save()
    appointment(person(account=account()), seat)
    given = Grant.objects.get(source_kind="liqaa_bodies.appointment")
    assert (given.family, given.body_trail) == (told or ("", women.trail))


@pytest.mark.django_db
def test_the_page_of_one_s_account_says_how_far_a_role_reaches(client):
    women, reader = body("women_organisation"), account()
    for narrowed in ({"family": "women"}, {"body_trail": women.trail}, {"body_trail": "99999"}):
        grant(
            account=reader,
            role="local_secretary",
            places=[women.place],
            source_kind="setup",
            source_id=str(narrowed),
            starts_on=dt.date(2020, 1, 1),
            by=SYSTEM,
            at=timezone.now(),
            **narrowed,
        )
    client.force_login(reader)
    page = client.get(reverse("access:account")).content.decode()
    assert "هيئات هذه المنظمة الموازية فقط: النساء" in page
    assert women.name_ar in page.split("هذه الهيئة وما تحتها فقط:", 1)[1]
    assert "هيئة لم تعد موجودة فقط" in page


@pytest.mark.django_db
def test_the_form_that_appoints_says_how_far_the_role_reaches():
    seat = office("women_organisation_president", body("women_organisation"))
    assert str(OfficeField.label_from_instance(OfficeField(queryset=None), seat)).endswith(
        "(هيئات منظمتها الموازية هناك)"
    )
