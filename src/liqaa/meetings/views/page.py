"""A meeting's page: everything that is known of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liqaa.access.views.asking import account_of
from liqaa.kit.links import url_for
from liqaa.meetings import queries, rules
from liqaa.meetings.forms import CancelForm, HoldForm
from liqaa.meetings.models import Meeting, Participation
from liqaa.meetings.queries.presence import capacities_of
from liqaa.people.models import Person

ROLES = (
    Participation.Role.CHAIR,
    Participation.Role.HOST,
    Participation.Role.SUPERVISOR,
    Participation.Role.FACILITATOR,
    Participation.Role.INSPECTOR,
    Participation.Role.RAPPORTEUR,
    Participation.Role.SPEAKER,
    Participation.Role.ATTENDEE,
)
"""The order in which the page shows who was there."""


@dataclass(slots=True)
class Presence:
    """Somebody's part as the page writes it."""

    name: str
    url: str
    capacities: list[str]
    status: str


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a meeting the reader sees; an outsider finds none."""
    account = account_of(request)
    return show(request, queries.meeting_for_page(pk, account))


def show(request: HttpRequest, shown: Meeting, *, status: int = 200, **refused: forms.Form) -> HttpResponse:
    """The page, with a form that was refused in the place of its empty one."""
    account = account_of(request)
    may_record = account.may(rules.RECORD, at=shown.scope, body=shown.organiser)
    today = timezone.localdate()
    planned = shown.state == rules.PLANNED
    children = queries.children_of(shown)
    context: dict[str, Any] = {
        "page_title": shown.title,
        "meeting": shown,
        "tone": rules.TONES[shown.state],
        "may_record": may_record,
        "children": children,
        "parts": parts_by_role(children.parts),
        "waiting": planned and shown.held_on is not None and shown.held_on < today,
        "sides": may_record and planned,
        "called_before": called_before(shown),
    }
    if context["sides"]:
        proposed = min(shown.held_on or today, today)
        context["hold_form"] = refused.get("hold_form") or HoldForm(initial={"held_on": proposed})
        context["cancel_form"] = refused.get("cancel_form") or CancelForm()
    return render(request, "meetings/meeting.html", context, status=status)


def called_before(shown: Meeting) -> int | None:
    """How many days before its day people were invited to a meeting."""
    if shown.convoked_at is None or shown.held_on is None:
        return None
    return max(0, (shown.held_on - timezone.localdate(shown.convoked_at)).days)


def parts_by_role(parts: Iterable[Participation]) -> list[tuple[str, list[Presence]]]:
    """Who was there, by what they did; the capacities are those frozen on the day."""
    by_role: dict[str, list[Presence]] = {}
    for part in parts:
        usual = part.status == Participation.Status.PRESENT
        by_role.setdefault(part.role, []).append(
            Presence(
                name=part.name_as_written,
                url=url_for(Person(pk=part.person_id)),
                capacities=capacities_of(part),
                status="" if usual else str(Participation.Status(part.status).label),
            )
        )
    return [(_heading(role), by_role[role]) for role in ROLES if role in by_role]


def _heading(role: str) -> str:
    headings = {
        Participation.Role.CHAIR: _("Chaired by"),
        Participation.Role.HOST: _("Hosted by"),
        Participation.Role.SUPERVISOR: _("Supervised by"),
        Participation.Role.FACILITATOR: _("Facilitated by"),
        Participation.Role.INSPECTOR: _("Inspector"),
        Participation.Role.RAPPORTEUR: _("Rapporteur"),
        Participation.Role.SPEAKER: _("Spoke"),
        Participation.Role.ATTENDEE: _("Were there"),
    }
    return headings[Participation.Role(role)]
