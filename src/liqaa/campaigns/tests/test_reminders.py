"""One message to each person and day; what stays late goes to the secretariat above, found by office."""

import datetime as dt

import pytest

from liqaa.campaigns import actions, queries
from liqaa.campaigns.tests import factories as make
from liqaa.journal.actions import SYSTEM
from liqaa.outbox.models import Message

pytestmark = pytest.mark.django_db


def in_days(days: int) -> dt.date:
    return make.today() + dt.timedelta(days=days)


def test_two_memos_make_one_message_a_day_and_the_same_day_again_none() -> None:
    _leader, account = make.head(make.province())
    make.issued(due_on=in_days(7), title="المذكرة الأولى")
    make.issued(due_on=in_days(3), title="المذكرة الثانية")
    assert actions.remind(by=SYSTEM, at=make.now()) == 1
    actions.remind(by=SYSTEM, at=make.now())
    message = Message.objects.get()
    assert message.recipient == account.email
    assert "المذكرة الأولى" in message.body
    assert "المذكرة الثانية" in message.body


def test_the_subject_says_nothing_of_the_matter() -> None:
    make.head(make.province())
    directive = make.issued(due_on=in_days(7))
    actions.remind(by=SYSTEM, at=make.now())
    assert directive.title not in Message.objects.get().subject


def test_days_that_are_no_day_of_reminding_send_nothing() -> None:
    make.head(make.province())
    make.issued(due_on=in_days(5))
    assert actions.remind(by=SYSTEM, at=make.now()) == 0


def test_what_is_late_is_told_to_the_secretariat_above() -> None:
    make.province()
    _leader, regional = make.head(make.region())
    make.overdue(make.issued())
    digests = queries.digests_on(make.today())
    assert [(each.account, list(each.late_below.values())) for each in digests] == [(regional, [1])]


def test_where_nobody_leads_above_the_next_level_is_told() -> None:
    make.local()
    _leader, regional = make.head(make.region())
    make.overdue(make.issued(level="local", body_types=["local_secretariat"]))
    assert [each.account for each in queries.digests_on(make.today())] == [regional]


def test_what_was_handed_in_is_no_longer_reminded() -> None:
    make.head(make.province())
    made = make.reported(due_on=in_days(7))
    assert queries.digests_on(make.today()) == []
    assert make.state(made) == "reported"


def test_the_number_of_statements_does_not_grow_with_the_bodies(django_assert_max_num_queries) -> None:
    for path in (make.PROVINCE, make.SIBLING, "ma/03/131"):
        make.head(make.province(path))
    make.overdue(make.issued())
    with django_assert_max_num_queries(8):
        assert len(queries.digests_on(make.today())) == 3


def test_each_reads_it_in_their_own_language() -> None:
    _leader, account = make.head(make.province())
    account.language = "fr"
    account.save()
    make.issued(due_on=in_days(7))
    actions.remind(by=SYSTEM, at=make.now())
    assert Message.objects.get().subject == "Ce qui vous attend cette semaine"
