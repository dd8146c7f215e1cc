"""What frozen minutes say, section by section, as plain data: the content that their seal is over."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from liqaa.kit.sections import Section
from liqaa.meetings.models import Meeting, Minutes

PAPER = "minutes"
"""The paper that upper rooms offer sections for."""
PART = "part:"
"""Before the number of a part, each of which is a section by itself."""
_MEETING = (
    "pk", "title", "kinds", "held_on", "ended_on", "starts_at", "opened_at", "closed_at", "call", "mode",
    "venue", "venue_place_id", "organiser_id", "supervisor_id", "supervisor_text", "outside_organiser",
    "framework", "slogan", "summary",
)  # fmt: skip
_MEETING_WHERE_SET = ("co_organiser_id", "host_body_id")
"""Said where they are known only: minutes that were frozen before a meeting had them keep their hash."""


def public_of(meeting: Meeting, minutes: Minutes, told: Sequence[Section]) -> dict[str, Any]:
    """What every reader of the minutes may know, by section."""
    return {
        **_recorded(meeting),
        **_established(meeting),
        "agenda": _rows(meeting.agenda.filter(internal=False), "position", "title", "presenter", "minutes"),
        "documents": _rows(
            meeting.agenda_documents, "item__position", "file__sha256", order="item__position"
        ),
        "mentions": _rows(meeting.mentions, "name", "capacity", "reason", order="pk"),
        "topics": _rows(meeting.topics, "text"),
        "files": _files(meeting, confidential=False),
        "signatures": _signatures(minutes),
        "approval": [minutes.approved_in_id, _plain(minutes.approved_at)],
        **_parts(minutes, confidential=False),
        **_sections(told, confidential=False),
    }


def confidential_of(meeting: Meeting, minutes: Minutes, told: Sequence[Section]) -> dict[str, Any]:
    """What is read by those alone who may read what is confidential, by section."""
    return {
        "agenda": _rows(meeting.agenda.filter(internal=True), "position", "title", "presenter", "minutes"),
        "files": _files(meeting, confidential=True),
        **_parts(minutes, confidential=True),
        **_sections(told, confidential=True),
    }


def first_form(
    meeting: Meeting, minutes: Minutes, told: Sequence[Section]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both halves as they were hashed before sections had digests of their own."""
    public = {
        **_recorded(meeting),
        **_established(meeting),
        "agenda": _rows(meeting.agenda, "title", "presenter", "internal"),
        "parts": _rows(minutes.parts.filter(confidential=False), "title", "text"),
        "sections": _sections(told, confidential=False),
        "signatures": _signatures(minutes),
        "approved_in": minutes.approved_in_id,
    }
    confidential = {
        "parts": _rows(minutes.parts.filter(confidential=True), "title", "text"),
        "sections": _sections(told, confidential=True),
    }
    return public, confidential


def _recorded(meeting: Meeting) -> dict[str, Any]:
    known = [name for name in _MEETING_WHERE_SET if getattr(meeting, name) is not None]
    return {
        "meeting": {name: _plain(getattr(meeting, name)) for name in (*_MEETING, *known)},
        "territories": sorted(meeting.places.values_list("place_id", flat=True)),
        "present": _rows(meeting.participations, "name_as_written", "role", "status", "capacities_ar"),
        "groups": _rows(meeting.groups, "label", "count", "visitors"),
        "interventions": _rows(meeting.interventions, "text", "kind", "speaker", "addressee"),
    }


def _established(meeting: Meeting) -> dict[str, Any]:
    elections = meeting.elections.prefetch_related("candidates").order_by("pk")
    return {
        "quorum": _rows(meeting.quorum_checks, "call", "members", "needed", "present", "met", order="pk"),
        "hands": _rows(meeting.shows_of_hands, "question", "in_favour", "against", "abstained", order="pk"),
        "elections": [
            {
                **{name: _plain(getattr(each, name)) for name in ("title", "seats", "voters", "spoilt")},
                "candidates": _rows(each.candidates, "name_as_written", "votes", "elected"),
            }
            for each in elections
        ],
    }


def _parts(minutes: Minutes, *, confidential: bool) -> dict[str, Any]:
    parts = minutes.parts.filter(confidential=confidential)
    return {f"{PART}{part.pk}": [part.position, part.title, part.text] for part in parts}


def _files(meeting: Meeting, *, confidential: bool) -> list[list[Any]]:
    files = meeting.files.filter(confidential=confidential)
    return _rows(files, "file__sha256", "kind", "caption", order="added_at")


def _signatures(minutes: Minutes) -> list[list[Any]]:
    return _rows(minutes.signatures, "name_as_written", "capacities_ar", "signed_at", order="person_id")


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
