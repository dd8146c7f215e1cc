"""Narrowed grants over a whole organisation: what the database opens is what the application shows."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from liqaa.access.actions import create_account, grant
from liqaa.access.models import Account
from liqaa.access.rules import FAMILIES
from liqaa.bodies.models import Body
from liqaa.bodies.queries import bodies_seen_by
from liqaa.campaigns.models import Execution
from liqaa.campaigns.queries.seen import executions_seen_by
from liqaa.followup.models import Outcome, Task
from liqaa.followup.queries import outcomes_seen_by, tasks_seen_by
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.kit.scopes import Reach
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries import meetings_seen_by
from liqaa.newsroom.models import News
from liqaa.newsroom.queries.seen import news_seen_by
from liqaa.people.models import Membership, Person
from liqaa.people.queries import people_seen_by
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db
PATHS = ("ma", "ma/03", "ma/03/591", "ma/03/231", "ma/03/561", "ma/04/421", "ma/10")
SEEN = {
    Body: bodies_seen_by,
    Meeting: meetings_seen_by,
    Outcome: outcomes_seen_by,
    Task: tasks_seen_by,
    Execution: executions_seen_by,
    News: news_seen_by,
}


def narrowed(*spans: tuple[str, str, str], role: str = "provincial_secretary") -> Account:
    """An account with a grant for each path, trail and family."""
    now = timezone.now()
    account = create_account(email="few@example.ma", name="أ", by=SYSTEM, at=now)
    for number, (path, trail, family) in enumerate(spans):
        grant(
            account=account,
            role=role,
            places=[Place.objects.get(path=path)],
            source_kind="setup",
            source_id=number,
            starts_on=date(2020, 1, 1),
            family=family,
            body_trail=trail,
            by=SYSTEM,
            at=now,
        )
    return Account.objects.get(pk=account.pk)


def keys(rows) -> set[int]:
    return set(rows.values_list("pk", flat=True))


def opened_by_sql(account: Account, right: str) -> set[int]:
    with acting_for(account), connection.cursor() as cursor:
        cursor.execute("SELECT bodies_narrowed(ARRAY[%s])", [right])
        return {pk for (pk,) in cursor.fetchall()}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=some.data())
def test_the_database_and_the_application_open_the_same_bodies(db, data):
    standing = list(Body.objects.order_by("pk"))
    trails = ["", *(body.trail for body in standing)]
    spans = data.draw(
        some.lists(
            some.tuples(
                some.sampled_from(PATHS), some.sampled_from(trails), some.sampled_from(("", *FAMILIES))
            ),
            max_size=3,
        )
    )
    with transaction.atomic():
        account = narrowed(*spans)
        reach = account.reach("bodies.see")
        assert opened_by_sql(account, "bodies.see") == keys(Body.objects.filter(reach.of_bodies()))
        assert reach.paths == tuple(
            sorted({path for path, trail, family in spans if not trail and not family})
        )
        covered = {body.pk for body in standing if any(each.opens(body) for each in reach.narrowed)}
        assert covered == keys(Body.objects.filter(reach.of_bodies()))
        transaction.set_rollback(True)


@pytest.fixture
def women() -> Body:
    """A women's body of the demo with a meeting; the demo's are marked as such by the charter."""
    return Body.objects.filter(family="women", meetings__isnull=False).order_by("pk")[0]


@pytest.mark.parametrize("by", ["family", "trail"])
def test_rows_that_open_are_those_that_are_shown(women, by):
    span = (women.scope, "", "women") if by == "family" else (women.scope, women.trail, "")
    account = narrowed(span)
    for model, seen in SEEN.items():
        shown = keys(seen(account))
        with acting_for(account):
            found = keys(model.objects.all())
        above = {women.parent_id} if model is Body else set()
        assert shown <= found, model
        if model is not Body:
            assert found == shown, model
        assert women.parent_id not in shown or not above
    assert women.pk in keys(bodies_seen_by(account))
    assert 0 < meetings_seen_by(account).count() < Meeting.objects.filter(scope=women.scope).count()
    assert {meeting.organiser.family for meeting in meetings_seen_by(account)} == {"women"}


def test_people_are_those_in_office_and_nobody_s_membership(women):
    account = narrowed((women.scope, "", "women"))
    held = set(Person.objects.filter(appointments__office__body__family="women").values_list("pk", flat=True))
    shown = keys(people_seen_by(account))
    assert shown <= held
    with acting_for(account):
        assert shown <= keys(Person.objects.all())
        assert not Membership.objects.exists()


def test_a_narrowed_grant_reaches_no_place(women):
    account = narrowed((women.scope, women.trail, "women"))
    reach = account.reach("meetings.see")
    assert (bool(reach), reach.held, reach.paths) == (False, True, ())
    assert not account.may("meetings.see", at=women.scope)
    assert account.may("meetings.see", at=women.scope, body=women)
    assert (account.may_anywhere("meetings.see"), account.may_somewhere("meetings.see")) == (False, True)
    with acting_for(account), connection.cursor() as cursor:
        cursor.execute("SELECT access_reach(NULL), access_above(NULL)")
        assert cursor.fetchone() == ("{}", [])
    assert Reach().held is False


def test_what_was_told_is_forgotten_by_the_next(women):
    account = narrowed((women.scope, "", "women"))
    assert opened_by_sql(account, "meetings.see")
    for actor in (SYSTEM, None):
        with acting_for(actor), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM access_narrow('{meetings.see}')")
            assert cursor.fetchone() == (0,)
