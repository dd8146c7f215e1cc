"""Files go to whoever still holds what they held when they asked: also while the bytes are on their way."""

import errno
import time
from collections.abc import Callable, Iterable, Iterator

from django.core.exceptions import PermissionDenied
from django.core.handlers.exception import response_for_exception
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from liqaa.access.models import Account
from liqaa.kit.acting import acting_for

ASKED_EVERY = 1.0
"""Seconds after which a file that is on its way is asked about again."""


class HandingMiddleware:
    """Stands behind ``CarryingMiddleware``: a table may take long to write, a file long to leave."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Ask once more before the first byte of a file leaves, and while it streams."""
        response: HttpResponseBase = self.get_response(request)
        account = getattr(request, "user", None)
        if "Content-Disposition" not in response or not isinstance(account, Account):
            return response
        if not account.holds_still():
            if isinstance(response, FileResponse) and response.file_to_stream is not None:
                response.file_to_stream.close()  # closing the answer itself would end the connection
            if getattr(request, "in_own_transaction", False):
                transaction.set_rollback(True)  # nothing was handed out, so no line says so
            return response_for_exception(request, PermissionDenied())
        if isinstance(response, StreamingHttpResponse):
            _watch(response, account)
        return response


def _watch(response: StreamingHttpResponse, account: Account) -> None:
    """Let the stream ask on its way; the file beneath is closed with the answer, as before."""
    pieces = response.streaming_content
    if isinstance(pieces, Iterable):
        response.streaming_content = watched(pieces, account)


def watched(pieces: Iterable[bytes], account: Account) -> Iterator[bytes]:
    """The pieces, as long as the account holds what it held.

    Else the connection is cut, so that nobody takes half a file for a whole one.
    """
    asked = time.monotonic()
    for piece in pieces:
        if time.monotonic() - asked >= ASKED_EVERY:
            with acting_for(account), transaction.atomic():
                if not account.holds_still():
                    raise ConnectionResetError(errno.ECONNRESET, "the right to this file ended")
            asked = time.monotonic()
        yield piece
