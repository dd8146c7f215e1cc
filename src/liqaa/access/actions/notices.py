"""Telling the owner of an account what happened to it: a mail with a subject that says nothing."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.access.text import device_of

NEW_DEVICE = "new_device"
CODES_ON, CODES_OFF = "codes_on", "codes_off"
PASSKEY_ON, PASSKEY_OFF = "passkey_on", "passkey_off"
RECOVERY_CODES = "recovery_codes"
PASSWORD = "password"  # noqa: S105 (a kind of notice)
FACTORS_DROPPED, CLOSED = "factors_dropped", "closed"

SENTENCES = {
    NEW_DEVICE: _("Your account was opened on a device that was not used before."),
    CODES_ON: _("The codes of an authenticator app are now asked for when you sign in."),
    CODES_OFF: _("The codes of an authenticator app are no longer asked for when you sign in."),
    PASSKEY_ON: _("A passkey was added: it opens your account."),
    PASSKEY_OFF: _("A passkey was removed: it no longer opens your account."),
    RECOVERY_CODES: _("New recovery codes were made; the old ones open nothing any more."),
    PASSWORD: _("Your password was changed, and your other devices were signed out."),
    FACTORS_DROPPED: _(
        "Somebody who may do so dropped your second factors, and every device was signed out."
    ),
    CLOSED: _("Your account was closed on every device."),
}


def tell(account: Account, what: str, *, at: datetime, user_agent: str = "") -> None:
    """Write to the owner in their language; what there is to do if it was not them comes with it."""
    with translation.override(account.language):
        body = render_to_string(
            "access/email/notice.txt",
            {
                "what": SENTENCES[what],
                "at": at,
                "device": device_of(user_agent),
                "account_url": settings.PUBLIC_URL + reverse("access:account"),
            },
        )
        mail = EmailMessage(subject=str(_("Your account")), body=body.strip(), to=[account.email])
    mail.send()


def send_reset_link(account: Account, address: str) -> None:
    """Write to the owner the address where a new password is chosen."""
    context = {"password_reset_url": address}
    with translation.override(account.language):
        subject = render_to_string("account/email/password_reset_key_subject.txt", context)
        body = render_to_string("account/email/password_reset_key_message.txt", context)
    EmailMessage(subject=subject.strip(), body=body.strip(), to=[account.email]).send()
