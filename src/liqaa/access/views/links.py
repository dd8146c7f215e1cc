"""Following an invitation, a recovery link, or the demo's own link."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from liqaa.access import actions
from liqaa.access.forms import NewPasswordForm
from liqaa.access.models import Account, OneTimeLink
from liqaa.access.queries import link_for
from liqaa.access.views.entering import let_in, require_demo
from liqaa.access.views.limiting import limited
from liqaa.kit.forms import say
from liqaa.kit.refusals import Refused


def _dead(request: HttpRequest) -> HttpResponse:
    """One answer for every link that does not open: unknown, used, replaced, too old."""
    return render(request, "access/dead_link.html", status=410)


@login_not_required
@never_cache
@limited("follow_link")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Choose the password of an invited or lost account, then enter.

    Opening the page uses nothing up: programs that scan mail open links too.
    """
    now = timezone.now()
    link = link_for(token, now)
    if link is None or link.purpose == OneTimeLink.Purpose.DEMO:
        return _dead(request)
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            password = form.cleaned_data["password"]
            return _sign_in(request, actions.accept(token=token, password=password, at=now))
        except Refused as refusal:
            if refusal.field == "token":
                return _dead(request)
            say(form, refusal)
    context = {"form": form, "link": link, "invited": link.purpose == OneTimeLink.Purpose.INVITATION}
    return render(request, "access/accept.html", context, status=422 if form.errors else 200)


def _sign_in(request: HttpRequest, account: Account) -> HttpResponse:
    """Go on as after a password: whoever has a second factor is asked for it, link or no link."""
    logout(request)
    return perform_password_login(request, {"email": account.email}, Login(user=account))


@login_not_required
@never_cache
@limited("follow_link")
@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Enter the demo by the link that starting it printed; nowhere else, and from this machine only."""
    require_demo(request)
    try:
        return let_in(request, actions.enter(token=token, at=timezone.now()))
    except Refused:
        return _dead(request)
