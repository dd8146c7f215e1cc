import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liqaa.bodies.models import Body
from liqaa.bodies.rules import seats, states, wording
from liqaa.kit.calendar import add_months

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2060, 1, 1))
STATES = st.sampled_from(Body.State.values)


def test_the_table_of_moves_knows_every_state_and_no_other():
    assert set(states.MOVES) == set(Body.State.values)
    assert {to for targets in states.MOVES.values() for to in targets} <= set(Body.State.values)


def test_a_dissolved_body_never_moves_again():
    assert [to for to in Body.State.values if states.may_move("dissolved", to)] == []


def test_every_standing_state_may_end_in_dissolution():
    assert {state for state in Body.State.values if states.may_move(state, "dissolved")} == set(
        Body.State.values
    ) - {"dissolved"}


@given(st.lists(STATES, max_size=12))
def test_a_body_is_structured_only_after_it_was_founded(wishes):
    state, path = "planned", ["planned"]
    for wish in wishes:
        if states.may_move(state, wish):
            state = wish
            path.append(wish)
    if "structured" in path:
        assert path[path.index("structured") - 1] == "preparatory"


@pytest.mark.parametrize(
    ("state", "ends_on", "shown"),
    [
        ("structured", dt.date(2024, 1, 1), "expired"),
        ("structured", dt.date(2024, 1, 2), "structured"),
        ("structured", None, "structured"),
        ("frozen", dt.date(2020, 1, 1), "frozen"),
    ],
)
def test_a_mandate_past_its_end_shows_as_expired(state, ends_on, shown):
    assert states.shown_state(state, ends_on, dt.date(2024, 1, 1)) == shown


def test_the_lowest_free_seat_is_taken():
    terms = [
        seats.Term(dt.date(2020, 1, 1), None, 1),
        seats.Term(dt.date(2020, 1, 1), dt.date(2021, 1, 1), 2),
    ]
    assert seats.free_seat(2, terms, dt.date(2021, 1, 1), None) == 2
    assert seats.free_seat(2, terms, dt.date(2020, 6, 1), None) is None


@given(st.lists(st.tuples(DAYS, st.one_of(st.none(), st.integers(0, 900))), max_size=12), st.integers(1, 3))
def test_nobody_ever_shares_a_seat_on_a_day(wishes, limit):
    held: list[seats.Term] = []
    for start, length in wishes:
        end = start + dt.timedelta(length) if length is not None else None
        seat = seats.free_seat(limit, held, start, end)
        if seat is not None:
            held.append(seats.Term(start, end, seat))
    for term in held:
        others = [other for other in held if other is not term and other.seat == term.seat]
        assert seats.taken(others, term.start, term.end) == []


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (dt.date(2024, 1, 31), 1, dt.date(2024, 2, 29)),
        (dt.date(2024, 11, 24), 48, dt.date(2028, 11, 24)),
        (dt.date(2023, 12, 15), 1, dt.date(2024, 1, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(day, months, then):
    assert add_months(day, months) == then


def test_an_office_ends_with_its_body_unless_it_has_a_term_of_its_own():
    start, body_end = dt.date(2024, 1, 1), dt.date(2026, 5, 1)
    assert seats.legal_end(start, 48, body_end, own_term=False) == body_end
    assert seats.legal_end(start, 12, body_end, own_term=True) == dt.date(2025, 1, 1)
    assert seats.legal_end(start, 48, dt.date(2023, 1, 1), own_term=False) == dt.date(2028, 1, 1)
    assert seats.legal_end(start, None, None, own_term=False) is None


def test_heads_and_coordinators_lead_and_members_come_last():
    assert seats.rank("head", 3) < seats.rank("interim", 0) < seats.LEADS_BELOW
    assert seats.LEADS_BELOW <= seats.rank("deputy", 0) < seats.rank("member", 0)


@pytest.mark.parametrize(
    ("kind", "language", "words"),
    [
        ("province", "ar", "إقليم تازة"),
        ("commune", "fr", "commune d'Aïn"),
        ("prefecture", "en", "prefecture of Aïn"),
        ("kingdom", "ar", ""),
    ],
)
def test_a_place_is_said_with_its_kind(kind, language, words):
    assert wording.place_words(kind, "تازة", "Aïn", language) == words


def test_a_body_past_its_mandate_may_be_renewed_and_one_within_it_may_not():
    end = dt.date(2025, 1, 10)
    assert "structured" in states.moves("structured", end, end)
    assert "structured" not in states.moves("structured", end, dt.date(2025, 1, 9))
    assert states.moves("dissolved", end, end) == ()


@pytest.mark.parametrize(
    ("capacity", "public"),
    [
        ("أمين إقليمي", True),
        ("عضو المجلس الوطني", True),
        ("secrétaire provincial", True),
        ("منخرطة في حزب المنار", False),
        ("Adhérent (Al Manar)", False),
        ("مناضل", False),
        ("", False),
    ],
)
def test_membership_alone_is_no_public_capacity(capacity, public):
    assert wording.is_public(capacity) is public
