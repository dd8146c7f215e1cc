"""Refusals: an expected no, said in words the reader can act on."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

type Sentence = str | Promise


class Refused(Exception):
    """An action that did not happen, with the sentences that say why.

    ``field`` names the input that caused it, where there is one. Nothing has changed when
    this is raised: actions raise it before they write, or inside their transaction.
    """

    def __init__(self, *reasons: Sentence, field: str | None = None) -> None:
        """Keep ``reasons`` (translated when shown) and the ``field`` they concern."""
        super().__init__(*(str(reason) for reason in reasons))
        self.reasons = reasons
        self.field = field


def say_above(request: HttpRequest, refusal: Refused) -> None:
    """Say the sentences of a refusal above the next page, where no field caused it."""
    for reason in refusal.reasons:
        messages.error(request, str(reason))


class RefusalMiddleware:
    """Shows a refusal that no view caught as a page with status 422, never as an error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a refusal into a page; leave every other exception to Django."""
        if not isinstance(exception, Refused):
            return None
        return render(request, "kit/refused.html", {"refusal": exception}, status=422)
