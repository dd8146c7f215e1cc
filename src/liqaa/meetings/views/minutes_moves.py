"""What happens to minutes: sent, remarked on, signed, approved, frozen, corrected by errata, checked."""

from collections.abc import Callable

from django.contrib import messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from liqaa.access.models import Account
from liqaa.kit.forms import done, key_typed
from liqaa.kit.refusals import Refused, say_above
from liqaa.meetings import actions, queries, rules
from liqaa.meetings.documents import minutes_paper, name_of, pdf_of
from liqaa.meetings.forms.minutes import ApproveForm, ErratumForm, MinutesRemarkForm, SettleForm
from liqaa.meetings.models import Minutes, Remark
from liqaa.meetings.queries.frozen import check, seal_now
from liqaa.meetings.views.minutes import may_read_confidential, of_meeting, show, to_write


def _send(minutes: Minutes, account: Account) -> str:
    told = actions.send_minutes(minutes=minutes, by=account, at=timezone.now())
    return ngettext("Sent to %(count)d person.", "Sent to %(count)d people.", told) % {"count": told}


def _reopen(minutes: Minutes, account: Account) -> str:
    actions.reopen_minutes(minutes=minutes, by=account, at=timezone.now())
    return _("The minutes are open again.")


def _freeze(minutes: Minutes, account: Account) -> str:
    """The paper is made of what stands now, in Arabic, with the seal on every page; then both are kept."""
    if rules.minutes_after("freeze", minutes.state) is not None:
        minutes.sha256, minutes.state = seal_now(minutes), rules.FROZEN
    paper = pdf_of(minutes_paper(minutes, language="ar"))
    upload = SimpleUploadedFile(name_of(minutes), paper, "application/pdf")
    actions.freeze_minutes(minutes=minutes, seal=minutes.sha256, paper=upload, by=account, at=timezone.now())
    return _("The minutes are frozen.")


def _discard(minutes: Minutes, account: Account) -> str:
    actions.discard_minutes(minutes=minutes, by=account, at=timezone.now())
    return _("The minutes are thrown away.")


MOVES: dict[str, Callable[[Minutes, Account], str]] = {
    "send": _send,
    "reopen": _reopen,
    "freeze": _freeze,
    "discard": _discard,
}


@require_POST
def move(request: HttpRequest, pk: int, wanted: str) -> HttpResponse:
    """Make one move that needs no form."""
    minutes, account = to_write(request, pk)
    act = MOVES.get(wanted)
    if act is None:
        raise Http404
    try:
        messages.success(request, act(minutes, account))
    except Refused as refusal:
        say_above(request, refusal)
    return redirect("meetings:minutes", pk=pk)


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which later meeting approved them."""
    minutes, account = to_write(request, pk)
    form = ApproveForm(request.POST, meeting=minutes.meeting)

    def act() -> Minutes:
        return actions.approve_minutes(
            minutes=minutes, approved_in=form.cleaned_data["approved_in"], by=account, at=timezone.now()
        )

    if done(form, act):
        messages.success(request, _("The minutes are approved."))
        return redirect("meetings:minutes", pk=pk)
    return show(request, minutes.meeting, status=422, approve_form=form)


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign, or note the signature of somebody without an account as it stands on the paper."""
    meeting, minutes, account = of_meeting(request, pk)
    may_record = account.may(rules.RECORD, at=meeting.scope, body=meeting.organiser)
    signatories = queries.signatories_of(meeting, on=timezone.localdate(), reader=account)
    open_to = queries.to_sign(signatories, set(), account, may_record=may_record)
    person = key_typed(request.POST.get("person", ""))
    if person not in {each.person for each in open_to}:
        account.require(rules.RECORD, at=meeting.scope, body=meeting.organiser)
        raise Http404
    try:
        actions.sign_minutes(minutes=minutes, person=person or 0, by=account, at=timezone.now())
        messages.success(request, _("The signature is kept."))
    except Refused as refusal:
        say_above(request, refusal)
    return redirect("meetings:minutes", pk=pk)


@require_POST
def remark(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a correction, as somebody who was there."""
    meeting, minutes, account = of_meeting(request, pk)
    parts = queries.parts_of(minutes, confidential=may_read_confidential(account, meeting))
    form = MinutesRemarkForm(request.POST, parts=parts)

    def act() -> Remark:
        return actions.make_remark(minutes=minutes, by=account, at=timezone.now(), **form.cleaned_data)

    if done(form, act):
        messages.success(request, _("The remark is kept; you will read here what became of it."))
        return redirect("meetings:minutes", pk=pk)
    return show(request, meeting, status=422, remark_form=form)


@require_POST
def settle(request: HttpRequest, pk: int, remark: int) -> HttpResponse:
    """Say what became of a remark."""
    minutes, account = to_write(request, pk)
    found = get_object_or_404(Remark, pk=remark, minutes=minutes)
    form = SettleForm(request.POST)

    def act() -> Remark:
        return actions.settle_remark(remark=found, by=account, at=timezone.now(), **form.cleaned_data)

    if done(form, act):
        return redirect("meetings:minutes", pk=pk)
    return show(request, minutes.meeting, status=422, settle_form=form, settled=found.pk)


@require_POST
def erratum(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct frozen minutes beside their text."""
    minutes, account = to_write(request, pk)
    form = ErratumForm(request.POST)

    def act() -> object:
        return actions.add_erratum(minutes=minutes, by=account, at=timezone.now(), **form.cleaned_data)

    if done(form, act):
        messages.success(request, _("The correction stands beside the minutes."))
        return redirect("meetings:minutes", pk=pk)
    return show(request, minutes.meeting, status=422, erratum_form=form)


@require_safe
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare frozen minutes with what was frozen."""
    meeting, minutes, account = of_meeting(request, pk)
    if minutes.state != rules.FROZEN:
        raise Http404
    context = {
        "page_title": _("Check of the minutes"),
        "meeting": meeting,
        "minutes": minutes,
        "check": check(minutes, confidential=may_read_confidential(account, meeting)),
    }
    return render(request, "meetings/minutes_check.html", context)
