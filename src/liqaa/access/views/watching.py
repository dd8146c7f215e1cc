"""How long a session lasts, and what a sensitive role must have before it goes on.

Both are decided here, on the server, with every request; a cookie that outlives them opens nothing. In the
demo nobody has a password to come back with, so its sessions last the ordinary time and a second factor is
offered, not asked for.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from liqaa.access.models import Account
from liqaa.access.rules import SEEN_EVERY, is_over

OPENED, SEEN, SENSITIVE, LACKING = "opened_at", "seen_at", "sensitive", "lacks_factor"
NO_PLACE = "0.0.0.0"  # noqa: S104 (what the list of sessions keeps instead of an address)
AGENT_LENGTH = 200
ALWAYS_OPEN = frozenset(
    {
        "access:second_factor", "access:account", "access:switch", "account_logout", "account_reauthenticate",
        "account_change_password", "account_set_password", "mfa_index", "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes",
        "kit:language",
    }
)  # fmt: skip
"""Where an account without the factor its role needs may go: to set it up, to leave, to change language."""


def is_sensitive(account: Account) -> bool:
    """Whether one of the roles held today asks for a second factor."""
    roles = import_string(settings.LIQAA_ROLES)
    return any(roles[role].sensitive for role in account.roles if role in roles)


def has_factor(account: Account) -> bool:
    """Whether codes or a passkey stand beside the password; recovery codes alone do not count."""
    return Authenticator.objects.filter(user=account).exclude(type="recovery_codes").exists()


def open_session(request: HttpRequest, account: Account) -> None:
    """Date the session and list it for its owner, without the address it came from."""
    now = timezone.now()
    request.session[OPENED] = request.session[SEEN] = now.timestamp()
    _look_again(request, account)
    _list(request, account, now)


def _look_again(request: HttpRequest, account: Account) -> None:
    sensitive = is_sensitive(account)
    request.session[SENSITIVE] = sensitive
    request.session[LACKING] = sensitive and not has_factor(account)


def _list(request: HttpRequest, account: Account, now: datetime) -> None:
    if not request.session.session_key:
        request.session.save()
    session = UserSession(
        session_key=request.session.session_key,
        user=account,
        ip=NO_PLACE,
        user_agent=request.headers.get("User-Agent", "")[:AGENT_LENGTH],
        last_seen_at=now,
    )
    changing = ["user", "ip", "user_agent", "last_seen_at"]
    UserSession.objects.bulk_create(
        [session], update_conflicts=True, unique_fields=["session_key"], update_fields=changing
    )


class WatchingMiddleware:
    """Ends sessions whose time is over and leads sensitive roles to their second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], arguments: Any, options: Any
    ) -> HttpResponse | None:
        """Decide before the page is made, inside its transaction."""
        account = request.user
        if not isinstance(account, Account) or not getattr(view, "login_required", True):
            return None
        if self._is_over(request, account):
            logout(request)
            messages.info(request, _("Your session ended because its time was over. Sign in again."))
            return _go(request, f"{reverse(settings.LOGIN_URL)}?next={_where(request)}")
        if settings.SECOND_FACTOR_REQUIRED and self._lacks_factor(request, account):
            match = request.resolver_match
            if match is None or match.view_name not in ALWAYS_OPEN:
                return _go(request, reverse("access:second_factor"))
        return None

    def _is_over(self, request: HttpRequest, account: Account) -> bool:
        """Whether the time is over; a session that goes on is seen now."""
        now = timezone.now()
        opened, seen = (request.session.get(name) for name in (OPENED, SEEN))
        if opened is None or seen is None:
            return True  # nothing of ours opened it
        opened_at, seen_at = (datetime.fromtimestamp(each, UTC) for each in (opened, seen))
        strict = bool(request.session.get(SENSITIVE)) and not settings.DEMO
        if is_over(opened_at, seen_at, now, sensitive=strict):
            return True
        if now - seen_at >= SEEN_EVERY:
            request.session[SEEN] = now.timestamp()
            _look_again(request, account)
            _list(request, account, now)
        return False

    def _lacks_factor(self, request: HttpRequest, account: Account) -> bool:
        if request.session.get(LACKING):
            _look_again(request, account)
        return bool(request.session.get(LACKING))


def _where(request: HttpRequest) -> str:
    """The page to come back to: the one that was asked for, if asking for it again does no harm."""
    harmless = request.method == "GET" and not request.headers.get("HX-Request")
    return quote(request.get_full_path() if harmless else "/")


def _go(request: HttpRequest, address: str) -> HttpResponse:
    """Lead to another page, also when only a piece of one was asked for."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)
