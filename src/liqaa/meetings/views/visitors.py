"""Visitors of a meeting that was held: counting them, keeping those who agree."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from liqaa.kit.forms import done
from liqaa.meetings import actions, queries
from liqaa.meetings.forms.visitors import ContactForm, CountForm
from liqaa.meetings.models import Meeting, Visitor
from liqaa.meetings.views.changing import to_change


@require_http_methods(["GET", "HEAD", "POST"])
def visitors(request: HttpRequest, pk: int) -> HttpResponse:
    """The visitors of a meeting; a post says how many came."""
    meeting, account = to_change(request, pk, whole=True)
    if request.method != "POST":
        return _page(request, meeting)
    form = CountForm(request.POST)

    def act() -> Meeting:
        return actions.count_visitors(
            meeting=meeting,
            count=form.cleaned_data["count"],
            label=_("Visitors"),
            by=account,
            at=timezone.now(),
        )

    if done(form, act):
        messages.success(request, _("The count is kept."))
        return redirect("meetings:visitors", pk=pk)
    return _page(request, meeting, status=422, count_form=form)


@require_POST
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a visitor who agrees as a contact."""
    meeting, account = to_change(request, pk, whole=True)
    form = ContactForm(request.POST)

    def act() -> Visitor:
        return actions.keep_visitor(meeting=meeting, visitor=form.draft(), by=account, at=timezone.now())

    if done(form, act):
        messages.success(request, _("The contact is kept, with the consent."))
        return redirect("meetings:visitors", pk=pk)
    return _page(request, meeting, status=422, contact_form=form)


def _page(
    request: HttpRequest, meeting: Meeting, *, status: int = 200, **refused: forms.Form
) -> HttpResponse:
    lines = queries.visitors_of(meeting)
    counts = queries.visitor_counts(meeting, lines)
    context = {
        "page_title": _("Visitors"),
        "meeting": meeting,
        "lines": lines,
        "counts": counts,
        "count_form": CountForm(initial={"count": counts.visitors}),
        "contact_form": ContactForm(initial={"place": meeting.venue_place}),
    }
    return render(request, "meetings/visitors.html", context | refused, status=status)
