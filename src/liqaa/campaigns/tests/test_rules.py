"""The states of a directive and of an execution: one table, one expression, no way around it."""

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from liqaa.campaigns import rules
from liqaa.campaigns.rules import Facts, Reason

DAY = dt.date(2026, 11, 20)
DUE = st.sampled_from([DAY - dt.timedelta(days=1), DAY, DAY + dt.timedelta(days=1)])
TRUTH = st.booleans()
FACTS = st.builds(
    Facts,
    due_on=DUE,
    delivered=TRUTH,
    seen=TRUTH,
    acknowledged=TRUTH,
    meeting=st.sampled_from(["", "planned", "held", "cancelled"]),
    body=st.sampled_from(["", "planned", "preparatory", "structured", "expired"]),
    figure=TRUTH,
    handed_in=TRUTH,
    evidence=TRUTH,
    approved=TRUTH,
    excused=TRUTH,
)
WHAT_MOVES_DO: dict[str, dict[str, Any]] = {
    "deliver": {"delivered": True},
    "see": {"seen": True, "delivered": True},
    "acknowledge": {"acknowledged": True, "seen": True, "delivered": True},
    "plan": {"meeting": "planned", "body": "", "figure": False},
    "hold": {"meeting": "held"},
    "report": {"handed_in": True, "evidence": True},
    "approve": {"approved": True},
    "send_back": {"handed_in": False, "evidence": True},
    "excuse": {"excused": True},
}
"""What each move writes into the facts."""


@given(FACTS)
def test_every_facts_come_to_one_known_state(facts: Facts) -> None:
    assert rules.state_of(facts, on=DAY) in rules.STATES


@given(FACTS, st.sampled_from(list(rules.MOVES)))
def test_a_move_leads_where_the_table_says(facts: Facts, move: str) -> None:
    state = rules.state_of(facts, on=DAY)
    expected = rules.after(move, state)
    if expected is not None:
        assert rules.state_of(replace(facts, **WHAT_MOVES_DO[move]), on=DAY) == expected


@given(FACTS)
def test_the_end_passes_as_the_table_says(facts: Facts) -> None:
    before = rules.state_of(facts, on=facts.due_on)
    after = rules.state_of(facts, on=facts.due_on + dt.timedelta(days=1))
    assert after == rules.AT_THE_END.get(before, before)


@given(FACTS, st.sampled_from(list(rules.MOVES)))
def test_a_refused_move_has_a_reason_and_an_allowed_one_has_none(facts: Facts, move: str) -> None:
    state = rules.state_of(facts, on=DAY)
    assert (rules.refusal(move, state) is None) == (rules.after(move, state) is not None)


@given(FACTS)
def test_what_was_worked_on_is_never_merely_delivered_or_seen(facts: Facts) -> None:
    worked_on_time = rules.work_on_it(facts) and facts.due_on >= DAY
    if worked_on_time and facts.meeting != "cancelled" and facts.body != "planned":
        assert rules.state_of(facts, on=DAY) not in (rules.WAITING, rules.DELIVERED, rules.SEEN)


def test_approved_and_excused_are_the_two_ends() -> None:
    assert [state for state in rules.STATES if not rules.moves_from(state)] == [rules.APPROVED, rules.EXCUSED]


def test_states_split_into_owed_done_and_excused() -> None:
    assert {*rules.OWED, *rules.DONE, rules.EXCUSED} == set(rules.STATES)
    assert len(rules.OWED) + len(rules.DONE) + 1 == len(rules.STATES)


def test_what_is_due_today_is_not_late() -> None:
    assert rules.state_of(Facts(due_on=DAY), on=DAY) == rules.WAITING
    assert rules.state_of(Facts(due_on=DAY), on=DAY + dt.timedelta(days=1)) == rules.LATE


def test_a_held_meeting_without_a_report_is_late_after_the_end_but_a_report_never_is() -> None:
    held = Facts(due_on=DAY, meeting="held")
    later = DAY + dt.timedelta(days=5)
    assert rules.state_of(held, on=later) == rules.LATE
    assert rules.state_of(replace(held, handed_in=True, evidence=True), on=later) == rules.REPORTED


def test_a_cancelled_meeting_leaves_the_state_that_was_before() -> None:
    facts = Facts(due_on=DAY, delivered=True, seen=True, acknowledged=True, meeting="cancelled")
    assert rules.state_of(facts, on=DAY) == rules.ACKNOWLEDGED


def test_what_is_missing_for_a_report_depends_on_what_is_asked() -> None:
    bare = Facts(due_on=DAY)
    assert rules.missing_for_report("meeting", bare) == Reason.NO_MEETING
    assert rules.missing_for_report("meeting", replace(bare, meeting="planned")) == Reason.MEETING_NOT_HELD
    assert rules.missing_for_report("founding", replace(bare, body="preparatory")) == Reason.NOT_FOUNDED
    assert rules.missing_for_report("figure", bare) == Reason.NO_FIGURE
    assert rules.missing_for_report("report", bare) is None
    assert rules.missing_for_report("answer", bare) is None


def test_judging_what_was_not_handed_in_says_so() -> None:
    assert rules.refusal("approve", rules.HELD) == Reason.NOT_REPORTED
    assert rules.refusal("send_back", rules.APPROVED) == Reason.APPROVED_ALREADY
    assert rules.refusal("report", rules.EXCUSED) == Reason.EXCUSED_ALREADY


def test_a_directive_goes_from_draft_to_issued_to_closed_or_withdrawn() -> None:
    steps = {
        (move, before): after
        for move, table in rules.DIRECTIVE_MOVES.items()
        for before, after in table.items()
    }
    assert steps == {
        ("edit", "draft"): "draft",
        ("issue", "draft"): "issued",
        ("extend", "issued"): "issued",
        ("take_back", "issued"): "draft",
        ("close", "issued"): "closed",
        ("withdraw", "issued"): "withdrawn",
        ("withdraw", "closed"): "withdrawn",
    }


def test_reminders_come_before_the_end_and_each_week_after_it() -> None:
    due = DAY
    days = [left for left in range(16, -17, -1) if rules.is_reminded(due, on=due - dt.timedelta(days=left))]
    assert days == [14, 7, 3, 1, 0, -1, -8, -15]
