"""The five things that can be asked, each from the memo to the approval, over HTTP."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from liqaa.bodies.actions import change_state, open_body
from liqaa.campaigns import actions
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.tests import factories as make
from liqaa.campaigns.tests.test_views import address, form, signed_in
from liqaa.followup import actions as followup
from liqaa.followup.models import Task
from liqaa.followup.queries import steps_of
from liqaa.journal.actions import SYSTEM
from liqaa.people.actions import join

pytestmark = pytest.mark.django_db


def members(count: int, path: str = make.PROVINCE) -> None:
    for _number in range(count):
        join(person=make.person(path=path), joined_on=dt.date(2024, 1, 1), by=SYSTEM, at=make.now())


def written(**values: Any) -> Directive:
    """A directive written on its form and issued from its page."""
    client = signed_in(make.author())
    answer = client.post(reverse("campaigns:new"), form(**values))
    directive = Directive.objects.get()
    assert answer["Location"] == address("directive", directive.pk)
    assert client.post(address("issue", directive.pk)).status_code == 302
    return directive


def proposed(execution: Execution) -> dict[str, Any]:
    """What the page of the execution proposes to the secretary, as it would be posted."""
    body_side = signed_in(make.account(("rapporteur", make.PROVINCE)))
    body_side.post(address("acknowledge", execution.pk))
    found = body_side.get(address("execution", execution.pk)).context["proposals"]
    if found.meetings:
        return {"meeting": found.meetings[0].pk}
    if found.bodies:
        return {"body": found.bodies[0].pk}
    return {"figure": found.figure} if found.reached else {}


def prepare(ask: str) -> None:
    make.province()
    if ask == "meeting":
        make.meeting(make.province())
    if ask == "figure":
        members(2)


@pytest.mark.parametrize(
    ("ask", "given", "proposal"),
    [
        ("meeting", {}, True),
        ("figure", {"target": "2"}, True),
        ("report", {}, False),
        ("answer", {}, False),
    ],
)
def test_what_is_asked_is_proposed_confirmed_reported_and_approved(
    ask: str, given: dict[str, Any], proposal: bool
) -> None:
    prepare(ask)
    written(ask=ask, **given)
    made = Execution.objects.get()
    body_side = signed_in(make.account(("rapporteur", make.PROVINCE)))
    found = proposed(made)
    assert bool(found) is proposal
    if found:
        assert body_side.post(address("satisfy", made.pk), found).status_code == 302
        assert make.state(made) == "held"
    assert body_side.post(address("report", made.pk), {"text": "تم"}).status_code == 302
    above = signed_in(make.account(("regional_secretary", make.REGION)))
    assert above.post(address("approve", made.pk)).status_code == 302
    assert make.state(made) == "approved"


def test_a_founding_is_asked_proposed_followed_and_approved() -> None:
    make.province()
    written(ask="founding", asked=["local:local_secretariat"], places=[make.PROVINCE])
    made = Execution.objects.get(place=make.COMMUNE)
    body = open_body(type="local_secretariat", place=make.place(make.COMMUNE), by=SYSTEM, at=make.now())
    found = proposed(made)
    assert found == {"body": body.pk}
    body_side = signed_in(make.account(("rapporteur", make.PROVINCE)))
    body_side.post(address("satisfy", made.pk), found)
    for state, shown in (("preparatory", "planned"), ("structured", "held")):
        body = change_state(body=body, state=state, on=make.today(), by=SYSTEM, at=make.now())
        assert make.state(made) == shown
    assert body_side.post(address("report", made.pk), {"text": "تأسست"}).status_code == 302
    above = signed_in(make.account(("regional_secretary", make.REGION)))
    assert above.post(address("approve", made.pk)).status_code == 302
    assert make.state(made) == "approved"


def test_a_figure_not_reached_shows_how_far_it_is_and_proposes_nothing() -> None:
    make.province()
    members(1)
    make.issued(ask="figure", target=4, meeting_kind="")
    made = Execution.objects.get()
    assert proposed(made) == {}
    page = signed_in(make.account(("rapporteur", make.PROVINCE))).get(address("execution", made.pk))
    assert '<progress value="1" max="4"' in page.content.decode()


def test_a_body_founded_step_by_step_while_it_is_open_gets_its_task_too() -> None:
    make.province()
    make.local(make.OTHER_COMMUNE)
    directive = make.issued(level="local", body_types=["local_secretariat"])
    founder = make.account(("provincial_secretary", make.PROVINCE))
    body = open_body(type="local_secretariat", place=make.place(make.COMMUNE), by=founder, at=make.now())
    assert actions.catch_up(by=SYSTEM, at=make.now()) == 0
    for line in steps_of(body, on=make.today()):
        followup.take_step(
            body=body,
            step=line.key,
            done_on=make.today(),
            proof=followup.Proof(text="محضر"),
            by=founder,
            at=make.now(),
        )
    assert actions.catch_up(by=SYSTEM, at=make.now()) == 1
    assert Task.objects.get(execution__directive=directive, body=body).due_on == directive.due_on
