"""A body founded step by step: in order, with proof, nothing skipped in silence."""

import pytest
from django.urls import reverse

from liqaa.bodies.actions import open_body
from liqaa.followup import actions, queries, rules
from liqaa.followup.actions import Proof
from liqaa.followup.models import Evidence, FoundingStep
from liqaa.followup.tests import factories
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.refusals import Refused
from liqaa.meetings.tests.factories import COMMUNE, ELSEWHERE, NOW, PROVINCE, TODAY
from liqaa.people.tests.factories import account, place

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    factories.charter()
    return open_body(type="local_secretariat", place=place(COMMUNE), by=SYSTEM, at=NOW)


@pytest.fixture
def founder():
    return account(("provincial_secretary", PROVINCE))


def take(body, step, founder, **proof):
    proof = proof or {"text": "محضر"}
    return actions.take_step(body=body, step=step, done_on=TODAY, proof=Proof(**proof), by=founder, at=NOW)


def test_the_steps_take_a_body_from_decision_to_structured(body, founder):
    states = []
    for line in queries.steps_of(body, on=TODAY):
        if line.optional:
            actions.skip_step(body=body, step=line.key, reason="حملة وطنية جارية", by=founder, at=NOW)
        else:
            take(body, line.key, founder)
        body.refresh_from_db()
        states.append(body.state)
    assert states == ["planned", *["preparatory"] * 6, "structured"]
    assert {line.state for line in queries.steps_of(body, on=TODAY)} == {"taken", "skipped"}
    assert Evidence.objects.filter(task__founds=body).count() == 7
    assert Entry.objects.filter(verb="followup.skip_step").count() == 1


def test_a_step_out_of_order_or_without_proof_is_refused(body, founder):
    with pytest.raises(Refused):
        take(body, "assembly", founder)
    with pytest.raises(Refused) as refusal:
        take(body, "decided", founder, text=" ")
    with pytest.raises(Refused):
        actions.skip_step(body=body, step="decided", reason=" ", by=founder, at=NOW)
    assert (refusal.value.field, FoundingStep.objects.count()) == ("text", 0)


def test_the_steps_of_a_body_structured_by_hand_show_as_unproved():
    assert rules.step_states(["a", "b", "c"], {"a": False}, founding=False) == {
        "a": "taken", "b": "unproved", "c": "unproved",
    }  # fmt: skip
    assert rules.step_states(["a", "b", "c"], {"a": True}, founding=True) == {
        "a": "skipped", "b": "next", "c": "ahead",
    }  # fmt: skip


def test_only_who_may_found_takes_a_step(client, body, founder):
    page, post = (reverse(f"followup:{name}", args=[body.pk]) for name in ("founding", "take_step"))
    client.force_login(account(("provincial_secretary", ELSEWHERE)))
    assert (client.get(page).status_code, client.post(post).status_code) == (404, 404)
    client.force_login(account(("local_secretary", PROVINCE)))
    assert (client.get(page).status_code, client.post(post).status_code) == (200, 403)
    client.force_login(founder)
    sent = {"step": "decided", "done_on": "2026-11-10", "text": ""}
    assert client.post(post, sent).status_code == 422
    assert client.post(post, sent | {"text": "قرار الأمانة الإقليمية"}).status_code == 302
    assert "قرار الأمانة الإقليمية" in client.get(reverse("bodies:body", args=[body.pk])).content.decode()
