"""What a record may say, and the states a meeting goes through."""

import datetime as dt

import pytest

from liqaa.meetings import rules
from liqaa.meetings.rules import MeetingRecord, Problem, Reason

TODAY = dt.date(2026, 11, 20)
YESTERDAY, TOMORROW = TODAY - dt.timedelta(1), TODAY + dt.timedelta(1)


def test_a_title_and_a_day_gone_by_are_enough_for_a_held_meeting():
    assert rules.problems_of(MeetingRecord(title="لقاء", held_on=YESTERDAY), today=TODAY) == []


def test_a_meeting_may_be_held_today():
    assert rules.problems_of(MeetingRecord(title="لقاء", held_on=TODAY), today=TODAY) == []


def test_every_contradiction_is_told_beside_its_field():
    record = MeetingRecord(title="  ", held_on=TOMORROW, ended_on=YESTERDAY)
    assert rules.problems_of(record, today=TODAY) == [
        Problem(Reason.NO_TITLE, "title"),
        Problem(Reason.HELD_IN_THE_FUTURE, "held_on"),
        Problem(Reason.ENDS_BEFORE_IT_STARTS, "ended_on"),
    ]


def test_an_announcement_read_after_its_day_is_kept():
    record = MeetingRecord(title="لقاء", state="planned", held_on=YESTERDAY)
    assert rules.problems_of(record, today=TODAY) == []


def test_a_meeting_is_called_for_today_or_a_day_to_come():
    assert rules.problem_of_call(MeetingRecord(title="لقاء", held_on=TODAY), today=TODAY) is None
    assert rules.problem_of_call(MeetingRecord(title="لقاء", held_on=YESTERDAY), today=TODAY) == Problem(
        Reason.PLANNED_IN_THE_PAST, "held_on"
    )


@pytest.mark.parametrize(
    ("state", "moves"), [("planned", ("hold", "cancel")), ("held", ()), ("cancelled", ())]
)
def test_only_what_is_planned_moves(state, moves):
    assert rules.moves_from(state) == moves


def test_holding_asks_for_a_planned_meeting_and_a_day_gone_by():
    assert rules.problem_of_holding("planned", TODAY, today=TODAY) is None
    assert rules.problem_of_holding("held", TODAY, today=TODAY) == Problem(Reason.HELD)
    assert rules.problem_of_holding("planned", TOMORROW, today=TODAY) == Problem(
        Reason.HELD_IN_THE_FUTURE, "held_on"
    )


def test_cancelling_asks_for_a_planned_meeting_and_a_reason():
    assert rules.problem_of_cancelling("planned", "أمطار") is None
    assert rules.problem_of_cancelling("cancelled", "أمطار") == Problem(Reason.CANCELLED)
    assert rules.problem_of_cancelling("planned", " ") == Problem(Reason.NO_REASON_GIVEN, "reason")
