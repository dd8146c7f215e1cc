"""A grant gives rights over places while it lasts; ending its source takes it back at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from liqaa.access.actions import create_account, grant, revoke_source
from liqaa.access.models import Account, Grant
from liqaa.access.queries import who_holds
from liqaa.access.tests.conftest import NOW
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.refusals import Refused
from liqaa.kit.scopes import Reach
from liqaa.meetings import rules as meetings
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db
LONG_AGO, LATER = date(2020, 1, 1), date(2999, 1, 1)


def give(account: Account, over: list[Place], **changed: object) -> Grant:
    given = {"role": "rapporteur", "source_kind": "bodies.appointment", "source_id": 7, "starts_on": LONG_AGO}
    return grant(**({"account": account, "places": over, "by": SYSTEM, "at": NOW} | given | changed))


def fresh(account: Account) -> Account:
    return Account.objects.get(pk=account.pk)


def test_a_role_holds_over_its_places_and_below(amina: Account, places: list[Place]) -> None:
    give(amina, places[:1])
    assert fresh(amina).reach(meetings.SEE).paths == ("zz/1",)
    assert [
        fresh(amina).may(meetings.SEE, at=path) for path in ("zz/1", "zz/1/1", "zz/2", "zz/10", "zz")
    ] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_who_holds_a_right_is_told_with_where_but_for_narrowed_and_closed(
    amina: Account, places: list[Place], django_assert_num_queries: Callable[..., Any]
) -> None:
    give(amina, places[2:])
    give(amina, places[:1], source_id=8)
    give(amina, places[:1], role="press_officer", source_id=9)
    others = [create_account(email=f"{key}@x.ma", name=key, by=SYSTEM, at=NOW) for key in ("n", "c", "l")]
    give(others[0], places[:1], family="women")
    give(others[1], places[:1])
    give(others[2], places[:1], starts_on=LATER)
    Account.objects.filter(pk=others[1].pk).update(is_active=False)
    with django_assert_num_queries(1):
        assert who_holds(meetings.RECORD) == [(amina, Reach(("zz/1", "zz/2")))]


def test_giving_the_same_again_changes_nothing(amina: Account, places: list[Place]) -> None:
    first, again = give(amina, places[:2]), give(amina, places[:2][::-1])
    assert (again.pk, Grant.objects.count()) == (first.pk, 1)
    assert Entry.objects.filter(verb="access.grant").count() == 1


def test_revoking_a_source_takes_effect_at_once(amina: Account, places: list[Place]) -> None:
    give(amina, places[:1])
    give(amina, places[2:])
    give(amina, places[2:], source_id=8)
    assert revoke_source(source_kind="bodies.appointment", source_id=7, by=SYSTEM, at=NOW) == 2
    assert revoke_source(source_kind="bodies.appointment", source_id=7, by=SYSTEM, at=NOW) == 0
    assert fresh(amina).reach(meetings.SEE).paths == ("zz/2",)
    assert Entry.objects.filter(verb="access.revoke").count() == 1


def test_a_grant_outside_its_dates_gives_nothing(amina: Account, places: list[Place]) -> None:
    give(amina, places[:1], starts_on=LATER)
    give(amina, places[2:], ends_on=date(2021, 1, 1))
    assert fresh(amina).reach(meetings.SEE).paths == ()


def test_a_closed_account_may_nothing(amina: Account, places: list[Place]) -> None:
    give(amina, places[:1])
    Account.objects.update(is_active=False)
    assert fresh(amina).may(meetings.SEE, at="zz/1") is False


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"role": "king"}, "role"), ({"places": []}, "places"), ({"ends_on": date(2019, 1, 1)}, "ends_on")],
)
def test_a_grant_that_cannot_be_is_refused(
    amina: Account, places: list[Place], changed: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        give(amina, places, **changed)
    assert (refusal.value.field, Grant.objects.count()) == (field, 0)


@pytest.mark.parametrize("many", [1, 3])
def test_asking_takes_one_query_however_many_grants(
    amina: Account, places: list[Place], many: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for place in places[:many]:
        give(amina, [place])
    account = fresh(amina)
    with django_assert_num_queries(1):
        account.may(meetings.SEE, at="zz/1")
        account.reach(meetings.RECORD)
        account.may_anywhere(meetings.SEE)


@dataclass
class Standing:
    """A body as far as rights ask."""

    scope: str
    trail: str
    family: str = ""


WOMEN, YOUTH, BELOW = (
    Standing("zz/1", "4/9", "women"),
    Standing("zz/1", "4/8", "youth"),
    Standing("zz/1/1", "4/9/12"),
)


@pytest.mark.parametrize(
    ("narrowed", "opened"),
    [
        ({"family": "women"}, [True, False, False, False]),
        ({"body_trail": "4/9"}, [True, False, True, False]),
        ({"body_trail": "4"}, [True, True, True, False]),
        ({"body_trail": "4/9", "family": "women"}, [True, False, False, False]),
        ({"body_trail": "4/9", "family": "youth"}, [False, False, False, False]),
    ],
)
def test_a_narrowed_grant_opens_its_bodies_and_no_place(
    amina: Account, places: list[Place], narrowed: dict[str, str], opened: list[bool]
) -> None:
    give(amina, places[:1], **narrowed)
    reader, elsewhere = fresh(amina), Standing("zz/2", "4/9/40", "women")
    told = [reader.may(meetings.SEE, at=body.scope, body=body) for body in (WOMEN, YOUTH, BELOW, elsewhere)]
    assert told == opened
    assert (reader.may(meetings.SEE, at="zz/1"), reader.may_anywhere(meetings.SEE)) == (False, False)
    assert (reader.may_somewhere(meetings.SEE), reader.reach(meetings.SEE).paths) == (True, ())


def test_the_same_grant_narrowed_otherwise_is_another(amina: Account, places: list[Place]) -> None:
    whole, women = give(amina, places[:1]), give(amina, places[:1], family="women")
    assert give(amina, places[:1], family="women") == women != whole
    assert list(
        Entry.objects.filter(verb="access.grant").order_by("pk").values_list("fields", flat=True)
    ) == [
        ["places", "role"],
        ["family", "places", "role"],
    ]


@pytest.mark.parametrize(
    "changed", [{"family": "men"}, {"body_trail": "4/"}, {"body_trail": "x"}, {"body_trail": "4/9\n"}]
)
def test_a_narrowing_that_is_none_is_refused(
    amina: Account, places: list[Place], changed: dict[str, str]
) -> None:
    with pytest.raises(Refused) as refusal:
        give(amina, places, **changed)
    assert (refusal.value.field, Grant.objects.count()) == (next(iter(changed)), 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.create(
            account=amina, role="member", source_kind="", source_id="", starts_on=LONG_AGO, **changed
        )
