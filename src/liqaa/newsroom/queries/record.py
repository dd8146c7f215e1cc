"""A meeting as the writer wants it: pure data, each fact with an id that leads back to its row."""

from collections.abc import Mapping
from dataclasses import replace

from liqaa.bodies import queries as bodies
from liqaa.bodies.models import Body as OurBody
from liqaa.followup.models import Outcome as KeptOutcome
from liqaa.meetings.models import Meeting as Kept
from liqaa.meetings.models import Participation
from liqaa.needs.models import Achievement, Hearing
from liqaa.newsroom.rules import may_be_named
from liqaa.people import queries as people
from liqaa.reports.text import write
from liqaa.territory.models import Place
from liqaa.territory.text import gazetteer

_LOCAL = {"commune": "commune", "arrondissement": "arrondissement"}
_PROVINCIAL = {"province": "province", "prefecture": "prefecture"}
_WRITTEN_KINDS = {"decision", "call", "statement", "promise"}


def record_of(meeting: Kept, language: str = "ar") -> write.NewsRecord:
    """Everything the record of ``meeting`` says, ready to be written in ``language``.

    Whoever has no capacity that day has no ground to be named in public and is marked so.
    """
    parts = list(meeting.participations.select_related("person").order_by("position", "pk"))
    told = {each.pk: _person(each, language) for each in parts}
    agreed = people.may_be_named(each.person_id for each in parts)
    for each in parts:
        if each.person_id in agreed and each.status == "present":
            told[each.pk] = replace(told[each.pk], publishable=True)
    chosen = {role: [told[each.pk] for each in parts if each.role == role] for role in _ROLES}
    organisation = bodies.organisation()
    return write.NewsRecord(
        title=write.Text(id="meeting:title", text=meeting.title),
        kicker=_text("meeting:kicker", meeting.kicker),
        organisation=write.Body(id="organisation", name=organisation.name_ar) if organisation else None,
        organiser=_body("organiser", meeting.organiser, language),
        outside_organiser=_named("outside_organiser", meeting.outside_organiser),
        supervisor=_supervisor(meeting, chosen["supervisor"], language),
        framework=_text("meeting:framework", meeting.framework),
        slogan=_text("meeting:slogan", meeting.slogan),
        meeting=write.Meeting(id="meeting:kinds", kinds=tuple(meeting.kinds)),
        day=write.Day(
            id="meeting:date",
            on=meeting.held_on,
            until=meeting.ended_on,
            at=meeting.starts_at,
            written=meeting.date_as_written,
        ),
        venue=_text("meeting:venue", meeting.venue),
        place=_place(meeting.venue_place, language),
        chair=next(iter(chosen["chair"]), None),
        host=next(iter(chosen["host"]), None),
        facilitators=tuple(chosen["facilitator"]),
        attendees=(*chosen["inspector"], *chosen["rapporteur"], *chosen["speaker"], *chosen["attendee"]),
        groups=tuple(
            write.Group(id=f"group:{each.pk}", label=each.label, count=each.count)
            for each in meeting.groups.order_by("position", "pk")
        ),
        topics=tuple(
            write.Topic(id=f"topic:{each.pk}", text=each.text)
            for each in meeting.topics.order_by("position", "pk")
        ),
        interventions=_said(meeting, {each.person_id: told[each.pk] for each in parts}),
        needs=_needs(meeting),
        achievements=tuple(
            write.Text(id=f"achievement:{each.pk}", text=each.text)
            for each in Achievement.objects.filter(meeting=meeting).order_by("pk")
        ),
        outcomes=_outcomes(meeting),
    )


_ROLES = ("chair", "host", "supervisor", "facilitator", "inspector", "rapporteur", "speaker", "attendee")


def _text(key: str, text: str) -> write.Text | None:
    return write.Text(id=key, text=text) if text else None


def _named(key: str, name: str) -> write.Body | None:
    return write.Body(id=key, name=name) if name else None


def _body(key: str, body: OurBody | None, language: str) -> write.Body | None:
    if body is None:
        return None
    return write.Body(id=key, name=body.name_fr if language == "fr" and body.name_fr else body.name_ar)


def _supervisor(meeting: Kept, people: list[write.Person], language: str) -> write.Body | write.Person | None:
    ours = _body("supervisor", meeting.supervisor, language)
    return ours or _named("supervisor", meeting.supervisor_text) or next(iter(people), None)


def _person(part: Participation, language: str) -> write.Person:
    french = language == "fr"
    capacities = (part.capacities_fr if french else part.capacities_ar) or part.capacities_ar
    name = part.person.name_latin if french and part.person.name_latin else part.name_as_written
    return write.Person(
        id=f"participation:{part.pk}",
        name=name or part.person.name,
        gender=part.person.gender or None,  # type: ignore[arg-type]
        capacities=tuple(capacities),
        publishable=part.status == "present" and may_be_named(capacities),
    )


def _place(place: Place | None, language: str) -> write.Place | None:
    """Where it was held, with the levels above it and their codes."""
    ref = gazetteer().by_path(place.path) if place else None
    if ref is None:
        return None
    levels = [*gazetteer().ancestors(ref), ref]
    local = [each for each in levels if each.kind in _LOCAL]
    province = next((each for each in levels if each.kind in _PROVINCIAL), None)
    region = next((each for each in levels if each.kind == "region"), None)
    coded = {"commune": local[-1] if local else None, "province": province, "region": region}
    return write.Place(
        id="meeting:place",
        communes=tuple(each.name(language) for each in local[-1:]),
        commune_kind=_LOCAL[local[-1].kind] if local else "commune",
        province=province.name(language) if province else "",
        province_kind=_PROVINCIAL[province.kind] if province else "province",
        region=region.name(language) if region else "",
        codes=tuple((level, each.code) for level, each in coded.items() if each),
    )


def _said(meeting: Kept, told: Mapping[int, write.Person]) -> tuple[write.Said, ...]:
    return tuple(
        write.Said(
            id=f"intervention:{each.pk}",
            text=each.text,
            speakers=(told[each.person_id],) if each.person_id is not None and each.person_id in told else (),
            speaker="" if each.person_id in told else each.speaker,
            kind=each.kind,
            addressee=each.addressee,
        )
        for each in meeting.interventions.order_by("position", "pk")
    )


def _needs(meeting: Kept) -> tuple[write.Need, ...]:
    heard = Hearing.objects.filter(meeting=meeting).select_related("need").order_by("pk")
    return tuple(
        write.Need(id=f"need:{each.need_id}", sector=each.need.sector, text=each.need.text) for each in heard
    )


def _outcomes(meeting: Kept) -> tuple[write.Outcome, ...]:
    kept = KeptOutcome.objects.filter(meeting=meeting).order_by("position", "pk")
    return tuple(
        write.Outcome(
            id=f"outcome:{each.pk}",
            text=each.text,
            kind=each.kind if each.kind in _WRITTEN_KINDS else "decision",
        )
        for each in kept
    )
