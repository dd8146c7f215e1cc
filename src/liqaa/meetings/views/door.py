"""The door: who is expected, who comes and goes, ticked by thumb, by code, by name."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.kit.arabic import isolate
from liqaa.kit.forms import done
from liqaa.kit.refusals import Refused, say_above
from liqaa.meetings import actions, queries, rules
from liqaa.meetings.actions.arriving import Arrival
from liqaa.meetings.actions.sentences import refused as refusal_of
from liqaa.meetings.forms.door import CodeForm, GroupForm, ListForm, WalkInForm
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries import presence
from liqaa.meetings.views.changing import to_change
from liqaa.people.models import Person

NEWS = "arrived"
"""What an answer tells the page: the list behind it has changed."""


@require_safe
def door(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of the door, narrowed by what is asked."""
    meeting, _account = to_change(request, pk)
    return page(request, meeting)


def page(request: HttpRequest, meeting: Meeting, *, status: int = 200, **refused: forms.Form) -> HttpResponse:
    """The page, with a form that was refused in the place of its empty one."""
    account = account_of(request)
    context = _listed(request, meeting) | {
        "page_title": _("At the door"),
        "filter_form": ListForm(request.GET),
        "code_form": CodeForm(),
        "walk_in_form": WalkInForm(account=account),
        "group_form": GroupForm(),
        "groups": meeting.groups.order_by("position", "pk"),
    }
    return render(request, "meetings/door.html", context | refused, status=status)


@require_safe
def listed(request: HttpRequest, pk: int) -> HttpResponse:
    """The list alone, for a page that looks again; nothing where the page shows it already."""
    meeting, _account = to_change(request, pk)
    context = _listed(request, meeting)
    if request.GET.get("seen") == context["digest"]:
        return HttpResponse(status=204)
    return render(request, "meetings/door.html#live", context)


def _listed(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    today = timezone.localdate()
    lines = queries.lines_at_door(meeting, on=today)
    here = {line.person_id for line in lines if line.standing == presence.HERE}
    shown = queries.found_in(lines, **ListForm(request.GET).asked())
    problem = rules.arriving.problem_at_door(
        meeting.state, meeting.held_on, today=today, frozen=queries.is_frozen(meeting)
    )
    standing = queries.standing_now(meeting, on=today, here=here)
    return {
        "meeting": meeting,
        "lines": shown,
        "everybody": len(lines),
        "here": len(here),
        "standing": standing,
        "digest": presence.digest_of([*shown, *(line for line in lines if line.standing == presence.HERE)]),
        "shut": str(refusal_of(problem).reasons[0]) if problem else "",
    }


def _to_tick(request: HttpRequest, pk: int, person: int) -> tuple[Meeting, Person, Account]:
    """What a tick needs: 404 for an outsider, 403 for a reader."""
    account = account_of(request)
    meeting, found = queries.to_tick(pk, person, account)
    account.require(rules.RECORD, at=meeting.scope, body=meeting.organiser)
    if found is None:
        raise Http404
    return meeting, found, account


@require_POST
def arrive(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """Note by a tick that somebody is there."""
    meeting, found, account = _to_tick(request, pk, person)

    def act() -> HttpResponse:
        arrival = actions.arrive(meeting=meeting, person=found, by=account, at=timezone.now())
        return _row(request, meeting, presence.line_of(arrival.part, meeting), said_of(arrival))

    return _answer(request, pk, act)


@require_POST
def leave(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """Note that somebody went."""
    meeting, found, account = _to_tick(request, pk, person)

    def act() -> HttpResponse:
        part = actions.leave(meeting=meeting, person=found, by=account, at=timezone.now())
        part.refresh_from_db()
        words = _("%(name)s has left.") % {"name": isolate(part.name_as_written)}
        return _row(request, meeting, presence.line_of(part, meeting), words)

    return _answer(request, pk, act)


@require_POST
def untick(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """Take back a tick made by mistake."""
    meeting, found, account = _to_tick(request, pk, person)

    def act() -> HttpResponse:
        actions.untick(meeting=meeting, person=found, by=account, at=timezone.now())
        words = _("The tick of %(name)s is taken back.") % {"name": isolate(found.name)}
        return _row(request, meeting, presence.Line(found.pk, found.name), words)

    return _answer(request, pk, act)


def said_of(arrival: Arrival) -> str:
    """What the page says of an arrival: there now, or there already and since when."""
    part = arrival.part
    name = isolate(part.name_as_written)
    if not arrival.already:
        return _("%(name)s is there.") % {"name": name}
    if part.arrived_at is None:
        return _("%(name)s is noted already.") % {"name": name}
    since = f"{timezone.localtime(part.arrived_at):%H:%M}"
    return _("%(name)s is there already, since %(time)s.") % {"name": name, "time": since}


def _answer(request: HttpRequest, pk: int, act: Callable[[], HttpResponse]) -> HttpResponse:
    """What ``act`` answers; a refusal is said on the page, which stays as it is."""
    try:
        return act()
    except Refused as refusal:
        if not request.htmx:  # type: ignore[attr-defined]
            say_above(request, refusal)
            return redirect("meetings:door", pk=pk)
        response = _said(request, str(refusal.reasons[0]), tone="late", status=422)
        response["HX-Retarget"], response["HX-Reswap"] = "#door-said", "outerHTML"
        return response


def _row(request: HttpRequest, meeting: Meeting, line: presence.Line, words: str) -> HttpResponse:
    """The row as it stands, and in words what happened; without scripts the whole page again."""
    if not request.htmx:  # type: ignore[attr-defined]
        messages.success(request, words)
        return redirect("meetings:door", pk=meeting.pk)
    context = {
        "meeting": meeting,
        "line": line,
        "words": words,
        "oob": True,
        "csrf_token": get_token(request),
    }
    response = HttpResponse(
        render_to_string("meetings/door_ticked.html", context)
    )  # no frame, no context of it
    response["HX-Trigger"] = NEWS
    return response


def _said(
    request: HttpRequest, words: str, *, tone: str = "", oob: bool = False, status: int = 200
) -> HttpResponse:
    context = {"words": words, "tone": tone, "oob": oob}
    return render(request, "meetings/door_said.html", context, status=status)


@require_POST
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """Note by a code, typed or scanned, that somebody is there."""
    meeting, account = to_change(request, pk)
    form = CodeForm(request.POST)

    def act() -> Arrival:
        typed = form.cleaned_data["code"]
        return actions.arrive_by_code(meeting=meeting, code=typed, by=account, at=timezone.now())

    arrival = done(form, act)
    if not request.htmx:  # type: ignore[attr-defined]
        if arrival is None:
            return page(request, meeting, status=422, code_form=form)
        messages.success(request, said_of(arrival))
        return redirect("meetings:door", pk=pk)
    context = {"meeting": meeting, "code_form": CodeForm() if arrival else form}
    response = render(request, "meetings/door.html#code", context, status=200 if arrival else 422)
    if arrival:
        response.content += _said(request, said_of(arrival), oob=True).content
        response["HX-Trigger"] = NEWS
    return response


@require_POST
def walk_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Note somebody who came without an invitation."""
    meeting, account = to_change(request, pk)
    form = WalkInForm(request.POST, account=account)

    def act() -> Arrival:
        data = form.cleaned_data
        return actions.walk_in(
            meeting=meeting,
            person=form.person,
            name=data["name"],
            new=data["new"],
            by=account,
            at=timezone.now(),
        )

    arrival = done(form, act)
    if arrival is None:
        return page(request, meeting, status=422, walk_in_form=form)
    messages.success(request, said_of(arrival))
    return redirect("meetings:door", pk=pk)


@require_POST
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how many of a group, or visitors, came."""
    meeting, account = to_change(request, pk)
    form = GroupForm(request.POST)

    def act() -> bool:
        actions.count_group(meeting=meeting, by=account, at=timezone.now(), **form.cleaned_data)
        return True

    if not done(form, act):
        return page(request, meeting, status=422, group_form=form)
    messages.success(request, _("The count is kept."))
    return redirect("meetings:door", pk=pk)
