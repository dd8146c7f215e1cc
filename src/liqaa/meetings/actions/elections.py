"""Elections: who stands, what the tellers counted, who takes office.

People vote on paper and tellers count. No ballot is cast here: that it stays secret could not be promised.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from liqaa.bodies import actions as bodies
from liqaa.bodies.models import Appointment, Office
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.meetings.actions.arriving import at_door
from liqaa.meetings.actions.sentences import refused
from liqaa.meetings.models import Candidate, Election, Meeting
from liqaa.meetings.queries.presence import here_ids
from liqaa.meetings.rules import Problem, Reason, elections
from liqaa.meetings.rules.elections import Figures
from liqaa.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Vacancy:
    """What is filled: an office or something else by its title, how many seats, who counts."""

    title: str
    seats: int = 1
    office: Office | None = None
    tellers: str = ""


@transaction.atomic
def open_election(
    *, meeting: Meeting, vacancy: Vacancy, persons: Sequence[Person], by: Actor, at: datetime
) -> Election:
    """Open an election between those who stand. Raises ``Refused`` beside ``names`` where nobody does."""
    meeting = at_door(meeting, at)
    if not persons:
        raise refused(Problem(Reason.NO_CANDIDATES, "names"))
    election = Election.objects.create(
        meeting=meeting,
        scope=meeting.scope,
        office=vacancy.office,
        title=vacancy.title,
        seats=vacancy.seats,
        tellers=vacancy.tellers,
        opened_at=at,
    )
    once = list({each.pk: each for each in persons}.values())
    Candidate.objects.bulk_create(
        Candidate(
            meeting=meeting,
            scope=meeting.scope,
            election=election,
            person=person,
            name_as_written=person.name,
            position=position,
        )
        for position, person in enumerate(once)
    )
    _note("meetings.open_election", election, meeting, ["candidates"], by=by, at=at)
    return election


@transaction.atomic
def drop_election(*, election: Election, by: Actor, at: datetime) -> None:
    """Take back an election opened by mistake. Raises ``Refused`` once it is closed."""
    meeting = at_door(election.meeting, at)
    _note("meetings.drop_election", election, meeting, [], by=by, at=at)
    _open(election).delete()


def elected_by(election: Election, figures: Figures, preferred: Collection[int] = ()) -> list[Candidate]:
    """Who is elected by these figures; ``preferred`` are those of the tied whom the tellers name.

    Raises ``Refused`` for figures that contradict one another or who is there, and for a tie nobody
    decided: no machine does. Nothing is kept.
    """
    present = len(here_ids(election.meeting))
    if problem := elections.problem_of_figures(figures, seats=election.seats, present=present):
        raise refused(problem)
    outcome = elections.outcome_of(figures.votes, election.seats)
    if problem := elections.problem_of_choice(outcome, preferred):
        raise refused(problem)
    won = {*outcome.elected, *preferred}
    return [
        each for each in election.candidates.select_related("person").order_by("position") if each.pk in won
    ]


@transaction.atomic
def close_election(
    *,
    election: Election,
    figures: Figures,
    by: Actor,
    at: datetime,
    preferred: Collection[int] = (),
    young: Collection[int] = (),
) -> list[Candidate]:
    """Keep what the tellers counted and put the elected into the office, from the day of the meeting.

    ``young`` are those who say so of themselves; no birthday is kept.
    Raises ``Refused`` as :func:`elected_by`, for an election that is closed, and as ``bodies.appoint``
    where an office is not free: nothing is kept then.
    """
    meeting = at_door(election.meeting, at)
    election = _open(election)
    won = elected_by(election, figures, preferred)
    candidates = list(election.candidates.all())
    for each in candidates:
        each.votes, each.elected = figures.votes.get(each.pk, 0), each in won
        each.young = each.pk in young
    Candidate.objects.bulk_update(candidates, ["votes", "elected", "young"])
    election.voters, election.spoilt = figures.voters, figures.spoilt
    election.state, election.closed_at = Election.State.CLOSED, at
    election.save()
    _note("meetings.close_election", election, meeting, ["votes", "elected"], by=by, at=at)
    if election.office is not None:
        starts_on = meeting.held_on or timezone.localdate(at)
        for each in won:
            bodies.appoint(
                office=election.office,
                person=each.person,
                starts_on=starts_on,
                source=meeting.title[:200],
                by=by,
                at=at,
            )
    return won


@transaction.atomic
def reopen_election(*, election: Election, by: Actor, at: datetime) -> Election:
    """Take the result back, with the appointments it made. Raises ``Refused`` once anything rests on one."""
    meeting = at_door(election.meeting, at)
    election = _held(election)
    if election.state == Election.State.OPEN:
        return election
    _note("meetings.reopen_election", election, meeting, ["state"], by=by, at=at)
    persons = list(election.candidates.filter(elected=True).values_list("person_id", flat=True))
    starts_on = meeting.held_on or timezone.localdate(election.closed_at)
    made = Appointment.objects.filter(office=election.office, person__in=persons, starts_on=starts_on)
    for appointment in made if election.office is not None else ():
        bodies.undo_appointment(appointment=appointment, by=by, at=at)
    election.candidates.update(elected=False)
    election.state, election.closed_at = Election.State.OPEN, None
    election.save(update_fields=["state", "closed_at"])
    return election


def _held(election: Election) -> Election:
    rows = Election.objects.select_for_update(of=("self",)).select_related("office", "meeting")
    return rows.get(pk=election.pk)


def _open(election: Election) -> Election:
    election = _held(election)
    if election.state != Election.State.OPEN:
        raise refused(Problem(Reason.ELECTION_CLOSED))
    return election


def _note(
    verb: str, election: Election, meeting: Meeting, fields: Sequence[str], *, by: Actor, at: datetime
) -> None:
    journal.record(verb, election, by=by, at=at, place=meeting.scope, fields=fields)
