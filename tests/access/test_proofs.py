"""A fresh proof before what is weighty; a second factor for sensitive roles."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import override_settings

from tests.access import registers, wording
from tests.access.actors import BY_KEY
from tests.access.expected import TABLE
from tests.access.oracle import OPEN, Cell, cells
from tests.access.proofs import (
    EXPORTED,
    LONG_AGO,
    NOT_WEIGHTY,
    SENSITIVE,
    WEIGHTY,
    asks_again,
    asks_for_a_factor,
    guard_of,
    signed_in_as_the_product_does,
    signed_in_before,
    without_guard,
)

pytestmark = [pytest.mark.access, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
WHO = "nation"
OFFERED = {
    "access:second_factor", "access:account", "access:switch", "account_logout", "account_reauthenticate",
    "account_change_password", "account_set_password", "mfa_index", "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn", "mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes",
    "kit:language",
}  # fmt: skip
"""Where one goes to set the factor up, or to leave."""


def weighty(row):
    return row.route in EXPORTED if row.method == "GET" else row.route in WEIGHTY


def cells_of(ground, wanted, key=WHO):
    """One open cell of every line that is wanted, with what is sent where it is weighty."""
    done, found = set(), []
    for cell in cells(BY_KEY[key], TABLE, ground.rows):
        if cell.owed == OPEN and wanted(cell.row) and (cell.row.name, cell.row.more) not in done:
            done.add((cell.row.name, cell.row.more))
            found.append(cell)
    return found


def sent(cell):
    """The same cell, sending what makes it weighty."""
    row = cell.row
    data = row.data | WEIGHTY.get(row.route, {}) if row.method == "POST" else row.data
    changed = wording.Row(**{name: getattr(row, name) for name in row.__dataclass_fields__} | {"data": data})
    return Cell(changed, cell.kind, cell.ground, cell.owed)


def all_weighty(ground):
    """Every address that asks for a fresh proof, as somebody asks it who may; with a record even where the
    field has none: the proof is asked for before anything is looked for."""
    open_now = cells_of(ground, weighty)
    asked = {cell.row.route for cell in open_now}
    others = [
        Cell(row, row.of[0] if row.of else "", "own" if row.of else "country", OPEN)
        for row in TABLE
        if weighty(row) and row.route not in asked
    ]
    return [sent(cell) for cell in (*open_now, *others)]


def test_what_is_weighty_asks_for_a_fresh_proof_and_does_nothing_before(ground):
    window = signed_in_before(ground, WHO, LONG_AGO)
    unasked, changed, routes = [], [], set()
    for cell in all_weighty(ground):
        routes.add(cell.row.route)
        before = ground.fingerprint(cell)
        response, _texts = window.ask(cell)
        if not asks_again(response):
            unasked.append(f"{cell.row.name} {response.status_code}")
        if ground.fingerprint(cell) != before:
            changed.append(cell.row.name)
    assert (unasked, changed) == ([], [])
    assert routes == EXPORTED | set(WEIGHTY)


def test_a_fresh_proof_is_enough(ground):
    window = signed_in_before(ground, WHO, 10)
    again = [cell.row.name for cell in all_weighty(ground) if asks_again(window.ask(cell)[0])]
    assert again == []


def test_looking_at_what_is_weighty_is_free(ground):
    """Forms are shown without a proof; only what is sent asks for it."""
    window = signed_in_before(ground, WHO, LONG_AGO)
    shown = cells_of(ground, lambda row: row.method == "GET" and row.route in WEIGHTY)
    assert len(shown) >= 8
    assert [cell.row.name for cell in shown if asks_again(window.ask(cell)[0])] == []


def test_no_export_and_no_erasing_is_without_a_proof():
    """A new address with such a surface or such a name is weighty, or says here why it is not."""
    words = (
        "export",
        "erase",
        "undo_appointment",
        "undo_body",
        "undo_sheet",
        "undo_charter",
        "appoint",
        "invit",
    )
    routes = {row.route for row in TABLE if row.surface in (wording.CSV, wording.PRINT)}
    routes |= {name for name in registers.addresses() if any(word in name for word in words)}
    routes -= {"dashboards:undo_invitation"}  # takes rights back, gives none
    assert routes - EXPORTED - set(WEIGHTY) - set(NOT_WEIGHTY) == set()
    assert all(NOT_WEIGHTY.values())


@pytest.mark.mutants
@pytest.mark.slow
def test_each_proof_taken_away_is_noticed(ground, record_property):
    window = signed_in_before(ground, WHO, LONG_AGO)
    missed, taken = [], 0
    for cell in all_weighty(ground):
        guard = guard_of(ground.address(cell))
        assert guard is not None, cell.row.name
        with without_guard(guard):
            response, _texts = window.ask(cell)
        taken += 1
        missed += [cell.row.name] if asks_again(response) else []
    record_property("noticed", f"{taken - len(missed)}/{taken}")
    print(f"fresh proofs: noticed {taken - len(missed)} of {taken}; unnoticed: {missed}")
    assert missed == []


def _led_elsewhere(ground, key, rows):
    """Lines of the table that a sensitive role opens without its second factor, and what they leak."""
    window, left = signed_in_as_the_product_does(ground, key), []
    for row in rows:
        kind = row.of[0] if row.of else ""
        at = "own" if kind and (kind == "place" or "own" in ground.rows[kind]) else "country"
        response, texts = window.ask(Cell(row, kind, at, OPEN))
        if not asks_for_a_factor(response):
            left.append(f"{key}: {row.name} {response.status_code}")
        if any(token in text for text in texts for token in ground.known):
            left.append(f"{key}: {row.name} tells something")
    return left


def _behind(row):
    return row.door != wording.EVERYONE and row.route not in OFFERED


ONE_EACH = sorted({row.route: row for row in TABLE if _behind(row)}.items())


@pytest.mark.parametrize("role", SENSITIVE)
def test_a_sensitive_role_opens_nothing_without_its_second_factor(ground, role):
    """A few addresses in the usual run, every line of the table in ``pytest -m access`` (below)."""
    rows = [row for number, (_name, row) in enumerate(ONE_EACH) if number % 8 == SENSITIVE.index(role) % 8]
    with override_settings(SECOND_FACTOR_REQUIRED=True):
        assert _led_elsewhere(ground, role, rows) == []


@pytest.mark.slow
@pytest.mark.parametrize("role", SENSITIVE)
def test_a_sensitive_role_opens_no_line_of_the_table_without_it(ground, role, record_property):
    rows = [row for row in TABLE if _behind(row)]
    record_property("checks", len(rows))
    with override_settings(SECOND_FACTOR_REQUIRED=True):
        assert _led_elsewhere(ground, role, rows) == []


def test_with_its_factor_and_for_other_roles_everything_is_as_before(ground):
    listed = next(row for row in TABLE if row.route == "people:list")
    with override_settings(SECOND_FACTOR_REQUIRED=True):
        for key, factor in (("provincial_secretary", True), ("local_secretary", False)):
            if factor:
                Authenticator.objects.create(user_id=ground.accounts[key], type="totp", data={})
            response, _texts = signed_in_as_the_product_does(ground, key).ask(
                Cell(listed, "", "country", OPEN)
            )
            assert (key, response.status_code) == (key, 200)
