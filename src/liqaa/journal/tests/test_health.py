"""What administrators see of the chain."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from liqaa.access.actions import create_account, grant
from liqaa.journal import keeping
from liqaa.journal.actions import SYSTEM, record
from liqaa.journal.queries import state
from liqaa.journal.rules import Fault
from liqaa.journal.tests.conftest import seal_all
from liqaa.journal.verifying import Report, verify
from liqaa.territory.models import Place


def account(role):
    now = timezone.now()
    made = create_account(email=f"{role}@example.invalid", name="زينب", by=SYSTEM, at=now)
    grant(account=made, role=role, places=[Place.objects.get(path="ma")], source_kind="test", source_id=1,
          starts_on=timezone.localdate(now), by=SYSTEM, at=now)  # fmt: skip
    return made


def page_for(role):
    client = Client()
    client.force_login(account(role))
    return client.get("/health/")


@pytest.mark.parametrize(
    ("role", "status"), [("administrator", 200), ("provincial_secretary", 403), ("member", 403)]
)
def test_only_administrators_see_the_state_of_the_installation(db, role, status):
    assert page_for(role).status_code == status


def test_a_sealed_and_whole_journal_is_quiet(db):
    account("member")
    length = seal_all()
    keeping.keep(verify(), at=timezone.now())
    found = state(at=timezone.now())
    assert (found.length, found.unsealed, found.late, found.broken) == (length, 0, False, False)


def test_a_line_that_waits_longer_than_a_minute_is_red(db):
    seal_all()
    now = timezone.now()
    record("meetings.plan", Place.objects.get(path="ma"), by=SYSTEM, at=now - timedelta(seconds=61))
    assert (state(at=now).unsealed, state(at=now).late) == (1, True)
    assert state(at=now - timedelta(seconds=30)).late is False
    assert "سطور تنتظر الختم منذ مدة طويلة" in page_for("administrator").content.decode()


def test_a_fault_of_the_last_check_is_red_and_says_where(db):
    seal_all()
    keeping.keep(Report(lines=900, faults=[Fault(347, "removed")], fault_count=1), at=timezone.now())
    page = page_for("administrator").content.decode()
    assert "347" in page
    assert "سطر حُذف" in page
    assert state(at=timezone.now()).broken is True


def test_the_state_asks_three_questions_however_long_the_chain(chain, django_assert_num_queries):
    with django_assert_num_queries(3):
        state(at=timezone.now())
