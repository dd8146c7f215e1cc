"""A meeting held by one hand at a time, and whether its minutes are frozen: asked in one message."""

from django.db import connection
from django.db.models import Model

from liqaa.meetings.models import Meeting

Names = tuple[str, ...]


def columns_of(model: type[Model], *names: str) -> Names:
    """Columns of a model in its own order, in which ``from_db`` takes them; every one where none is named."""
    every = tuple(each.attname for each in model._meta.concrete_fields)
    return tuple(each for each in every if each in names) if names else every


WHOLE = columns_of(Meeting)
AT_DOOR = columns_of(Meeting, "id", "scope", "state", "held_on", "opened_at")
"""What a tick asks of a meeting; whatever else is asked of it is read then."""

_HELD = "SELECT {} FROM liqaa_meetings_meeting meeting WHERE meeting.id = %s FOR {} OF meeting"
_FROZEN = """
SELECT EXISTS (
  SELECT FROM liqaa_meetings_minutes kept WHERE kept.meeting_id = %s AND kept.state = 'frozen')"""


def held_row(pk: int, *, names: Names = WHOLE, alone: bool = False) -> tuple[Meeting, bool] | None:
    """The meeting as it stands, held until the transaction ends, and whether its minutes are frozen.

    None where it is gone. ``alone``: no row that names it is added meanwhile either. The second is asked once
    the row is held: whoever froze them meanwhile is seen then (PostgreSQL shows a statement that waited the
    other tables as they were when it began). Both go in one message.
    """
    listed = ", ".join(f"meeting.{name}" for name in names)
    statement = _HELD.format(listed, "UPDATE" if alone else "NO KEY UPDATE")
    with connection.cursor() as cursor:
        cursor.execute(f"{statement}; {_FROZEN}", [pk, pk])
        row = cursor.fetchone()
        cursor.nextset()
        [[frozen]] = cursor.fetchall()
    return None if row is None else (Meeting.from_db(connection.alias, names, row), frozen)
