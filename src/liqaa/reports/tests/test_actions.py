"""From a kept reading to a record and back: all of it or nothing."""

import pytest

from liqaa.followup.models import Outcome, Task
from liqaa.journal.models import Entry
from liqaa.kit.refusals import Refused
from liqaa.meetings.models import Meeting, Participation
from liqaa.needs.models import Hearing, Need
from liqaa.people.models import Person
from liqaa.people.tests.factories import person
from liqaa.reports import actions, queries
from liqaa.reports.models import Reading
from liqaa.reports.queries.resolution import reach_of_people
from liqaa.reports.rules import record as records
from liqaa.reports.tests import factories
from liqaa.reports.tests.factories import NOW, PROVINCE

pytestmark = pytest.mark.django_db


def counts() -> dict[str, int]:
    tables = (Meeting, Participation, Outcome, Task, Need, Hearing, Person)
    return {table.__name__: table.objects.count() for table in tables}


def test_the_organiser_is_filled_in_from_the_words_and_the_place() -> None:
    body, by = factories.organisation(), factories.secretary()
    assert factories.kept(by).record["organiser"] == body.pk


def test_confirming_makes_meeting_people_needs_and_a_task_for_each_commune() -> None:
    body, by = factories.organisation(), factories.secretary()
    meeting = actions.confirm(reading=factories.kept(by), by=by, at=NOW)
    assert (meeting.organiser, meeting.scope, str(meeting.held_on)) == (body, PROVINCE, "2026-03-08")
    assert meeting.venue_place_id == "ma/03/591/01.03"
    facilitators = meeting.participations.filter(role="facilitator").order_by("position")
    assert [each.name_as_written for each in facilitators] == ["إدريس المرنيسي", "سعاد بنحدو"]
    assert len(facilitators[1].capacities_ar) == 2
    assert sorted(Need.objects.values_list("sector", flat=True)) == [
        "education",
        "electricity_lighting",
        "health",
    ]
    types = list(Outcome.objects.order_by("position").values_list("type", flat=True))
    assert types == ["work_programme", "body_to_found", "membership_target"]
    assert Task.objects.filter(type="body_to_found").count() == 11


def test_a_person_named_in_two_roles_becomes_one_person() -> None:
    factories.organisation()
    by = factories.secretary()
    meeting = actions.confirm(reading=factories.kept(by), by=by, at=NOW)
    chair = meeting.participations.get(role="chair")
    assert (
        meeting.participations.get(role="facilitator", position=chair.position + 1).person_id
        == chair.person_id
    )
    assert Person.objects.filter(name__contains="المرنيسي").count() == 1


def test_a_known_namesake_is_filled_in_and_can_be_refused_for_somebody_new() -> None:
    factories.organisation()
    by, known = factories.secretary(), person("سعاد بنحدو", PROVINCE)
    reading = factories.kept(by)
    choice = next(
        each for each in queries.people_of(reading.record, reach=reach_of_people(by)) if "سعاد" in each.name
    )
    assert (choice.choice, choice.chosen) == (str(known.pk), known)
    actions.choose_person(reading=reading, name=choice.name, choice="new", by=by, at=NOW)
    actions.confirm(reading=reading, by=by, at=NOW)
    assert Person.objects.filter(name="سعاد بنحدو").count() == 2


def test_a_name_like_two_known_people_keeps_the_record_from_being_confirmed() -> None:
    factories.organisation()
    by = factories.secretary()
    person("سعاد بنحدو", PROVINCE)
    person("سعاد بنحدو", PROVINCE)
    reading, before = factories.kept(by), counts()
    with pytest.raises(Refused, match="سعاد بنحدو"):
        actions.confirm(reading=reading, by=by, at=NOW)
    assert counts() == before


def test_somebody_who_was_not_proposed_cannot_be_chosen() -> None:
    factories.organisation()
    by, stranger = factories.secretary(), person("عمر بنيس", "ma/07")
    with pytest.raises(Refused):
        actions.choose_person(
            reading=factories.kept(by), name="سعاد بنحدو", choice=str(stranger.pk), by=by, at=NOW
        )


def test_confirming_twice_gives_the_same_meeting() -> None:
    factories.organisation()
    by = factories.secretary()
    reading = factories.kept(by)
    first = actions.confirm(reading=reading, by=by, at=NOW)
    assert actions.confirm(reading=reading, by=by, at=NOW) == first
    assert Meeting.objects.count() == 1


def test_undoing_takes_everything_back_and_leaves_the_reading() -> None:
    factories.organisation()
    by = factories.secretary()
    reading, before = factories.kept(by), counts()
    actions.confirm(reading=reading, by=by, at=NOW)
    assert counts() != before
    assert actions.undo(reading=reading, by=by, at=NOW) == []
    assert counts() == before
    reading.refresh_from_db()
    assert (reading.state, reading.meeting) == (Reading.State.UNDONE, None)
    assert actions.confirm(reading=reading, by=by, at=NOW).pk is not None


def test_undoing_is_refused_once_work_was_done_and_nothing_changes() -> None:
    factories.organisation()
    by = factories.secretary()
    reading = factories.kept(by)
    actions.confirm(reading=reading, by=by, at=NOW)
    from liqaa.followup import actions as followup

    followup.add_evidence(task=Task.objects.first(), text="محضر التأسيس", by=by, at=NOW)
    after = counts()
    with pytest.raises(Refused):
        actions.undo(reading=reading, by=by, at=NOW)
    assert counts() == after
    reading.refresh_from_db()
    assert reading.state == Reading.State.CONFIRMED


def test_a_report_of_another_organisation_is_never_kept() -> None:
    factories.organisation()
    by = factories.secretary()
    with pytest.raises(Refused):
        factories.kept(by, factories.OTHER_REPORT)
    assert Reading.objects.count() == 0


def test_a_corrected_entry_is_what_gets_made() -> None:
    factories.organisation()
    by = factories.secretary()
    reading = factories.kept(by)
    changed = records.removed(records.replaced(reading.record, "title", "لقاء عين الشقف"), "needs.0")
    reading = actions.correct(reading=reading, record=changed, fields=["title", "needs.0"], by=by, at=NOW)
    meeting = actions.confirm(reading=reading, by=by, at=NOW)
    assert (meeting.title, Need.objects.count()) == ("لقاء عين الشقف", 2)


def test_a_confirmed_reading_is_neither_corrected_nor_thrown_away() -> None:
    factories.organisation()
    by = factories.secretary()
    reading = factories.kept(by)
    actions.confirm(reading=reading, by=by, at=NOW)
    with pytest.raises(Refused):
        actions.correct(reading=reading, record=reading.record, fields=[], by=by, at=NOW)
    with pytest.raises(Refused):
        actions.discard(reading=reading, by=by, at=NOW)


def test_the_journal_names_the_entries_that_changed_and_never_their_words() -> None:
    factories.organisation()
    by = factories.secretary()
    reading = factories.kept(by)
    changed = records.replaced(reading.record, "title", "سر")
    actions.correct(reading=reading, record=changed, fields=["title"], by=by, at=NOW)
    line = Entry.objects.get(verb="reports.correct")
    assert (line.fields, line.actor, line.place) == (["title"], str(by.pk), PROVINCE)
