"""What frozen minutes say, as plain data, and whether they still say it.

The seal covers confidential parts as well, so it is computed for the house itself: whoever asks learns a yes
or a no, never a word of them.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from liqaa.files.queries import path_of
from liqaa.journal.actions import SYSTEM
from liqaa.kit import sections
from liqaa.kit.acting import acting_for
from liqaa.kit.sections import Section
from liqaa.meetings.models import Meeting, Minutes
from liqaa.meetings.text.frozen import seal_of
from liqaa.people.models import Person

PAPER = "minutes"
"""The paper that upper rooms offer sections for."""
_MEETING = (
    "pk", "title", "kinds", "held_on", "ended_on", "starts_at", "opened_at", "closed_at", "call", "mode",
    "venue", "venue_place_id", "organiser_id", "supervisor_id", "supervisor_text", "outside_organiser",
    "framework", "slogan", "summary",
)  # fmt: skip


@dataclass(frozen=True)
class Check:
    """Whether frozen minutes are as they were frozen: the record, and the paper kept with it.

    ``erased`` counts people at the meeting whose data were erased since, which the law asks for and which
    changes the record.
    """

    record: bool
    paper: bool
    erased: int


def seal_now(minutes: Minutes) -> str:
    """The seal over what the minutes and the record of their meeting say at this moment."""
    with acting_for(SYSTEM):
        meeting = Meeting.objects.get(pk=minutes.meeting_id)
        told = sections.told(PAPER, meeting)
        return seal_of(_public(meeting, minutes, told), _confidential(minutes, told))


def check(minutes: Minutes) -> Check:
    """Compare frozen minutes with what was frozen."""
    with acting_for(SYSTEM):
        gone = Person.objects.filter(
            participations__meeting=minutes.meeting_id, erased_at__gt=minutes.frozen_at
        )
        erased = gone.distinct().count()
    return Check(record=seal_now(minutes) == minutes.sha256, paper=_paper_is_whole(minutes), erased=erased)


def _paper_is_whole(minutes: Minutes) -> bool:
    if minutes.file is None:
        return False
    try:
        with path_of(minutes.file).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == minutes.file.sha256
    except FileNotFoundError:
        return False


def _public(meeting: Meeting, minutes: Minutes, told: Sequence[Section]) -> dict[str, Any]:
    elections = meeting.elections.prefetch_related("candidates").order_by("pk")
    return {
        "meeting": {name: _plain(getattr(meeting, name)) for name in _MEETING},
        "territories": sorted(meeting.places.values_list("place_id", flat=True)),
        "present": _rows(meeting.participations, "name_as_written", "role", "status", "capacities_ar"),
        "groups": _rows(meeting.groups, "label", "count", "visitors"),
        "agenda": _rows(meeting.agenda, "title", "presenter", "internal"),
        "quorum": _rows(meeting.quorum_checks, "call", "members", "needed", "present", "met", order="pk"),
        "hands": _rows(meeting.shows_of_hands, "question", "in_favour", "against", "abstained", order="pk"),
        "elections": [
            {
                **{name: _plain(getattr(each, name)) for name in ("title", "seats", "voters", "spoilt")},
                "candidates": _rows(each.candidates, "name_as_written", "votes", "elected"),
            }
            for each in elections
        ],
        "interventions": _rows(meeting.interventions, "text", "kind", "speaker", "addressee"),
        "parts": _rows(minutes.parts.filter(confidential=False), "title", "text"),
        "sections": _sections(told, confidential=False),
        "signatures": _rows(
            minutes.signatures, "name_as_written", "capacities_ar", "signed_at", order="person_id"
        ),
        "approved_in": minutes.approved_in_id,
    }


def _confidential(minutes: Minutes, told: Sequence[Section]) -> dict[str, Any]:
    return {
        "parts": _rows(minutes.parts.filter(confidential=True), "title", "text"),
        "sections": _sections(told, confidential=True),
    }


def _rows(rows: Any, *names: str, order: str = "position") -> list[list[Any]]:
    found = rows.order_by(order, "pk").values_list(*names)
    return [[_plain(value) for value in row] for row in found]


def _sections(told: Sequence[Section], *, confidential: bool) -> dict[str, Any]:
    return {
        section.key: [[line.text, *line.facts] for line in section.lines if line.confidential == confidential]
        for section in told
    }


def _plain(value: Any) -> Any:
    """A value as the canonical text writes it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date | time) else value
