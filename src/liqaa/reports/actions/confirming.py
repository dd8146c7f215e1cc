"""Confirming makes everything a record says, in one action; undoing takes all of it back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.followup import actions as followup
from liqaa.journal import actions as journal
from liqaa.kit.refusals import Refused
from liqaa.meetings import actions as meetings
from liqaa.meetings.models import Meeting
from liqaa.needs import actions as needs
from liqaa.people import actions as people
from liqaa.people.models import Person
from liqaa.reports import queries
from liqaa.reports.actions.keeping import MERGED
from liqaa.reports.models import Reading
from liqaa.reports.queries import plan as plans
from liqaa.reports.queries.resolution import PersonChoice, reach_of_people
from liqaa.reports.rules.record import PRESENT, Record
from liqaa.territory.models import Place


@transaction.atomic
def confirm(*, reading: Reading, by: Account, at: datetime) -> Meeting:
    """Make meeting, people, outcomes, tasks and needs of a reading; all of it or nothing.

    Raises ``Refused`` with every problem of the plan. Confirming twice returns the same meeting.
    """
    locked = Reading.objects.select_for_update().get(pk=reading.pk)
    if locked.state == Reading.State.CONFIRMED and locked.meeting:
        return locked.meeting
    if locked.state == Reading.State.MERGED:
        raise Refused(MERGED)
    choices = queries.people_of(locked.record, reach=reach_of_people(by))
    plan = queries.plan_of(locked.record, choices, by)
    if plan.problems or plan.organiser is None:
        raise Refused(*(problem.sentence for problem in plan.problems))
    ids, added = _people(locked.record, choices, plan.organiser, by=by, at=at)
    meeting = _make(locked.record, plan.organiser, ids, by=by, at=at)
    locked.meeting, locked.scope = meeting, plan.organiser.scope
    locked.state, locked.confirmed_at = Reading.State.CONFIRMED, at
    locked.made = [["people.person", person.pk] for person in added]
    locked.save()
    journal.record("reports.confirm", locked, by=by, at=at, place=locked.scope)
    return meeting


def _home(organiser: Body) -> Place:
    """The place under which what has no place of its own stands: that of the organiser's scope."""
    return organiser.place or Place.objects.get(path=organiser.scope)


def _make(record: Record, organiser: Body, ids: dict[str, int], *, by: Account, at: datetime) -> Meeting:
    """The meeting and what hangs on it."""
    meeting = meetings.record_meeting(
        organiser=organiser, record=plans.meeting_record(record, ids), by=by, at=at
    )
    if record["needs"]:
        needs.hear_needs(meeting=meeting, needs=plans.need_drafts(record, _home(organiser)), by=by, at=at)
    if record["achievements"]:
        drafts = plans.achievement_drafts(record)
        needs.record_achievements(meeting=meeting, achievements=drafts, by=by, at=at)
    if record["outcomes"]:
        followup.add_outcomes(meeting=meeting, outcomes=plans.outcome_drafts(record), by=by, at=at)
    return meeting


def _people(
    record: Record, choices: list[PersonChoice], organiser: Body, *, by: Account, at: datetime
) -> tuple[dict[str, int], list[Person]]:
    """The id of every name's person, and those added for it.

    Whoever was only mentioned and is not known stays a name: nobody becomes a person in the
    books for having been praised.
    """
    genders = _genders(record)
    ids, added = {}, []
    for each in choices:
        if each.choice.isdecimal():
            ids[each.key] = int(each.choice)
        elif any(path.split(".")[0] in PRESENT for path in each.paths):
            person = people.add_person(
                name=each.name,
                place=_home(organiser),
                gender=genders.get(each.name, ""),
                relation=Person.Relation.OUTSIDER,
                by=by,
                at=at,
            )
            ids[each.key] = person.pk
            added.append(person)
    return ids, added


def _genders(record: Record) -> dict[str, str]:
    rows = [record.get("chair"), record.get("host"), *record["facilitators"], *record["attendees"]]
    return {row["name"]: row["gender"] for row in rows if row and row.get("gender")}


@transaction.atomic
def undo(*, reading: Reading, by: Account, at: datetime) -> list[Person]:
    """Take back all that confirming made; the reading can be corrected and confirmed again.

    Returns the added people who stay because other records speak of them by now. Raises ``Refused``, with
    names, while anything real rests on it: work on a task, the proof of a founding step, an approved text.
    """
    locked = Reading.objects.select_for_update(of=("self",)).get(pk=reading.pk)
    if locked.state != Reading.State.CONFIRMED or locked.meeting is None:
        raise Refused(_("There is nothing to undo: this report is not confirmed."))
    added = [pk for kind, pk in locked.made if kind == "people.person"]
    meetings.undo_meeting(meeting=locked.meeting, by=by, at=at)
    return list(Person.objects.filter(pk__in=added).order_by("pk"))


def release(meeting: Meeting, *, by: Account, at: datetime) -> None:
    """A reading whose meeting is undone is as it was before it was confirmed, corrections and all."""
    for locked in Reading.objects.select_for_update(of=("self",)).filter(meeting=meeting):
        locked.meeting, locked.state = None, Reading.State.UNDONE
        locked.confirmed_at, locked.made = None, []
        locked.save(update_fields=["meeting", "state", "confirmed_at", "made"])
        journal.record("reports.undo", locked, by=by, at=at, place=locked.scope)
