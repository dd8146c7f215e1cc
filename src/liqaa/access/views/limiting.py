"""Counting attempts at addresses that open the door, for all processes together."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.core.internal.ratelimit import consume_or_429
from django.http import HttpRequest
from django.http.response import HttpResponseBase

type View = Callable[..., HttpResponseBase]


def limited(action: str) -> Callable[[View], View]:
    """Answer 429 when the address behind ``request`` asked too often; figures: ``ACCOUNT_RATE_LIMITS``.

    Looking counts too: following a link is an attempt, whatever the method.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponseBase:
            refusal = consume_or_429(request, app="allauth.account", action=action, limit_get=True)
            return refusal or view(request, *arguments, **options)

        return counted

    return decorate
