"""The roll-up at every level, what an account sees, whom to call, in a constant number of statements."""

from typing import Any

import pytest
from django.http import Http404

from liqaa.campaigns import actions, queries
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.tests import factories as make
from liqaa.kit.scopes import covers

pytestmark = pytest.mark.django_db


@pytest.fixture
def founding() -> Directive:
    """A founding asked of every commune without a local secretariat, in two provinces of two regions."""
    make.province()
    make.province("ma/05/255")
    directive = make.draft(
        ask="founding",
        level="local",
        body_types=["local_secretariat"],
        meeting_kind="",
        places=[make.place(make.PROVINCE), make.place("ma/05/255")],
    )
    return actions.issue(directive=directive, by=make.author(), at=make.now(), at_once=9999)


def counts(directive: Directive, path: str, account: Any) -> dict[str, dict[str, int]]:
    return {each.path: each.counts for each in queries.roll_up(directive, path, account, on=make.today())}


def test_the_same_statement_rolls_up_the_country_a_region_and_a_province(
    founding: Directive, django_assert_num_queries: Any
) -> None:
    author = make.author()
    author.may_anywhere("campaigns.see")
    whole = founding.executions.count()
    for path in ("ma", make.REGION, make.PROVINCE):
        with django_assert_num_queries(1):
            lines = queries.roll_up(founding, path, author, on=make.today())
        within = [each for each in founding.executions.all() if covers(path, each.scope)]
        assert sum(line.asked for line in lines) == len(within)
        assert all(covers(path, line.path) and line.name for line in lines)
    assert sum(line.asked for line in queries.roll_up(founding, "ma", author, on=make.today())) == whole
    communes = queries.roll_up(founding, make.PROVINCE, author, on=make.today())
    assert [line.kind for line in communes] == ["commune"] * 11


def test_states_are_counted_where_they_stand(founding: Directive) -> None:
    one = founding.executions.get(place=make.COMMUNE)
    actions.acknowledge(execution=one, by=make.author(), at=make.now())
    assert counts(founding, make.REGION, make.author()) == {make.PROVINCE: {"waiting": 10, "acknowledged": 1}}
    assert counts(founding, make.PROVINCE, make.author())[make.COMMUNE] == {"acknowledged": 1}


def test_promised_done_and_proved_are_three_numbers() -> None:
    tally = queries.Tally({"approved": 2, "reported": 3, "late": 4, "held": 1, "excused": 5})
    assert (tally.asked, tally.promised, tally.done, tally.proved, tally.late, tally.owed) == (
        15,
        10,
        5,
        2,
        4,
        5,
    )


def test_a_province_sees_its_own_part_and_its_sibling_nothing(founding: Directive) -> None:
    own = make.account(("provincial_secretary", make.PROVINCE))
    sibling = make.account(("provincial_secretary", make.SIBLING))
    assert list(queries.directives_seen_by(own)) == [founding]
    assert set(counts(founding, "ma", own)) == {make.REGION}
    assert list(queries.directives_seen_by(sibling)) == []
    assert counts(founding, "ma", sibling) == {}
    with pytest.raises(Http404):
        queries.directive_for_page(founding.pk, sibling)


def test_a_draft_is_seen_only_by_who_may_issue_there() -> None:
    draft = make.draft()
    readers = [
        make.account(("national_organisation_head", "ma")),
        make.account(("treasurer", "ma")),
        make.account(("provincial_secretary", make.PROVINCE)),
    ]
    assert [list(queries.directives_seen_by(each)) for each in readers] == [[draft], [], []]


def test_the_page_of_an_execution_is_for_those_who_reach_it() -> None:
    made = make.execution()
    inside, outside = (
        make.account(("rapporteur", make.PROVINCE)),
        make.account(("rapporteur", make.SIBLING)),
    )
    assert queries.execution_for_page(made.pk, inside, on=make.today()) == made
    with pytest.raises(Http404):
        queries.execution_for_page(made.pk, outside, on=make.today())


def test_what_waits_for_me_is_what_my_own_bodies_owe() -> None:
    _leader, mine = make.head(make.province())
    make.head(make.province(make.SIBLING))
    directive = make.issued()
    found = queries.waiting_for(mine, on=make.today())
    assert [(each.scope, each.state) for each in found] == [(make.PROVINCE, "delivered")]
    made = directive.executions.get(scope=make.PROVINCE)
    actions.satisfy(execution=made, meeting=make.meeting(made.body), by=mine, at=make.now())
    actions.report(execution=made, text="تقرير", by=mine, at=make.now())
    assert list(queries.waiting_for(mine, on=make.today())) == []


def test_what_was_reported_waits_for_the_level_above_only() -> None:
    made = make.reported()
    level_above = make.account(("regional_secretary", make.REGION))
    others = [
        make.account(("provincial_secretary", make.PROVINCE)),
        make.account(("regional_secretary", "ma/05")),
        make.account(("treasurer", "ma")),
    ]
    assert list(queries.to_approve(level_above, on=make.today())) == [made]
    assert [list(queries.to_approve(each, on=make.today())) for each in others] == [[], [], []]


def test_who_handed_it_in_is_not_asked_to_approve_it() -> None:
    judge = make.account(("regional_secretary", make.REGION))
    make.reported(by=judge)
    assert list(queries.to_approve(judge, on=make.today())) == []


def test_whom_to_call_with_the_number_for_those_who_may_see_people() -> None:
    body = make.province()
    leader, _own = make.head(body)
    empty = make.province(make.SIBLING)
    may = make.account(("regional_secretary", make.REGION))
    may_not = make.account(("elected_member", make.REGION))
    found = queries.contacts_of([body, empty], may, on=make.today())
    assert (found[body.pk].person, found[body.pk].phone, empty.pk in found) == (leader, leader.phone, False)
    assert queries.contacts_of([body], may_not, on=make.today())[body.pk].phone == ""


def test_missing_lists_those_in_the_states_asked_about(founding: Directive) -> None:
    author = make.author()
    one = founding.executions.get(place=make.COMMUNE)
    actions.excuse(execution=one, reason="جماعة معزولة بسبب الثلوج", by=author, at=make.now())
    listed = queries.missing(founding, make.PROVINCE, author, on=make.today())
    assert (listed.count(), one in listed) == (10, False)
    excused = queries.missing(founding, make.PROVINCE, author, on=make.today(), states=["excused"])
    assert list(excused) == [one]


def test_recomputing_the_counts_one_by_one_gives_the_roll_up(founding: Directive) -> None:
    author, today = make.author(), make.today()
    for each in founding.executions.filter(scope__startswith=make.PROVINCE)[:4]:
        actions.acknowledge(execution=each, by=author, at=make.now())
    recomputed: dict[str, int] = {}
    for each in Execution.objects.filter(directive=founding):
        state = make.state(each)
        recomputed[state] = recomputed.get(state, 0) + 1
    total = queries.Tally()
    for line in queries.roll_up(founding, "ma", author, on=today):
        total.add(line)
    assert total.counts == recomputed
    assert queries.tallies([founding], author, on=today)[founding.pk].counts == recomputed
