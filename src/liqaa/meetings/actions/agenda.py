"""The agenda of a meeting to come: points added, changed, moved, taken off, and their papers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils.text import Truncator

from liqaa.access.models import Account
from liqaa.files.actions import store
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.meetings import rules
from liqaa.meetings.actions.open_record import held_open
from liqaa.meetings.actions.sentences import refused
from liqaa.meetings.models import AgendaDocument, AgendaItem, Meeting
from liqaa.meetings.rules import Problem, Reason, calling

LONGEST_TITLE = 300


@transaction.atomic
def add_point(
    *,
    meeting: Meeting,
    title: str,
    by: Actor,
    at: datetime,
    presenter: str = "",
    minutes: int | None = None,
    internal: bool = False,
) -> AgendaItem:
    """Put one more point at the end of a planned meeting's agenda.

    Refused once it was held or cancelled, and where the agenda is as long as one may be.
    """
    meeting = _open(meeting)
    if problem := calling.problem_of_agenda(meeting.agenda.count() + 1):
        raise refused(problem)
    last = meeting.agenda.aggregate(last=Max("position"))["last"]
    point = AgendaItem.objects.create(
        meeting=meeting,
        scope=meeting.scope,
        position=0 if last is None else last + 1,
        title=_title(title),
        presenter=presenter,
        minutes=minutes,
        internal=internal,
    )
    journal.record("meetings.add_point", meeting, by=by, at=at, place=meeting.scope, fields=["agenda"])
    return point


@transaction.atomic
def change_point(*, point: AgendaItem, changes: Mapping[str, Any], by: Actor, at: datetime) -> AgendaItem:
    """Give a point another title, presenter, length, or keep it internal. Refused once it was held."""
    meeting = _open(point.meeting)
    for name in ("title", "presenter", "minutes", "internal"):
        if name in changes:
            setattr(point, name, _title(changes[name]) if name == "title" else changes[name])
    point.save()
    journal.record("meetings.change_point", meeting, by=by, at=at, place=meeting.scope, fields=["agenda"])
    return point


@transaction.atomic
def move_point(*, point: AgendaItem, to: int, by: Actor, at: datetime) -> AgendaItem:
    """Put a point at another place of the order (from 0); beyond either end it stands first or last."""
    meeting = _open(point.meeting)
    points = list(meeting.agenda.order_by("position", "pk"))
    moved = next(each for each in points if each.pk == point.pk)
    points.remove(moved)
    points.insert(max(0, min(to, len(points))), moved)
    for position, each in enumerate(points):
        each.position = position
    AgendaItem.objects.bulk_update(points, ["position"])
    journal.record("meetings.move_point", meeting, by=by, at=at, place=meeting.scope, fields=["agenda"])
    return moved


@transaction.atomic
def drop_point(*, point: AgendaItem, by: Actor, at: datetime) -> None:
    """Take a point off, with its papers. Refused once it was held, or where records rest on the point."""
    meeting = _open(point.meeting)
    journal.record("meetings.drop_point", meeting, by=by, at=at, place=meeting.scope, fields=["agenda"])
    try:
        point.delete()
    except ProtectedError as error:
        raise refused(Problem(Reason.STILL_USED)) from error


@transaction.atomic
def attach_document(*, point: AgendaItem, upload: UploadedFile, by: Account, at: datetime) -> AgendaDocument:
    """Keep a paper with a point. Raises ``Refused`` beside ``file``, and once the meeting was held."""
    meeting = _open(point.meeting)
    stored = store(upload=upload, by=by, at=at)
    kept = AgendaDocument.objects.create(meeting=meeting, scope=meeting.scope, item=point, file=stored)
    journal.record(
        "meetings.attach_document", meeting, by=by, at=at, place=meeting.scope, fields=["documents"]
    )
    return kept


@transaction.atomic
def detach_document(*, document: AgendaDocument, by: Actor, at: datetime) -> None:
    """Take a paper off a point; its bytes stay as long as any record names them. Refused once it was held."""
    meeting = _open(document.meeting)
    journal.record(
        "meetings.detach_document", meeting, by=by, at=at, place=meeting.scope, fields=["documents"]
    )
    document.delete()


def _open(meeting: Meeting) -> Meeting:
    """The meeting, held fast, if its agenda may still change."""
    meeting = held_open(meeting)
    if meeting.state != rules.PLANNED:
        raise refused(Problem(Reason.AGENDA_CLOSED))
    return meeting


def _title(title: str) -> str:
    return Truncator(" ".join(title.split())).chars(LONGEST_TITLE)
