"""The second lock over a whole organisation: the database alone keeps rows shut."""

import re
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, connections, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

import liqaa
from liqaa.access.actions import create_account, grant, revoke_source
from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.config.launcher import rights
from liqaa.config.roles import ROLES
from liqaa.config.second_lock import LIBRARIES, ROOMS, SYSTEM_USES, locks
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.acting import acting_for
from liqaa.kit.database.bypass import the_lock_holds, way_past
from liqaa.meetings import rules as meetings
from liqaa.meetings.models import Meeting
from liqaa.people.models import Person
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db
SOURCE = Path(liqaa.__file__).parent
LOCKED = sorted(table for lock in locks() for table in lock.tables)
FAR = "ma/10"
"""A region where the demo organisation has nothing."""


def rows(statement: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def count(table: str) -> int:
    return rows(f"SELECT count(*) FROM {table}")[0][0]


def account_over(path: str, role: str = "provincial_secretary", name: str = "far") -> Account:
    account = create_account(email=f"{name}@example.ma", name="ف", by=SYSTEM, at=timezone.now())
    grant(
        account=account,
        role=role,
        places=[Place.objects.get(path=path)],
        source_kind="setup",
        source_id=name,
        starts_on=date(2020, 1, 1),
        by=SYSTEM,
        at=timezone.now(),
    )
    return Account.objects.get(pk=account.pk)


def test_every_table_has_policies_or_a_reason_for_none():
    shut = rows("SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relrowsecurity ORDER BY 1")
    assert [name for (name,) in shut] == LOCKED
    every = rows(
        "SELECT relname FROM pg_class JOIN pg_namespace room ON room.oid = relnamespace"
        " WHERE nspname = 'public' AND relkind IN ('r', 'p')"
    )
    reasons = LIBRARIES | {table: why for lock in locks() for table, why in lock.unlocked.items()}
    assert {name for (name,) in every} == {*LOCKED, *reasons}
    assert all(reasons.values())


def test_the_policies_are_those_declared():
    kept = rows("SELECT polrelid::regclass::text, polname FROM pg_policy")
    declared = {(table, "system") for table in LOCKED}
    for lock in locks():
        declared |= {(each.table, each.named(command)) for each in lock.policies for command in each.does}
    assert set(kept) == declared


def test_a_change_of_the_declarations_comes_with_a_migration():
    for room, lock in zip(ROOMS, locks(), strict=True):
        folder = SOURCE / room / "migrations"
        last = max(folder.glob("*second_lock*.py"))
        operations = import_module(f"liqaa.{room}.migrations.{last.stem}").Migration.operations
        assert operations[-1].fingerprint == lock.fingerprint, room


def test_functions_fix_their_path_and_no_view_sees_with_other_eyes():
    loose = rows(
        "SELECT proname FROM pg_proc WHERE prosecdef AND pronamespace = 'public'::regnamespace"
        " AND NOT coalesce(array_to_string(proconfig, ','), '') LIKE '%%search_path=%%'"
    )
    views = rows(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND (relkind = 'm'"
        " OR relkind = 'v' AND NOT coalesce(array_to_string(reloptions, ','), '')"
        " LIKE '%%security_invoker=true%%')"
    )
    assert (loose, views) == ([], [])


def test_the_house_itself_acts_only_where_it_is_named():
    found = {
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "tests" not in path.parts
        and "testing" not in path.parts
        and "acting_for(SYSTEM)" in path.read_text()
    }
    assert found == set(SYSTEM_USES)


def test_every_job_says_for_whom_it_acts():
    for path in SOURCE.glob("*/jobs.py"):
        for job in re.split(r"(?=@app\.(?:periodic|task)\()", path.read_text()):
            if "\ndef " in job and job.startswith("@app.task"):
                assert "acting_for(" in job or "keeping.keep(" in job, path


def test_the_database_knows_the_roles_of_this_release():
    assert rights.agree()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        rows("UPDATE liqaa_access_roleright SET role = 'x' RETURNING 1")


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_product_cannot_pass_and_the_owner_could():
    assert (way_past(), the_lock_holds(databases=["default"])) == ("", [])
    assert way_past("owner").startswith("owner of ")


def test_nobody_sees_and_writes_nothing():
    filled = [table for table in LOCKED if count(table)]
    assert len(filled) >= 25
    with acting_for(None):
        assert [table for table in filled if count(table)] == []
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Person.objects.create(name="ن", place_id="ma", created_at=timezone.now())


@pytest.mark.parametrize("role", sorted(ROLES))
def test_an_account_of_elsewhere_sees_nothing_of_ours(role):
    far = account_over(FAR, role)
    own = {"liqaa_access_account": 1, "liqaa_access_grant": 1, "liqaa_access_grantplace": 1}
    with acting_for(far):
        written = set(Entry.objects.values_list("place", flat=True))
        above = set(Body.objects.values_list("scope", flat=True))
        seen = {table: found for table in LOCKED if (found := count(table))}
        named = {
            "liqaa_bodies_body",
            "liqaa_bodies_office",
            "liqaa_bodies_appointment",
            "liqaa_bodies_mandate",
        }
        known = set(Person.objects.values_list("pk", flat=True))
    assert above <= {"ma"}
    assert {place for place in written if not (place == FAR or place.startswith(f"{FAR}/"))} == set()
    above_us = {
        "liqaa_journal_entry",
        "liqaa_people_person",
        "liqaa_countdown_event",
        "liqaa_countdown_constituency",
        "liqaa_countdown_constituencyplace",
        "liqaa_countdown_renewal",
        "liqaa_countdown_resultsheet",
    }
    for table, found in own.items():
        assert seen.pop(table) >= found
    assert set(seen) <= named | above_us
    national = Person.objects.filter(appointments__scope="ma") | Person.objects.filter(mandates__scope="ma")
    assert known <= set(national.values_list("pk", flat=True))


def test_a_revoked_grant_opens_nothing_in_the_next_statement(secretary):
    with acting_for(secretary):
        assert Meeting.objects.exists()
    for source_kind, source_id in secretary.grants.values_list("source_kind", "source_id"):
        revoke_source(source_kind=source_kind, source_id=source_id, by=SYSTEM, at=timezone.now())
    with acting_for(secretary):
        assert not Meeting.objects.exists()
        assert list(Account.objects.values_list("pk", flat=True)) == [secretary.pk]


def test_a_closed_account_reaches_nothing(secretary):
    Account.objects.filter(pk=secretary.pk).update(is_active=False)
    with acting_for(secretary):
        assert not Meeting.objects.exists()


def test_what_the_policy_opens_is_what_the_application_shows(secretary):
    from liqaa.meetings.queries import meetings_seen_by

    shown = set(meetings_seen_by(secretary).values_list("pk", flat=True))
    with acting_for(secretary):
        assert set(Meeting.objects.values_list("pk", flat=True)) == shown
    assert 0 < len(shown) < Meeting.objects.count()


PATHS = some.sampled_from(
    ["ma", "ma/03", "ma/03/591", "ma/03/231", "ma/03/451", "ma/03/561", "ma/04", "ma/04/421", "ma/10"]
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_over=some.lists(some.tuples(some.sampled_from(sorted(ROLES)), PATHS), max_size=3))
def test_policies_and_the_application_reach_the_same_rows(db, given_over):
    with undone():
        account = create_account(email="any@example.ma", name="أ", by=SYSTEM, at=timezone.now())
        for number, (role, path) in enumerate(given_over):
            place = Place.objects.filter(path=path)
            if place:
                grant(
                    account=account,
                    role=role,
                    places=list(place),
                    source_kind="setup",
                    source_id=number,
                    starts_on=date(2020, 1, 1),
                    by=SYSTEM,
                    at=timezone.now(),
                )
        account = Account.objects.get(pk=account.pk)
        for right, table in ((meetings.SEE, "liqaa_meetings_meeting"), ("needs.see", "liqaa_needs_need")):
            model = next(each for each in apps.get_models() if each._meta.db_table == table)
            expected = set(
                model.objects.filter(account.reach(right).condition()).values_list("pk", flat=True)
            )
            with acting_for(account):
                found = rows(f"SELECT id FROM {table} WHERE scope::text <@ access_reach(%s)", [right])
            assert {pk for (pk,) in found} == expected


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_transactions_of_many_share_one_connection_and_carry_nothing_over(demo_template):
    one, other = (
        Account.objects.get(email="provincial@demo.invalid"),
        Account.objects.get(email="taza@demo.invalid"),
    )
    told = "SELECT current_setting('liqaa.account', true)"
    seen = []
    for actor in (one, other, None, one, SYSTEM, None):
        with acting_for(actor), transaction.atomic():
            seen.append(rows(told)[0][0])
    assert seen == [str(one.pk), str(other.pk), "", str(one.pk), "system", ""]
    with pytest.raises(ZeroDivisionError), acting_for(one), transaction.atomic():  # noqa: PT012
        assert rows(told)[0][0] == str(one.pk)
        raise ZeroDivisionError
    with acting_for(None):
        assert rows(told)[0][0] in (None, "")
        with transaction.atomic():
            assert (rows(told)[0][0], count("liqaa_people_person")) == ("", 0)
            with acting_for(one):
                assert count("liqaa_people_person") > 0
                with pytest.raises(ZeroDivisionError), transaction.atomic(), acting_for(other):  # noqa: PT012
                    rows(told)
                    raise ZeroDivisionError
                assert rows(told)[0][0] == str(one.pk)
            assert rows(told)[0][0] == ""
    with acting_for(other):
        assert rows(told)[0][0] == str(other.pk)
    with connections["default"].connection.cursor() as bare:
        bare.execute(told)
        assert bare.fetchone()[0] in (None, "")
