"""How the sign-in library fits this product."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation

from liqaa.access.actions import change_password
from liqaa.access.models import Account
from liqaa.access.views.entering import remember_language

NOT_SENT = ("account/email/unknown_account", "account/email/account_already_exists")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation, passwords are changed by our action, mail goes to the outbox."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: nobody signs up by themselves."""
        return False

    def set_password(self, user: Account, password: str) -> None:
        """Change the password by the room's own action, so that the journal knows."""
        change_password(account=user, password=password, by=user, at=timezone.now())

    def format_email_subject(self, subject: str) -> str:
        """Leave the subject as it is: it shows on locked screens and names no organisation."""
        return str(subject)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write to an account in its language; strangers who were typed in hear nothing."""
        if template_prefix in NOT_SENT:
            return
        user = context.get("user")
        with translation.override(user.language if isinstance(user, Account) else None):
            super().send_mail(template_prefix, email, context)

    def post_login(self, request: HttpRequest, user: Account, **details: Any) -> HttpResponse:
        """Speak the account's language after sign-in."""
        response: HttpResponse = super().post_login(request, user, **details)
        remember_language(response, user)
        return response

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to one's own account."""
        return reverse("access:account")
