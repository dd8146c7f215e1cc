"""What this room hands to the papers of a meeting, and to the next meeting of the same body."""

from django.db.models import Model, QuerySet, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from liqaa.access.models import Account
from liqaa.followup import rules
from liqaa.followup.models import Outcome
from liqaa.followup.queries.outcome_lines import OutcomeLine, outcome_lines
from liqaa.kit.calendar import format_date
from liqaa.kit.sections import Line, Section
from liqaa.meetings.models import Meeting

DECISIONS = "decisions"
"""The key of the section, in every language."""


def decisions_of(meeting: Model) -> Section | None:
    """What the meeting came to, as it was said there: a task moves on, a decision does not."""
    found = Outcome.objects.filter(meeting_id=meeting.pk).order_by("position", "pk")
    return Section(DECISIONS, _("Decisions and recommendations"), [_line(outcome) for outcome in found])


def _line(outcome: Outcome) -> Line:
    day = format_date(outcome.due_on, get_language() or "ar", weekday=False) if outcome.due_on else ""
    said = (str(outcome.get_kind_display()), outcome.addressee, day)
    facts = (
        outcome.kind,
        outcome.type,
        outcome.caller,
        outcome.addressee,
        str(outcome.quantity or ""),
        outcome.due_on.isoformat() if outcome.due_on else "",
    )
    return Line(outcome.text, note=" · ".join(each for each in said if each), facts=facts)


def decided_last_time(meeting: Meeting, account: Account) -> list[OutcomeLine]:
    """What the last meeting of the same body came to, before one that is still to be held, in one query."""
    reach = account.reach(rules.SEE)
    if not reach.held:
        return []
    return outcome_lines(
        _of_the_last(meeting).filter(reach.condition("scope") | reach.of_bodies("meeting__organiser"))
    )


def _of_the_last(meeting: Meeting) -> QuerySet[Outcome]:
    held = Meeting.objects.filter(organiser=meeting.organiser_id, state=Meeting.State.HELD)
    if meeting.held_on:
        held = held.filter(held_on__lte=meeting.held_on)
    last = held.exclude(pk=meeting.pk).order_by("-held_on", "-pk").values("pk")[:1]
    return Outcome.objects.filter(meeting=Subquery(last)).order_by("position", "pk")
