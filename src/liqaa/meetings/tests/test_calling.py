"""What the charter asks of a call, which days a set falls on, and codes."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liqaa.meetings import rules
from liqaa.meetings.rules import MeetingRecord, Point, Reason, calling
from liqaa.meetings.rules.calling import Reply

TODAY = dt.date(2027, 3, 1)


@pytest.mark.parametrize(
    ("asked", "held_on", "left", "short"),
    [
        (15, dt.date(2027, 3, 10), 9, True),
        (15, dt.date(2027, 3, 16), 15, False),
        (None, dt.date(2027, 3, 2), 1, False),
        (15, None, None, False),
    ],
)
def test_notice_is_counted_from_the_call(asked, held_on, left, short):
    notice = calling.notice_of(asked, held_on, today=TODAY)
    assert (notice.left, notice.short) == (left, short)


def test_a_short_notice_is_refused_unless_it_is_urgent():
    short = calling.notice_of(15, dt.date(2027, 3, 10), today=TODAY)
    assert calling.problem_of_notice(short, urgent=False).reason == Reason.NOTICE_TOO_SHORT
    assert calling.problem_of_notice(short, urgent=True) is None


@pytest.mark.parametrize(("points", "refused"), [(100, []), (101, ["agenda"]), (500, ["agenda"])])
def test_an_agenda_holds_a_hundred_points(points, refused):
    record = MeetingRecord(title="لقاء", agenda=[Point(title=str(n)) for n in range(points)])
    assert [each.field for each in rules.problems_of(record, today=TODAY)] == refused


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(answer="coming"), None),
        (Reply(answer="excused"), Reason.NO_EXCUSE),
        (Reply(answer="excused", note="سفر"), None),
        (Reply(answer="represented", represented_by=" "), Reason.NOBODY_NAMED),
        (Reply(answer="represented", represented_by="نجاة"), None),
    ],
)
def test_an_excuse_has_its_reason_and_a_proxy_their_name(reply, reason):
    problem = calling.problem_of_answer(reply, state="planned", last_day=TODAY, today=TODAY, revoked=False)
    assert (problem.reason if problem else None) == reason


@pytest.mark.parametrize(
    ("state", "last_day", "revoked", "reason"),
    [
        ("planned", TODAY - dt.timedelta(days=1), False, Reason.NOT_TO_COME),
        ("cancelled", TODAY, False, Reason.NOT_TO_COME),
        ("held", TODAY, False, Reason.NOT_TO_COME),
        ("planned", TODAY, True, Reason.INVITATION_REVOKED),
        ("planned", None, False, None),
    ],
)
def test_an_answer_is_taken_until_the_day_is_over(state, last_day, revoked, reason):
    reply = Reply(answer="coming")
    problem = calling.problem_of_answer(reply, state=state, last_day=last_day, today=TODAY, revoked=revoked)
    assert (problem.reason if problem else None) == reason


def test_saturdays_of_march():
    days = calling.days_between(dt.date(2027, 3, 1), dt.date(2027, 3, 31), {5})
    assert [each.day for each in days] == [6, 13, 20, 27]


@given(places=st.integers(0, 60), length=st.integers(0, 40), weekdays=st.sets(st.integers(0, 6)))
def test_each_place_has_one_day_in_order_and_no_day_is_crowded_while_another_is_free(
    places, length, weekdays
):
    days = calling.days_between(TODAY, TODAY + dt.timedelta(days=length), weekdays)
    spread = calling.spread(places, days)
    assert len(spread) == (places if days else 0)
    assert spread == sorted(spread)
    assert set(spread) <= set(days)
    if days and places:
        loads = [spread.count(day) for day in days]
        assert max(loads) - min(loads) <= 1


@pytest.mark.parametrize(
    ("given_", "reason"),
    [
        ({"first": TODAY - dt.timedelta(days=1)}, Reason.PLANNED_IN_THE_PAST),
        ({"last": TODAY - dt.timedelta(days=1)}, Reason.ENDS_BEFORE_IT_STARTS),
        ({"last": TODAY + dt.timedelta(days=500)}, Reason.SERIES_TOO_LONG),
        ({"days": 0}, Reason.NO_SUCH_WEEKDAY),
        ({"places": 0}, Reason.NO_PLACES),
        ({"places": 401}, Reason.TOO_MANY_PLACES),
        ({}, None),
    ],
)
def test_what_makes_no_set_is_refused(given_, reason):
    values = {"first": TODAY, "last": TODAY + dt.timedelta(days=30), "places": 5, "days": 4} | given_
    problem = calling.problem_of_series(
        values["first"], values["last"], places=values["places"], days=values["days"], today=TODAY
    )
    assert (problem.reason if problem else None) == reason


@given(st.lists(st.integers(0, 10**9), max_size=60), st.sets(st.integers(0, 999999)), st.integers(0, 20))
def test_codes_are_six_digits_free_and_different(drawn, taken, wanted):
    known = {calling.code_of(each) for each in taken}
    codes = calling.free_codes(drawn, known, wanted)
    assert len(codes) == len(set(codes)) <= wanted
    assert not set(codes) & known
    assert all(len(code) == 6 and code.isdecimal() for code in codes)


def test_a_meeting_lasts_as_long_as_its_agenda_says():
    start = dt.datetime(2027, 3, 1, 18, tzinfo=dt.UTC)
    assert calling.stays_of(start, [30, None, 45]) - start == dt.timedelta(minutes=75)
    assert calling.stays_of(start, [None]) - start == dt.timedelta(hours=2)
