"""Each request acts for who is signed in: one transaction, told to the database (decision 0013)."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.core.exceptions import PermissionDenied
from django.core.handlers.exception import response_for_exception
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from psycopg.errors import InsufficientPrivilege

from liqaa.access.models import Account
from liqaa.config.door import is_at_the_door, who_knocks
from liqaa.kit.acting import WEB, AtTheDoor, Carried, acting_for, acting_from


class _Claimed:
    """The account that a session names, until its row was read and the session proved good."""

    def __init__(self, number: str) -> None:
        self.pk = number if number.isascii() and number.isdecimal() else ""


class CarryingMiddleware:
    """Stands right behind ``AuthenticationMiddleware``.

    The whole answer, templates included, is made in one transaction; of one that failed nothing is kept.
    A view that must answer without a database says so by ``transaction.non_atomic_requests``.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer on behalf of the signed-in account, of somebody at the door, or of nobody."""
        with acting_for(None):
            actor = _actor(request)
        with acting_from(WEB), acting_for(actor), ExitStack() as stack:
            request.transaction_stack = stack  # type: ignore[attr-defined]
            response = self.get_response(request)
            if response.status_code >= 500 and stack_is_open(request):
                transaction.set_rollback(True)
            return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], arguments: Any, options: Any
    ) -> None:
        """Open the transaction, unless the view wants none or there is one already."""
        wants_none = "default" in getattr(view, "_non_atomic_requests", ())
        if not wants_none and not connection.in_atomic_block:
            request.transaction_stack.enter_context(transaction.atomic())  # type: ignore[attr-defined]
            request.in_own_transaction = True  # type: ignore[attr-defined]

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer as to a reader without the right where the second lock, and it alone, kept a row shut."""
        if not isinstance(exception, DatabaseError):
            return None
        if not isinstance(exception.__cause__, InsufficientPrivilege):
            return None
        if stack_is_open(request):
            transaction.set_rollback(True)
        return response_for_exception(request, PermissionDenied())


def stack_is_open(request: HttpRequest) -> bool:
    """Whether the request runs in a transaction of its own, and not in a test's."""
    return getattr(request, "in_own_transaction", False)


def _actor(request: HttpRequest) -> Carried | None:
    """For whom this request acts."""
    if is_at_the_door(request):
        return AtTheDoor(who_knocks(request))
    claimed = request.session.get(SESSION_KEY)
    if claimed is None:
        return None
    with acting_for(_Claimed(str(claimed))):
        account = request.user if request.user.is_authenticated else None
    return account if isinstance(account, Account) else None
