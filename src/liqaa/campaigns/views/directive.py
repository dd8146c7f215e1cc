"""A directive's page: its text, whom it asks, how far they are, what is missing and whom to call."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.bodies.models import Body
from liqaa.bodies.queries import charter
from liqaa.campaigns import actions, queries, rules
from liqaa.campaigns.forms import ExtendForm, ReasonForm
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.queries import Line, Tally
from liqaa.campaigns.queries.later_ends import ends_of
from liqaa.campaigns.queries.preview import preview
from liqaa.campaigns.queries.undoing import what_goes
from liqaa.campaigns.queries.wording import DIRECTIVE_TONES, TONES, bars_of, label_of, time_left, time_tone
from liqaa.kit.arabic import clean
from liqaa.kit.confirming import Undo, confirm_undo
from liqaa.kit.forms import done
from liqaa.kit.refusals import Refused
from liqaa.kit.scopes import covers
from liqaa.territory.models import Place

PER_PAGE = 25


class Counted(Paginator):
    """Pages of rows whose number the table above them has told already."""

    def __init__(self, rows: QuerySet[Execution], per_page: int, count: int) -> None:
        """Take the number instead of asking for it."""
        super().__init__(rows, per_page)
        self.count = count


def load(request: HttpRequest, pk: int) -> tuple[Directive, Account]:
    """The directive of an address and the account that asks for it; 404 for an outsider."""
    account = account_of(request)
    return queries.directive_for_page(pk, account), account


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The directive's page; ``?place=`` goes down to a place, ``?state=`` lists those in a state."""
    directive, account = load(request, pk)
    return page(request, directive, account)


def page(
    request: HttpRequest, directive: Directive, account: Account, *, status: int = 200, **extra: Any
) -> HttpResponse:
    """Draw the page, also with a refused form on it."""
    today = timezone.localdate()
    may_issue = account.may(rules.ISSUE, at=directive.scope)
    path = _path(request, directive)
    crumbs, only_in = queries.places_of_page(directive, path)
    context: dict[str, Any] = {
        "page_title": directive.title,
        "directive": directive,
        "state_tone": DIRECTIVE_TONES[directive.state],
        "left": time_left(directive, on=today),
        "left_tone": time_tone(directive, on=today),
        "asked_types": asked_words(directive),
        "families": "، ".join(str(Body.Family(each).label) for each in directive.families),
        "agenda": [line for line in directive.agenda.splitlines() if line.strip()],
        "may_issue": may_issue,
        "path": path,
        "crumbs_of_places": crumbs,
        "only_in": only_in,
        "spreading": directive.state == rules.ISSUED and directive.spread_at is None,
        "withdraw_form": ReasonForm(),
        "extend_form": ExtendForm(initial={"due_on": directive.due_on}),
        "extensions": ends_of(directive.ends),  # type: ignore[attr-defined]
    }
    if directive.state == rules.DRAFT:
        context |= _draft(request, directive)
    else:
        context |= _work(request, directive, account, path)
    if context["spreading"]:
        context["made"] = Execution.objects.filter(directive=directive).count()
    return render(request, "campaigns/directive.html", context | extra, status=status)


def _draft(request: HttpRequest, directive: Directive) -> dict[str, Any]:
    """Whom a draft would ask, a page of them, and the holes among them."""
    found = preview(directive, on=timezone.localdate())
    only_holes = request.GET.get("show") == "holes"
    listed = Paginator(found.holes if only_holes else found.asked, PER_PAGE)
    return {
        "would_ask": len(found.asked),
        "preview": found,
        "only_holes": only_holes,
        "page": listed.get_page(request.GET.get("page")),
        "without": found.without[:PER_PAGE],
        "without_more": max(0, len(found.without) - PER_PAGE),
    }


def asked_words(directive: Directive) -> str:
    """Whom a directive asks, in the reader's language: the types of body and their level."""
    from liqaa.bodies.queries.organisation import language

    structure = charter(directive.issued_on or timezone.localdate())
    spoken = language()
    try:
        assert structure is not None
        types = [structure.body_type(key).name.in_language(spoken) for key in directive.body_types]
        level = structure.level(directive.level).name.in_language(spoken)
    except (AssertionError, LookupError):
        return "، ".join(directive.body_types)
    return f"{'، '.join(types)} ({level})"


def _work(request: HttpRequest, directive: Directive, account: Account, path: str) -> dict[str, Any]:
    """The counts by place, and one page of those who stand in the states asked about."""
    today = timezone.localdate()
    lines = queries.roll_up(directive, path, account, on=today)
    tally = Tally()
    for line in lines:
        tally.add(line)
    states = _states(request)
    found = queries.missing(directive, path, account, on=today, states=states)
    listed = Counted(found, PER_PAGE, tally.of(*states)).get_page(request.GET.get("page"))
    contacts = queries.contacts_of({each.body for each in listed}, account, on=today)
    return {
        "lines": [_row(line, path) for line in lines],
        "tally": tally,
        "bars": bars_of(tally, directive.ask),
        "chosen": states[0] if len(states) == 1 else "",
        "chosen_label": label_of(states[0], directive.ask) if len(states) == 1 else "",
        "page": listed,
        "missing": [(each, _state(each, directive), contacts.get(each.body_id)) for each in listed],
        "own": [] if account.may(rules.ISSUE, at=directive.scope) else _own(directive, account),
    }


def _state(execution: Execution, directive: Directive) -> dict[str, str]:
    state = execution.state  # type: ignore[attr-defined]
    return {"label": label_of(state, directive.ask), "tone": TONES.get(state, "")}


def _row(line: Line, path: str) -> tuple[Line, bool]:
    """A line of the table and whether it opens to the places below it."""
    return line, line.path != path and line.kind not in (Place.Kind.COMMUNE, Place.Kind.ARRONDISSEMENT)


def _own(directive: Directive, account: Account) -> list[Execution]:
    """The first executions of the reader's own bodies."""
    waiting = queries.waiting_for(account, on=timezone.localdate())
    return list(waiting.filter(directive=directive)[:2])


def _path(request: HttpRequest, directive: Directive) -> str:
    """The place asked about; the issuer's whole scope where none is, 404 for one outside it."""
    path = clean(request.GET.get("place", "")).strip() or directive.scope
    if not covers(directive.scope, path):
        raise Http404
    return path


def _states(request: HttpRequest) -> tuple[str, ...]:
    asked = request.GET.get("state", "")
    return (asked,) if asked in rules.STATES else rules.OWED


@require_safe
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the issue of a large directive is: a fragment that asks again until it is done."""
    directive, _account = load(request, pk)
    made = Execution.objects.filter(directive=directive).count()
    spreading = directive.state == rules.ISSUED and directive.spread_at is None
    context = {"directive": directive, "made": made, "spreading": spreading}
    answer = render(request, "campaigns/directive.html#progress", context)
    if not spreading:
        answer["HX-Refresh"] = "true"
    return answer


def _change(
    request: HttpRequest, pk: int, action: Callable[..., object], said: str, **given: Any
) -> HttpResponse:
    """Do one thing to a directive for whoever may issue it; a refusal is shown on its page."""
    directive, account = load(request, pk)
    account.require(rules.ISSUE, at=directive.scope)
    try:
        action(directive=directive, by=account, at=timezone.now(), **given)
    except Refused as refusal:
        return page(request, directive, account, status=422, refusal=refusal)
    messages.success(request, said)
    return redirect("campaigns:directive", pk=pk)


@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue a draft."""
    return _change(
        request, pk, actions.issue, _("The directive is issued: everybody asked has it from now on.")
    )


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop asking and reminding."""
    return _change(
        request, pk, actions.close, _("The directive is closed. What is owed to it can still come.")
    )


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo an issue made by mistake, once the reader has seen everything that goes with it."""
    directive, account = load(request, pk)
    account.require(rules.ISSUE, at=directive.scope)
    page_of_it = reverse("campaigns:directive", args=[pk])
    if request.method != "POST" and rules.refusal_of_directive("take_back", directive.state):
        return redirect(page_of_it)
    asked = Undo(
        title=_("Undo: the issue of a directive"),
        subject=directive,
        find=lambda: what_goes(directive),
        act=lambda: actions.take_back(directive=directive, by=account, at=timezone.now()),
        back=page_of_it,
        after=page_of_it,
        keeps=_("The directive is a draft again: it can be changed, issued anew or thrown away."),
    )
    return confirm_undo(request, asked)


@require_POST
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the directive a later end, for a reason."""
    directive, account = load(request, pk)
    account.require(rules.ISSUE, at=directive.scope)
    form = ExtendForm(request.POST)
    extended = done(
        form,
        lambda: actions.extend(directive=directive, **form.cleaned_data, by=account, at=timezone.now()),
    )
    if extended is not None:
        messages.success(request, _("The end is moved. Those who still owe it are told tomorrow morning."))
        return redirect("campaigns:directive", pk=pk)
    return page(request, directive, account, status=422, extend_form=form, open_dialog="extend")


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a directive out of force, for a reason."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        directive, account = load(request, pk)
        account.require(rules.ISSUE, at=directive.scope)
        return page(request, directive, account, status=422, withdraw_form=form, open_dialog="withdraw")
    said = _("The directive is withdrawn: nothing is owed to it any more.")
    return _change(request, pk, actions.withdraw, said, reason=form.cleaned_data["reason"])
