"""Where a sensitive role is led that has no second factor yet."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from liqaa.access.views.asking import account_of
from liqaa.access.views.watching import has_factor, is_sensitive


@never_cache
@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """Say why a second factor is needed and offer the two ways; who has one goes to where it is kept."""
    account = account_of(request)
    if has_factor(account):
        return redirect("mfa_index")
    needed = is_sensitive(account)
    context = {"needed": needed, "forced": needed and settings.SECOND_FACTOR_REQUIRED}
    return render(request, "access/second_factor.html", context)


@require_safe
def passkeys(request: HttpRequest) -> HttpResponse:
    """The library's own list of passkeys is a part of the page of factors."""
    return redirect("mfa_index")
