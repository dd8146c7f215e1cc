"""How the installation itself stands, for administrators."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from liqaa.access.rules import SET_UP
from liqaa.access.views.asking import account_of


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """What the rooms tell of themselves in the slot ``health``."""
    account = account_of(request)
    if not account.may_anywhere(SET_UP):
        raise PermissionDenied
    return render(request, "dashboards/health.html")
