"""Meetings as an iCalendar (RFC 5545), read by every diary: Arabic whole, moments as instants.

A moment is written in UTC. Morocco moves its clocks around Ramadan by a decree that diaries learn late or
never: an instant is the same hour everywhere, whatever rules the reader's program knows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

PRODUCT = "-//Liqaa//Liqaa//AR"
PUBLISH, CANCEL = "PUBLISH", "CANCEL"
"""Methods: told so, and called off. Nobody answers to a mailbox: answers come over the link."""
OCTETS = 75
"""A line holds at most so many octets (RFC 5545, 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_QUOTED = str.maketrans({'"': "'", "\n": " ", "\r": None})


@dataclass(frozen=True, kw_only=True)
class Event:
    """One meeting: whole days where ``start`` is a date, an instant with a length where it is a moment.

    ``sequence`` grows each time those invited are told of a change; ``changed_at`` is when that was.
    """

    uid: str
    start: date | datetime
    end: date | datetime
    summary: str
    changed_at: datetime
    sequence: int = 0
    description: str = ""
    location: str = ""
    url: str = ""
    organiser: str = ""
    cancelled: bool = False
    remind: timedelta | None = None


def calendar(
    events: Sequence[Event], *, method: str = PUBLISH, name: str = "", zone: str = "", home: str = ""
) -> str:
    """The whole calendar with its line ends; ``home`` is the address that stands for who organises."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", f"METHOD:{method}"]
    if name:
        lines += [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"]
    if zone:
        lines.append(f"X-WR-TIMEZONE:{zone}")
    for event in events:
        lines += _event(event, home)
    lines.append("END:VCALENDAR")
    return "".join(f"{fold(line)}\r\n" for line in lines)


def _event(event: Event, home: str) -> list[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"SEQUENCE:{event.sequence}",
        f"DTSTAMP:{_instant(event.changed_at)}",
        f"LAST-MODIFIED:{_instant(event.changed_at)}",
        _moment("DTSTART", event.start),
        _moment("DTEND", event.end),
        f"SUMMARY:{_text(event.summary)}",
        f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}",
        "CLASS:PRIVATE",
    ]
    if home:
        named = f';CN="{event.organiser.translate(_QUOTED)}"' if event.organiser else ""
        lines.append(f"ORGANIZER{named}:{home}")
    for key, value in (("DESCRIPTION", event.description), ("LOCATION", event.location)):
        if value:
            lines.append(f"{key}:{_text(value)}")
    if event.url:
        lines.append(f"URL:{event.url}")
    if event.remind and not event.cancelled:
        minutes = int(event.remind.total_seconds() // 60)
        words = _text(event.summary)
        lines += [
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{words}",
            f"TRIGGER:-PT{minutes}M",
            "END:VALARM",
        ]
    return [*lines, "END:VEVENT"]


def _moment(name: str, when: date | datetime) -> str:
    if isinstance(when, datetime):
        return f"{name}:{_instant(when)}"
    return f"{name};VALUE=DATE:{when:%Y%m%d}"


def _instant(when: datetime) -> str:
    if when.tzinfo is None:
        raise ValueError("a moment without its zone is no instant")
    return f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """The words with their signs escaped (RFC 5545, 3.3.11) and without other control characters."""
    escaped = words.translate(_ESCAPED)
    return "".join(char for char in escaped if char >= " " or char == "\t")


def fold(line: str) -> str:
    """The line broken after at most 75 octets, never inside a letter."""
    parts, current, size = [], "", 0
    for char in line:
        width = len(char.encode("utf-8", "replace"))
        if size + width > OCTETS:
            parts.append(current)
            current, size = "", 1
        current, size = current + char, size + width
    return "\r\n ".join([*parts, current])
