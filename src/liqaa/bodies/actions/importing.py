"""Office-holders from a sheet: every row judged by doing it, wrong rows kept and explained."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from liqaa.bodies.actions.bodies import open_body
from liqaa.bodies.actions.offices import appoint
from liqaa.bodies.models import Appointment, Body
from liqaa.bodies.queries.offices import held_on
from liqaa.bodies.queries.organisation import charter_row, read_charter
from liqaa.bodies.queries.sheet import Titles, day_of, settle
from liqaa.bodies.rules import APPOINT, FOUND
from liqaa.bodies.rules.sheet import NEW, Row, gender_of
from liqaa.bodies.text.charter import BodyType, OfficeType
from liqaa.journal.actions import Actor, record
from liqaa.kit.acting import IMPORT, acting_from
from liqaa.kit.refusals import Refused
from liqaa.kit.scopes import Reach
from liqaa.people import rules as people
from liqaa.people.actions import add_person
from liqaa.people.models import Person
from liqaa.people.queries import Likeness, persons_like
from liqaa.territory.models import Place
from liqaa.territory.text.places import COUNTRY

type May = Callable[[str, str], bool]
PROPOSALS = 3


def anywhere(_right: str, _path: str) -> bool:
    """What the system may do: everything."""
    return True


@dataclass
class Verdict:
    """What became, or would become, of a row.

    ``status``: ``new`` and ``known`` are taken; ``held`` was so already; ``choose`` waits for who is meant;
    ``wrong`` has ``problems``, each beside its column.
    """

    row: Row
    status: str = "wrong"
    problems: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    proposals: list[Likeness] = field(default_factory=list)
    title: str = ""
    body: str = ""
    person: Person | None = None

    @property
    def taken(self) -> bool:
        """Whether the row needs nothing more."""
        return self.status in ("new", "known", "held")

    def problem_of(self) -> dict[str, str]:
        """The problems by their column."""
        return dict(self.problems)


@dataclass(frozen=True)
class _Meaning:
    """A row understood: the office, where, from when to when, and for whom."""

    office: OfficeType
    body_type: BodyType
    place: Place
    starts_on: date
    ended_on: date | None
    gender: str


@transaction.atomic
@acting_from(IMPORT)
def import_office_holders(
    *,
    rows: Sequence[Row],
    by: Actor,
    at: datetime,
    dry_run: bool = False,
    may: May = anywhere,
    known: Reach = Reach((COUNTRY,)),  # noqa: B008 - frozen
) -> list[Verdict]:
    """Appoint everyone on a sheet, each row by itself; with ``dry_run`` everything is taken back at the end.

    ``may`` says which right the reader has where; ``known`` are the places whose people are proposed. Bodies
    that a row needs and that do not stand yet are opened as structured. A row that is refused changes
    nothing.
    """
    row_of_charter = charter_row(timezone.localdate(at))
    if row_of_charter is None:
        raise Refused(_("Adopt a charter first: it says which offices there are."), field="file")
    sheet = _Sheet(Titles(read_charter(row_of_charter)), by, at, may, known)
    with transaction.atomic():
        verdicts = [sheet.judge(row) for row in rows]
        if dry_run:
            transaction.set_rollback(True)
    if not dry_run and any(verdict.status in ("new", "known") for verdict in verdicts):
        record("bodies.import_office_holders", row_of_charter, by=by, at=at, fields=["appointments"])
    return verdicts


@dataclass(frozen=True)
class _Sheet:
    titles: Titles
    by: Actor
    at: datetime
    may: May
    known: Reach

    def judge(self, row: Row) -> Verdict:
        verdict = Verdict(row)
        meaning = self._understood(row, verdict)
        if meaning is None:
            return verdict
        try:
            with transaction.atomic():
                self._take(row, meaning, verdict)
        except Refused as refusal:
            verdict.status = "wrong"
            _add(verdict, refusal, "place" if refusal.field == "type" else None)
        return verdict

    def _understood(self, row: Row, verdict: Verdict) -> _Meaning | None:
        """What the row means; None when its verdict tells what is not understood, all of it at once."""
        if not row.name:
            verdict.problems.append(("name", _("No name is written.")))
        gender = gender_of(row.gender)
        if gender is None:
            verdict.problems.append(("gender", _("This is none of the choices.")))
        starts_on = self._day(row.since, "since", verdict)
        ended_on = self._day(row.until, "until", verdict)
        try:
            office, body_type, place = settle(self.titles, row.office, row.place)
        except Refused as refusal:
            _add(verdict, refusal)
            return None
        if verdict.problems:
            return None
        if starts_on is None:
            starts_on = timezone.localdate(self.at)
            verdict.notes.append(_("No date is written: from today."))
        return _Meaning(office, body_type, place, starts_on, ended_on, gender or "")

    def _day(self, words: str, column: str, verdict: Verdict) -> date | None:
        try:
            day, only_year = day_of(words, column)
        except Refused as refusal:
            _add(verdict, refusal)
            return None
        if only_year:
            verdict.notes.append(_("Only a year is written: from its first day."))
        return day

    def _take(self, row: Row, meaning: _Meaning, verdict: Verdict) -> None:
        """Do what the row says. Raises Refused."""
        if not self.may(APPOINT, meaning.place.path):
            raise Refused(_("You may not appoint in this place."), field="place")
        body = self._body(meaning, verdict)
        office = body.offices.get(key=meaning.office.key)
        verdict.title, verdict.body = office.title(meaning.gender), body.name
        verdict.proposals = persons_like(row.name, reach=self.known, limit=PROPOSALS)
        person = self._person(row, meaning, verdict)
        if person is None:
            verdict.status = "choose"
            return
        verdict.person = person
        if Appointment.objects.filter(held_on(meaning.starts_on), office=office, person=person).exists():
            verdict.status = "held"
            return
        verdict.status = "new" if row.choice in ("", NEW) else "known"
        try:
            appoint(
                office=office,
                person=person,
                starts_on=meaning.starts_on,
                ended_on=meaning.ended_on,
                by=self.by,
                at=self.at,
            )
        except Refused as refusal:
            columns = {"starts_on": "since", "ended_on": "until"}
            raise Refused(
                *refusal.reasons, field=columns.get(refusal.field or "", refusal.field)
            ) from refusal

    def _body(self, meaning: _Meaning, verdict: Verdict) -> Body:
        standing = Body.objects.filter(
            type=meaning.body_type.key, scope=meaning.place.path, dissolved_on=None, prepares=None
        )
        body = standing.order_by("pk").first()
        if body is not None:
            return body
        if not self.may(FOUND, meaning.place.path):
            raise Refused(_("This body is not open yet, and you may not open it."), field="place")
        verdict.notes.append(_("The body is not open yet: it will be opened as structured."))
        return open_body(
            type=meaning.body_type.key,
            place=meaning.place,
            state=Body.State.STRUCTURED,
            by=self.by,
            at=self.at,
        )

    def _person(self, row: Row, meaning: _Meaning, verdict: Verdict) -> Person | None:
        """Who is meant: the one chosen, somebody new, or None while that has to be asked."""
        chosen = {str(each.person.pk): each.person for each in verdict.proposals}
        if row.choice in chosen:
            return chosen[row.choice]
        if verdict.proposals and row.choice != NEW:
            return None
        if not self.may(people.EDIT, meaning.place.path):
            raise Refused(_("You may not add people in this place."), field="place")
        return add_person(
            name=row.name,
            place=meaning.place,
            gender=meaning.gender,
            relation=Person.Relation.OFFICIAL,
            phone=row.phone,
            email=row.email,
            by=self.by,
            at=self.at,
        )


def _add(verdict: Verdict, refusal: Refused, column: str | None = None) -> None:
    sentences = " ".join(str(reason) for reason in refusal.reasons)
    verdict.problems.append((column or refusal.field or "name", sentences))
