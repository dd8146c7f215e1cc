"""What leaves the room: the table as CSV, the delegates as CSV or to be printed. A right, and logged."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liqaa.access.views.asking import account_of
from liqaa.access.views.fresh import fresh_for_file, fresh_required
from liqaa.countdown import actions, queries, rules
from liqaa.countdown.models import Delegate, Event
from liqaa.countdown.views.event import board_of
from liqaa.countdown.views.loading import load
from liqaa.kit.sheets import csv_text


def _file(rows: Iterable[Iterable[object]], name: str) -> HttpResponse:
    answer = HttpResponse(csv_text(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


@require_safe
@fresh_for_file
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """The table of the event's page, as it is looked at."""
    event, account = load(request, pk)
    board, path, by = board_of(request, event, account)
    account.require(rules.EXPORT, at=path)
    actions.note_export(event=event, what="table", place=path, by=account, at=timezone.now())
    numbers = (
        "seats", "expected", "structured", "preparing", "ending", "expired", "asked", "approved", "late",
        "missing", "heard", "answered", "own_votes", "votes",
    )  # fmt: skip
    head = [
        _("Constituency") if by == "constituency" else _("Place"),
        _("Seats"), _("Units"), _("Structured"), _("Being founded"), _("Mandates ending"),
        _("Mandates expired"),
        _("Directive: asked"), _("Directive: approved"), _("Directive: late"), _("Directive: still owed"),
        _("Needs heard"), _("Needs answered"), _("Our votes"), _("All votes"),
    ]  # fmt: skip
    lines = [[row.name, *(getattr(row, name) for name in numbers)] for row in board.rows]
    return _file([head, *lines], f"countdown-{event.pk}")


def _delegates(request: HttpRequest, pk: int, what: str) -> tuple[Event, list[Delegate]]:
    """The delegates that the reader may take out: those of the places where the right is held."""
    event, account = load(request, pk)
    reach = account.reach(rules.EXPORT)
    if not reach or not queries.quotas_seen(event, account).filter(reach.condition("scope")).exists():
        account.require(rules.EXPORT, at=event.scope)
    actions.note_export(event=event, what=what, place=event.scope, by=account, at=timezone.now())
    return event, list(queries.list_of_delegates(event, account).filter(reach.condition("scope")))


@require_safe
@fresh_for_file
def delegates(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of delegates as CSV. No birthday and no number leaves."""
    event, found = _delegates(request, pk, "delegates")
    head = [_("Sent by"), _("Name"), _("Name in Latin letters"), _("Woman or man"), _("Young"), _("State")]
    rows = [
        (
            (each.quota.body or each.quota.place).name,
            each.person.name,
            each.person.name_latin,
            each.get_gender_display(),
            _("yes") if rules.is_young(each.born_on, under=event.young_under, on=event.held_on) else "",
            each.get_state_display(),
        )
        for each in found
    ]
    return _file([head, *rows], f"delegates-{event.pk}")


@require_safe
@fresh_required
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of delegates as a page to be printed, by place."""
    event, found = _delegates(request, pk, "printed")
    sent: dict[int, list[Delegate]] = {}
    for each in found:
        sent.setdefault(each.quota_id, []).append(each)
    context = {
        "page_title": _("List of delegates"),
        "event": event,
        "groups": [((each[0].quota.body or each[0].quota.place).name, each) for each in sent.values()],
        "count": len(found),
        "reader": account_of(request),
    }
    return render(request, "countdown/printed.html", context)
