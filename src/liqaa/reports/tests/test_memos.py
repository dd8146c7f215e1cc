"""A report that is handed in for a memo: the way there, what is kept, and the way back to the memo."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from liqaa.campaigns import actions as campaigns
from liqaa.campaigns.models import Execution
from liqaa.campaigns.tests import factories as memos
from liqaa.people.tests.factories import account
from liqaa.reports.models import Reading
from liqaa.reports.tests import factories
from liqaa.reports.tests.factories import PROVINCE, REPORT

pytestmark = pytest.mark.django_db


@pytest.fixture
def memo() -> Execution:
    """A memo of last week that asks every province for a communication meeting."""
    body = factories.organisation()
    week = memos.now() - dt.timedelta(days=7)
    directive = memos.draft(meeting_kind="communication", issued_on=timezone.localdate(week))
    campaigns.issue(directive=directive, by=memos.author(), at=memos.now())
    return Execution.objects.get(directive=directive, body=body)


@pytest.fixture
def signed_in(client: Client, memo: Execution) -> Client:
    client.force_login(factories.secretary())
    return client


def report(days_ago: int) -> str:
    from liqaa.kit.calendar import format_date

    day = timezone.localdate() - dt.timedelta(days=days_ago)
    return REPORT.replace("الأحد 8 مارس 2026", format_date(day, "ar"))


def hand_in(client: Client, memo: Execution, text: str) -> Reading:
    client.post(f"{reverse('reports:list')}?for={memo.pk}", {"pasted": text})
    return Reading.objects.latest("pk")


def test_a_memo_that_waits_offers_to_read_the_report_of_its_meeting(
    signed_in: Client, memo: Execution
) -> None:
    page = signed_in.get(reverse("campaigns:execution", args=[memo.pk])).content.decode()
    assert f'href="/reports/?for={memo.pk}"' in page
    there = signed_in.get(f"/reports/?for={memo.pk}").content.decode()
    assert "هذا التقرير جواب عن المذكرة" in there
    assert memo.directive.title in there


def test_the_reading_keeps_which_memo_it_answers_and_says_so(signed_in: Client, memo: Execution) -> None:
    reading = hand_in(signed_in, memo, report(1))
    assert reading.answers == memo
    page = signed_in.get(reverse("reports:reading", args=[reading.pk])).content.decode()
    assert reverse("campaigns:execution", args=[memo.pk]) in page


def test_a_confirmed_reading_is_proposed_on_the_memo_and_leads_back_to_it(
    signed_in: Client, memo: Execution
) -> None:
    reading = hand_in(signed_in, memo, report(1))
    page = signed_in.post(reverse("reports:confirm", args=[reading.pk]), follow=True).content.decode()
    address = reverse("campaigns:execution", args=[memo.pk])
    assert f'مقترح جوابا عن المذكرة <a href="{address}">' in page
    reading.refresh_from_db()
    memo.refresh_from_db()
    assert memo.meeting is None
    there = signed_in.get(address)
    assert there.context["proposals"].meetings == [reading.meeting]
    signed_in.post(reverse("campaigns:satisfy", args=[memo.pk]), {"meeting": reading.meeting_id})
    memo.refresh_from_db()
    assert memo.meeting == reading.meeting
    assert "/reports/?for=" not in signed_in.get(address).content.decode()


def test_a_meeting_from_before_the_memo_is_not_its_answer(signed_in: Client, memo: Execution) -> None:
    reading = hand_in(signed_in, memo, report(30))
    page = signed_in.post(reverse("reports:confirm", args=[reading.pk]), follow=True).content.decode()
    assert "لا يوافق المذكرة" in page


@pytest.mark.parametrize("key", ["0", "x", "-1", "99999999999999999999"])
def test_a_memo_that_is_none_is_not_found(signed_in: Client, key: str) -> None:
    assert signed_in.get(f"/reports/?for={key}").status_code == 404


def test_another_province_cannot_hand_in_for_it(client: Client, memo: Execution) -> None:
    client.force_login(account(("provincial_secretary", "ma/03/231")))
    assert client.get(f"/reports/?for={memo.pk}").status_code == 404
    assert client.post(f"/reports/?for={memo.pk}", {"pasted": REPORT}).status_code == 404
    assert Reading.objects.count() == 0


def test_who_reads_no_reports_is_not_offered_to(client: Client, memo: Execution) -> None:
    client.force_login(account(("treasurer", PROVINCE)))
    page = client.get(reverse("campaigns:execution", args=[memo.pk])).content.decode()
    assert "/reports/?for=" not in page
