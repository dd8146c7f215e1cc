"""The bodies beside the organiser: one that organises with it, one that is host."""

import datetime as dt
import re

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from liqaa.access.actions import grant
from liqaa.bodies.actions import undo_body
from liqaa.bodies.models import Body
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.kit.refusals import Refused
from liqaa.meetings import actions
from liqaa.meetings.documents import docx_of, minutes_paper, pdf_of
from liqaa.meetings.documents.paper import text_of
from liqaa.meetings.forms.beside import BESIDE
from liqaa.meetings.models import Meeting
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import COMMUNE, ELSEWHERE, NOW, PROVINCE
from liqaa.meetings.tests.test_documents import arabic_words, paragraphs, words_of_pdf
from liqaa.people.tests.factories import account, place

pytestmark = pytest.mark.django_db
WITH, HOST = "منظمة الشبيبة بالإقليم", "الأمانة المحلية بالجماعة"


@pytest.fixture
def secretary(client):
    """A client signed in as the province's secretary."""
    client.force_login(account(("provincial_secretary", PROVINCE)))
    return client


@pytest.fixture
def beside():
    """A youth organisation of the province, and the secretariat of one of its communes."""
    youth = factories.body(type="youth_organisation", family="youth", name_ar=WITH)
    return youth, factories.body(COMMUNE, type="local_secretariat", level="local", name_ar=HOST)


def shown(client, kept):
    """The names in the facts of a meeting's page, by label; the status of any other answer."""
    response = client.get(reverse("meetings:meeting", args=[kept.pk]))
    if response.status_code != 200:
        return response.status_code
    pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", response.content.decode(), re.DOTALL)
    facts = {label: re.sub("<.*?>", "", value).strip() for label, value in pairs}
    return {label: facts.get(label) for label in ("الهيئة المشاركة في التنظيم", "الهيئة المستضيفة")}


def test_they_are_chosen_in_the_call_and_stand_on_the_page_and_in_the_paper(secretary, beside):
    youth, local = beside
    ours, day = factories.body(), timezone.localdate() + dt.timedelta(days=9)
    form = secretary.get(reverse("meetings:call"), {"organiser": ours.pk}).context["form"]
    offered = {name: {key for key, _label in form.fields[name].choices} for name in BESIDE}
    assert {name: local.pk in keys for name, keys in offered.items()} == {
        "supervisor": False, "co_organiser": True, "host_body": True,
    }  # fmt: skip
    assert all(youth.pk in keys for keys in offered.values())
    assert ours.pk not in offered["co_organiser"] | offered["host_body"]
    typed = {"title": "لقاء", "organiser": ours.pk, "held_on": day.isoformat(), "kinds": "communication"}
    given = {"co_organiser": youth.pk, "host_body": local.pk}
    refused = secretary.post(reverse("meetings:call"), typed | given | {"host_body": ours.pk})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["host_body"])
    assert secretary.post(reverse("meetings:call"), typed | given).status_code == 302
    kept = Meeting.objects.get()
    expected = {"الهيئة المشاركة في التنظيم": WITH, "الهيئة المستضيفة": HOST}
    assert shown(secretary, kept) == expected
    Meeting.objects.update(state="held", held_on=dt.date(2026, 11, 8))
    minutes = actions.draft_minutes(
        meeting=Meeting.objects.get(), opening="افتتاح", closing="اختتام", by=SYSTEM, at=NOW
    )
    paper = minutes_paper(minutes, language="ar")
    assert expected.items() <= dict(paper.facts).items()
    said = arabic_words([WITH, HOST, *expected])
    assert said <= arabic_words(text_of(paper))
    assert said <= arabic_words(words_of_pdf(pdf_of(paper)).elements())
    assert said <= arabic_words(paragraphs(docx_of(paper)))


def test_they_are_recorded_and_put_right_and_stay_where_they_were_dissolved_since(secretary, beside):
    youth, local = beside
    typed = {"title": "لقاء", "organiser": factories.body().pk, "held_on": "2026-11-08"}
    assert secretary.post(reverse("meetings:record"), typed | {"host_body": local.pk}).status_code == 302
    kept = Meeting.objects.get()
    assert (kept.co_organiser, kept.host_body) == (None, local)
    type(local).objects.filter(pk=local.pk).update(state="dissolved", dissolved_on=dt.date(2026, 11, 9))
    form = secretary.get(reverse("meetings:correct", args=[kept.pk])).context["form"]
    assert local.pk in [key for key, _label in form.fields["host_body"].choices]
    typed = {"title": "لقاء", "held_on": "2026-11-08", "host_body": local.pk, "co_organiser": youth.pk}
    assert secretary.post(reverse("meetings:correct", args=[kept.pk]), typed).status_code == 302
    kept.refresh_from_db()
    assert (kept.co_organiser, kept.host_body) == (youth, local)


def test_whoever_reads_the_meeting_reads_their_names_and_they_open_it_to_nobody_else(client):
    far, other = factories.body(ELSEWHERE, name_ar=WITH), factories.body(ELSEWHERE, type="provincial_council")
    kept = factories.meeting(
        factories.body("ma", type="national_bureau"), territories=(place(COMMUNE),), co_organiser=far
    )
    reader = account(("local_secretary", COMMUNE))
    client.force_login(reader)
    with acting_for(reader):
        assert Body.objects.filter(pk__in=[far.pk, other.pk]).get() == far
    assert shown(client, kept) == {"الهيئة المشاركة في التنظيم": WITH, "الهيئة المستضيفة": None}
    client.force_login(account(("provincial_secretary", ELSEWHERE)))
    assert shown(client, kept) == 404


def test_a_narrowed_role_reads_who_is_host_of_its_bodies_meetings(client):
    women = factories.body(family="women", type="women_organisation")
    kept = factories.meeting(women, host_body=factories.body(ELSEWHERE, name_ar=HOST))
    president = account()
    grant(
        account=president, role="local_secretary", places=[place(PROVINCE)], family="women",
        source_kind="setup", source_id="", starts_on=dt.date(2020, 1, 1), by=SYSTEM, at=NOW,
    )  # fmt: skip
    client.force_login(president)
    assert shown(client, kept) == {"الهيئة المشاركة في التنظيم": None, "الهيئة المستضيفة": HOST}


@pytest.mark.parametrize("name", ["co_organiser", "host_body"])
def test_neither_is_the_organiser_itself(name):
    ours = factories.body()
    with pytest.raises(Refused) as refusal:
        factories.meeting(ours, **{name: ours})
    assert refusal.value.field == name
    kept = factories.meeting(ours)
    with pytest.raises(Refused) as refusal:
        actions.correct_meeting(meeting=kept, by=SYSTEM, at=NOW, **{name: ours.pk})
    assert refusal.value.field == name
    with pytest.raises(IntegrityError, match="by_another"), transaction.atomic():
        Meeting.objects.filter(pk=kept.pk).update(**{name: ours})


@pytest.mark.parametrize("name", ["co_organiser", "host_body"])
def test_a_body_that_a_meeting_names_is_not_undone(name):
    named = factories.body(ELSEWHERE)
    kept = factories.meeting(factories.body(), **{name: named})
    with pytest.raises(Refused) as refusal:
        undo_body(body=named, by=SYSTEM, at=NOW)
    assert any(kept.title in str(each) for each in refusal.value.reasons)
