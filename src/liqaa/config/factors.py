"""How the library of second factors fits this product: names on a phone, secrets at rest."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret

from liqaa.kit import locked

NAME = "Liqaa"
PURPOSE = "factors"


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
        return locked.lock(text, PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """Unlock a secret; one locked under another key of the installation becomes one nobody knows."""
        opened = locked.unlock(encrypted_text, PURPOSE)
        return generate_totp_secret() if opened is None else opened
