"""The memo that is open in the demo: every province at another step, and one click from moving."""

import pytest
from django.test import Client
from django.utils import timezone

from liqaa.access.models import Account
from liqaa.campaigns import actions, queries
from liqaa.campaigns.models import Directive, Execution

pytestmark = pytest.mark.django_db
PROVINCE = "ma/03/591"


def head():
    return Account.objects.get(email="organisation@demo.invalid")


def states():
    found = queries.executions_seen_by(head())
    known = queries.with_state(found, on=timezone.localdate())
    return dict(known.values_list("place__name_fr", "state"))


def test_every_province_stands_at_another_step():
    directive = Directive.objects.get()
    assert (directive.edition, (directive.due_on - timezone.localdate()).days) == (
        "النسخة الأولى من أيام الإنصات",
        12,
    )
    assert sorted(states().values()) == [
        "acknowledged", "approved", "delivered", "planned", "reported", "waiting",
    ]  # fmt: skip


def test_the_roll_up_moves_by_one_province_when_it_reports_and_the_head_approves(secretary):
    directive, today = Directive.objects.get(), timezone.localdate()
    mine = Execution.objects.get(scope=PROVINCE)
    before = queries.tallies([directive], head(), on=today)[directive.pk]
    assert (before.promised, before.done, before.proved) == (6, 2, 1)
    meeting = mine.body.meetings.filter(state="held").order_by("-held_on")[0]
    meeting.kinds = ["communication"]
    meeting.save()
    now = timezone.now()
    actions.satisfy(execution=mine, meeting=meeting, by=secretary, at=now)
    actions.report(execution=mine, text="انعقد اللقاء", by=secretary, at=now)
    actions.approve(execution=mine, by=head(), at=now)
    after = queries.tallies([directive], head(), on=today)[directive.pk]
    assert (after.promised, after.done, after.proved) == (6, 3, 2)


def test_the_home_of_the_secretary_shows_the_memo_its_edition_and_the_days_left():
    client = Client()
    client.force_login(Account.objects.get(email="provincial@demo.invalid"))
    page = client.get("/").content.decode()
    mine = Execution.objects.get(scope=PROVINCE)
    assert "النسخة الأولى من أيام الإنصات" in page
    assert "12 يوما" in page
    assert f'href="/reports/?for={mine.pk}"' in page
