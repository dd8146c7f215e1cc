"""Codes and passkeys as they are typed or handed over. Named in the settings; the library uses them."""

import hashlib
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from liqaa.kit.forms import NameField

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr", "maxlength": 20}
NAME_LENGTH = 60
EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class CodeField(forms.CharField):
    """The digits of a code, also as an Arabic keyboard writes them, and with spaces between."""

    def __init__(self, **options: Any) -> None:
        """Take what ``CharField`` takes."""
        super().__init__(max_length=40, widget=forms.TextInput(attrs=CODE), **options)

    def to_python(self, value: Any) -> str:
        """Leave digits as a calculator writes them."""
        text = super().to_python(value) or ""
        return "".join(each for each in text.translate(EASTERN) if not each.isspace() and each.isprintable())


class _OnceOnly:
    """A code of an app opens once, as long as it could open at all.

    The library remembers a used code for one period; codes of the period before and after are taken too, so
    one may be good for three.
    """

    user: Any
    authenticator: Authenticator
    cleaned_data: dict[str, Any]

    def clean_code(self) -> str:
        """Check the code, then that nobody used it before."""
        code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP:
            periods = 2 * app_settings.TOTP_TOLERANCE + 1
            used = hashlib.sha256(f"{self.user.pk}:{code}".encode()).hexdigest()
            if not cache.add(f"access:used:{used}", True, timeout=periods * app_settings.TOTP_PERIOD):
                raise get_adapter().validation_error("incorrect_code")
        return code


class SignInCode(_OnceOnly, AuthenticateForm):
    """The second step of signing in."""

    code = CodeField(label=_("Code"), help_text=_("Six digits from your app, or one of your recovery codes."))


class ProofCode(_OnceOnly, ReauthenticateForm):
    """A fresh proof before something weighty."""

    code = CodeField(label=_("Code"), help_text=_("Six digits from your app, or one of your recovery codes."))


class FirstCode(ActivateTOTPForm):
    """The first code of an app that was just set up."""

    code = CodeField(label=_("Code"), help_text=_("The six digits that the app shows now."))


class PasskeyForm(AddWebAuthnForm):
    """A new passkey and what its owner calls it."""

    name = NameField(
        label=_("Name of the device"),
        required=False,
        max_length=NAME_LENGTH,
        help_text=_("So that you know later which one it is, such as “my phone”."),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Leave no choice: a passkey opens alone, and the device asks who holds it."""
        super().__init__(*arguments, **options)
        self.fields.pop("passwordless", None)


class PasskeyNameForm(EditWebAuthnForm):
    """Another name for a passkey."""

    name = NameField(label=_("Name of the device"), max_length=NAME_LENGTH)
