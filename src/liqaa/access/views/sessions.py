"""One's own sessions: seen, ended one by one, or all others at once."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from liqaa.access import actions
from liqaa.access.text import device_of
from liqaa.access.views.asking import account_of


@never_cache
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """Where one's account is open: the device, since when, when last; this one first."""
    here = request.session.session_key
    listed = [
        {
            "pk": each.pk,
            "device": device_of(each.user_agent),
            "since": each.created_at,
            "last": each.last_seen_at,
            "here": each.session_key == here,
        }
        for each in UserSession.objects.purge_and_list(account_of(request))
    ]
    listed.sort(key=lambda each: (each["here"], each["last"]), reverse=True)
    return render(request, "access/sessions.html", {"sessions": listed})


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one session of one's own; 404 for anybody else's, and for this very one."""
    account = account_of(request)
    here = request.session.session_key or ""
    if not actions.end_sessions(account=account, only=pk, keep=here, by=account, at=timezone.now()):
        raise Http404
    messages.success(request, _("The session is ended."))
    return redirect("access:sessions")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End every session of one's own but this one."""
    account = account_of(request)
    actions.end_sessions(
        account=account, keep=request.session.session_key or "", by=account, at=timezone.now()
    )
    messages.success(request, _("Your account is open on this device only."))
    return redirect("access:sessions")
