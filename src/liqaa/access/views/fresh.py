"""Proving again who one is before something weighty: exporting, granting, merging, dissolving, erasing.

A proof is fresh for five minutes (``ACCOUNT_REAUTHENTICATION_TIMEOUT``). Whoever has a second factor proves
by that one, everybody else by the password. Signing in is a proof too. An account that has neither, as those
of the demo that are entered by a link, has nothing to be asked for.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows, suspend_request
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

SAID = "said_after_proof"

type View = Callable[..., HttpResponse]


def is_fresh(request: HttpRequest) -> bool:
    """Whether the account proved within five minutes who it is."""
    proofs = [
        each for each in get_authentication_records(request, request.user) if each.get("reauthenticated")
    ]
    if proofs and time.time() - proofs[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT:
        return True
    return not get_reauthentication_flows(request.user)


def fresh_required(view: View) -> View:
    """Ask for a fresh proof before ``view``, whatever the method.

    What was sent is kept while the proof is given, then the view runs with it: nothing is typed twice. Files
    cannot be kept: the page says that they are to be chosen again. A piece of a page (htmx) leads to the
    whole page of the proof, and back to the page it stood in.
    """
    return _guarded(view, lambda _request: True)


def fresh_to_change(view: View) -> View:
    """Like ``fresh_required``, but looking (GET) is free; only what is sent needs the proof."""
    return fresh_when(lambda _request: True)(view)


def fresh_when(weighty: Callable[[HttpRequest], bool]) -> Callable[[View], View]:
    """Like ``fresh_to_change``, but only what is sent and found ``weighty`` needs the proof."""

    def decorate(view: View) -> View:
        return _guarded(view, lambda request: request.method == "POST" and weighty(request))

    return decorate


def fresh_for_file(view: View) -> View:
    """Like ``fresh_required`` for a download: afterwards one stands on the page that offered it again."""

    @wraps(view)
    def guarded(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        if is_fresh(request):
            return view(request, *arguments, **options)
        return _prove(request, _came_from(request), _("Thank you. You can take the file now."))

    return guarded


def _guarded(view: View, weighty: Callable[[HttpRequest], bool]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        if not weighty(request) or is_fresh(request):
            return view(request, *arguments, **options)
        if request.headers.get("HX-Request"):
            return _prove(
                request, _came_from(request), _("Thank you. Now do it again: nothing was done yet.")
            )
        if request.FILES:
            said = _("Thank you. Choose the file again: it could not be kept meanwhile.")
            return _prove(request, request.get_full_path(), said)
        return suspend_request(request, _first_way(request))

    return guarded


def _first_way(request: HttpRequest) -> str:
    ways: list[dict[str, str]] = get_adapter().get_reauthentication_methods(request.user)
    return ways[0]["url"]


def _prove(request: HttpRequest, then: str, said: str) -> HttpResponse:
    """Lead to the proof and from there to ``then``, where ``said`` is shown."""
    request.session[SAID] = said
    address = f"{_first_way(request)}?{urlencode({'next': then})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


def _came_from(request: HttpRequest) -> str:
    """The page of ours that the request came from; the home page when it is not known."""
    before = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(before, {request.get_host()}):
        return "/"
    found = urlsplit(before)
    return found.path + (f"?{found.query}" if found.query else "")
