"""An event's page: the days left, the table of places or constituencies, the list behind each number."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from liqaa.access.models import Account
from liqaa.bodies.queries import charter
from liqaa.bodies.queries.organisation import language
from liqaa.countdown import queries, rules
from liqaa.countdown.forms import HeldForm, ReasonForm
from liqaa.countdown.models import Event
from liqaa.countdown.queries.readiness import Board
from liqaa.countdown.queries.wording import time_of, time_tone
from liqaa.countdown.views.loading import load
from liqaa.kit.arabic import clean
from liqaa.kit.forms import key_typed
from liqaa.kit.refusals import Refused

PER_PAGE = 25
MOST_GAPS = 12


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The event's page; ``?place=`` goes down to a place, ``?by=constituency`` changes the rows."""
    event, account = load(request, pk)
    return page(request, event, account)


def page(
    request: HttpRequest, event: Event, account: Account, *, status: int = 200, **extra: Any
) -> HttpResponse:
    """Draw the page, also with a refused form or sentence on it."""
    today = timezone.localdate()
    board, path, by = board_of(request, event, account)
    context: dict[str, Any] = {
        "page_title": event.name,
        "event": event,
        "left": abs(rules.days_left(event.held_on, on=today)),
        "left_words": days_words(rules.days_left(event.held_on, on=today)),
        "crumbs": [(each, account.may(rules.SEE, at=each.path)) for each in board.above],
        "time": time_of(event, on=today),
        "time_tone": time_tone(event, on=today),
        "state_tone": rules.TONES[event.state],
        "subject": subject_of(event),
        "board": board,
        "path": path,
        "by": by,
        "columns": _columns(event, board),
        "tabs": _tabs(event, by, path),
        "gaps": board.gaps[:MOST_GAPS],
        "more_gaps": len(board.gaps) - MOST_GAPS,
        "moves": rules.moves_from(rules.EVENT_MOVES, event.state),
        "may_prepare": account.may(rules.PREPARE, at=event.scope),
        "may_export": account.may(rules.EXPORT, at=path),
        "reason_form": ReasonForm(),
        "held_form": HeldForm(initial={"held_on": event.held_on}),
    }
    return render(request, "countdown/event.html", context | extra, status=status)


def days_words(left: int) -> str:
    """What the number of days is a number of."""
    if left < 0:
        return ngettext("day since", "days since", -left)
    return ngettext("day left", "days left", left)


def board_of(request: HttpRequest, event: Event, account: Account) -> tuple[Board, str, str]:
    """The table asked for, the path it looks at, and by what its rows are."""
    today = timezone.localdate()
    path = queries.root_for(event, account, clean(request.GET.get("place", "")))
    by = (
        "constituency"
        if request.GET.get("by") == "constituency" and event.kind == rules.ELECTION
        else "place"
    )
    asked = queries.by_constituency if by == "constituency" else queries.by_place
    return asked(event, path, account, on=today), path, by


def subject_of(event: Event) -> str:
    """What is elected, or of which level the congress is, in the reader's language."""
    if event.kind == rules.ELECTION:
        labels = dict(Event.Institution.choices)
        return "، ".join(str(labels[each]) for each in event.institutions)
    structure = charter(event.held_on)
    try:
        level = structure.level(event.level).name.in_language(language()) if structure else event.level
    except LookupError:
        level = event.level
    ordinary = _("ordinary congress") if event.ordinary else _("extraordinary congress")
    return f"{ordinary} · {level}"


def _columns(event: Event, board: Board) -> dict[str, bool]:
    """Which groups of numbers the table has."""
    return {"directive": event.directive_id is not None, "votes": board.total.votes > 0}


def _tabs(event: Event, by: str, path: str) -> list[dict[str, Any]]:
    """By place or by constituency, where there are any."""
    if event.kind != rules.ELECTION:
        return []
    suffix = "" if path == event.scope else f"&place={path}"
    return [
        {"label": _("By place"), "url": f"?by=place{suffix}", "active": by == "place", "icon": "map-2"},
        {
            "label": _("By constituency"),
            "url": f"?by=constituency{suffix}",
            "active": by == "constituency",
            "icon": "podium",
        },
    ]


@require_safe
def behind(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """The list behind a number, with whom to call; ``?place=`` or ``?constituency=`` narrows it."""
    event, account = load(request, pk)
    if what not in queries.LISTS:
        raise Http404
    today = timezone.localdate()
    paths, where = _paths(request, event, account)
    only = request.GET.get("only") == "1"
    asked = queries.Asked(event=event, paths=paths, account=account, on=today, only=only)
    listed = Paginator(queries.listed(what, asked), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_title": str(titles()[what]),
        "event": event,
        "where": where,
        "what": what,
        "page": listed,
        "items": queries.with_contacts(list(listed.object_list), account, on=today),
    }
    return render(request, "countdown/behind.html", context)


def titles() -> dict[str, str]:
    """What each list is called."""
    return {
        "bodies": _("Units without a structured body"),
        "ending": _("Mandates that end before the day"),
        "expired": _("Mandates past their end"),
        "approved": _("Directive approved"),
        "late": _("Directive late"),
        "missing": _("Directive still owed"),
        "needs": _("Needs without an answer"),
    }


def _paths(request: HttpRequest, event: Event, account: Account) -> tuple[list[str], str]:
    """The paths that a list is narrowed to, and what they are called."""
    chosen = key_typed(request.GET.get("constituency", ""))
    if chosen is not None:
        constituency = queries.constituency_for_page(chosen, account)
        if constituency.event_id != event.pk:
            raise Http404
        return queries.paths_in(constituency, account), constituency.name
    path = queries.root_for(event, account, clean(request.GET.get("place", "")))
    known = queries.places_named({path})
    return [path], known.get(path, "")


def refused(request: HttpRequest, event: Event, account: Account, refusal: Refused) -> HttpResponse:
    """The page again, with the sentences of a refusal above it."""
    return page(request, event, account, status=422, refusal=refusal)


def with_form(request: HttpRequest, event: Event, account: Account, **form: forms.Form) -> HttpResponse:
    """The page again, with a refused form in the place of its empty one."""
    return page(request, event, account, status=422, **form)
