"""Signing somebody in, and knowing where a request comes from."""

import ipaddress

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from liqaa.access.models import Account

YEAR = 365 * 24 * 3600
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")


def remember_language(response: HttpResponse, account: Account) -> None:
    """Speak the account's language in this browser from now on."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        account.language,
        max_age=YEAR,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def let_in(request: HttpRequest, account: Account) -> HttpResponseRedirect:
    """Open a session for ``account`` and lead to its home."""
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    response = HttpResponseRedirect(settings.LOGIN_REDIRECT_URL)
    remember_language(response, account)
    return response


def is_from_this_machine(request: HttpRequest) -> bool:
    """Whether the request was made on the machine itself, and not handed on by a proxy there."""
    if any(header in request.META for header in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def require_demo(request: HttpRequest) -> None:
    """Raise ``Http404`` unless this is the demo, used on its own machine."""
    if not settings.DEMO or not is_from_this_machine(request):
        raise Http404
