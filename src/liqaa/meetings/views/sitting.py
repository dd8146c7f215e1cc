"""A sitting: quorum, opening, second call, closing, what is said, hands."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from liqaa.access.views.asking import account_of
from liqaa.kit.forms import done
from liqaa.kit.refusals import Refused, say_above
from liqaa.meetings import actions, queries, rules
from liqaa.meetings.actions.sentences import refused as refusal_of
from liqaa.meetings.forms.sitting import CloseForm, ElectionForm, HandsForm, SecondCallForm, SpeechForm
from liqaa.meetings.models import Intervention, Meeting, ShowOfHands
from liqaa.meetings.views.changing import to_change


@require_safe
def sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that is established while a meeting goes on."""
    meeting, _account = to_change(request, pk)
    return page(request, meeting)


def page(request: HttpRequest, meeting: Meeting, *, status: int = 200, **refused: forms.Form) -> HttpResponse:
    """The page, with a form that was refused in the place of its empty one."""
    account = account_of(request)
    today = timezone.localdate()
    here = queries.here_ids(meeting)
    checks = list(meeting.quorum_checks.order_by("-checked_at", "-pk"))
    problem = rules.arriving.problem_at_door(
        meeting.state, meeting.held_on, today=today, frozen=queries.is_frozen(meeting)
    )
    asked = queries.asked_of(meeting, on=today)
    first = next((each for each in checks if each.call == meeting.call), None)
    again = first is not None and not first.met and meeting.call == rules.quorum.FIRST
    context: dict[str, Any] = {
        "page_title": _("The sitting"),
        "meeting": meeting,
        "planned": meeting.state == rules.PLANNED,
        "shut": str(refusal_of(problem).reasons[0]) if problem else "",
        "standing": queries.standing_now(meeting, on=today, here=here),
        "checks": checks,
        "met": any(each.met and each.call == meeting.call for each in checks),
        "asked": asked is not None,
        "again": again and meeting.state == rules.PLANNED,
        "composition": queries.composition_of(queries.genders_of(here), on=today),
        "hands": queries.hands_of(meeting),
        "elections": queries.elections_of(meeting),
        "speeches": meeting.interventions.select_related("person").order_by("position", "pk"),
    }
    if not problem:
        delay = asked.delay_days if asked else 0
        context |= {
            "again_form": SecondCallForm(initial={"day": rules.quorum.earliest_second(today, delay)}),
            "close_form": CloseForm(),
            "speech_form": SpeechForm(meeting=meeting),
            "hands_form": HandsForm(meeting=meeting),
            "election_form": ElectionForm(account=account, meeting=meeting),
        }
    return render(request, "meetings/sitting.html", context | refused, status=status)


@require_POST
def establish(request: HttpRequest, pk: int) -> HttpResponse:
    """Count who is there; enough, and the sitting is open."""
    meeting, account = to_change(request, pk)
    try:
        check = actions.establish_quorum(meeting=meeting, by=account, at=timezone.now())
    except Refused as refusal:
        say_above(request, refusal)
    else:
        if check is None:
            messages.success(request, _("The meeting is open."))
        elif check.met:
            messages.success(request, _("There is a quorum: the sitting is open."))
        else:
            words = _("There is no quorum: %(present)d members are there, %(needed)d are needed.")
            messages.warning(request, words % {"present": check.present, "needed": check.needed})
    return redirect("meetings:sitting", pk=pk)


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the sitting a second time."""
    meeting, account = to_change(request, pk)
    form = SecondCallForm(request.POST)

    def act() -> Meeting:
        return actions.call_again(meeting=meeting, by=account, at=timezone.now(), **form.cleaned_data)

    if done(form, act):
        messages.success(request, _("The sitting is called a second time."))
        return redirect("meetings:sitting", pk=pk)
    return page(request, meeting, status=422, again_form=form)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the sitting."""
    meeting, account = to_change(request, pk)
    form = CloseForm(request.POST)

    def act() -> Meeting:
        known = form.cleaned_data["without_quorum"]
        return actions.close_sitting(meeting=meeting, by=account, at=timezone.now(), without_quorum=known)

    if done(form, act):
        messages.success(request, _("The sitting is closed."))
        return redirect("meetings:sitting", pk=pk)
    return page(request, meeting, status=422, close_form=form)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that the sitting was closed."""
    meeting, account = to_change(request, pk)
    try:
        actions.reopen_sitting(meeting=meeting, by=account, at=timezone.now())
    except Refused as refusal:
        say_above(request, refusal)
    else:
        messages.success(request, _("The sitting is open again."))
    return redirect("meetings:sitting", pk=pk)


@require_POST
def speak(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what somebody says."""
    meeting, account = to_change(request, pk)
    form = SpeechForm(request.POST, meeting=meeting)

    def act() -> Intervention:
        return actions.note_speech(meeting=meeting, said=form.said(), by=account, at=timezone.now())

    if done(form, act):
        messages.success(request, _("What was said is kept."))
        return redirect("meetings:sitting", pk=pk)
    return page(request, meeting, status=422, speech_form=form)


@require_POST
def drop_speech(request: HttpRequest, pk: int, speech: int) -> HttpResponse:
    """Take back what was written down by mistake."""
    meeting, account = to_change(request, pk)
    found = get_object_or_404(meeting.interventions.select_related("meeting"), pk=speech)
    try:
        actions.drop_speech(speech=found, by=account, at=timezone.now())
    except Refused as refusal:
        say_above(request, refusal)
    else:
        messages.success(request, _("It is taken back."))
    return redirect("meetings:sitting", pk=pk)


@require_POST
def hands(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a show of hands."""
    meeting, account = to_change(request, pk)
    form = HandsForm(request.POST, meeting=meeting)

    def act() -> ShowOfHands:
        return actions.count_hands(meeting=meeting, hands=form.hands(), by=account, at=timezone.now())

    if done(form, act):
        messages.success(request, _("The count is kept."))
        return redirect("meetings:sitting", pk=pk)
    return page(request, meeting, status=422, hands_form=form)


@require_POST
def drop_hands(request: HttpRequest, pk: int, hands: int) -> HttpResponse:
    """Take a show of hands back."""
    meeting, account = to_change(request, pk)
    found = get_object_or_404(meeting.shows_of_hands.select_related("meeting"), pk=hands)
    try:
        actions.drop_hands(hands=found, by=account, at=timezone.now())
    except Refused as refusal:
        say_above(request, refusal)
    else:
        messages.success(request, _("It is taken back."))
    return redirect("meetings:sitting", pk=pk)
