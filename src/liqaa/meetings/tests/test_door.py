"""The door: who is let in, once, and what a wrong code is told."""

import contextvars
import datetime as dt
import threading
import time

import pytest
from django.db import connection, transaction
from django.utils import timezone, translation

from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.acting import acting_for
from liqaa.kit.refusals import Refused
from liqaa.meetings import actions, queries
from liqaa.meetings.actions.sentences import RECORD_FROZEN
from liqaa.meetings.models import GroupPresence, Invitation, Participation
from liqaa.meetings.rules import Part
from liqaa.meetings.rules.arriving import scanned_as
from liqaa.meetings.tests import frozen_field
from liqaa.meetings.tests.door_field import arrive, invited, sitting
from liqaa.meetings.tests.factories import ELSEWHERE, PROVINCE
from liqaa.people import actions as people
from liqaa.people.models import Person
from liqaa.people.rules import scanned_card
from liqaa.people.tests.factories import account, person

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(autouse=True)
def _in_english():
    """Sentences are compared as they stand in the source."""
    with translation.override("en"):
        yield


def refusal(act, **options):
    with pytest.raises(Refused) as caught:
        act(by=SYSTEM, at=timezone.now(), **options)
    return str(caught.value.reasons[0]), caught.value.field


# --- arriving -----------------------------------------------------------------------------------------------


def test_an_arrival_is_kept_once_and_says_since_when():
    meeting, whom = sitting(), person("نجاة بنعلي")
    first = arrive(meeting, whom, at=NOW)
    second = arrive(meeting, whom, at=NOW + dt.timedelta(minutes=5))
    assert (first.already, second.already) == (False, True)
    assert second.part.arrived_at == NOW
    assert Participation.objects.filter(meeting=meeting, person=whom).count() == 1
    assert Entry.objects.filter(verb="meetings.arrive").count() == 1


def test_who_has_a_part_already_keeps_it_alone():
    whom = person("سعيد المرابط")
    meeting = sitting(parts=(Part(person=whom, role="chair", status="confirmed"),))
    arrive(meeting, whom)
    [part] = Participation.objects.filter(meeting=meeting)
    assert (part.role, part.status, part.came_by) == ("chair", "present", "tick")


def test_whoever_is_invited_comes_in_the_capacities_of_the_invitation():
    meeting, whom = sitting(), person("موحى أيت علي")
    [asked] = invited(meeting, whom)
    Invitation.objects.filter(pk=asked.pk).update(capacities_ar=["عضو"], capacities_fr=["membre"])
    assert arrive(meeting, whom).part.capacities_ar == ["عضو"]


def test_who_left_and_comes_back_is_there():
    meeting, whom = sitting(), person("نجاة بنعلي")
    arrive(meeting, whom, at=NOW)
    actions.leave(meeting=meeting, person=whom, by=SYSTEM, at=NOW + dt.timedelta(hours=1))
    assert queries.here_ids(meeting) == set()
    assert not arrive(meeting, whom, at=NOW + dt.timedelta(hours=2)).already
    assert queries.here_ids(meeting) == {whom.pk}


def test_a_tick_taken_back_leaves_nothing_behind():
    chair, guest = person("سعيد المرابط"), person("نجاة بنعلي")
    meeting = sitting(parts=(Part(person=chair, role="chair", status="invited"),))
    for each in (chair, guest):
        arrive(meeting, each)
        actions.untick(meeting=meeting, person=each, by=SYSTEM, at=timezone.now())
    [part] = Participation.objects.filter(meeting=meeting)
    assert (part.person, part.status, part.arrived_at, part.came_by) == (chair, "invited", None, "")


def test_leaving_without_having_come_is_refused():
    words, _field = refusal(actions.leave, meeting=sitting(), person=person("نجاة بنعلي"))
    assert words == "This person is not noted as being there."


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"held_on": dt.date(2100, 1, 1)}, "The meeting's day is still to come."),
        ({"state": "cancelled"}, "This meeting is cancelled: call another one, with a day to come."),
    ],
)
def test_nobody_is_let_in_where_nothing_goes_on(values, words):
    assert refusal(actions.arrive, meeting=sitting(**values), person=person("نجاة بنعلي"))[0] == words


def test_a_record_corrected_keeps_who_came_through_the_door_and_when():
    chair, guest, late = person("سعيد المرابط"), person("نجاة بنعلي"), person("موحى أيت علي")
    meeting = sitting(parts=(Part(person=chair, role="chair", status="invited"),))
    for each in (chair, guest):
        arrive(meeting, each, at=NOW)
    kept = dict(meeting.participations.values_list("person_id", "pk"))
    parts = (
        Part(person=chair, role="chair"),
        Part(person=guest, role="rapporteur"),
        Part(person=late, status="excused"),
    )
    actions.correct_meeting(meeting=meeting, parts=parts, by=SYSTEM, at=NOW)
    assert queries.here_ids(meeting) == {chair.pk, guest.pk}
    told = meeting.participations.order_by("position").values_list("role", "status", "arrived_at", "came_by")
    assert list(told) == [
        ("chair", "present", NOW, "tick"),
        ("rapporteur", "present", NOW, "tick"),
        ("attendee", "excused", None, ""),
    ]
    assert meeting.participations.get(role="chair").pk == kept[chair.pk]


def test_who_was_added_at_the_door_stands_in_a_corrected_record_until_the_tick_is_taken_back():
    meeting, guest = sitting(), person("نجاة بنعلي")
    arrive(meeting, guest)
    actions.correct_meeting(meeting=meeting, parts=(Part(person=guest),), by=SYSTEM, at=NOW)
    assert queries.here_ids(meeting) == {guest.pk}
    actions.untick(meeting=meeting, person=guest, by=SYSTEM, at=timezone.now())
    assert not meeting.participations.exists()


# --- codes --------------------------------------------------------------------------------------------------


def test_a_code_typed_or_scanned_lets_in():
    meeting, first, second = sitting(), person("نجاة بنعلي"), person("موحى أيت علي")
    one, two = invited(meeting, first, second)
    actions.arrive_by_code(meeting=meeting, code=f" {one.code[:3]} {one.code[3:]} ", by=SYSTEM, at=NOW)
    actions.arrive_by_code(meeting=meeting, code=scanned_as(meeting.pk, two.code), by=SYSTEM, at=NOW)
    assert queries.here_ids(meeting) == {first.pk, second.pk}


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "1234567", "LIQAA:1:12", "x" * 500])
def test_what_is_no_code_is_told_so(typed):
    words, field = refusal(actions.arrive_by_code, meeting=sitting(), code=typed)
    assert words == "A code is six digits: they stand on the invitation and on the sheet."
    assert field == "code"


def test_a_code_of_another_meeting_names_it():
    meeting, other = sitting(), sitting(title="لقاء آخر")
    [asked] = invited(other, person("نجاة بنعلي"))
    for typed in (asked.code, scanned_as(other.pk, asked.code)):
        words, _field = refusal(actions.arrive_by_code, meeting=meeting, code=typed)
        assert words.startswith("This code belongs to another meeting: ")
        assert "لقاء آخر" in words
    assert queries.here_ids(meeting) == set()


def test_a_code_nobody_bears_and_one_of_a_meeting_unseen():
    meeting = sitting()
    unknown, _field = refusal(actions.arrive_by_code, meeting=meeting, code="000000")
    unseen, _field = refusal(actions.arrive_by_code, meeting=meeting, code=scanned_as(10**9, "000000"))
    assert unknown == "No invitation to this meeting bears this code: look for the name in the list."
    assert unseen == "This code belongs to another meeting."


def test_a_code_taken_back_opens_nothing():
    meeting = sitting()
    [asked] = invited(meeting, person("نجاة بنعلي"))
    actions.revoke_invitation(invitation=asked, by=SYSTEM, at=timezone.now())
    words, field = refusal(actions.arrive_by_code, meeting=meeting, code=asked.code)
    assert words.startswith("The invitation of ")
    assert field == "code"
    assert queries.here_ids(meeting) == set()


def test_a_members_card_lets_in_whoever_bears_it_invited_or_not():
    meeting, invited_one, walks_in = sitting(), person("نجاة بنعلي"), person("موحى أيت علي")
    for number, each in (("م/17", invited_one), ("18", walks_in)):
        people.join(person=each, joined_on=dt.date(2020, 1, 1), number=number, by=SYSTEM, at=NOW)
    invited(meeting, invited_one)
    by = account(("provincial_secretary", PROVINCE))
    with acting_for(by):
        for number in ("م/17", "18"):
            actions.arrive_by_code(meeting=meeting, code=scanned_card(number), by=by, at=timezone.now())
    came_by = meeting.participations.values_list("person", "came_by")
    assert set(came_by) == {(invited_one.pk, "code"), (walks_in.pk, "walk_in")}


def test_a_card_of_somebody_invited_again_lets_in():
    meeting, guest = sitting(), person("نجاة بنعلي")
    people.join(person=guest, joined_on=dt.date(2020, 1, 1), number="17", by=SYSTEM, at=NOW)
    [first] = invited(meeting, guest)
    actions.revoke_invitation(invitation=first, by=SYSTEM, at=timezone.now())
    by = account(("provincial_secretary", PROVINCE))
    with acting_for(by):
        with pytest.raises(Refused):
            actions.arrive_by_code(meeting=meeting, code=scanned_card("17"), by=by, at=timezone.now())
        with acting_for(SYSTEM):
            invited(meeting, guest)
        actions.arrive_by_code(meeting=meeting, code=scanned_card("17"), by=by, at=timezone.now())
    assert queries.here_ids(meeting) == {guest.pk}


def test_a_card_of_elsewhere_one_that_ended_and_one_of_nobody_are_told_the_same():
    meeting, elsewhere, former = sitting(), person("نجاة بنعلي", ELSEWHERE), person("موحى أيت علي")
    people.join(person=elsewhere, joined_on=dt.date(2020, 1, 1), number="17", by=SYSTEM, at=NOW)
    stretch = people.join(person=former, joined_on=dt.date(2020, 1, 1), number="18", by=SYSTEM, at=NOW)
    people.leave(membership=stretch, ended_on=dt.date(2021, 1, 1), by=SYSTEM, at=NOW)
    by = account(("provincial_secretary", PROVINCE))
    said = set()
    with acting_for(by):
        for number in ("17", "18", "19"):
            with pytest.raises(Refused) as caught:
                actions.arrive_by_code(meeting=meeting, code=scanned_card(number), by=by, at=timezone.now())
            said.add((str(caught.value.reasons[0]), caught.value.field))
    assert said == {("No member you may see bears this card: look for the name in the list.", "code")}
    assert queries.here_ids(meeting) == set()


# --- without an invitation, groups, the sheet ---------------------------------------------------------------


def test_somebody_new_is_added_only_where_it_is_said():
    meeting = sitting()
    assert refusal(actions.walk_in, meeting=meeting, name="هشام الجديد")[1] == "name"
    assert not Person.objects.filter(name="هشام الجديد").exists()
    made = actions.walk_in(meeting=meeting, name="هشام الجديد", new=True, by=SYSTEM, at=timezone.now())
    assert made.part.came_by == "walk_in"
    assert made.part.person.place_id == PROVINCE


def test_a_group_counted_again_is_replaced_and_none_takes_it_off():
    meeting = sitting()
    for count in (12, 15):
        actions.count_group(meeting=meeting, label="طلبة", count=count, by=SYSTEM, at=timezone.now())
    assert list(GroupPresence.objects.values_list("label", "count")) == [("طلبة", 15)]
    actions.count_group(meeting=meeting, label="طلبة", count=0, by=SYSTEM, at=timezone.now())
    assert not GroupPresence.objects.exists()


def test_the_sheet_is_entered_in_one_pass_with_one_line_of_the_journal():
    meeting, people = sitting(), [person(f"عضو {number}") for number in range(3)]
    arrive(meeting, people[0])
    kept = actions.enter_sheet(meeting=meeting, persons=people, by=SYSTEM, at=timezone.now())
    again = actions.enter_sheet(meeting=meeting, persons=people, by=SYSTEM, at=timezone.now())
    assert (kept, again) == (2, 0)
    assert Entry.objects.filter(verb="meetings.sheet").count() == 1
    assert queries.here_ids(meeting) == {each.pk for each in people}


# --- two phones ---------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_phones_at_once_write_one_arrival():
    with acting_for(SYSTEM):
        meeting, people = sitting(), [person(f"عضو {number}") for number in range(4)]
        gate, found = threading.Barrier(2), []

        def tick():
            try:
                gate.wait(20)
                found.extend((each.pk, arrive(meeting, each).already) for each in people)
            finally:
                connection.close()

        phones = [threading.Thread(target=contextvars.copy_context().run, args=(tick,)) for _ in range(2)]
        for phone in phones:
            phone.start()
        for phone in phones:
            phone.join(60)
        assert sorted(found) == sorted((each.pk, said) for each in people for said in (False, True))
        assert Participation.objects.filter(meeting=meeting).count() == 4
        assert Entry.objects.filter(verb="meetings.arrive").count() == 4


@pytest.mark.django_db(transaction=True)
def test_who_comes_while_the_minutes_are_being_frozen_is_told_so():
    with acting_for(SYSTEM):
        kept, late = frozen_field.field(), person("نجاة بنعلي")
        said = []

        def told(act, **asked):
            try:
                act(meeting=kept.meeting, by=SYSTEM, at=NOW, **asked)
            except Refused as refusal:
                said.extend(refusal.reasons)
            finally:
                connection.close()

        tries = [
            lambda: told(actions.arrive, person=late),
            lambda: told(actions.leave, person=kept.chair),
            lambda: told(actions.correct_meeting, title="آخر"),
        ]
        phones = [threading.Thread(target=contextvars.copy_context().run, args=(each,)) for each in tries]
        with transaction.atomic():
            frozen_field.freeze(kept)
            for phone in phones:
                phone.start()
            wait_for_locks(len(phones))
        for phone in phones:
            phone.join(60)
        assert [str(each) for each in said] == [str(RECORD_FROZEN)] * len(phones)


def wait_for_locks(many):
    """Until so many sessions wait for a row that this one holds, or for one another."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0] >= many:
                return
    raise AssertionError("nobody waits")
