"""Taking back a need or an achievement written down by mistake."""

from datetime import datetime

from django.db import transaction

from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.kit import undoing
from liqaa.meetings import actions as meetings
from liqaa.meetings.models import Meeting
from liqaa.needs.actions.hearing import erase_heard
from liqaa.needs.models import Achievement, Hearing, Need


@transaction.atomic
def undo_hearing(*, hearing: Hearing, by: Actor, at: datetime) -> None:
    """Take back that a meeting heard a need; a need that was heard there alone goes with it.

    Raises ``Refused``, with names, once that need was given to somebody, answered or closed.
    """
    hearing = Hearing.objects.select_for_update(of=("self",)).get(pk=hearing.pk)
    Need.objects.select_for_update(of=("self",)).get(pk=hearing.need_id)
    meetings.keep_open(hearing.meeting)
    journal.record("needs.undo_hearing", hearing, by=by, at=at, place=hearing.scope)
    alone = undoing.take(hearing, by=by, at=at).rows(Need)
    for need in alone:
        need.delete()


@transaction.atomic
def undo_achievement(*, achievement: Achievement, by: Actor, at: datetime) -> None:
    """Take back an achievement written down by mistake."""
    achievement = Achievement.objects.select_for_update(of=("self",)).get(pk=achievement.pk)
    journal.record("needs.undo_achievement", achievement, by=by, at=at, place=achievement.scope)
    undoing.take(achievement, by=by, at=at)


def forget_heard(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """The part of a meeting that this room keeps: what was heard there, and achievements."""
    erase_heard(meeting=meeting, by=by, at=at)
