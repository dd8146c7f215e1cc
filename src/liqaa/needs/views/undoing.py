"""Taking back a need or an achievement: what goes is shown before the button."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liqaa.access.views.asking import account_of
from liqaa.kit import undoing
from liqaa.kit.confirming import Undo, confirm_undo
from liqaa.needs import actions, queries, rules
from liqaa.needs.models import Achievement, Hearing


@require_http_methods(["GET", "HEAD", "POST"])
def hearing(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that a meeting heard a need."""
    account = account_of(request)
    seen = Hearing.objects.filter(need__in=queries.needs_seen_by(account))
    heard = get_object_or_404(seen.select_related("need", "meeting"), pk=pk)
    account.require(rules.RECORD, at=heard.meeting.scope)
    asked = Undo(
        title=_("Undo: a need that was heard"),
        subject=heard,
        find=lambda: undoing.look([heard]),
        act=lambda: actions.undo_hearing(hearing=heard, by=account, at=timezone.now()),
        back=reverse("needs:need", args=[heard.need_id]),
        after=reverse("meetings:meeting", args=[heard.meeting_id]),
    )
    return confirm_undo(request, asked)


@require_http_methods(["GET", "HEAD", "POST"])
def achievement(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back an achievement."""
    account = account_of(request)
    seen = Achievement.objects.filter(account.reach(rules.SEE).condition("scope"))
    named = get_object_or_404(seen.select_related("meeting"), pk=pk)
    account.require(rules.RECORD, at=named.meeting.scope if named.meeting else named.scope)
    asked = Undo(
        title=_("Undo: an achievement"),
        subject=named,
        find=lambda: undoing.look([named]),
        act=lambda: actions.undo_achievement(achievement=named, by=account, at=timezone.now()),
        back=reverse("needs:achievements"),
        after=reverse("needs:achievements"),
    )
    return confirm_undo(request, asked)
