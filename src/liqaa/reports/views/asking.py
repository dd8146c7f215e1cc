"""Who may have reports read."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from liqaa.access.models import Account
from liqaa.reports import rules


def writer(request: HttpRequest) -> Account:
    """The account, which must hold the right to read reports somewhere."""
    account = request.user
    if not isinstance(account, Account) or not account.may_anywhere(rules.READ):
        raise PermissionDenied
    return account
