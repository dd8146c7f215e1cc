"""Writing minutes: begun from the agenda, each save a revision, two writers never losing a word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.journal import actions as journal
from liqaa.kit.refusals import Refused
from liqaa.meetings import rules
from liqaa.meetings.actions.open_record import held
from liqaa.meetings.actions.sentences import RECORD_FROZEN
from liqaa.meetings.models import AgendaItem, Meeting, Minutes, MinutesPart, MinutesRevision

LONGEST_TITLE = 300
NOT_YET = _("Minutes are begun once the meeting is opened or was held.")
CLOSED = _("These minutes are approved: open them again to write, or add an erratum once they are frozen.")
SAID = _("Something is written here: empty it first, or leave the part.")
TOO_MANY = _("These are too many parts.")


@dataclass(frozen=True)
class Written:
    """What became of a save: the part as it stands, the revision kept, and whether it stands aside.

    Aside: somebody else had written meanwhile. The text is kept as a revision and changes nothing.
    """

    part: MinutesPart
    kept: MinutesRevision | None
    aside: bool = False


def locked(minutes: Minutes) -> Minutes:
    """The minutes as they stand now, held fast until the end of the transaction."""
    return Minutes.objects.select_for_update(of=("self",)).get(pk=minutes.pk)


def unfrozen(minutes: Minutes) -> Minutes:
    """The same, refused once they are frozen."""
    held = locked(minutes)
    if held.state == rules.FROZEN:
        raise Refused(RECORD_FROZEN)
    return held


def writable(minutes: Minutes) -> Minutes:
    """The same, refused where nothing is written any more."""
    held = unfrozen(minutes)
    if held.state not in rules.WRITABLE:
        raise Refused(CLOSED)
    return held


@transaction.atomic
def draft_minutes(*, meeting: Meeting, opening: str, closing: str, by: Account, at: datetime) -> Minutes:
    """Begin the minutes: a part for the opening, one for each point of the agenda, one for the closing.

    Parts of internal points are confidential. Begun already, they stay as they are.
    """
    meeting, _frozen = held(meeting)
    if meeting.state != rules.HELD and meeting.opened_at is None:
        raise Refused(NOT_YET)
    begun = Minutes.objects.filter(meeting=meeting).first()
    if begun is not None:
        return begun
    made = Minutes.objects.create(meeting=meeting, scope=meeting.scope, begun_at=at)
    points = list(meeting.agenda.order_by("position", "pk"))
    titles: Sequence[tuple[str, AgendaItem | None]] = [
        (opening, None), *((point.title, point) for point in points), (closing, None),
    ]  # fmt: skip
    MinutesPart.objects.bulk_create(
        MinutesPart(
            meeting=meeting,
            scope=meeting.scope,
            minutes=made,
            agenda_item=point,
            title=title,
            confidential=bool(point and point.internal),
            position=position,
        )
        for position, (title, point) in enumerate(titles)
    )
    journal.record("meetings.draft_minutes", meeting, by=by, at=at, place=meeting.scope)
    return made


@transaction.atomic
def write_part(*, part: MinutesPart, text: str, started_from: int, by: Account, at: datetime) -> Written:
    """Keep the text of a part, begun from the revision ``started_from``. Each save is a revision.

    Where another text stands by now, this one is kept aside, and nothing is overwritten. Signatures that
    were given to the text before no longer count. Raises ``Refused`` once the minutes are approved.
    """
    minutes = writable(part.minutes)
    part = MinutesPart.objects.select_for_update(of=("self",)).get(pk=part.pk)
    if text == part.text:
        return Written(part, None)
    aside = rules.is_stale(started_from, part.revision)
    last = part.revisions.order_by("-number").first()
    if aside and last is not None and (last.text, last.by_id) == (text, by.pk):
        return Written(part, last, aside=True)
    kept = MinutesRevision.objects.create(
        meeting_id=part.meeting_id,
        scope=part.scope,
        part=part,
        number=max(part.revision, last.number if last else 0) + 1,
        text=text,
        confidential=part.confidential,
        by=by,
        written_at=at,
    )
    if not aside:
        part.text, part.revision = text, kept.number
        part.save(update_fields=["text", "revision"])
        minutes.signatures.all().delete()
    journal.record(
        "meetings.write_minutes", minutes.meeting, by=by, at=at, place=minutes.scope, fields=["text"]
    )
    return Written(part, kept, aside=aside)


@transaction.atomic
def add_minutes_part(
    *, minutes: Minutes, title: str, confidential: bool, by: Account, at: datetime
) -> MinutesPart:
    """Put one more part at the end."""
    minutes = writable(minutes)
    if minutes.parts.count() >= rules.MOST_PARTS:
        raise Refused(TOO_MANY, field="title")
    last = minutes.parts.aggregate(last=Max("position"))["last"]
    made = MinutesPart.objects.create(
        meeting_id=minutes.meeting_id,
        scope=minutes.scope,
        minutes=minutes,
        title=Truncator(" ".join(title.split())).chars(LONGEST_TITLE),
        confidential=confidential,
        position=0 if last is None else last + 1,
    )
    minutes.signatures.all().delete()
    journal.record(
        "meetings.add_minutes_part", minutes.meeting, by=by, at=at, place=minutes.scope, fields=["title"]
    )
    return made


@transaction.atomic
def set_confidential(*, part: MinutesPart, confidential: bool, by: Account, at: datetime) -> MinutesPart:
    """Set a part apart for those who may read what is confidential, or open it; its revisions go with it."""
    minutes = writable(part.minutes)
    part.confidential = confidential
    part.revisions.update(confidential=confidential)
    part.save(update_fields=["confidential"])
    minutes.signatures.all().delete()
    journal.record(
        "meetings.set_confidential", minutes.meeting, by=by, at=at, place=minutes.scope,
        fields=["confidential"],
    )  # fmt: skip
    return part


@transaction.atomic
def remove_part(*, part: MinutesPart, by: Account, at: datetime) -> None:
    """Take an empty part away. Raises ``Refused`` while something is written in it."""
    minutes = writable(part.minutes)
    part = MinutesPart.objects.select_for_update(of=("self",)).get(pk=part.pk)
    if part.text.strip():
        raise Refused(SAID)
    part.delete()
    minutes.signatures.all().delete()
    journal.record(
        "meetings.remove_part", minutes.meeting, by=by, at=at, place=minutes.scope, fields=["title"]
    )


@transaction.atomic
def discard_minutes(*, minutes: Minutes, by: Account, at: datetime) -> None:
    """Throw away minutes begun by mistake. Raises ``Refused`` once something is written or they were sent."""
    minutes = unfrozen(minutes)
    if minutes.state != rules.DRAFT or minutes.parts.exclude(text="").exists():
        raise Refused(SAID)
    meeting = minutes.meeting
    minutes.delete()
    journal.record("meetings.discard_minutes", meeting, by=by, at=at, place=meeting.scope)
