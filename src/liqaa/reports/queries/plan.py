"""What confirming a record would make: the same plan is shown and carried out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.bodies.queries import bodies_seen_by
from liqaa.followup.rules import TYPES_PER_PLACE, TYPES_WITHOUT_TASK, OutcomeDraft
from liqaa.kit.arabic import isolate
from liqaa.meetings.rules import Group, MeetingRecord, Named, Part, Speech
from liqaa.needs.rules import AchievementDraft, NeedDraft
from liqaa.reports.queries.resolution import PersonChoice, places_at
from liqaa.reports.rules import kinds
from liqaa.reports.rules.record import PRESENT, Record, person_key
from liqaa.territory.models import Place

_TITLE = 300


@dataclass(frozen=True)
class Problem:
    """Something that keeps a record from being confirmed, and the entry it concerns."""

    path: str
    sentence: str | Promise


@dataclass(frozen=True)
class Plan:
    """All that confirming would make. ``problems`` is empty when it can be done."""

    organiser: Body | None
    new_people: tuple[PersonChoice, ...]
    known_people: tuple[PersonChoice, ...]
    needs: int
    achievements: int
    outcomes: int
    tasks: int
    problems: tuple[Problem, ...]


def iso_day(value: str | None) -> date | None:
    """A day from the record's ``YYYY-MM-DD``; None for anything else."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def tasks_of(outcome: dict[str, Any]) -> int:
    """How many tasks an outcome makes: none, one, or one per place."""
    kind = outcome.get("type") or "task"
    if kind in TYPES_WITHOUT_TASK:
        return 0
    return max(1, len(outcome.get("paths") or [])) if kind in TYPES_PER_PLACE else 1


def organiser_of(record: Record, account: Account) -> Body | None:
    """The body that a record names as its organiser, where the account sees it."""
    return bodies_seen_by(account).filter(pk=record.get("organiser") or 0).first()


def plan_of(record: Record, people: Sequence[PersonChoice], account: Account) -> Plan:
    """What confirming ``record`` would make for ``account``, ``people`` being who they were chosen to be."""
    organiser = organiser_of(record, account)
    return Plan(
        organiser=organiser,
        new_people=tuple(each for each in people if each.choice == "new"),
        known_people=tuple(each for each in people if each.choice.isdecimal()),
        needs=len(record["needs"]),
        achievements=len(record["achievements"]),
        outcomes=len(record["outcomes"]),
        tasks=sum(tasks_of(outcome) for outcome in record["outcomes"]),
        problems=tuple(_problems(record, people, organiser)),
    )


def _problems(record: Record, people: Sequence[PersonChoice], organiser: Body | None) -> list[Problem]:
    problems = []
    if organiser is None:
        problems.append(Problem("organiser", _("Say which of our bodies organised the meeting.")))
    if not record.get("title"):
        problems.append(Problem("title", _("Give the meeting a title.")))
    if unsaid := [each for each in people if each.open]:
        names = "، ".join(isolate(each.name) for each in unsaid)
        problems.append(Problem("people", _("Say who is meant: %(names)s") % {"names": names}))
    if (record.get("meeting") or {}).get("status") == "no_meeting":
        problems.append(Problem("meeting", _("The text tells of no meeting.")))
    return problems


def meeting_record(record: Record, people: dict[str, int]) -> MeetingRecord:
    """The meeting as ``meetings`` keeps it; ``people`` gives a person's id for each name's key."""
    day, place = record.get("date") or {}, record.get("place") or {}
    meeting, supervision = record.get("meeting") or {}, record.get("supervision")
    return MeetingRecord(
        title=record["title"][:_TITLE],
        kicker=(record.get("kicker") or "")[:_TITLE],
        kinds=record.get("kinds") or kinds.kinds_of(meeting.get("type"), meeting.get("raw"), record["title"]),
        state="planned" if meeting.get("status") == "planned" else "held",
        held_on=iso_day(day.get("iso")),
        ended_on=iso_day(day.get("end")),
        date_as_written=(day.get("raw") or "")[:120],
        mode=place.get("mode") or "in_person",
        venue=(place.get("venue") or place.get("locality") or "")[:250],
        venue_place=next(iter(places_at([record.get("venue_path") or ""])), None),
        territories=places_at(record.get("territories") or []),
        framework=_text(record.get("framework"))[:400],
        slogan=_text(record.get("slogan"))[:300],
        outside_organiser=_text(record.get("outside_organiser"))[:250],
        supervisor_text=_text(supervision)[:250],
        parts=_parts(record, people),
        groups=[Group(label=_text(each)[:250], count=_count(each)) for each in record["attendee_groups"]],
        mentions=_mentions(record, people),
        topics=[_text(each)[:400] for each in record["topics"]],
        interventions=[_speech(each, people) for each in record["interventions"]],
    )


def _text(value: Any) -> str:
    """The words of a value that may be plain or an entry with a name, a label or a text."""
    if isinstance(value, dict):
        return str(value.get("name") or value.get("label") or value.get("text") or "")
    return str(value or "")


def _count(value: Any) -> int | None:
    return value.get("count") if isinstance(value, dict) else None


def _capacities(person: dict[str, Any]) -> list[str] | None:
    given = person.get("capacities") or ([person["office"]] if person.get("office") else None)
    return [each[:250] for each in given] if given else None


def _parts(record: Record, people: dict[str, int]) -> list[Part]:
    """One part per person and role, in the order of the text."""
    parts: dict[tuple[int, str], Part] = {}
    for section in PRESENT:
        value = record.get(section) or []
        for person in [value] if isinstance(value, dict) else value:
            who, role = people[person_key(person["name"])], kinds.role_of(section, person.get("office"))
            part = Part(
                person=who, role=role, name_as_written=person["name"][:200], capacities_ar=_capacities(person)
            )
            parts.setdefault((who, role), part)
    return list(parts.values())


def _mentions(record: Record, people: dict[str, int]) -> list[Named]:
    elected = [{**each, "reason": each.get("office") or ""} for each in record["elected_or_appointed"]]
    return [
        Named(
            name=each["name"][:200],
            capacity=(each.get("office") or "")[:250],
            reason=(each.get("reason") or "")[:250],
            person=people.get(person_key(each["name"])),
        )
        for each in [*record["mentioned"], *elected]
        if each.get("name")
    ]


def _speech(entry: dict[str, Any], people: dict[str, int]) -> Speech:
    speaker = _text(entry.get("person"))
    known = {"presentation", "praise", "demand", "call", "answer", "remark"}
    return Speech(
        text=entry.get("text") or "",
        kind=entry["kind"] if entry.get("kind") in known else "remark",
        speaker=speaker[:250],
        addressee=_text(entry.get("addressee"))[:250],
        person=people.get(person_key(speaker)) if speaker else None,
    )


def outcome_drafts(record: Record) -> list[OutcomeDraft]:
    """The outcomes as ``followup`` keeps them."""
    return [
        OutcomeDraft(
            text=each["text"],
            kind=str(each.get("kind") or "decision").removesuffix("_optional"),
            type=each.get("type") or "task",
            caller=_text(each.get("caller"))[:250],
            addressee=_text(each.get("addressee"))[:250],
            quantity=each.get("quantity") if isinstance(each.get("quantity"), int) else None,
            due_on=iso_day(each.get("due")),
            places=places_at(each.get("paths") or []),
        )
        for each in record["outcomes"]
    ]


def need_drafts(record: Record, fallback: Place) -> list[NeedDraft]:
    """The needs as ``needs`` keeps them, under their own place or ``fallback``."""
    return [
        NeedDraft(
            sector=each.get("sector") or "other",
            text=each["text"][:500],
            place=next(iter(places_at([each.get("path") or ""])), fallback),
            douar=(each.get("douar") or "")[:120],
        )
        for each in record["needs"]
    ]


def achievement_drafts(record: Record) -> list[AchievementDraft]:
    """The achievements as ``needs`` keeps them."""
    return [
        AchievementDraft(
            text=_text(each)[:500],
            sector=(each.get("sector") if isinstance(each, dict) else None) or "other",
            place=next(iter(places_at([each.get("path") or ""] if isinstance(each, dict) else [])), None),
            credited_to=_text(each.get("by") if isinstance(each, dict) else None)[:250],
        )
        for each in record["achievements"]
    ]
