"""How the sign-in library fits this product."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from liqaa.access.actions import change_password, notices
from liqaa.access.actions.jobs_to_do import leave_reset
from liqaa.access.models import Account
from liqaa.access.views.entering import entered

UNKNOWN = "account/email/unknown_account"
NOTICES = {
    "mfa/email/totp_activated": notices.CODES_ON,
    "mfa/email/totp_deactivated": notices.CODES_OFF,
    "mfa/email/webauthn_added": notices.PASSKEY_ON,
    "mfa/email/webauthn_removed": notices.PASSKEY_OFF,
    "mfa/email/recovery_codes_generated": notices.RECOVERY_CODES,
    "account/email/password_changed": notices.PASSWORD,
    "account/email/password_reset": notices.PASSWORD,
    "account/email/password_set": notices.PASSWORD,
}
"""What the library wants the owner told, in our words."""


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation, passwords are changed by our action, mail goes to the outbox."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: nobody signs up by themselves."""
        return False

    def set_password(self, user: Account, password: str) -> None:
        """Change the password by the room's own action, so that the journal knows."""
        change_password(account=user, password=password, by=user, at=timezone.now())

    def send_password_reset_mail(self, user: Account, email: str, context: dict[str, Any]) -> None:
        """Leave it to the worker, which looks whether the account may have one at all."""
        leave_reset(user.pk)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send strangers who were typed in nothing, and take as long about it as for an account."""
        if template_prefix == UNKNOWN:
            leave_reset()

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the owner what happened, in neutral words and in the owner's language."""
        if template_prefix in NOTICES and isinstance(user, Account):
            agent = self.request.headers.get("User-Agent", "")
            notices.tell(user, NOTICES[template_prefix], at=timezone.now(), user_agent=agent)

    def post_login(self, request: HttpRequest, user: Account, **details: Any) -> HttpResponse:
        """Date and list the session, remember the device, speak the account's language."""
        response: HttpResponse = super().post_login(request, user, **details)
        entered(request, response, user, first=self._is_first(user))
        return response

    def _is_first(self, user: Account) -> bool:
        """Whether the account was never signed in before the present sign-in."""
        return bool(getattr(user, "first_sign_in", False))

    def login(self, request: HttpRequest, user: Account) -> None:
        """Remember, before it is overwritten, whether the account was ever signed in."""
        user.first_sign_in = user.last_login is None  # type: ignore[attr-defined]
        super().login(request, user)

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """Ask whoever has a second factor for that one: a password alone must not undo it."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [each for each in ways if each["id"] != "reauthenticate"][::-1] or ways

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to one's own account."""
        return reverse("access:account")


class ResetTokens(PasswordResetTokenGenerator):
    """Links to a new password open only accounts that have accepted their invitation and are not closed."""

    def check_token(self, user: Account | None, token: str | None) -> bool:
        """Whether ``token`` was made for ``user`` as it is now, and ``user`` may use it."""
        if user is None or not user.is_active or not user.has_usable_password():
            return False
        return super().check_token(user, token)
