"""Reading minutes from a personal address, without signing in; taking addresses back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from liqaa.access.views.limiting import limited
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.kit.forms import done
from liqaa.kit.refusals import Refused, say_above
from liqaa.meetings import actions, queries, rules
from liqaa.meetings.documents import minutes_paper
from liqaa.meetings.documents.shown import shown_of
from liqaa.meetings.forms.minutes import MinutesRemarkForm
from liqaa.meetings.models import MinutesLetter, Remark
from liqaa.meetings.queries import Handed
from liqaa.meetings.views.minutes import to_write
from liqaa.meetings.views.papers import paper_language


@login_not_required
@never_cache
@limited("read_minutes")
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, key: str) -> HttpResponse:
    """The public parts of minutes, for whom they were mailed to; a remark until they are approved."""
    handed = queries.handed_by(key, today=timezone.localdate())
    if handed is None or handed.dead:
        return render(request, "meetings/minutes_read_dead.html", {"handed": handed}, status=410)
    with acting_for(SYSTEM):  # the one letter whose key was signed opens the public parts, and nothing else
        return _page(request, handed, key)


def _page(request: HttpRequest, handed: Handed, key: str) -> HttpResponse:
    minutes = handed.minutes
    form, kept = _remarked(request, handed) if minutes.state == rules.SENT else (None, False)
    context = {
        "page_title": _("Minutes of a meeting"),
        "handed": handed,
        "minutes": minutes,
        "state_words": queries.STATE_WORDS[minutes.state],
        "tone": rules.MINUTES_TONES[minutes.state],
        "paper": shown_of(minutes_paper(minutes, language=paper_language())),
        "form": form,
        "kept": kept,
        "remarks": queries.own_remarks(handed.letter),
        "inside": reverse("meetings:minutes", args=[minutes.meeting_id]),
        "key": key,
    }
    refused = form is not None and bool(form.errors)
    return render(request, "meetings/minutes_read.html", context, status=422 if refused else 200)


def _remarked(request: HttpRequest, handed: Handed) -> tuple[MinutesRemarkForm, bool]:
    """The form of a remark, empty again once one is kept; and whether one is."""
    parts = queries.parts_of(handed.minutes, confidential=False)
    form = MinutesRemarkForm(request.POST if request.method == "POST" else None, parts=parts)

    def act() -> Remark:
        return actions.remark_by_letter(
            letter=handed.letter, by=SYSTEM, at=timezone.now(), **form.cleaned_data
        )

    kept = done(form, act) is not None
    return (MinutesRemarkForm(parts=parts) if kept else form), kept


@require_POST
def set_letter(request: HttpRequest, pk: int, letter: int) -> HttpResponse:
    """Take an address back, or send a new one."""
    minutes, account = to_write(request, pk)
    found = get_object_or_404(MinutesLetter, pk=letter, minutes=minutes)
    wanted = request.POST.get("do", "")
    try:
        if wanted == "revoke":
            actions.revoke_letter(letter=found, by=account, at=timezone.now())
            messages.success(request, _("The address is taken back: it opens nothing any more."))
        elif wanted == "renew":
            actions.renew_letter(letter=found, by=account, at=timezone.now())
            messages.success(request, _("A new address is on its way; the earlier one is dead."))
        else:
            raise Http404
    except Refused as refusal:
        say_above(request, refusal)
    return redirect(f"{reverse('meetings:minutes', args=[pk])}#letters")
