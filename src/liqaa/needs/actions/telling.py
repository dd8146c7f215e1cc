"""Telling an answer back: it stands on the agenda of a coming meeting in the place that asked."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext, override

from liqaa.followup import rules as followup
from liqaa.followup.models import Task
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.kit.scopes import covers
from liqaa.meetings import actions as meetings
from liqaa.meetings.models import Meeting
from liqaa.needs import rules
from liqaa.needs.actions.sentences import refused
from liqaa.needs.models import Need, Telling
from liqaa.needs.rules import Reason


@transaction.atomic
def tell_back(
    *, meeting: Meeting, by: Actor, at: datetime, need: Need | None = None, demand: Task | None = None
) -> Telling:
    """Put the answer of a need, or of a demand, on the agenda of a planned meeting.

    Once that meeting is held the answer counts as told there on that day. Raises ``Refused`` without an
    answer, for a meeting about other places, twice at one meeting, and for one that is not planned.
    """
    if (need is None) == (demand is None):
        raise TypeError("one of need and demand is told back")
    asked = need or demand
    assert asked is not None
    if not _answered(need, demand):
        raise refused(Reason.NOT_ANSWERED)
    paths = meeting.places.values_list("place", flat=True)
    if not any(covers(path, asked.scope) or covers(asked.scope, path) for path in paths):
        raise refused(Reason.OTHER_PLACE)
    if Telling.objects.filter(meeting=meeting, need=need, demand=demand).exists():
        raise refused(Reason.TOLD_ALREADY)
    with override("ar"):
        title = gettext("Answer to: %(asked)s") % {"asked": str(asked)}
    point = meetings.add_point(meeting=meeting, title=title, by=by, at=at)
    telling = Telling.objects.create(
        meeting=meeting, point=point, scope=asked.scope, need=need, demand=demand, at=at
    )
    journal.record("needs.tell_back", telling, by=by, at=at, place=asked.scope, fields=["meeting"])
    return telling


def _answered(need: Need | None, demand: Task | None) -> bool:
    if need is not None:
        return need.state in rules.ANSWERED_STATES
    assert demand is not None
    handed_in = demand.state in (followup.DONE, followup.VERIFIED)
    return demand.type == followup.DEMAND_TYPE and handed_in


@transaction.atomic
def take_off(*, telling: Telling, by: Actor, at: datetime) -> None:
    """Take an answer off the agenda of a meeting to come. Raises ``Refused`` once it was held."""
    if telling.meeting.state == Meeting.State.HELD:
        raise refused(Reason.TOLD)
    journal.record("needs.take_off", telling, by=by, at=at, place=telling.scope)
    telling.point.delete()
