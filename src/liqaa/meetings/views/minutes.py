"""The minutes page: parts that save themselves, what was remarked, what is to do next."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.kit.forms import done, key_typed
from liqaa.kit.refusals import Refused, say_above
from liqaa.meetings import actions, queries, rules
from liqaa.meetings.actions import Written
from liqaa.meetings.forms.minutes import (
    ApproveForm,
    ErratumForm,
    MinutesRemarkForm,
    NewPartForm,
    PartForm,
)
from liqaa.meetings.models import Meeting, Minutes, MinutesPart
from liqaa.meetings.queries.presence import capacities_of
from liqaa.meetings.text.differences import side_by_side
from liqaa.meetings.views.changing import to_change

CONFLICT = 409


def of_meeting(request: HttpRequest, pk: int) -> tuple[Meeting, Minutes, Account]:
    """Minutes that the account may read: 404 for an outsider and where none were begun.

    A draft is there for those only who write it.
    """
    account = account_of(request)
    meeting = queries.meeting_for_page(pk, account)
    minutes = queries.minutes_of(meeting)
    writes = account.may(rules.RECORD, at=meeting.scope, body=meeting.organiser)
    if minutes is None or (minutes.state == rules.DRAFT and not writes):
        raise Http404
    return meeting, minutes, account


def to_write(request: HttpRequest, pk: int) -> tuple[Minutes, Account]:
    """Minutes that the account may write."""
    meeting, account = to_change(request, pk)
    minutes = queries.minutes_of(meeting)
    if minutes is None:
        raise Http404
    return minutes, account


def may_read_confidential(account: Account, meeting: Meeting) -> bool:
    """Whether confidential parts are shown to the account."""
    return account.may(rules.CONFIDENTIAL, at=meeting.scope, body=meeting.organiser)


def part_of(minutes: Minutes, part: int, account: Account) -> MinutesPart:
    """A part that the account may read."""
    found = get_object_or_404(MinutesPart, pk=part, minutes=minutes)
    if found.confidential and not may_read_confidential(account, minutes.meeting):
        raise Http404
    return found


@require_safe
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes of a meeting, or the button that begins them."""
    account = account_of(request)
    return show(request, queries.meeting_for_page(pk, account))


def show(request: HttpRequest, meeting: Meeting, *, status: int = 200, **refused: Any) -> HttpResponse:
    """The page, with what was refused in its place."""
    account = account_of(request)
    may_record = account.may(rules.RECORD, at=meeting.scope, body=meeting.organiser)
    found = queries.minutes_of(meeting)
    context: dict[str, Any] = {
        "page_title": _("Minutes"),
        "meeting": meeting,
        "minutes": found,
        "may_record": may_record,
        "hidden": found is not None and found.state == rules.DRAFT and not may_record,
        "may_begin": may_record and (meeting.state == rules.HELD or meeting.opened_at is not None),
    }
    if found is not None and not context["hidden"]:
        context |= _of(found, account, may_record=may_record) | refused
    return render(request, "meetings/minutes.html", context, status=status)


def _of(minutes: Minutes, account: Account, *, may_record: bool) -> dict[str, Any]:
    meeting = minutes.meeting
    may_confidential = may_read_confidential(account, meeting)
    parts = queries.parts_of(minutes, confidential=may_confidential)
    writes = may_record and minutes.state in rules.WRITABLE
    signatories = queries.signatories_of(meeting, on=timezone.localdate(), reader=account)
    signed = {each.person_id: each for each in minutes.signatures.all()}
    context: dict[str, Any] = {
        "tone": rules.MINUTES_TONES[minutes.state],
        "state_words": queries.STATE_WORDS[minutes.state],
        "parts": parts,
        "aside": queries.aside_of(parts) if writes else {},
        "writes": writes,
        "may_confidential": may_confidential,
        "moves": rules.minutes_moves(minutes.state) if may_record else (),
        "remarks": queries.remarks_of(minutes, parts),
        "errata": [each for each in queries.errata_of(minutes) if may_confidential or not each.confidential],
        "signatories": [(each, signed.get(each.person), capacities_of(each)[:2]) for each in signatories],
        "letters": queries.letters_of(minutes) if may_record else (),
        "file_url": reverse("meetings:minutes_file", args=[meeting.pk]) if minutes.file_id else "",
    }
    if writes:
        context["new_form"] = NewPartForm()
    if minutes.state == rules.SENT:
        context["approve_form"] = ApproveForm(meeting=meeting) if may_record else None
        if queries.was_there(meeting, account):
            context["remark_form"] = MinutesRemarkForm(parts=parts)
        context["sign"] = queries.to_sign(signatories, signed, account, may_record=may_record)
    if minutes.state == rules.FROZEN and may_record:
        context["erratum_form"] = ErratumForm()
    return context


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the minutes from the agenda."""
    meeting, account = to_change(request, pk)
    try:
        actions.draft_minutes(
            meeting=meeting, opening=_("Opening"), closing=_("Closing"), by=account, at=timezone.now()
        )
    except Refused as refusal:
        say_above(request, refusal)
    return redirect("meetings:minutes", pk=pk)


@require_POST
def write(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """Save a part. A text begun from another than the one that stands is kept aside, and both are shown."""
    minutes, account = to_write(request, pk)
    found = part_of(minutes, part, account)
    form = PartForm(request.POST)

    def act() -> Written:
        return actions.write_part(
            part=found,
            text=form.cleaned_data["text"],
            started_from=form.started_from,
            by=account,
            at=timezone.now(),
        )

    written = done(form, act)
    if written is None:
        return _saved(request, minutes, found, form, 422)
    if written.aside:
        return _saved(request, minutes, written.part, form, CONFLICT)
    if not getattr(request, "htmx", False):
        messages.success(request, _("Saved."))
        return redirect(f"{reverse('meetings:minutes', args=[pk])}#part-{part}")
    return _saved(request, minutes, written.part, form, 200)


def _saved(
    request: HttpRequest, minutes: Minutes, part: MinutesPart, form: forms.Form, status: int
) -> HttpResponse:
    """What became of a save: a piece of the page, or, without scripts, the page with what was typed."""
    typed = str(form.data.get("text", ""))
    state: dict[str, Any] = {
        "part": part,
        "typed": typed,
        "started": form.data.get("started", "") if status != 200 else part.revision,
        "saved_at": timezone.localtime() if status == 200 else None,
        "errors": [message for messages_of in form.errors.values() for message in messages_of],
        "conflict": side_by_side(part.text, typed.replace("\r\n", "\n")) if status == CONFLICT else None,
    }
    if getattr(request, "htmx", False):
        return render(request, "meetings/minutes.html#state", state, status=status)
    return show(request, minutes.meeting, status=status, refused_part=state)


@require_POST
def add_part(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one more part at the end."""
    minutes, account = to_write(request, pk)
    form = NewPartForm(request.POST)

    def act() -> MinutesPart:
        if form.cleaned_data["confidential"] and not may_read_confidential(account, minutes.meeting):
            raise PermissionDenied
        return actions.add_minutes_part(minutes=minutes, by=account, at=timezone.now(), **form.cleaned_data)

    made = done(form, act)
    if made is None:
        return show(request, minutes.meeting, status=422, new_form=form)
    return redirect(f"{reverse('meetings:minutes', args=[pk])}#part-{made.pk}")


@require_POST
def set_part(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """Set a part apart, open it, or take it away while it is empty."""
    minutes, account = to_write(request, pk)
    found = part_of(minutes, part, account)
    wanted, now = request.POST.get("do", ""), timezone.now()
    try:
        if wanted == "remove":
            actions.remove_part(part=found, by=account, at=now)
        elif wanted in ("confidential", "open"):
            apart = wanted == "confidential"
            if apart:
                account.require(rules.CONFIDENTIAL, at=minutes.scope, body=minutes.meeting.organiser)
            actions.set_confidential(part=found, confidential=apart, by=account, at=now)
    except Refused as refusal:
        say_above(request, refusal)
    return redirect(f"{reverse('meetings:minutes', args=[pk])}#part-{part}")


@require_safe
def revisions(request: HttpRequest, pk: int, part: int) -> HttpResponse:
    """Every text a part had, and two of them side by side."""
    _meeting, minutes, account = of_meeting(request, pk)
    account.require(rules.RECORD, at=minutes.scope, body=minutes.meeting.organiser)
    found = part_of(minutes, part, account)
    kept = list(queries.revisions_of(found))
    numbers = [each.number for each in kept]
    newer = _chosen(request, "b", numbers, numbers[0] if numbers else 0)
    earlier = [number for number in numbers if number < newer]
    older = _chosen(request, "a", numbers, earlier[0] if earlier else 0)
    texts = {each.number: each.text for each in kept}
    context = {
        "page_title": _("Revisions"),
        "meeting": minutes.meeting,
        "part": found,
        "revisions": queries.with_writers(kept),
        "older": older,
        "newer": newer,
        "lines": side_by_side(texts.get(older, ""), texts.get(newer, "")),
    }
    return render(request, "meetings/minutes_revisions.html", context)


def _chosen(request: HttpRequest, name: str, numbers: list[int], otherwise: int) -> int:
    asked = key_typed(request.GET.get(name, ""))
    return asked if asked in numbers else otherwise
