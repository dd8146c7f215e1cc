"""A place's page: its whole story on one screen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liqaa.access.views.asking import account_of
from liqaa.bodies import rules as body_rules
from liqaa.bodies.models import Body
from liqaa.bodies.rules import states
from liqaa.bodies.rules.wording import place_words
from liqaa.bodies.text.charter import Language
from liqaa.dashboards.queries.place import (
    LAST,
    NEXT,
    Coverage,
    Elected,
    Story,
    Unit,
    Work,
    meetings_around,
    standing_of,
    story_of,
)
from liqaa.dashboards.views.lines import task_line
from liqaa.followup import rules as task_rules
from liqaa.kit.arabic import clean
from liqaa.kit.links import url_for
from liqaa.meetings import rules as meeting_rules
from liqaa.needs import queries as needs
from liqaa.needs import rules as need_rules
from liqaa.people.models import Person
from liqaa.reports import rules as report_rules
from liqaa.territory.models import Place

TONES = {
    states.STRUCTURED: "good",
    states.PREPARATORY: "wait",
    states.EXPIRED: "late",
    states.FROZEN: "late",
}
MOST_UNITS = 100
"""A place with more units below than this lists none of them: the levels between are the way down."""


@dataclass
class BodyLine:
    """A body of the place as the page writes it."""

    body: Body
    state: str
    tone: str
    lead: str = ""
    lead_title: str = ""
    lead_url: str = ""
    committees: list["BodyLine"] = field(default_factory=list)


@dataclass
class UnitLine:
    """A unit below the place and how far its main body is."""

    place: Place
    url: str
    state: str
    tone: str
    lead: str


@require_safe
def place(request: HttpRequest, path: str) -> HttpResponse:
    """The place at ``path``; each section only where the reader holds the right to it there."""
    account = account_of(request)
    today = timezone.localdate()
    path = clean(path)
    sees_bodies = account.may(body_rules.SEE, at=path)
    story = story_of(path, on=today, with_bodies=sees_bodies)
    context: dict[str, Any] = {
        "place": story.place,
        "page_title": _title(story.place),
        "crumbs": [{"label": each.name, "url": url_for(each)} for each in story.above],
        "other_name": _other_name(story.place),
        "sees_bodies": sees_bodies,
        "may_found": account.may(body_rules.FOUND, at=path),
        "may_read": account.may(report_rules.READ, at=path),
        "nearest": _nearest(story),
        "units": _units(story, sees_bodies=sees_bodies),
    }
    sees_tasks = account.may(task_rules.SEE, at=path)
    standing = standing_of(story.place, on=today, work=sees_tasks, elected=sees_bodies)
    if sees_bodies:
        context |= {"bodies": _bodies(story), "coverage": [_coverage(each) for each in story.coverage]}
    if standing.elected:
        context["elected"] = _elected(standing.elected)
    if standing.work:
        context |= _work(standing.work, today)
    if account.may(meeting_rules.SEE, at=path):
        around = meetings_around(path, account, on=today)
        context |= {"sees_meetings": True, "next": _meetings(around[NEXT]), "last": _meetings(around[LAST])}
    if account.may(need_rules.SEE, at=path):
        context["sectors"] = [_sector(each) for each in needs.by_sector(needs.needs_of_place(path, account))]
    context["closed"] = not any(
        context.get(part) for part in ("sees_bodies", "tasks", "sees_meetings", "units")
    )
    return render(request, "dashboards/place.html", context)


def _sector(count: needs.SectorCount) -> dict[str, Any]:
    return {
        "label": count.label,
        "all": count.all,
        "waiting": count.waiting,
        "answered": count.all - count.waiting,
    }


def _meetings(found: list[Any]) -> list[dict[str, Any]]:
    return [
        {
            "title": meeting.title,
            "url": url_for(meeting),
            "on": meeting.held_on,
            "where": meeting.organiser.name,
            "kinds": meeting.kind_labels,
        }
        for meeting in found
    ]


def _title(place: Place) -> str:
    """The place with its kind as the language says it: «إقليم تازة», «Province de Taza»."""
    code = (get_language() or "ar")[:2]
    language: Language = "ar" if code == "ar" else "fr" if code == "fr" else "en"
    words = place_words(place.kind, place.name_ar, place.name_fr, language) or place.name
    return words[:1].upper() + words[1:]


def _other_name(place: Place) -> str:
    arabic = (get_language() or "ar").startswith("ar")
    return place.name_fr if arabic else place.name_ar


def _label(state: str) -> str:
    return str(Body.State(state).label) if state else str(_("no body yet"))


def _bodies(story: Story) -> list[BodyLine]:
    """The bodies of the place, each with the committees that prepare it."""
    lines = {body.pk: _body_line(body) for body in story.bodies}
    tops: list[BodyLine] = []
    for body in story.bodies:
        above = lines.get(body.prepares_id) if body.prepares_id else None
        (above.committees if above else tops).append(lines[body.pk])
    return tops


def _body_line(body: Body) -> BodyLine:
    state = states.shown_state(body.state, body.mandate_ends_on, timezone.localdate())
    line = BodyLine(body, _label(state), TONES.get(state, ""))
    if body.prepares_id:
        line.state, line.tone = _("at work"), ""
    if held := _lead(body):
        language = "ar" if (get_language() or "ar").startswith("ar") else "fr"
        form = "f" if held["gender"] == "f" else "m"
        line.lead = held["name"]
        line.lead_title = held[f"{language}_{form}"] or held[f"ar_{form}"]
        line.lead_url = url_for(Person(pk=held["pk"]))
    return line


def _lead(body: Body | None) -> dict[str, Any]:
    """Who leads the body, as its query told; nothing where nobody does."""
    return getattr(body, "lead", None) or {}


def _nearest(story: Story) -> str:
    """The heading over the units below, in the words of the places themselves."""
    if story.nearest is None:
        return ""
    kinds = {unit.place.kind for unit in story.nearest.units}
    if kinds <= {Place.Kind.REGION}:
        return str(_("Regions"))
    if kinds & {Place.Kind.COMMUNE, Place.Kind.ARRONDISSEMENT}:
        return str(_("Communes and arrondissements") if Place.Kind.ARRONDISSEMENT in kinds else _("Communes"))
    return str(_("Provinces and prefectures"))


def _units(story: Story, *, sees_bodies: bool) -> list[UnitLine]:
    units: Sequence[Unit] = story.nearest.units if story.nearest else ()
    if len(units) > MOST_UNITS:
        return []
    return [
        UnitLine(
            unit.place,
            url_for(unit.place),
            _label(unit.state) if sees_bodies else "",
            TONES.get(unit.state, "") if sees_bodies else "",
            _lead(unit.body).get("name", ""),
        )
        for unit in units
    ]


def _coverage(coverage: Coverage) -> dict[str, Any]:
    """A level as the page draws it: structured units out of all, and what the others are."""
    language = get_language() or "ar"
    done = coverage.count(states.STRUCTURED)
    others = [
        (coverage.count(states.PREPARATORY), _("being founded")),
        (coverage.count(states.EXPIRED), _("mandate expired")),
        (coverage.count(states.FROZEN), _("frozen")),
        (coverage.count("", states.PLANNED), _("without a body")),
    ]
    return {
        "label": coverage.body_name.in_language("ar" if language.startswith("ar") else language[:2]),
        "done": done,
        "all": len(coverage.units),
        "others": [(count, words) for count, words in others if count],
    }


def _work(work: Work, today: date) -> dict[str, Any]:
    return {
        "tasks": work,
        "owed": [task_line(task, today) for task in work.first],
        "owed_more": work.owed - len(work.first),
    }


def _elected(found: Elected) -> dict[str, Any]:
    french = not (get_language() or "ar").startswith("ar")
    lines = [
        {
            "name": mandate.person.name,
            "url": url_for(mandate.person),
            "title": (mandate.title_fr if french else "") or mandate.title_ar,
        }
        for mandate in found.mandates
    ]
    return {"lines": lines, "more": found.total - len(lines), "total": found.total}
