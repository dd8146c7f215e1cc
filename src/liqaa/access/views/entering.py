"""Signing somebody in, and knowing where a request comes from."""

import ipaddress

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from liqaa.access.actions import notices
from liqaa.access.models import Account
from liqaa.access.views.watching import open_session
from liqaa.kit.acting import acting_for

YEAR = 365 * 24 * 3600
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")
DEVICE = "liqaa_device"
KNOWN_AT_MOST = 20  # accounts that one browser is remembered for
RECORDS = "account_authentication_methods"


def remember_language(response: HttpResponse, account: Account) -> None:
    """Speak the account's language in this browser from now on."""
    _keep(response, settings.LANGUAGE_COOKIE_NAME, account.language)


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=YEAR, secure=settings.HTTPS, httponly=True, samesite="Lax")


def let_in(request: HttpRequest, account: Account) -> HttpResponseRedirect:
    """Open a session for ``account`` by a link alone, as only the demo does, and lead to its home."""
    with acting_for(account):
        login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
        record_authentication(request, account, method="link")
        response = HttpResponseRedirect(settings.LOGIN_REDIRECT_URL)
        entered(request, response, account)
    return response


def entered(request: HttpRequest, response: HttpResponse, account: Account, *, first: bool = False) -> None:
    """Do what follows every sign-in.

    The session is dated and listed, the proof just given counts as fresh, and the owner hears of a device
    that was not used before, unless this is the ``first`` sign-in ever.
    """
    records = request.session.get(RECORDS)
    if records:
        request.session[RECORDS] = [*records[:-1], {**records[-1], "reauthenticated": True}]
    open_session(request, account)
    _remember_device(request, response, account, first=first)
    remember_language(response, account)


def _remember_device(request: HttpRequest, response: HttpResponse, account: Account, *, first: bool) -> None:
    """Keep in the browser for whom it was used, signed: nothing about devices is kept in the database."""
    try:
        known = signing.loads(request.COOKIES.get(DEVICE, ""), salt=DEVICE, max_age=YEAR)
    except signing.BadSignature:
        known = []
    if account.pk not in known and not first and not settings.DEMO:
        agent = request.headers.get("User-Agent", "")
        notices.tell(account, notices.NEW_DEVICE, at=timezone.now(), user_agent=agent)
    others = [each for each in known if each != account.pk]
    _keep(response, DEVICE, signing.dumps([account.pk, *others][:KNOWN_AT_MOST], salt=DEVICE))


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
