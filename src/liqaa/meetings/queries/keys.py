"""Keys of links that open without a sign-in: of an invitation, of minutes, of somebody's calendar."""

import secrets

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from liqaa.kit.forms import key_typed
from liqaa.meetings.models import Invitation, MinutesLetter

_SIGNER = Signer(salt="meetings.answer", sep=".")
_LETTER = Signer(salt="meetings.minutes", sep=".")
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


def letter_key(letter: MinutesLetter) -> str:
    """What stands in the address of minutes: the letter's number and turn, signed for this use alone."""
    return _LETTER.sign(f"{letter.pk}-{letter.turn}")


def letter_of(key: str) -> tuple[int, int] | None:
    """The number and turn of the letter a key was made for; None for a key that was not made here."""
    try:
        number, _dash, turn = map(key_typed, _LETTER.unsign(key).partition("-"))
    except BadSignature:
        return None
    return None if number is None or turn is None else (number, turn)


def letter_url(letter: MinutesLetter) -> str:
    """The whole address, for the mail."""
    return settings.PUBLIC_URL.rstrip("/") + reverse("meetings:read_minutes", args=[letter_key(letter)])


def new_token() -> str:
    """The unguessable part of a calendar's address."""
    return secrets.token_urlsafe(TOKEN_BYTES)
