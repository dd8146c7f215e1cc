"""What a body does with a directive, and what the level above says."""

from typing import Any

import pytest

from liqaa.bodies.actions import change_state, open_body
from liqaa.campaigns import actions, queries
from liqaa.campaigns.actions.sentences import SENTENCES
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.rules import Reason
from liqaa.campaigns.tests import factories as make
from liqaa.followup import actions as followup
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.refusals import Refused
from liqaa.meetings.actions import cancel_meeting, mark_held

pytestmark = pytest.mark.django_db


def local(path: str = make.PROVINCE) -> Any:
    return make.account(("rapporteur", path))


def above(path: str = make.REGION) -> Any:
    return make.account(("regional_secretary", path))


def refused(action: Any, **given: Any) -> str:
    with pytest.raises(Refused) as refusal:
        action(at=make.now(), **given)
    return str(refusal.value.reasons[0])


def said(reason: Reason) -> str:
    return str(SENTENCES[reason])


def fresh(execution: Execution) -> Execution:
    return Execution.objects.select_related("task").get(pk=execution.pk)


def test_seeing_it_is_noted_once_and_delivers_it() -> None:
    made, account = make.execution(), local()
    actions.mark_seen(execution=made, by=account, at=make.now())
    actions.mark_seen(execution=fresh(made), by=account, at=make.ahead(1))
    assert make.state(made) == "seen"
    assert Entry.objects.filter(verb="campaigns.mark_seen").count() == 1
    assert fresh(made).delivered_at == fresh(made).seen_at


def test_acknowledging_twice_is_a_success() -> None:
    made, account = make.execution(), local()
    actions.acknowledge(execution=made, by=account, at=make.now())
    actions.acknowledge(execution=fresh(made), by=account, at=make.now())
    assert make.state(made) == "acknowledged"
    assert Entry.objects.filter(verb="campaigns.acknowledge").count() == 1


def test_the_whole_way_from_the_memo_to_the_approval() -> None:
    made, account, judge = make.execution(), local(), above()
    planned = make.meeting(made.body, state="planned", held_on=make.ahead(3).date())
    states = [make.state(made)]
    actions.acknowledge(execution=made, by=account, at=make.now())
    states.append(make.state(made))
    actions.satisfy(execution=made, meeting=planned, by=account, at=make.now())
    states.append(make.state(made))
    mark_held(meeting=planned, held_on=make.today(), by=SYSTEM, at=make.ahead(3))
    states.append(make.state(made))
    actions.report(execution=made, text="تقرير", by=account, at=make.now())
    states.append(make.state(made))
    actions.send_back(execution=made, remark="أين لائحة الحضور؟", by=judge, at=make.now())
    states.append(make.state(made))
    actions.report(execution=made, text="هذه هي", by=account, at=make.now())
    states.append(make.state(made))
    actions.approve(execution=made, by=judge, at=make.now())
    states.append(make.state(made))
    assert states == [
        "waiting",
        "acknowledged",
        "planned",
        "held",
        "reported",
        "sent_back",
        "reported",
        "approved",
    ]
    assert fresh(made).task.state == "verified"


def test_calling_the_meeting_off_takes_the_state_back_by_itself() -> None:
    made, account = make.execution(), local()
    planned = make.meeting(made.body, state="planned", held_on=make.ahead(3).date())
    actions.acknowledge(execution=made, by=account, at=make.now())
    actions.satisfy(execution=made, meeting=planned, by=account, at=make.now())
    cancel_meeting(meeting=planned, reason="سوء الأحوال الجوية", by=SYSTEM, at=make.now())
    assert make.state(made) == "acknowledged"


def test_reporting_says_what_is_missing_first() -> None:
    made, account = make.execution(), local()
    assert refused(actions.report, execution=made, text="تقرير", by=account) == said(Reason.NO_MEETING)
    assert fresh(made).task.state == "open"


def test_a_meeting_of_another_kind_body_or_called_off_does_not_answer() -> None:
    made, account = make.execution(), local()
    sibling = make.province(make.SIBLING)
    wrong = [
        make.meeting(made.body, kinds=("seminar",)),
        make.meeting(sibling),
        make.meeting(made.body, state="cancelled"),
    ]
    reasons = [refused(actions.satisfy, execution=made, meeting=each, by=account) for each in wrong]
    expected = [Reason.OTHER_KIND, Reason.OTHER_BODY, Reason.CANCELLED_MEETING]
    assert reasons == [said(reason) for reason in expected]
    assert make.state(made) == "waiting"


def test_a_meeting_about_the_place_answers_whoever_called_it() -> None:
    made, account = make.execution(), local()
    regional = make.meeting(make.region(), territories=[make.place(make.PROVINCE)])
    actions.satisfy(execution=made, meeting=regional, by=account, at=make.now())
    assert make.state(made) == "held"


def test_a_founding_follows_the_state_of_the_body() -> None:
    make.province()
    directive = make.draft(ask="founding", level="local", body_types=["local_secretariat"], meeting_kind="")
    actions.issue(directive=directive, by=make.author(), at=make.now(), at_once=9999)
    made = Execution.objects.get(directive=directive, place=make.COMMUNE)
    account, judge = local(), above()
    body = open_body(
        type="local_secretariat", place=made.place, state="preparatory", by=SYSTEM, at=make.now()
    )
    assert queries.proposals_for(made, judge, on=make.today()).bodies == [body]
    actions.satisfy(execution=made, body=body, by=account, at=make.now())
    assert make.state(made) == "planned"
    assert refused(actions.report, execution=made, text="تقرير", by=account) == said(Reason.NOT_FOUNDED)
    change_state(body=body, state="structured", on=make.today(), by=SYSTEM, at=make.now())
    assert make.state(made) == "held"
    actions.report(execution=made, text="محضر الجمع العام", by=account, at=make.now())
    assert make.state(made) == "reported"


def test_a_figure_is_told_then_reported() -> None:
    made = make.execution(ask="figure", target=200)
    account = local()
    assert made.task.target == 200
    actions.satisfy(execution=made, figure=150, by=account, at=make.now())
    assert (make.state(made), fresh(made).task.reached) == ("held", 150)


def test_an_answer_needs_words() -> None:
    made, account = make.execution(ask="answer", meeting_kind=""), local()
    refused(actions.report, execution=made, text="  ", by=account)
    actions.report(execution=made, text="نقترح السبت", by=account, at=make.now())
    assert make.state(made) == "reported"


def test_nobody_approves_their_own_report() -> None:
    judge = above()
    made = make.reported(by=judge)
    refused(actions.approve, execution=made, by=judge)
    assert make.state(made) == "reported"


def test_judging_before_anything_was_handed_in_is_refused() -> None:
    made, judge = make.execution(), above()
    approving = refused(actions.approve, execution=made, by=judge)
    sending_back = refused(actions.send_back, execution=made, by=judge, remark="ناقص")
    assert [approving, sending_back] == [said(Reason.NOT_REPORTED)] * 2


def test_sending_back_asks_for_a_remark() -> None:
    made, judge = make.reported(), above()
    with pytest.raises(Refused) as refusal:
        actions.send_back(execution=made, remark=" ", by=judge, at=make.now())
    assert refusal.value.field == "remark"


def test_what_is_excused_owes_nothing_and_cannot_be_reported() -> None:
    made, judge = make.execution(), above()
    actions.excuse(execution=made, reason="فيضانات بالإقليم", by=judge, at=make.now())
    assert (make.state(made), fresh(made).task.state) == ("excused", "cancelled")
    refused(actions.report, execution=made, text="تقرير", by=local())


def test_a_task_cancelled_below_excuses_nobody() -> None:
    made, account = make.execution(ask="report", meeting_kind=""), local()
    followup.cancel(task=made.task, reason="لا وقت", by=account, at=make.now())
    assert make.state(make.overdue(made.directive).executions.get()) == "late"
    actions.report(execution=made, text="تقرير متأخر", by=account, at=make.now())
    assert make.state(made) == "reported"


def test_verifying_the_task_alone_is_not_the_approval_of_the_level_above() -> None:
    made = make.reported()
    followup.verify(task=made.task, by=above(make.PROVINCE), at=make.now())
    assert make.state(made) == "reported"
    actions.approve(execution=made, by=above(), at=make.now())
    assert make.state(made) == "approved"


def test_a_late_body_can_still_report_and_a_closed_directive_still_takes_it() -> None:
    made, account = make.execution(ask="report", meeting_kind=""), local()
    make.overdue(made.directive)
    assert make.state(made) == "late"
    actions.close(directive=made.directive, by=make.author(), at=make.now())
    actions.report(execution=made, text="تقرير", by=account, at=make.now())
    assert (make.state(made), Directive.objects.get().state) == ("reported", "closed")


def test_proposals_are_meetings_of_the_kind_since_the_issue() -> None:
    made = make.execution()
    fits = make.meeting(made.body)
    make.meeting(made.body, held_on=make.ahead(-30).date())
    make.meeting(made.body, kinds=("seminar",))
    make.meeting(make.province(make.SIBLING))
    assert queries.proposals_for(made, above(), on=make.today()).meetings == [fits]
    assert list(queries.answerable_by(fits, above(), on=make.today())) == [made]


def test_each_action_leaves_one_line_of_its_own() -> None:
    made, account, judge = make.execution(), local(), above()
    actions.acknowledge(execution=made, by=account, at=make.now())
    actions.satisfy(execution=made, meeting=make.meeting(made.body), by=account, at=make.now())
    actions.report(execution=made, text="تقرير", by=account, at=make.now())
    actions.approve(execution=made, by=judge, at=make.now())
    verbs = Entry.objects.filter(subject_kind="liqaa_campaigns.execution").order_by("id")
    assert list(verbs.values_list("verb", flat=True)) == [
        "campaigns.acknowledge",
        "campaigns.satisfy",
        "campaigns.report",
        "campaigns.approve",
    ]
