"""A record as sections of rows, ready to be drawn: labels, words, doubts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from liqaa.followup.models import Outcome
from liqaa.kit.calendar import format_date
from liqaa.meetings.models import Intervention, Meeting
from liqaa.needs.models import Sector
from liqaa.reports.queries.plan import iso_day, tasks_of
from liqaa.reports.queries.resolution import places_at
from liqaa.reports.rules import kinds
from liqaa.reports.rules.marks import DOUBTFUL
from liqaa.reports.rules.record import Record, parts


@dataclass
class Row:
    """One entry: what it says, notes under it, how sure the reader was, the findings that prove it."""

    path: str
    label: str | Promise
    text: str | Promise
    notes: Sequence[str | Promise] = ()
    badges: Sequence[str | Promise] = ()
    doubtful: bool = False
    empty: bool = False
    findings: Sequence[str] = ()


@dataclass
class Section:
    """A heading and its rows; ``add`` is the path of a new entry where entries may be added."""

    key: str
    title: str | Promise
    icon: str
    rows: list[Row]
    add: str = ""


HEADS: tuple[tuple[str, Any], ...] = (
    ("title", _("Title")),
    ("kicker", _("Kicker")),
    ("meeting", _("Kind of meeting")),
    ("organiser", _("Organiser")),
    ("outside_organiser", _("Organised from outside")),
    ("supervision", _("Supervised by")),
    ("framework", _("Framework")),
    ("date", _("Date")),
    ("place", _("Held at")),
    ("territories", _("About")),
    ("slogan", _("Slogan")),
)
PROVED_BY = {"organiser": ("organisation",), "territories": ("scope", "place")}
"""Heads whose words stand under another name in the reader's findings."""
QUIET = frozenset({"kicker", "outside_organiser", "supervision", "framework", "slogan"})
"""Heads that are left out when empty and can be added."""

PEOPLE: tuple[tuple[str, Any], ...] = (
    ("chair", _("Chair")),
    ("host", _("Host")),
    ("facilitators", _("Facilitator")),
    ("attendees", _("Present")),
    ("elected_or_appointed", _("Elected or appointed")),
    ("mentioned", _("Named, was not there")),
)

LABELS: dict[str, Any] = {
    **dict(HEADS),
    **dict(PEOPLE),
    "attendee_groups": _("Groups"),
    "topics": _("Topics"),
    "interventions": _("Interventions"),
    "needs": _("Needs"),
    "achievements": _("Achievements"),
    "outcomes": _("Outcomes"),
}
"""The words for each section of a record."""


def words_of(value: Any) -> str:
    """The words of a value that may be plain or an entry."""
    if isinstance(value, Mapping):
        return str(value.get("name") or value.get("label") or value.get("text") or "")
    return str(value or "")


def names_of_places(paths: Iterable[str]) -> str:
    """Names of places in the reader's language, joined; more than four are counted."""
    names = [place.name for place in places_at(paths)]
    shown = "، ".join(names[:4])
    return f"{shown}… ({len(names)})" if len(names) > 4 else shown


def sections_of(record: Record, *, organiser: str, sure: Mapping[str, float], language: str) -> list[Section]:
    """Every section in the order of a report; ``sure`` gives the reader's confidence per path."""
    sections = [
        Section("head", _("The meeting"), "calendar-event", _heads(record, organiser, language)),
        Section("people", _("People"), "users", list(_people(record)), add="facilitators"),
        Section(
            "groups",
            _("Groups"),
            "users-group",
            list(_plain(record, "attendee_groups", _("Group"))),
            "attendee_groups",
        ),
        Section("topics", _("Topics"), "message-2", list(_plain(record, "topics", _("Topic"))), add="topics"),
        Section(
            "interventions", _("Interventions"), "speakerphone", list(_speeches(record)), add="interventions"
        ),
        Section("needs", _("Needs"), "message-report", list(_needs(record, "needs", _("Need"))), add="needs"),
        Section(
            "achievements",
            _("Achievements"),
            "award",
            list(_needs(record, "achievements", _("Achievement"))),
            "achievements",
        ),
        Section("outcomes", _("Outcomes"), "checklist", list(_outcomes(record, language)), add="outcomes"),
    ]
    for section in sections:
        for row in section.rows:
            row.findings = _findings_of(row.path, sure)
            row.doubtful = any(sure.get(path, 1.0) < DOUBTFUL for path in row.findings)
        if section.add:
            section.add = f"{section.add}.{len(record[section.add])}"
    return sections


def _findings_of(path: str, known: Iterable[str]) -> list[str]:
    """The findings that light up with a row: its own, those of its parts, those it was deduced from."""
    stems = (path, *PROVED_BY.get(path, ()))
    parts = [each for each in known if any(each.startswith(f"{stem}.") or each == stem for stem in stems)]
    return list(dict.fromkeys([path, *parts]))


def _heads(record: Record, organiser: str, language: str) -> list[Row]:
    rows = []
    for key, label in HEADS:
        text = organiser if key == "organiser" else head_text(record, key, language)
        notes = _head_notes(record, key)
        if text or key not in QUIET:
            rows.append(Row(key, label, text or _("not said"), notes, empty=not text))
    return rows


def head_text(record: Record, key: str, language: str) -> str:
    """What a record says in a head, in the reader's language; empty where it says nothing."""
    value = record.get(key)
    if key == "meeting":
        found = value or {}
        names = record.get("kinds") or kinds.kinds_of(
            found.get("type"), found.get("raw"), record.get("title")
        )
        return "، ".join(str(Meeting.Kind(kind).label) for kind in names)
    if key == "date":
        day = iso_day((value or {}).get("iso"))
        return format_date(day, language) if day else str((value or {}).get("raw") or "")
    if key == "place":
        names = [(value or {}).get("venue") or (value or {}).get("locality") or ""]
        return "، ".join(filter(None, [*names, names_of_places([record.get("venue_path") or ""])]))
    if key == "territories":
        return names_of_places(value or [])
    return words_of(value)


def _head_notes(record: Record, key: str) -> list[str | Promise]:
    if key == "organiser":
        named = record.get("organisation") or {}
        return [" — ".join(filter(None, [named.get("body"), named.get("name")]))]
    if key == "date" and not (record.get("date") or {}).get("iso"):
        return [_("The text gives no complete date.")]
    return []


def _people(record: Record) -> Iterator[Row]:
    for section, label in PEOPLE:
        value = record.get(section) or []
        single = isinstance(value, dict)
        for index, person in enumerate([value] if single else value):
            capacities = person.get("capacities") or [person.get("office") or ""]
            path = section if single else f"{section}.{index}"
            yield Row(path, label, person.get("name") or "", [each for each in capacities if each], [label])


def _plain(record: Record, section: str, label: Any) -> Iterator[Row]:
    for index, value in enumerate(record[section]):
        count = value.get("count") if isinstance(value, dict) else None
        yield Row(f"{section}.{index}", label, words_of(value), badges=[str(count)] if count else [])


def _speeches(record: Record) -> Iterator[Row]:
    labels = dict(Intervention.Kind.choices)
    for index, value in enumerate(record["interventions"]):
        to = words_of(value.get("addressee"))
        notes: list[str | Promise] = [value.get("text") or ""]
        badges = [labels.get(value.get("kind"), labels["remark"])]
        text = " ← ".join(filter(None, [words_of(value.get("person")), to]))
        yield Row(f"interventions.{index}", _("Intervention"), text or _("not said"), notes, badges)


def _needs(record: Record, section: str, label: Any) -> Iterator[Row]:
    labels = dict(Sector.choices)
    for index, value in enumerate(record[section]):
        entry = value if isinstance(value, dict) else {"text": value}
        badges = [labels.get(str(entry.get("sector")), labels["other"])]
        notes: list[str | Promise] = [names_of_places([entry.get("path") or ""]), words_of(entry.get("by"))]
        yield Row(
            f"{section}.{index}", label, entry.get("text") or "", [note for note in notes if note], badges
        )


def _outcomes(record: Record, language: str) -> Iterator[Row]:
    said, makes = dict(Outcome.Kind.choices), dict(Outcome.Type.choices)
    for index, value in enumerate(record["outcomes"]):
        kind = str(value.get("kind") or "decision").removesuffix("_optional")
        badges: list[str | Promise] = [said.get(kind, said["decision"])]
        badges.append(makes.get(str(value.get("type")), makes["task"]))
        notes: list[str | Promise] = [
            names_of_places(value.get("paths") or []),
            words_of(value.get("addressee")),
        ]
        due = iso_day(value.get("due"))
        if due:
            notes.append(format_date(due, language))
        if tasks_of(value) > 1:
            owed = tasks_of(value)
            badges.append(ngettext("%(n)s task", "%(n)s tasks", owed) % {"n": owed})
        yield Row(
            f"outcomes.{index}",
            _("Outcome"),
            value.get("text") or "",
            [note for note in notes if note],
            badges,
        )


def label_of(path: str) -> Any:
    """The words for a path's section, for a form's heading."""
    known = dict(HEADS) | dict(PEOPLE)
    return known.get(parts(path)[0], "")
