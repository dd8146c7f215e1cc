"""A mandate renewed step by step: with proof, in order, nothing skipped in silence; then a new mandate."""

import datetime as dt

import pytest
from django.urls import reverse

from liqaa.bodies.actions import mark_renewal, open_body
from liqaa.bodies.models import Body
from liqaa.followup import actions, queries, rules
from liqaa.followup.actions import Proof
from liqaa.followup.models import FoundingStep
from liqaa.followup.tests import factories
from liqaa.journal.actions import SYSTEM
from liqaa.kit.refusals import Refused
from liqaa.meetings.tests.factories import COMMUNE, NOW, PROVINCE, TODAY
from liqaa.people.tests.factories import account, place

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    factories.charter()
    made = open_body(
        type="local_secretariat",
        place=place(COMMUNE),
        state="structured",
        founded_on=dt.date(2023, 1, 1),
        mandate_ends_on=dt.date(2027, 1, 1),
        by=SYSTEM,
        at=NOW,
    )
    return mark_renewal(body=made, by=SYSTEM, at=NOW)


@pytest.fixture
def founder():
    return account(("provincial_secretary", PROVINCE))


def take(body, step, founder, text="محضر"):
    return actions.take_step(body=body, step=step, done_on=TODAY, proof=Proof(text=text), by=founder, at=NOW)


def states(body):
    return {line.key: line.state for line in queries.steps_of(body, on=TODAY)}


def test_that_it_is_due_is_told_by_the_day_and_taken_by_nobody(body, founder):
    assert body.state == "renewal"
    assert states(body) == {
        "due": "taken", "preparatory": "next", "called": "ahead", "elected": "ahead", "ratified": "ahead",
    }  # fmt: skip
    with pytest.raises(Refused):
        take(body, "due", founder)


def test_the_last_step_starts_a_new_mandate_and_the_next_renewal_is_another(body, founder):
    for step in ("preparatory", "called", "elected", "ratified"):
        take(body, step, founder)
    body.refresh_from_db()
    assert (body.state, body.mandate_ends_on > dt.date(2029, 1, 1)) == ("structured", True)
    assert set(states(body).values()) == {"taken"}
    Body.objects.filter(pk=body.pk).update(mandate_ends_on=TODAY)
    body = mark_renewal(body=body, by=SYSTEM, at=NOW)
    assert (body.state, states(body)["preparatory"]) == ("expired", "next")
    take(body, "preparatory", founder)
    assert sorted(FoundingStep.objects.values_list("renewal", flat=True)) == [1, 1, 1, 1, 2]


def test_a_step_is_left_out_only_for_a_reason_and_the_last_never(body, founder):
    for reason in ("", "  "):
        with pytest.raises(Refused) as refusal:
            actions.skip_step(body=body, step="preparatory", reason=reason, by=founder, at=NOW)
        assert refusal.value.field == "reason"
    for step in ("preparatory", "called", "elected"):
        actions.skip_step(body=body, step=step, reason="انتخاب بالتزكية", by=founder, at=NOW)
    with pytest.raises(Refused):
        actions.skip_step(body=body, step="ratified", reason="سبب", by=founder, at=NOW)
    assert list(states(body).values()) == ["taken", "skipped", "skipped", "skipped", "next"]


def test_each_step_needs_its_evidence_and_its_turn(body, founder):
    with pytest.raises(Refused) as refusal:
        take(body, "preparatory", founder, text=" ")
    assert refusal.value.field == "text"
    with pytest.raises(Refused):
        take(body, "elected", founder)
    assert FoundingStep.objects.count() == 0


def test_before_it_is_due_no_step_is_taken(body, founder):
    Body.objects.filter(pk=body.pk).update(state="structured", mandate_ends_on=dt.date(2030, 1, 1))
    with pytest.raises(Refused):
        take(body, "preparatory", founder)


def test_the_page_says_renewal_and_takes_a_step(client, body, founder):
    client.force_login(founder)
    page = reverse("followup:founding", args=[body.pk])
    assert client.get(page).context["renewal"] is True
    sent = {"step": "preparatory", "done_on": f"{TODAY}", "text": "محضر تشكيل اللجنة"}
    assert client.post(reverse("followup:take_step", args=[body.pk]), sent).status_code == 302
    assert "محضر تشكيل اللجنة" in client.get(reverse("bodies:body", args=[body.pk])).content.decode()


def test_which_renewal_runs():
    assert rules.renewal_number({}, "d") == 1
    assert rules.renewal_number({0: {"d"}}, "d") == 1
    assert rules.renewal_number({0: {"d"}, 1: {"a"}}, "d") == 1
    assert rules.renewal_number({1: {"a", "d"}}, "d") == 2
