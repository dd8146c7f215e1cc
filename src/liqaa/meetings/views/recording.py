"""Calling a meeting, recording one by hand, correcting a record."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.bodies import queries as bodies
from liqaa.kit.forms import done, key_typed
from liqaa.meetings import actions, queries, rules
from liqaa.meetings.forms import CallForm, CorrectForm, RecordForm
from liqaa.meetings.forms.calling import ConvokeForm
from liqaa.meetings.models import Meeting

_METHODS = ["GET", "HEAD", "POST"]


def writer(request: HttpRequest) -> Account:
    """The account, which must hold the right to record somewhere."""
    account = account_of(request)
    if not account.may_somewhere(rules.RECORD):
        raise PermissionDenied
    return account


def _first_choice(request: HttpRequest, account: Account) -> str:
    """The body asked for in the address, else one where the account's person holds office today."""
    asked = request.GET.get("organiser", "")
    if key_typed(asked) is not None:
        return asked
    office = bodies.offices_of_account(account, on=timezone.localdate()).first()
    return str(office.body_id) if office else ""


def first_choices(request: HttpRequest, account: Account) -> dict[str, object]:
    """The organiser, and of a follow-on (``?follows=``) what it takes from the meeting before."""
    asked = key_typed(request.GET.get("follows", ""))
    earlier = queries.meetings_seen_by(account).filter(pk=asked).first() if asked is not None else None
    if earlier is None:
        organiser = _first_choice(request, account)
        return {"organiser": organiser, "agenda": _agenda(request, organiser, account)} | _told(request)
    return {
        "follows": earlier.pk,
        "organiser": str(earlier.organiser_id),
        "kinds": earlier.kinds,
        "venue": earlier.venue,
        "venue_place": earlier.venue_place,
    }


def _told(request: HttpRequest) -> dict[str, object]:
    """What an upper room asks for in the address: the title and the kind that a memo names."""
    kinds = [each for each in request.GET.getlist("kinds") if each in Meeting.Kind.values]
    title = request.GET.get("title", "")[:300]
    return ({"title": title} if title else {}) | ({"kinds": kinds} if kinds else {})


def _agenda(request: HttpRequest, organiser: str, account: Account) -> list[str]:
    """The points that a memo names in the address, else those of the body's last meeting."""
    asked = [" ".join(each.split())[:300] for each in request.GET.getlist("agenda")]
    if any(asked):
        return [each for each in asked if each][: rules.calling.MOST_POINTS]
    key = key_typed(organiser)
    return queries.last_agenda(key, account) if key is not None else []


def _blank[Form: CallForm](form: type[Form], request: HttpRequest, account: Account) -> Form:
    """The form as it is first shown, or as it was sent."""
    if request.method == "POST":
        return form(request.POST, account=account)
    return form(account=account, initial=first_choices(request, account))


@require_http_methods(_METHODS)
def call(request: HttpRequest) -> HttpResponse:
    """Call a meeting."""
    account = writer(request)
    form = _blank(ConvokeForm, request, account)

    def act() -> Meeting:
        organiser, urgent = form.cleaned_data["organiser"], form.cleaned_data["urgent"]
        record = form.record()
        return actions.call_meeting(
            organiser=organiser, record=record, urgent=urgent, by=account, at=timezone.now()
        )

    if kept := done(form, act):
        messages.success(request, _("The meeting is called."))
        return redirect("meetings:meeting", pk=kept.pk)
    terms = _terms(form) if form.is_bound else None
    context = {"page_title": _("Call a meeting"), "form": form, "terms": terms}
    return render(request, "meetings/call.html", context, status=422 if form.errors else 200)


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    """What the charter asks of the sitting typed so far: a piece under the form.

    With ``?piece=kinds``, the kinds to tick: those that the body chosen now usually holds come first.
    """
    form = ConvokeForm(request.GET, account=writer(request))
    if request.GET.get("piece") == "kinds":
        return render(request, "kit/components/field.html", {"field": form["kinds"]})
    return render(request, "meetings/terms.html", {"form": form, "terms": _terms(form)})


def _terms(form: ConvokeForm) -> queries.Terms | None:
    form.is_valid()
    data = form.cleaned_data
    body = data.get("organiser")
    if body is None:
        return None
    return queries.terms_of(body, data.get("kinds", ()), data.get("held_on"), today=timezone.localdate())


@require_http_methods(_METHODS)
def record(request: HttpRequest) -> HttpResponse:
    """Write down a meeting that was held."""
    account = writer(request)
    form = _blank(RecordForm, request, account)

    def act() -> Meeting:
        organiser = form.cleaned_data["organiser"]
        return actions.record_meeting(
            organiser=organiser, record=form.record(), by=account, at=timezone.now()
        )

    if kept := done(form, act):
        messages.success(request, _("The meeting is recorded."))
        return redirect("meetings:meeting", pk=kept.pk)
    context = {"page_title": _("Record a meeting"), "form": form}
    return render(request, "meetings/record.html", context, status=422 if form.errors else 200)


@require_http_methods(_METHODS)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the record of a meeting."""
    account = account_of(request)
    meeting = queries.meeting_for_page(pk, account)
    account.require(rules.RECORD, at=meeting.scope, body=meeting.organiser)
    form = CorrectForm(request.POST or None, account=account, meeting=meeting)
    if done(form, lambda: _correct(form, meeting, account)):
        messages.success(request, _("The record is corrected."))
        return redirect("meetings:meeting", pk=pk)
    context = {"page_title": _("Correct the record"), "form": form, "meeting": meeting}
    return render(request, "meetings/record.html", context, status=422 if form.errors else 200)


def _correct(form: CorrectForm, meeting: Meeting, account: Account) -> Meeting:
    """The meeting as corrected; without a change there is nothing to keep."""
    changes = form.values()
    if not changes:
        return meeting
    return actions.correct_meeting(meeting=meeting, by=account, at=timezone.now(), **changes)
