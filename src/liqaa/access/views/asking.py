"""Who asks for a page."""

from django.http import HttpRequest

from liqaa.access.models import Account


def account_of(request: HttpRequest) -> Account:
    """The account that is signed in; the middleware lets nobody else come to a page that asks this."""
    assert isinstance(request.user, Account)
    return request.user
