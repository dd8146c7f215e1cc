"""Keeping what residents said at a meeting, and what was spoken of as done."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import CharField, Func
from django.utils import timezone

from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.kit.arabic import fold
from liqaa.meetings import actions as meetings
from liqaa.meetings.models import Meeting
from liqaa.needs import rules
from liqaa.needs.actions.sentences import refused
from liqaa.needs.models import Achievement, Hearing, Need
from liqaa.needs.rules import AchievementDraft, NeedDraft, Reason


@transaction.atomic
def hear_needs(*, meeting: Meeting, needs: Sequence[NeedDraft], by: Actor, at: datetime) -> list[Need]:
    """Keep what was heard: a need that still stands gets one more hearing, another one is new.

    The same need is the same words, in any spelling, under the same sector and place. Heard twice at one
    meeting is heard once. Raises ``Refused`` for a need without words.
    """
    if any(not draft.text.strip() for draft in needs):
        raise refused(Reason.NO_TEXT, "needs")
    meetings.keep_open(meeting)
    day = meeting.held_on or timezone.localdate(at)
    heard = [_standing(draft) or _new(draft, day) for draft in needs]
    for need, draft in zip(heard, needs, strict=True):
        Hearing.objects.get_or_create(
            need=need, meeting=meeting, defaults={"scope": need.scope, "as_written": draft.text.strip()}
        )
    if heard:
        journal.record("needs.hear_needs", meeting, by=by, at=at, place=meeting.scope)
    return heard


def _standing(draft: NeedDraft) -> Need | None:
    """The need that these words mean, where it still stands; another douar is another need."""
    known = Need.objects.filter(sector=draft.sector, place=draft.place, state__in=rules.STANDING)
    if draft.douar:
        known = known.filter(douar=draft.douar)
    key = Func("text", function="kit_fold", output_field=CharField())
    return known.alias(key=key).filter(key=fold(draft.text)).order_by("pk").first()


def _new(draft: NeedDraft, day: date) -> Need:
    return Need.objects.create(
        sector=draft.sector,
        text=draft.text.strip(),
        place=draft.place,
        scope=draft.place.path,
        douar=draft.douar,
        raised_on=day,
    )


@transaction.atomic
def record_achievements(
    *, meeting: Meeting, achievements: Sequence[AchievementDraft], by: Actor, at: datetime
) -> list[Achievement]:
    """Keep what the meeting spoke of as built or done. Raises ``Refused`` for one without words."""
    if any(not draft.text.strip() for draft in achievements):
        raise refused(Reason.NO_TEXT, "achievements")
    kept = Achievement.objects.bulk_create(
        Achievement(
            meeting=meeting,
            scope=draft.place.path if draft.place else meeting.scope,
            place=draft.place,
            sector=draft.sector,
            text=draft.text.strip(),
            credited_to=draft.credited_to,
            need=draft.need,
        )
        for draft in achievements
    )
    if kept:
        journal.record("needs.record_achievements", meeting, by=by, at=at, place=meeting.scope)
    return kept


@transaction.atomic
def erase_heard(*, meeting: Meeting, by: Actor, at: datetime) -> list[Need]:
    """Undo what was heard at a meeting, achievements included; gives back the needs that were kept.

    A need that nothing else speaks for goes; one heard elsewhere, assigned or answered since is kept.
    """
    only_here = Need.objects.filter(hearings__meeting=meeting).exclude(
        pk__in=Hearing.objects.exclude(meeting=meeting).values("need")
    )
    going = [need.pk for need in only_here if need.state == rules.OPEN]
    kept = list(Need.objects.filter(hearings__meeting=meeting).exclude(pk__in=going).order_by("pk"))
    Hearing.objects.filter(meeting=meeting).delete()
    Need.objects.filter(pk__in=going).delete()
    Achievement.objects.filter(meeting=meeting).delete()
    journal.record("needs.erase_heard", meeting, by=by, at=at, place=meeting.scope)
    return kept
