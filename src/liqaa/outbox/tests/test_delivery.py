"""Each message leaves once, whatever happens on the way."""

from importlib import import_module
from threading import Barrier, Thread

import pytest
from django.apps import apps
from django.db import connection, connections, transaction

from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.acting import acting_for
from liqaa.kit.refusals import Refused
from liqaa.outbox.actions import deliver, delivery, queue
from liqaa.outbox.actions.jobs_to_do import leave_delivery, leave_forsaken
from liqaa.outbox.actions.recalling import recall
from liqaa.outbox.models import MailServer, Message
from liqaa.outbox.rules import LONGEST_TALK, WAITS
from liqaa.outbox.tests.conftest import NOW, LoopbackServer
from liqaa.testing.site import run_jobs

pytestmark = pytest.mark.django_db


def jobs() -> list[tuple[str, int, bool]]:
    columns = "task_name, (args->>'message_id')::int, scheduled_at IS NOT NULL"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM procrastinate_jobs ORDER BY id")
        return cursor.fetchall()


def invitation(key: str = "k") -> Message:
    return queue(
        key=key,
        recipient="amina@example.ma",
        subject="رسالة جديدة تنتظرك",
        body="السلام عليكم،\nافتحي الرابط: http://localhost/x",
        by=SYSTEM,
        at=NOW,
    )


def test_queueing_leaves_one_message_one_job_and_one_line() -> None:
    message = invitation()
    assert (message.state, message.queued_at) == ("waiting", NOW)
    assert jobs() == [("liqaa_outbox.deliver", message.pk, False)]
    assert list(Entry.objects.filter(verb__startswith="outbox").values_list("verb", "subject_id")) == [
        ("outbox.queue", str(message.pk))
    ]


def test_the_same_key_again_changes_nothing() -> None:
    first = invitation()
    again = queue(key="k", recipient="x@example.ma", subject="s", body="b", by=SYSTEM, at=NOW)
    assert (again.pk, again.recipient) == (first.pk, "amina@example.ma")
    assert len(jobs()) == 1


def test_a_transaction_that_fails_leaves_no_job() -> None:
    with transaction.atomic():
        invitation()
        transaction.set_rollback(True)
    assert (Message.objects.count(), jobs()) == (0, [])


@pytest.mark.parametrize("address", ["", "nobody", "a@b\r\nBcc: c@example.ma", "عنوان"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(Refused) as refusal:
        queue(key="k", recipient=address, subject="s", body="b", by=SYSTEM, at=NOW)
    assert refusal.value.field == "recipient"


def test_arabic_arrives_as_written(mail_server: MailServer, smtp: LoopbackServer) -> None:
    message = deliver(message=invitation(), at=NOW)
    (mail,) = smtp.received.mails
    assert mail["Subject"] == "رسالة جديدة تنتظرك"
    assert mail["To"] == "amina@example.ma"
    assert mail["From"] == "liqaa@example.ma"
    assert mail["Message-ID"] == f"<liqaa-{message.pk}@example.ma>"
    assert (
        mail.get_content().replace("\r\n", "\n").strip() == "السلام عليكم،\nافتحي الرابط: http://localhost/x"
    )
    assert (message.state, message.sent_at, message.body, message.problem) == ("sent", NOW, "", "")


def test_a_job_that_runs_twice_sends_once(mail_server: MailServer, smtp: LoopbackServer) -> None:
    message = invitation()
    deliver(message=message, at=NOW)
    deliver(message=Message.objects.get(), at=NOW)
    assert len(smtp.received.mails) == 1
    assert Entry.objects.filter(verb="outbox.deliver").count() == 1


def test_a_run_that_died_before_the_answer_is_not_repeated(
    mail_server: MailServer, smtp: LoopbackServer
) -> None:
    message = invitation()
    Message.objects.update(attempts=1, handed_at=NOW)
    after = deliver(message=message, at=NOW + LONGEST_TALK)
    assert (after.state, after.handed_at, len(smtp.received.mails)) == ("failed", None, 0)
    assert after.problem == "لا يُعرف هل خرجت الرسالة: ضاع جواب الخادوم."


def test_a_run_that_died_before_it_spoke_is_repeated(mail_server: MailServer, smtp: LoopbackServer) -> None:
    message = invitation()
    mail_server.port = 1
    mail_server.save()
    assert deliver(message=message, at=NOW).state == "waiting"
    mail_server.port = smtp.port
    mail_server.save()
    assert deliver(message=message, at=NOW).state == "sent"
    assert (len(smtp.received.mails), message.attempts) == (1, 2)


def test_a_server_that_breaks_off_after_taking_the_text_gets_it_once(
    mail_server: MailServer, smtp: LoopbackServer
) -> None:
    smtp.received.silent = True
    message = deliver(message=invitation(), at=NOW)
    deliver(message=message, at=NOW)
    assert (message.state, len(smtp.received.mails)) == ("failed", 1)


def test_a_passing_refusal_is_tried_again_later(mail_server: MailServer, smtp: LoopbackServer) -> None:
    smtp.received.answers = ["451 come back"]
    message = deliver(message=invitation(), at=NOW)
    assert (message.state, message.attempts) == ("waiting", 1)
    assert [later for _name, _args, later in jobs()] == [False, True]
    assert deliver(message=message, at=NOW).state == "sent"


def test_a_final_refusal_fails_with_its_reason(mail_server: MailServer, smtp: LoopbackServer) -> None:
    smtp.received.answers = ["550 no"]
    message = deliver(message=invitation(), at=NOW)
    assert (message.state, message.body, bool(message.problem)) == ("failed", "", True)
    assert len(jobs()) == 1


def test_attempts_end_after_the_last_wait(mail_server: MailServer) -> None:
    mail_server.port = 1
    mail_server.save()
    message = invitation()
    for _attempt in WAITS:
        assert deliver(message=message, at=NOW).state == "waiting"
    assert deliver(message=message, at=NOW).state == "failed"
    assert message.attempts == len(WAITS) + 1


def test_without_a_server_messages_wait() -> None:
    message = deliver(message=invitation(), at=NOW)
    assert (message.state, message.attempts, len(jobs())) == ("waiting", 0, 1)


def test_a_message_in_other_hands_is_left_alone(mail_server: MailServer, smtp: LoopbackServer) -> None:
    message = invitation()
    Message.objects.update(attempts=1, handed_at=NOW)
    after = deliver(message=message, at=NOW + LONGEST_TALK / 2)
    assert (after.state, after.handed_at, smtp.received.mails) == ("waiting", NOW, [])
    assert recall(message=message, by=SYSTEM, at=NOW) is False


def test_of_runs_that_met_at_the_server_one_speaks(mail_server: MailServer, smtp: LoopbackServer) -> None:
    quick, other = invitation(), Message.objects.get()
    assert delivery._write(quick, handed_at=NOW, attempts=1, problem="") is True
    assert delivery._attempt(other, mail_server, NOW).state == "waiting"
    assert smtp.received.mails == []
    assert delivery._try_later(other, "no answer", NOW, attempts=1).problem == ""
    assert (Message.objects.get().attempts, len(jobs())) == (1, 1)


def test_a_slow_run_that_was_given_up_tells_what_it_learnt(
    mail_server: MailServer, smtp: LoopbackServer
) -> None:
    slow = invitation()
    assert delivery._write(slow, handed_at=NOW, attempts=1, problem="")
    assert deliver(message=Message.objects.get(), at=NOW + LONGEST_TALK).state == "failed"
    assert delivery._sent(slow, NOW + LONGEST_TALK).state == "sent"
    assert Message.objects.values_list("state", "problem").get() == ("sent", "")


@pytest.mark.django_db(transaction=True)
def test_many_runs_at_once_send_once(mail_server: MailServer, smtp: LoopbackServer) -> None:
    message, ready = invitation(), Barrier(6)

    def run() -> None:
        with acting_for(SYSTEM):
            mine = Message.objects.get(pk=message.pk)
            ready.wait(10)
            deliver(message=mine, at=NOW)
        connections["default"].close()

    threads = [Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(smtp.received.mails) == 1
    assert Message.objects.values_list("state", "attempts", "handed_at").get() == ("sent", 1, None)
    assert Entry.objects.filter(verb="outbox.deliver").count() == 1


def test_what_was_under_way_before_is_marked_by_a_moment(mail_server: MailServer) -> None:
    migration = import_module("liqaa.outbox.migrations.0004_handed_at")
    invitation("waits")
    marked = invitation("under way")
    Message.objects.filter(pk=marked.pk).update(problem="under way")
    migration.to_moments(apps, connection.schema_editor())
    assert list(Message.objects.exclude(handed_at=None).values_list("pk", "problem")) == [(marked.pk, "")]
    migration.to_words(apps, connection.schema_editor())
    assert Message.objects.get(pk=marked.pk).problem == "under way"


@pytest.mark.django_db(transaction=True)
def test_the_worker_delivers_what_was_queued(mail_server: MailServer, smtp: LoopbackServer) -> None:
    invitation()
    leave_delivery(Message.objects.get().pk)
    run_jobs()
    assert [mail["To"] for mail in smtp.received.mails] == ["amina@example.ma"]
    assert Message.objects.values_list("state", "attempts").get() == ("sent", 1)


def test_a_message_whose_job_broke_off_is_taken_up_again(
    mail_server: MailServer, smtp: LoopbackServer
) -> None:
    forsaken, cared_for = invitation("first"), invitation("second")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'failed' WHERE (args->>'message_id')::int = %s",
            [forsaken.pk],
        )
    assert (leave_forsaken(), leave_forsaken()) == (1, 0)
    assert [number for _name, number, _later in jobs()] == [forsaken.pk, cared_for.pk, forsaken.pk]


def test_a_job_that_nobody_does_any_more_does_not_count(
    mail_server: MailServer, smtp: LoopbackServer
) -> None:
    message = invitation()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    assert (leave_forsaken(), leave_forsaken()) == (1, 0)
    assert [number for _name, number, _later in jobs()] == [message.pk, message.pk]


def test_without_a_server_messages_wait_without_a_job() -> None:
    invitation()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
    assert leave_forsaken() == 0
