"""Setting up the organisation's SMTP server and trying it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liqaa.journal.actions import Actor, record
from liqaa.kit import arabic
from liqaa.kit.locked import lock
from liqaa.kit.refusals import Refused
from liqaa.outbox.actions.jobs_to_do import leave_delivery
from liqaa.outbox.actions.smtp import LOCKED_FOR, connection_to, explain, plain_mail
from liqaa.outbox.models import MailServer
from liqaa.outbox.queries import waiting

HOST_LENGTH = 200
LAST_PORT = 65535
NOT_AN_ADDRESS = gettext_lazy("This is not an e-mail address.")


def _address(text: str, field: str) -> str:
    kept = arabic.clean(text).strip()
    try:
        validate_email(kept)
    except ValidationError as problem:
        raise Refused(NOT_AN_ADDRESS, field=field) from problem
    return kept


def _host(text: str) -> str:
    kept = arabic.clean(text).strip()
    if not kept or len(kept) > HOST_LENGTH or any(sign.isspace() or sign == "/" for sign in kept):
        raise Refused(gettext_lazy("The host is a name such as mail.example.ma."), field="host")
    return kept


@transaction.atomic
def save_mail_server(
    *,
    host: str,
    port: int,
    security: str,
    username: str,
    password: str | None,
    sender: str,
    by: Actor,
    at: datetime,
) -> MailServer:
    """Keep the one server that mail leaves by; ``password=None`` keeps the one there is.

    It counts as untried until a test message left by it. Messages that wait are taken up again.
    """
    server = MailServer.objects.select_for_update().first() or MailServer()
    if not 1 <= port <= LAST_PORT:
        raise Refused(gettext_lazy("A port is a number from 1 to 65535."), field="port")
    if security not in MailServer.Security.values:
        raise Refused(gettext_lazy("This protection is not known."), field="security")
    server.host, server.port, server.security = _host(host), port, security
    server.username, server.sender = arabic.clean(username).strip(), _address(sender, "sender")
    if password is not None:
        server.password = lock(password, LOCKED_FOR)
    server.checked_at = None
    server.save()
    for message in waiting().only("pk"):
        leave_delivery(message.pk)
    record("outbox.save_mail_server", server, by=by, at=at, fields=["host", "port", "security", "sender"])
    return server


@transaction.atomic
def check_mail_server(*, server: MailServer, to: str, by: Actor, at: datetime) -> MailServer:
    """Send a test message by ``server`` now and keep that it worked.

    Raises ``Refused`` with the sentence that says what the server did not like.
    """
    recipient = _address(to, "to")
    mail = plain_mail(
        server,
        to=recipient,
        subject=_("Test message"),
        body=_("If you read this, messages leave as they should."),
    )
    try:
        with connection_to(server) as backend:
            backend.send_messages([mail])
    except (OSError, ValueError) as problem:
        raise Refused(explain(problem), field="to") from problem
    server.checked_at = at
    server.save(update_fields=["checked_at"])
    record("outbox.check_mail_server", server, by=by, at=at, fields=["checked_at"])
    return server
