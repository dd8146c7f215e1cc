"""Making an account and changing one's own."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.journal.actions import SYSTEM, Actor, record
from liqaa.kit import arabic
from liqaa.kit.acting import acting_for
from liqaa.kit.refusals import Refused

NAME_LENGTH = 200


def _clean_name(name: str) -> str:
    kept = " ".join(arabic.clean(name).split())
    if not kept:
        raise Refused(_("A name is needed."), field="name")
    if len(kept) > NAME_LENGTH:
        raise Refused(_("This name is too long: at most 200 characters."), field="name")
    return kept


def _check_language(language: str) -> None:
    if language not in dict(settings.LANGUAGES):
        raise Refused(_("This language is not spoken here."), field="language")


@transaction.atomic
def create_account(*, email: str, name: str, by: Actor, at: datetime, language: str = "ar") -> Account:
    """The account of an address; made without a password when there is none.

    Asked again for the same address, whatever its case, it returns that account unchanged.
    Raises ``Refused`` for an address or a name that cannot be one.
    """
    address = arabic.clean(email).strip().lower()
    try:
        validate_email(address)
    except ValidationError as problem:
        raise Refused(_("This is not an e-mail address."), field="email") from problem
    _check_language(language)
    blank = Account(email=address)
    blank.set_unusable_password()
    with acting_for(SYSTEM):  # the address may be somebody's whom the actor does not see
        known = Account.objects.filter(email=address).first()
    if known is not None:
        return known
    account, made = Account.objects.get_or_create(
        email=address,
        defaults={
            "name": _clean_name(name),
            "language": language,
            "password": blank.password,
            "created_at": at,
        },
    )
    if made:
        record("access.create_account", account, by=by, at=at, fields=["email", "name", "language"])
    return account


@transaction.atomic
def describe_account(*, account: Account, name: str, language: str, by: Actor, at: datetime) -> Account:
    """Change the name an account shows and the language it is addressed in."""
    kept = _clean_name(name)
    _check_language(language)
    changed = [
        field for field, value in (("name", kept), ("language", language)) if getattr(account, field) != value
    ]
    if changed:
        account.name, account.language = kept, language
        account.save(update_fields=changed)
        record("access.describe_account", account, by=by, at=at, fields=changed)
    return account


@transaction.atomic
def change_password(*, account: Account, password: str, by: Actor, at: datetime) -> Account:
    """Give an account a new password; every session under the old one ends.

    Raises ``Refused`` beside ``password`` with every reason that the password rules give.
    """
    set_password(account, password)
    account.save(update_fields=["password"])
    record("access.change_password", account, by=by, at=at, fields=["password"])
    return account


def set_password(account: Account, password: str) -> None:
    """Check a password by the rules of the house and set it on the instance, unsaved."""
    if "\x00" in password:
        raise Refused(_("This password holds a character that cannot be typed."), field="password")
    try:
        validate_password(password, user=account)
    except ValidationError as problem:
        raise Refused(*problem.messages, field="password") from problem
    account.set_password(password)
