"""The organisation's server is set up, tried, and explained when it refuses."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import override_settings
from django.utils import translation

from liqaa.access.models import Account
from liqaa.kit.locked import unlock
from liqaa.kit.refusals import Refused
from liqaa.outbox.actions import check_mail_server, deliver, queue, save_mail_server
from liqaa.outbox.actions.smtp import LOCKED_FOR
from liqaa.outbox.models import MailServer
from liqaa.outbox.tests.conftest import NOW, LoopbackServer
from liqaa.outbox.tests.test_delivery import jobs

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:Requiring AUTH while not")]
GOOD = {
    "host": "127.0.0.1",
    "port": 25,
    "security": "none",
    "username": "",
    "password": "",
    "sender": "liqaa@example.ma",
}


def test_there_is_one_server_and_a_kept_password(admin: Account) -> None:
    save_mail_server(**(GOOD | {"password": "first"}), by=admin, at=NOW)
    server = save_mail_server(**(GOOD | {"password": None, "port": 26}), by=admin, at=NOW)
    assert (MailServer.objects.count(), unlock(server.password, LOCKED_FOR), server.port) == (1, "first", 26)


def test_the_password_is_locked_in_the_database(admin: Account) -> None:
    save_mail_server(**(GOOD | {"password": "كلمة السر first"}), by=admin, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(s)::text FROM liqaa_outbox_mailserver s")
        row = cursor.fetchone()[0]
    assert "first" not in row
    assert "كلمة" not in row


def test_under_another_key_the_sign_in_fails_and_the_message_goes_on_waiting(
    admin: Account, guarded_smtp: LoopbackServer
) -> None:
    save_mail_server(
        **(GOOD | {"port": guarded_smtp.port, "username": "liqaa", "password": "letters and 1"}),
        by=admin,
        at=NOW,
    )
    message = queue(key="k", recipient="a@example.ma", subject="s", body="b", by=admin, at=NOW)
    with override_settings(SECRET_KEY="another installation's"):
        deliver(message=message, at=NOW)
    assert (message.state, guarded_smtp.received.mails) == ("waiting", [])
    deliver(message=message, at=NOW)
    assert message.state == "sent"


def test_passwords_that_were_kept_open_are_locked_and_opened_again() -> None:
    migration = import_module("liqaa.outbox.migrations.0003_locked_password")
    MailServer.objects.create(host="h", sender="liqaa@example.ma", password="first")
    migration.lock_it(apps, connection.schema_editor())
    assert unlock(MailServer.objects.get().password, LOCKED_FOR) == "first"
    migration.open_it(apps, connection.schema_editor())
    assert MailServer.objects.get().password == "first"


def test_saving_takes_up_what_waits(admin: Account) -> None:
    message = queue(key="k", recipient="a@example.ma", subject="s", body="b", by=admin, at=NOW)
    save_mail_server(**GOOD, by=admin, at=NOW)
    assert [queued for _name, queued, _later in jobs()] == [message.pk] * 2


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"host": "https://mail.example.ma"}, "host"),
        ({"host": ""}, "host"),
        ({"port": 0}, "port"),
        ({"port": 70000}, "port"),
        ({"sender": "nobody"}, "sender"),
        ({"security": "magic"}, "security"),
    ],
)
def test_a_server_that_cannot_be_is_refused(admin: Account, changed: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        save_mail_server(**(GOOD | changed), by=admin, at=NOW)
    assert (refusal.value.field, MailServer.objects.count()) == (field, 0)


def test_a_test_message_arrives_and_is_remembered(admin: Account, guarded_smtp: LoopbackServer) -> None:
    server = save_mail_server(
        **(GOOD | {"port": guarded_smtp.port, "username": "liqaa", "password": "letters and 1"}),
        by=admin,
        at=NOW,
    )
    check_mail_server(server=server, to="amina@example.ma", by=admin, at=NOW)
    assert [mail["To"] for mail in guarded_smtp.received.mails] == ["amina@example.ma"]
    assert MailServer.objects.get().checked_at == NOW


@pytest.mark.parametrize("password", ["no", "كلمة السر"])
def test_a_wrong_password_is_said(admin: Account, guarded_smtp: LoopbackServer, password: str) -> None:
    server = save_mail_server(
        **(GOOD | {"port": guarded_smtp.port, "username": "liqaa", "password": password}), by=admin, at=NOW
    )
    with pytest.raises(Refused, match="password"), translation.override("en"):
        check_mail_server(server=server, to="amina@example.ma", by=admin, at=NOW)
    assert MailServer.objects.get().checked_at is None


def test_nobody_at_the_port_is_said(admin: Account) -> None:
    server = save_mail_server(**(GOOD | {"port": 1}), by=admin, at=NOW)
    with pytest.raises(Refused) as refusal:
        check_mail_server(server=server, to="amina@example.ma", by=admin, at=NOW)
    assert refusal.value.field == "to"
