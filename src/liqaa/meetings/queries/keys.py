"""Keys of links that open without a sign-in: an invitation's own, and that of somebody's calendar."""

import secrets

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from liqaa.kit.forms import key_typed
from liqaa.meetings.models import Invitation

_SIGNER = Signer(salt="meetings.answer", sep=".")
TOKEN_BYTES = 32


def answer_key(invitation: Invitation) -> str:
    """What stands in the address of an answer: the invitation's number, signed for this use alone."""
    return _SIGNER.sign(str(invitation.pk))


def invitation_of(key: str) -> int | None:
    """The number of the invitation a key was made for; None for a key that was not made here."""
    try:
        return key_typed(_SIGNER.unsign(key))
    except BadSignature:
        return None


def answer_url(invitation: Invitation) -> str:
    """The whole address, for mails, letters and messengers."""
    return settings.PUBLIC_URL + reverse("meetings:answer", args=[answer_key(invitation)])


def new_token() -> str:
    """The unguessable part of a calendar's address."""
    return secrets.token_urlsafe(TOKEN_BYTES)
