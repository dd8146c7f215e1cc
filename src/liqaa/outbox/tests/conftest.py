"""A real SMTP server on loopback, and what it received."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from liqaa.access.actions import create_account
from liqaa.access.models import Account
from liqaa.journal.actions import SYSTEM
from liqaa.outbox.models import MailServer

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@dataclass
class Received:
    """Keeps every mail; gives its ``answers`` first, and breaks off without one when ``silent``."""

    mails: list[EmailMessage] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    silent: bool = False

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answers:
            return self.answers.pop(0)
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        if self.silent:
            server.transport.close()
        return "250 kept"


class OnAnyPort(Controller):
    """A controller that learns which free port it was given."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class LoopbackServer:
    """A server on a free port, with the handler that keeps its mails."""

    def __init__(self, **options: Any) -> None:
        self.received = Received()
        self.controller = OnAnyPort(self.received, hostname="127.0.0.1", port=0, **options)
        self.controller.start()

    @property
    def port(self) -> int:
        return self.controller.port


@pytest.fixture
def smtp() -> Iterator[LoopbackServer]:
    server = LoopbackServer()
    yield server
    server.controller.stop()


def only_known(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
    known = (data.login, data.password) == (b"liqaa", b"letters and 1")
    return AuthResult(success=known, handled=known)


@pytest.fixture
def guarded_smtp() -> Iterator[LoopbackServer]:
    server = LoopbackServer(authenticator=only_known, auth_required=True, auth_require_tls=False)
    yield server
    server.controller.stop()


@pytest.fixture
def admin(db: None) -> Account:
    return create_account(email="admin@example.ma", name="أمينة", by=SYSTEM, at=NOW)


@pytest.fixture
def mail_server(db: None, smtp: LoopbackServer) -> MailServer:
    return MailServer.objects.create(
        host="127.0.0.1", port=smtp.port, security=MailServer.Security.NONE, sender="liqaa@example.ma"
    )
