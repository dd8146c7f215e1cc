"""Helping somebody of a level below back in, or shutting them out on every device."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from liqaa.access import actions
from liqaa.access.models import Account
from liqaa.access.queries import accounts_below, has_factors
from liqaa.access.rules import RECOVER
from liqaa.access.views.asking import account_of
from liqaa.access.views.fresh import fresh_to_change
from liqaa.kit.arabic import clean
from liqaa.kit.pages import page_of


def _helper(request: HttpRequest) -> Account:
    account = account_of(request)
    if not account.may_anywhere(RECOVER):
        raise PermissionDenied
    return account


@never_cache
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """The accounts of the levels below, to look for by name or address."""
    asked = clean(request.GET.get("q", ""))
    found = accounts_below(_helper(request), asked)
    return render(request, "access/accounts.html", {"page": page_of(request, found), "q": asked})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@fresh_to_change
def help_in(request: HttpRequest, pk: int) -> HttpResponse:
    """One account of a level below: drop its second factors, close it, open it again."""
    helper = _helper(request)
    account = get_object_or_404(accounts_below(helper), pk=pk)
    if request.method == "POST":
        return _helped(request, helper, account)
    return render(request, "access/help_in.html", {"shown": account, "factors": has_factors(account)})


def _helped(request: HttpRequest, helper: Account, account: Account) -> HttpResponse:
    now, asked = timezone.now(), request.POST.get("do")
    if asked == "drop":
        actions.drop_factors(account=account, by=helper, at=now)
        said = _(
            "The second factors are dropped. The password alone opens the account until a new one is set up."
        )
    elif asked == "close":
        actions.close_account(account=account, by=helper, at=now)
        said = _("The account is closed on every device.")
    elif asked == "open":
        actions.open_account(account=account, by=helper, at=now)
        said = _("The account is open again.")
    else:
        raise PermissionDenied
    messages.success(request, said)
    return redirect("access:help_in", account.pk)
