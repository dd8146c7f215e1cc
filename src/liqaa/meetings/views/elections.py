"""An election: who stands, the figures, who is elected before it is closed and after."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from liqaa.access.models import Account
from liqaa.access.views.fresh import fresh_to_change
from liqaa.bodies import rules as body_rules
from liqaa.kit.forms import done
from liqaa.kit.refusals import Refused, say_above
from liqaa.meetings import actions, queries
from liqaa.meetings.actions.elections import elected_by
from liqaa.meetings.forms.sitting import ElectionForm, FiguresForm
from liqaa.meetings.models import Candidate, Election, Meeting
from liqaa.meetings.views import sitting
from liqaa.meetings.views.changing import to_change


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Open an election."""
    meeting, account = to_change(request, pk)
    form = ElectionForm(request.POST, account=account, meeting=meeting)

    def act() -> Election:
        return actions.open_election(
            meeting=meeting, vacancy=form.vacancy(), persons=form.persons, by=account, at=timezone.now()
        )

    if made := done(form, act):
        messages.success(request, _("The election is open: enter what the tellers counted."))
        return redirect("meetings:election", pk=pk, election=made.pk)
    return sitting.page(request, meeting, status=422, election_form=form)


def _load(request: HttpRequest, pk: int, election: int) -> tuple[Meeting, Election, Account]:
    meeting, account = to_change(request, pk)
    found = get_object_or_404(meeting.elections.select_related("office__body", "meeting"), pk=election)
    return meeting, found, account


def _may_appoint(account: Account, election: Election) -> None:
    """Filling an office asks the right to appoint there, as its own page does."""
    if election.office is not None:
        account.require(body_rules.APPOINT, at=election.office.body.scope)


@require_http_methods(["GET", "HEAD", "POST"])
@fresh_to_change
def election(request: HttpRequest, pk: int, election: int) -> HttpResponse:
    """One election; a post shows who is elected by its figures, and with ``sure`` closes it."""
    meeting, found, account = _load(request, pk, election)
    if request.method == "POST":
        _may_appoint(account, found)
    form = FiguresForm(request.POST or None, election=found)
    won = done(form, lambda: elected_by(found, form.figures(), form.preferred())) if form.is_bound else None
    if won is not None and "sure" in request.POST and (kept := _close(form, found, account)) is not None:
        messages.success(request, _("The election is closed."))
        if found.office is not None and kept:
            messages.success(request, _("Those elected are in office from the day of the meeting."))
        return redirect("meetings:election", pk=pk, election=found.pk)
    context = {
        "page_title": found.title,
        "meeting": meeting,
        "election": found,
        "closed": found.state == Election.State.CLOSED,
        "candidates": found.candidates.select_related("person").order_by("-elected", "-votes", "position"),
        "form": form,
        "won": won if won is not None and not form.errors else None,
        "composition": _composition(_elected(found, won), form.young() if won else None),
    }
    return render(request, "meetings/election.html", context, status=422 if form.errors else 200)


def _close(form: FiguresForm, found: Election, account: Account) -> list[Candidate] | None:
    return done(
        form,
        lambda: actions.close_election(
            election=found,
            figures=form.figures(),
            preferred=form.preferred(),
            young=form.young(),
            by=account,
            at=timezone.now(),
        ),
    )


def _elected(found: Election, won: list[Candidate] | None) -> list[Candidate]:
    """Who is elected: by the figures typed, or as the election was closed."""
    return won or list(found.candidates.filter(elected=True).select_related("person"))


def _composition(elected: list[Candidate], typed: list[int] | None) -> queries.Composition | None:
    """How many of them are women, men and young; as typed, or as it was kept."""
    if not elected:
        return None
    young = {each.person_id for each in elected if (each.young if typed is None else each.pk in typed)}
    genders = {each.person_id: each.person.gender for each in elected}
    return queries.composition_of(genders, on=timezone.localdate(), young=young)


@require_POST
def reopen(request: HttpRequest, pk: int, election: int) -> HttpResponse:
    """Take the result back."""
    _meeting, found, account = _load(request, pk, election)
    _may_appoint(account, found)
    try:
        actions.reopen_election(election=found, by=account, at=timezone.now())
    except Refused as refusal:
        say_above(request, refusal)
    else:
        messages.success(request, _("The election is open again; the appointments it made are taken back."))
    return redirect("meetings:election", pk=pk, election=found.pk)


@require_POST
def drop(request: HttpRequest, pk: int, election: int) -> HttpResponse:
    """Take back an election opened by mistake."""
    _meeting, found, account = _load(request, pk, election)
    try:
        actions.drop_election(election=found, by=account, at=timezone.now())
    except Refused as refusal:
        say_above(request, refusal)
        return redirect("meetings:election", pk=pk, election=found.pk)
    messages.success(request, _("It is taken back."))
    return redirect("meetings:sitting", pk=pk)
