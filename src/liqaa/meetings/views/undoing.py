"""Taking back a meeting: all that goes with it is shown before the button."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liqaa.kit import undoing
from liqaa.kit.confirming import Undo, confirm_undo
from liqaa.meetings import actions
from liqaa.meetings.views.changing import to_change


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a meeting recorded or planned by mistake."""
    meeting, account = to_change(request, pk, whole=True)
    asked = Undo(
        title=_("Undo: a meeting"),
        subject=meeting,
        find=lambda: undoing.look([meeting]),
        act=lambda: actions.undo_meeting(meeting=meeting, by=account, at=timezone.now()),
        back=reverse("meetings:meeting", args=[pk]),
        after=reverse("meetings:list"),
        keeps=_("A meeting that only took another course is not undone: correct it, or cancel it."),
    )
    return confirm_undo(request, asked)
