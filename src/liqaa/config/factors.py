"""How the library of second factors fits this product: names on a phone, secrets at rest."""

import base64
from hashlib import sha256

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

NAME = "Liqaa"


def _box() -> Fernet:
    """What locks secrets: its key is derived from the installation's own, which no table holds."""
    return Fernet(base64.urlsafe_b64encode(sha256(f"liqaa factors {settings.SECRET_KEY}".encode()).digest()))


class FactorAdapter(DefaultMFAAdapter):
    """Names only the product on phones and keys, and locks what the database keeps."""

    def get_totp_issuer(self) -> str:
        """The product's name: an authenticator app that somebody else opens names no organisation."""
        return NAME

    def _get_site_name(self) -> str:
        """What a device shows when it makes or asks for a passkey."""
        return NAME

    def encrypt(self, text: str) -> str:
        """Lock a secret, so that a copy of the database alone opens no door."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Unlock a secret; one locked under another key of the installation becomes one nobody knows."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return generate_totp_secret()
