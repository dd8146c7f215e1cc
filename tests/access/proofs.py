"""Which addresses ask again who one is; what a sensitive role opens only with a second factor."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import CellType, CodeType, FunctionType
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import get_user_model
from django.test import RequestFactory
from django.urls import resolve

from liqaa.access.views import fresh, watching
from liqaa.config.roles import ROLES
from tests.access.playing import Ground, Window

EXPORTED = frozenset(
    {
        "campaigns:csv", "countdown:delegates_csv", "countdown:printed", "countdown:table",
        "dashboards:map_csv", "dashboards:export",
    }
)  # fmt: skip
"""What leaves the house: a fresh proof before anything is handed out."""
WEIGHTY: dict[str, dict[str, str]] = {
    "access:help_in": {"do": "close"},
    "bodies:appoint": {},
    "bodies:move": {"state": "dissolved"},
    "bodies:preview": {"import": "1"},
    "bodies:undo": {},
    "bodies:undo_appointment": {},
    "bodies:undo_charter": {},
    "bodies:undo_sheet": {},
    "countdown:erase": {},
    "countdown:mandates": {},
    "dashboards:ask_export": {},
    "dashboards:erase": {"sure": "1"},
    "dashboards:first_run_holders": {"rows": "1"},
    "dashboards:first_run_invitations": {},
    "people:undo": {},
}
"""What gives rights or takes something away for good → what is sent: a fresh proof before it is done."""
NOT_WEIGHTY = {
    "dashboards:first_run_model": "an empty sheet to be filled in",
    "meetings:invite": "asks people to a meeting; no right in the house comes of it",
    "meetings:invitees": "shows who is asked to a meeting",
    "meetings:invitation": "one invitation to a meeting",
    "bodies:undo_mandate": "a mandate of the State's gives no right in the house",
    "people:undo_membership": "a membership gives no right in the house",
}
"""Addresses that look as if they were weighty, and why they are not."""
SENSITIVE = tuple(role for role, told in ROLES.items() if told.sensitive)
LONG_AGO = 400
PASSWORD = "نخلة على ضفة النهر"


def signed_in_before(ground: Ground, key: str, seconds: int) -> Window:
    """The window of an actor with a password who proved it ``seconds`` ago."""
    account = get_user_model()._base_manager.get(pk=ground.accounts[key])
    account.set_password(PASSWORD)
    account.save(update_fields=["password"])
    window = Window(ground, key)
    request = RequestFactory().get("/")
    request.session, request.user = window.client.session, account
    record_authentication(request, account, "password", reauthenticated=True)
    records = request.session["account_authentication_methods"]
    request.session["account_authentication_methods"] = [
        {**each, "at": time.time() - seconds} for each in records
    ]
    request.session.save()
    return window


def signed_in_as_the_product_does(ground: Ground, key: str) -> Window:
    """The window of an actor whose session knows whether a second factor is lacking."""
    window = Window(ground, key)
    request = RequestFactory().get("/")
    request.session = window.client.session
    watching.open_session(request, get_user_model()._base_manager.get(pk=ground.accounts[key]))
    request.session.save()
    return window


def asks_again(response: Any) -> bool:
    """Whether an answer leads to proving who one is."""
    return "/reauthenticate/" in response.headers.get("Location", response.headers.get("HX-Redirect", ""))


def asks_for_a_factor(response: Any) -> bool:
    """Whether an answer leads to setting up a second factor."""
    to = response.headers.get("Location", response.headers.get("HX-Redirect", ""))
    return bool(to.endswith("/access/account/second-factor/"))


def guard_of(address: str) -> FunctionType | None:
    """The wrapper of ``access.views.fresh`` around the view of an address."""
    view: Any = resolve(address.partition("?")[0]).func
    while view is not None:
        if getattr(view, "__code__", None) is not None and view.__code__.co_filename == fresh.__file__:
            assert isinstance(view, FunctionType)
            return view
        view = getattr(view, "__wrapped__", None)
    return None


@contextmanager
def without_guard(guard: FunctionType) -> Iterator[None]:
    """The program with that one wrapper asking nothing."""
    cells: dict[str, CellType] = dict(zip(guard.__code__.co_freevars, guard.__closure__ or (), strict=True))
    if "weighty" in cells:
        kept, cells["weighty"].cell_contents = cells["weighty"].cell_contents, lambda _request: False
        try:
            yield
        finally:
            cells["weighty"].cell_contents = kept
        return
    code, guard.__code__ = guard.__code__, _straight()
    try:
        yield
    finally:
        guard.__code__ = code


def _straight() -> CodeType:
    view: Any = None

    def guarded(request: Any, *arguments: Any, **options: Any) -> Any:
        return view(request, *arguments, **options)

    return guarded.__code__
