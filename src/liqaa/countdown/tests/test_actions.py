"""What the room writes: events, constituencies, results, delegates, mandates."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from liqaa.countdown import actions
from liqaa.countdown.models import ConstituencyPlace, Delegate, Event, PastResult, Quota, ResultSheet
from liqaa.countdown.tests import factories as make
from liqaa.journal.models import Entry
from liqaa.kit.refusals import Refused

pytestmark = pytest.mark.django_db


def verbs() -> list[str]:
    return list(
        Entry.objects.filter(verb__startswith="countdown.").order_by("pk").values_list("verb", flat=True)
    )


def test_an_event_passes_from_state_to_state_with_one_line_each():
    event = make.congress()
    by = make.preparer()
    actions.cancel_event(event=event, reason="تأجيل", by=by, at=make.now())
    event = actions.reopen_event(event=event, by=by, at=make.now())
    assert (event.state, event.reason) == ("open", "")
    with pytest.raises(Refused):
        actions.hold_event(event=event, held_on=make.day(3), by=by, at=make.now())
    held = actions.hold_event(event=event, held_on=make.today(), by=by, at=make.now())
    assert (held.state, held.held_on) == ("held", make.today())
    assert verbs() == [f"countdown.{move}_event" for move in ("make", "open", "cancel", "reopen", "hold")]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name_ar": " "}, "name_ar"),
        ({"held_on": dt.date(2020, 1, 1)}, "held_on"),
        ({"level": "nowhere"}, "level"),
        ({"level": "province"}, "level"),
        ({"kind": "election", "institutions": []}, "institutions"),
    ],
)
def test_a_wrong_plan_is_refused_beside_its_field(values, field):
    with pytest.raises(Refused) as refusal:
        actions.make_event(plan=make.plan(**values), by=make.preparer(), at=make.now())
    assert refusal.value.field == field
    assert not Event.objects.exists()


def test_the_database_refuses_a_congress_without_level():
    event = make.congress()
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(level="")


def test_a_place_lies_in_one_constituency_at_most_also_through_what_holds_it():
    event = make.election("ma/03")
    make.constituency(event, make.COMMUNE)
    for path in (make.COMMUNE, make.PROVINCE):
        with pytest.raises(Refused) as refusal:
            make.constituency(event, path, name_ar="أخرى")
        assert refusal.value.field == "places"
    with pytest.raises(Refused):
        make.constituency(event, "ma/05", name_ar="خارجها")
    with pytest.raises(Refused):
        make.constituency(event, make.SIBLING)
    assert ConstituencyPlace.objects.count() == 1


def test_results_are_imported_as_a_whole_once_and_undone_in_one():
    event = make.election()
    by = make.preparer()
    bad = make.sheet(event, "الجماعة,اللائحة,الأصوات\nلا وجود لها,أ,5\n")
    with pytest.raises(Refused):
        actions.import_sheet(sheet=bad, by=by, at=make.now())
    sheet = actions.import_sheet(sheet=make.sheet(event), by=by, at=make.now())
    assert sorted(sheet.results.values_list("votes", flat=True)) == [120, 200]
    with pytest.raises(Refused):
        actions.import_sheet(sheet=make.sheet(event), by=by, at=make.now())
    actions.take_back_sheet(sheet=sheet, by=by, at=make.now())
    assert not PastResult.objects.exists()
    with pytest.raises(Refused):
        actions.take_back_sheet(sheet=sheet, by=by, at=make.now())


def test_a_delegate_is_validated_by_a_second_person_and_the_database_holds_it():
    quota = make.quota(seats=2)
    by = make.secretary()
    made = make.delegate(quota, by=by)
    with pytest.raises(Refused):
        actions.validate(delegate=made, by=by, at=make.now())
    assert actions.validate(delegate=made, by=make.preparer(), at=make.now()).state == "validated"
    with pytest.raises(IntegrityError), transaction.atomic():
        Delegate.objects.filter(pk=made.pk).update(judged_by=by)


def test_nobody_stands_twice_in_one_congress():
    quota = make.quota(seats=3)
    commune = make.quota(quota.event, make.COMMUNE)
    member = make.person(path=make.COMMUNE, gender="f")
    make.delegate(commune, member)
    with pytest.raises(Refused) as refusal:
        make.delegate(quota, member)
    assert refusal.value.field == "person"
    with pytest.raises(IntegrityError), transaction.atomic():
        Delegate.objects.create(
            quota=quota, event=quota.event, person=member, scope=quota.scope, above=quota.above,
            gender="f", proposed_at=make.now(), proposed_by=make.preparer(),
        )  # fmt: skip


def test_over_the_quota_is_refused_and_a_seat_sent_back_is_free_again():
    quota = make.quota(seats=1)
    first = make.delegate(quota)
    with pytest.raises(Refused, match="1"):
        make.delegate(quota)
    actions.send_back(delegate=first, remark="ينقص المحضر", by=make.preparer(), at=make.now())
    make.delegate(quota)
    with pytest.raises(Refused):
        actions.propose_again(delegate=first, by=make.secretary(), at=make.now())
    actions.take_off(delegate=first, by=make.secretary(), at=make.now())
    assert quota.delegates.count() == 1


def test_the_last_seats_are_for_women():
    quota = make.quota(seats=2, women=1)
    make.delegate(quota, gender="m")
    with pytest.raises(Refused):
        make.delegate(quota, gender="m")
    assert make.delegate(quota, gender="f").gender == "f"


@pytest.mark.parametrize(
    ("path", "gender", "declared", "born_on", "field"),
    [
        (make.SIBLING, "m", "", None, "person"),
        (make.PROVINCE, "", "", None, "gender"),
        (make.PROVINCE, "m", "", dt.date(2025, 1, 1), "born_on"),
        (make.PROVINCE, "m", "", dt.date(1800, 1, 1), "born_on"),
    ],
)
def test_a_wrong_nomination_is_refused_beside_its_field(path, gender, declared, born_on, field):
    quota = make.quota()
    with pytest.raises(Refused) as refusal:
        make.delegate(quota, make.person(path=path, gender=gender), born_on=born_on)
    assert refusal.value.field == field
    assert not Delegate.objects.exists()


def test_gender_is_declared_where_the_record_does_not_say():
    quota = make.quota()
    who = make.person(path=make.PROVINCE, gender="")
    made = actions.propose(quota=quota, person=who, gender="f", by=make.secretary(), at=make.now())
    assert made.gender == "f"


def test_a_closed_list_moves_no_more_until_it_is_reopened():
    quota = make.quota(seats=2, women=1)
    by = make.preparer()
    with pytest.raises(Refused):
        actions.close_list(event=quota.event, by=by, at=make.now())
    man = make.delegate(quota, gender="m")
    with pytest.raises(Refused):
        actions.close_list(event=quota.event, by=by, at=make.now())
    actions.validate(delegate=man, by=by, at=make.now())
    with pytest.raises(Refused, match=str(quota.place.name)):
        actions.close_list(event=quota.event, by=by, at=make.now())
    actions.validate(delegate=make.delegate(quota, gender="f"), by=by, at=make.now())
    event = actions.close_list(event=quota.event, by=by, at=make.now())
    with pytest.raises(Refused):
        actions.send_back(delegate=man, remark="لا", by=by, at=make.now())
    with pytest.raises(Refused):
        make.quota(event, make.SIBLING)
    assert actions.reopen_list(event=event, by=by, at=make.now()).list_closed_at is None


def test_a_congress_with_quotas_is_held_by_a_closed_list():
    quota = make.quota(seats=1)
    by = make.preparer()
    with pytest.raises(Refused):
        actions.hold_event(event=quota.event, held_on=make.today(), by=by, at=make.now())


def test_a_quota_shrinks_to_who_sits_on_it_and_goes_when_it_is_empty():
    from liqaa.countdown.rules import Limits

    quota = make.quota(seats=3)
    by = make.preparer()
    made = [make.delegate(quota), make.delegate(quota)]
    with pytest.raises(Refused) as refusal:
        actions.change_quota(quota=quota, limits=Limits(seats=1), by=by, at=make.now())
    assert refusal.value.field == "seats"
    assert actions.change_quota(quota=quota, limits=Limits(seats=2), by=by, at=make.now()).seats == 2
    with pytest.raises(Refused):
        actions.remove_quota(quota=quota, by=by, at=make.now())
    for each in made:
        actions.take_off(delegate=each, by=by, at=make.now())
    actions.remove_quota(quota=quota, by=by, at=make.now())
    assert not Quota.objects.exists()


def test_an_event_made_by_mistake_goes_with_all_it_made_unless_somebody_was_validated():
    quota = make.quota(seats=2)
    by = make.preparer()
    made = make.delegate(quota)
    actions.validate(delegate=made, by=by, at=make.now())
    with pytest.raises(Refused):
        actions.erase_event(event=quota.event, by=by, at=make.now())
    actions.send_back(delegate=made, remark="لا", by=by, at=make.now())
    actions.erase_event(event=quota.event, by=by, at=make.now())
    election = make.election()
    make.constituency(election)
    actions.import_sheet(sheet=make.sheet(election), by=by, at=make.now())
    actions.erase_event(event=election, by=by, at=make.now())
    left = [model.objects.count() for model in (Event, Quota, Delegate, ResultSheet, PastResult)]
    assert left == [0, 0, 0, 0, 0]
    assert verbs()[-1] == "countdown.erase_event"


def test_mandates_start_on_the_day_of_the_congress_and_those_elected_again_stay():
    council = make.bodies.body("national_council", "ma", founded_on=make.day(-1400))
    office = council.offices.get(key="national_council_president")
    held = make.bodies.appointment(make.person(path="ma"), office, starts_on=make.day(-1400))
    event = make.congress()
    by = make.preparer()
    with pytest.raises(Refused):
        actions.start_mandates(event=event, chosen=[council.pk], staying=[], by=by, at=make.now())
    Event.objects.filter(pk=event.pk).update(held_on=make.day(-2))
    actions.hold_event(event=event, held_on=make.day(-2), by=by, at=make.now())
    (made,) = actions.start_mandates(
        event=event, chosen=[council.pk], staying=[held.pk], by=by, at=make.now()
    )
    council.refresh_from_db()
    held.refresh_from_db()
    again = office.appointments.get(ended_on=None)
    assert (made.ends_on, held.ended_on) == (council.mandate_ends_on, make.day(-2))
    assert (again.person_id, again.starts_on, again.legal_end_on) == (
        held.person_id,
        make.day(-2),
        made.ends_on,
    )
    with pytest.raises(Refused):
        actions.start_mandates(event=event, chosen=[council.pk], staying=[], by=by, at=make.now())
    with pytest.raises(Refused):
        actions.reopen_event(event=event, by=by, at=make.now())
    with pytest.raises(Refused):
        actions.erase_event(event=event, by=by, at=make.now())
