"""Who stands at the door: the few addresses where an account is asked for before it is known (decision 0013).

A request there sees the sign-in of one account only: the one whose address was typed, whose link was followed
or whose sign-in waits for its second step. It is found by two named functions of the database.
"""

import base64
import binascii
import json

from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from django.contrib.auth import SESSION_KEY
from django.db import connection
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.http import base36_to_int

from liqaa.access.rules import hash_of

ALWAYS = ("/access/accept/", "/access/enter/", "/accounts/password/reset/")
"""Addresses of the door even for who is signed in: the link may be somebody else's."""
UNTIL_SIGNED_IN = "/accounts/"
"""The sign-in library's pages; a signed-in account acts for itself there."""
TYPED = ("login", "email")
"""Fields that a sign-in or a forgotten password are asked by."""
LARGEST = 2**63


def is_at_the_door(request: HttpRequest) -> bool:
    """Whether a request comes to an address where no account is known yet."""
    path = request.path_info
    return path.startswith(ALWAYS) or (
        path.startswith(UNTIL_SIGNED_IN) and SESSION_KEY not in request.session
    )


def who_knocks(request: HttpRequest) -> int | None:
    """The number of the account a request at the door is about; None where there is no such account."""
    try:
        told = resolve(request.path_info).kwargs
    except Resolver404:
        return None
    if "token" in told:
        return _found("access_account_for_link", hash_of(told["token"]))
    if "uidb36" in told:
        return _number(told["uidb36"])
    if request.method == "POST" and (knocking := _typed(request) or _of_passkey(request)):
        return knocking
    waiting = request.session.get(LOGIN_SESSION_KEY)
    return _number(waiting.get("user_pk")) if isinstance(waiting, dict) else None


def _typed(request: HttpRequest) -> int | None:
    words = next((request.POST[field] for field in TYPED if request.POST.get(field)), "")
    return _found("access_account_for_sign_in", words) if words else None


def _found(function: str, words: str) -> int | None:
    """What one of the database's two named functions of the door answers."""
    if "\x00" in words:
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [words])
        row = cursor.fetchone()
    return row[0] if row else None


def _of_passkey(request: HttpRequest) -> int | None:
    """The account a passkey says it belongs to; the library checks its signature afterwards."""
    try:
        handle = json.loads(request.POST.get("credential", ""))["response"]["userHandle"]
        return _number(base64.urlsafe_b64decode(f"{handle}==").decode("ascii"))
    except (ValueError, KeyError, TypeError, binascii.Error):
        return None


def _number(written: object) -> int | None:
    """An account's number as the library writes it in addresses and sessions."""
    try:
        number = base36_to_int(str(written))
    except ValueError:
        return None
    return number if 0 < number < LARGEST else None
