"""One message to each person and day; what stays late goes to the secretariat above, found by office."""

import datetime as dt

import pytest

from liqaa.bodies.actions import end_appointment
from liqaa.bodies.tests.factories import appointment
from liqaa.campaigns import actions, queries
from liqaa.campaigns.tests import factories as make
from liqaa.journal.actions import SYSTEM
from liqaa.outbox.actions import deliver
from liqaa.outbox.models import Message
from liqaa.outbox.tests.conftest import mail_server, smtp

__all__ = ["mail_server", "smtp"]
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


def test_a_body_under_no_other_answers_to_the_one_that_issued() -> None:
    alone = make.province()
    alone.parent = None
    alone.save()
    _leader, issuer = make.head(make.pole())
    make.overdue(make.issued())
    assert [each.account for each in queries.digests_on(make.today())] == [issuer]


def test_the_secretariat_above_is_found_by_office_and_not_by_role() -> None:
    make.province()
    make.account(("regional_secretary", make.REGION), name="صاحب دور بلا مهمة")
    _leader, regional = make.head(make.region())
    make.overdue(make.issued())
    assert [each.account for each in queries.digests_on(make.today())] == [regional]


def test_whoever_takes_the_office_over_is_told_from_that_day() -> None:
    make.province()
    leader, _former = make.head(make.region())
    make.overdue(make.issued())
    held = leader.appointments.get()
    end_appointment(appointment=held, ended_on=make.today(), by=SYSTEM, at=make.now())
    account = make.account(name="من خلفه")
    appointment(make.person(path=make.REGION, account=account), held.office, starts_on=make.today())
    assert [each.account for each in queries.digests_on(make.today())] == [account]


@pytest.mark.parametrize("answers", [[], ["451 try again later"]])
def test_each_person_receives_one_mail_whatever_is_retried(smtp, mail_server, answers) -> None:
    _leader, account = make.head(make.province())
    for title in ("المذكرة الأولى", "المذكرة الثانية"):
        make.issued(due_on=in_days(7), title=title)
    smtp.received.answers[:] = answers
    for _again in range(2):
        actions.remind(by=SYSTEM, at=make.now())
        message = Message.objects.get()
        deliver(message=message, at=make.now())
        deliver(message=message, at=make.now())
    (mail,) = smtp.received.mails
    assert mail["To"] == account.email
    text = mail.get_content()
    assert ("المذكرة الأولى" in text, "المذكرة الثانية" in text) == (True, True)
