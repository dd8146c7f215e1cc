"""A mandate that ends: renewal due before its end by the charter, then expired; nobody is locked out."""

import datetime as dt

import pytest

from liqaa.access.models import Grant
from liqaa.bodies.actions import mark_renewal
from liqaa.bodies.jobs import watch_mandates
from liqaa.bodies.models import Body
from liqaa.bodies.queries import covering
from liqaa.bodies.queries.renewing import bodies_to_mark
from liqaa.bodies.rules import renewal, states
from liqaa.bodies.tests import factories
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.people.tests.factories import place
from liqaa.testing.site import run_jobs

TODAY = dt.date(2026, 11, 20)
NOW = dt.datetime(2026, 11, 20, 2, 20, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("months", "ends_on", "due"),
    [
        (48, dt.date(2027, 5, 20), dt.date(2026, 11, 20)),
        (36, dt.date(2027, 5, 31), dt.date(2027, 1, 31)),
        (12, dt.date(2027, 1, 20), dt.date(2026, 11, 20)),
    ],
)
def test_a_renewal_is_due_for_the_last_eighth_of_the_mandate(
    months: int, ends_on: dt.date, due: dt.date
) -> None:
    assert renewal.renewal_due_on(ends_on, months) == due
    assert renewal.mark("structured", ends_on, months, on=due) == "renewal"
    assert renewal.mark("structured", ends_on, months, on=due - dt.timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("state", "ends_on", "months", "marked"),
    [
        ("renewal", TODAY, 48, "expired"),
        ("structured", TODAY, None, "expired"),
        ("structured", dt.date(2026, 12, 1), None, None),
        ("renewal", dt.date(2026, 12, 1), 48, None),
        ("frozen", dt.date(2020, 1, 1), 48, None),
        ("preparatory", dt.date(2020, 1, 1), 48, None),
        ("structured", None, 48, None),
    ],
)
def test_only_a_running_mandate_is_marked(
    state: str, ends_on: dt.date | None, months: int | None, marked: str | None
) -> None:
    assert renewal.mark(state, ends_on, months, on=TODAY) == marked


def test_a_body_to_be_renewed_counts_as_structured_until_its_end() -> None:
    end = dt.date(2027, 1, 1)
    assert states.shown_state("renewal", end, TODAY) == "structured"
    assert states.stage("renewal", end, TODAY) == "renewal"
    assert states.shown_state("renewal", end, end) == "expired"


@pytest.fixture
def body(db: None) -> Body:
    factories.charter()
    made = factories.body()
    Body.objects.filter(pk=made.pk).update(state="structured", mandate_ends_on=dt.date(2027, 1, 1))
    made.refresh_from_db()
    return made


def fresh(body: Body) -> str:
    return Body.objects.get(pk=body.pk).state


def test_the_night_marks_what_is_due_and_the_same_night_again_changes_nothing(body: Body) -> None:
    assert bodies_to_mark(on=TODAY) == [body.pk]
    for _again in range(2):
        mark_renewal(body=body, by=SYSTEM, at=NOW)
    assert (fresh(body), bodies_to_mark(on=TODAY)) == ("renewal", [])
    assert Entry.objects.filter(verb="bodies.mark_renewal").count() == 1
    mark_renewal(body=body, by=SYSTEM, at=NOW.replace(year=2027))
    assert fresh(body) == "expired"


@pytest.mark.django_db(transaction=True)
def test_the_job_marks_each_body(body: Body) -> None:
    Body.objects.filter(pk=body.pk).update(mandate_ends_on=dt.date(2020, 1, 1))
    watch_mandates(0)
    run_jobs()
    assert fresh(body) == "expired"


def test_who_holds_an_office_keeps_it_and_its_role(body: Body) -> None:
    account = factories.account()
    office = factories.office("provincial_secretary", body)
    held = factories.appointment(factories.person(account=account), office)
    before = Grant.objects.filter(account=account).count()
    mark_renewal(body=body, by=SYSTEM, at=NOW.replace(year=2028))
    held.refresh_from_db()
    assert (held.ended_on, Grant.objects.filter(account=account).count()) == (None, before)


def test_coverage_counts_it_as_structured(body: Body) -> None:
    mark_renewal(body=body, by=SYSTEM, at=NOW)
    (level,) = [each for each in covering(place(body.scope), on=TODAY) if each.level == "province"]
    assert level.structured == 1
