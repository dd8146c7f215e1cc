"""Speaking to the organisation's SMTP server."""

import re
import smtplib
import socket
import ssl
from email.message import MIMEPart
from email.utils import make_msgid
from secrets import token_urlsafe

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.kit import outgoing
from liqaa.kit.locked import unlock
from liqaa.outbox.models import MailServer

LOCKED_FOR = "mail server"
"""What the password is locked for."""
TIMEOUT = 15
"""Seconds the server has to answer."""
REFUSED_FOR_GOOD = 500
"""Answers from this code on will not change (RFC 5321 §4.2.1)."""


class _Plain(smtplib.SMTP):
    """SMTP over a connection that went through the one way out."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return outgoing.connect(host, port, timeout=timeout, allowed=settings.PRIVATE_HOSTS)


class _Wrapped(smtplib.SMTP_SSL, _Plain):
    """The same, wrapped in TLS from its first byte; the certificate is checked against the name, as ever."""


class GuardedBackend(EmailBackend):
    """Django's, with connections that reach public addresses and the allowed private ones only."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """What speaks to the server."""
        return _Wrapped if self.use_ssl else _Plain


def connection_to(server: MailServer) -> EmailBackend:
    """A closed connection to ``server``, with its protection and its credentials."""
    return GuardedBackend(
        alias="organisation",
        host=server.host,
        port=server.port,
        username=server.username or None,
        password=_password(server) or None,
        use_tls=server.security == MailServer.Security.STARTTLS,
        use_ssl=server.security == MailServer.Security.TLS,
        timeout=TIMEOUT,
    )


def _password(server: MailServer) -> str:
    """The password; where the installation's key is another one, words that no server takes.

    The server then refuses the sign-in, which is told and tried again: without any password it might refuse
    the message itself, for good.
    """
    known = unlock(server.password, LOCKED_FOR)
    return token_urlsafe() if known is None else known


_METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)


def plain_mail(
    server: MailServer, *, to: str, subject: str, body: str, mark: str = "", calendar: str = ""
) -> EmailMessage:
    """A text-only mail from the server's sender, with an iCalendar beside the text where there is one.

    ``mark`` gives the mail a lasting Message-ID: a receiver that is handed the same one twice
    can tell.
    """
    domain = server.sender.partition("@")[2] or "localhost"
    identity = f"<{mark}@{domain}>" if mark else make_msgid(domain=domain)
    headers = {"Message-ID": identity, "Auto-Submitted": "auto-generated"}
    mail = EmailMessage(subject, body, server.sender, [to], headers=headers)
    if calendar:
        mail.attach(calendar_part(calendar))
    return mail


def calendar_part(calendar: str) -> MIMEPart:
    """An iCalendar as a part of a mail; its method is said in the header too (RFC 6047, 2.4)."""
    part = MIMEPart()
    part.set_content(calendar.encode(), maintype="text", subtype="calendar", disposition="attachment")
    part.set_param("charset", "utf-8")
    if found := _METHOD.search(calendar):
        part.set_param("method", found[1])
    part.set_param("filename", "meeting.ics", header="Content-Disposition")
    return part


def explain(problem: Exception) -> Promise:
    """One sentence for what went wrong with the server, for the person who set it up."""
    for kind, sentence in SENTENCES:
        if isinstance(problem, kind):
            return sentence
    return _("The mail server could not be reached or broke off.")


SENTENCES: tuple[tuple[type[Exception], Promise], ...] = (
    (
        outgoing.NotPublic,
        _(
            "This address lies inside the network: whoever runs Liqaa must allow it first "
            "(LIQAA_PRIVATE_HOSTS)."
        ),
    ),
    (socket.gaierror, _("No server has this name: check the host.")),
    (ConnectionRefusedError, _("Nothing answers there: check the host and the port.")),
    (TimeoutError, _("The server did not answer in time: check the host, the port and the protection.")),
    (ssl.SSLCertVerificationError, _("The server's certificate is not valid for this name.")),
    (ssl.SSLError, _("The protected connection failed: try the other protection.")),
    (smtplib.SMTPNotSupportedError, _("The server does not offer this protection or sign-in.")),
    (smtplib.SMTPAuthenticationError, _("The server refused the user name or the password.")),
    (smtplib.SMTPSenderRefused, _("The server refuses this sender's address.")),
    (smtplib.SMTPRecipientsRefused, _("The server refuses the recipient's address.")),
    (smtplib.SMTPServerDisconnected, _("The server closed the connection: try the other protection.")),
    (smtplib.SMTPResponseException, _("The server refused the message.")),
    (
        UnicodeError,
        _("The host, the user name, the password or an address holds letters that mail cannot carry."),
    ),
)


def is_final(problem: Exception) -> bool:
    """Whether trying this message again is useless: the server refused it for good."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        return all(code >= REFUSED_FOR_GOOD for code, _reason in problem.recipients.values())
    if isinstance(problem, smtplib.SMTPResponseException):
        return problem.smtp_code >= REFUSED_FOR_GOOD
    return isinstance(problem, ValueError)


def is_unclear(problem: Exception) -> bool:
    """Whether the server may have taken the message: it broke off without an answer."""
    return not isinstance(problem, smtplib.SMTPRecipientsRefused | smtplib.SMTPResponseException | ValueError)
