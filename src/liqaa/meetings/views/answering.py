"""Answering an invitation from its link, without signing in."""

from dataclasses import replace

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from liqaa.access.views.limiting import limited
from liqaa.files.documents import response_for
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.kit.forms import done
from liqaa.kit.pictures import picture_of
from liqaa.meetings import actions, queries
from liqaa.meetings.forms.inviting import answer_form
from liqaa.meetings.models import Invitation
from liqaa.meetings.rules.arriving import scanned_as


@login_not_required
@never_cache
@limited("answer_invitation")
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, key: str) -> HttpResponse:
    """Say whether one comes; it may be changed until the meeting's day is over. Nothing else is shown."""
    asked = queries.asked_by(key, today=timezone.localdate(), language=get_language() or "ar")
    if asked is None or asked.dead:
        return render(request, "meetings/answer_dead.html", {"asked": asked}, status=410)
    invitation = asked.invitation
    form = answer_form(invitation, request.POST or None)

    def act() -> Invitation:
        with acting_for(SYSTEM):  # whoever holds the link answers for one invitation, and for nothing else
            return actions.answer_invitation(
                invitation=invitation, reply=form.reply(), by=SYSTEM, at=timezone.now()
            )

    kept = done(form, act)
    if kept:
        asked = replace(asked, invitation=kept)
    context = {
        "asked": asked,
        "key": key,
        "form": form,
        "kept": kept is not None,
        "code": asked.invitation.code,
        "picture": picture_of(scanned_as(asked.invitation.meeting_id, asked.invitation.code)),
    }
    return render(request, "meetings/answer.html", context, status=422 if form.errors else 200)


@login_not_required
@never_cache
@limited("answer_invitation")
@require_safe
def paper(request: HttpRequest, key: str, pk: int) -> HttpResponseBase:
    """Hand a paper of the agenda to whoever is invited, by the same link; 404 for any other."""
    asked = queries.asked_by(key, today=timezone.localdate(), language=get_language() or "ar")
    if asked is None or asked.dead:
        return render(request, "meetings/answer_dead.html", {"asked": asked}, status=410)
    found = next((each for each in asked.papers if each.pk == pk), None)
    if found is None:
        raise Http404
    meeting = asked.invitation.meeting
    with acting_for(SYSTEM):  # the link was signed for one invitation; its meeting's papers go with it
        return response_for(found.file, of=meeting, place=meeting.scope, by=SYSTEM, at=timezone.now())
