"""A mandate renewed step by step: with proof, in order, nothing skipped in silence; then a new mandate."""

import datetime as dt

import pytest
from django.urls import reverse

from liqaa.bodies.actions import describe_body, mark_renewal, open_body
from liqaa.bodies.models import Body
from liqaa.followup import actions, queries, rules
from liqaa.followup.actions import Proof
from liqaa.followup.models import Evidence, FoundingStep
from liqaa.followup.tests import factories
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.refusals import Refused
from liqaa.meetings.tests.factories import COMMUNE, NOW, PROVINCE, TODAY
from liqaa.people.tests.factories import account, place

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(hours=1)


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


def renewed(body, founder):
    """The body with every step of its renewal taken, and its last step."""
    for step in ("preparatory", "called", "elected", "ratified"):
        last = take(body, step, founder, text=f"محضر {step}")
    return last


def test_a_step_taken_by_mistake_goes_with_its_proof_and_the_reason_stays(client, body, founder):
    first, second = take(body, "preparatory", founder), take(body, "called", founder)
    with pytest.raises(Refused):
        actions.undo_step(step=first, reason="خطأ", by=founder, at=LATER)
    with pytest.raises(Refused) as refusal:
        actions.undo_step(step=second, reason=" ", by=founder, at=LATER)
    assert refusal.value.field == "reason"
    client.force_login(founder)
    page, undo = (
        reverse("followup:founding", args=[body.pk]),
        reverse("followup:undo_step", args=[second.pk]),
    )
    shown = client.get(page).content.decode()
    assert (undo in shown, reverse("followup:undo_step", args=[first.pk]) in shown) == (True, False)
    assert client.post(undo, {"reason": ""}).status_code == 422
    assert client.post(undo, {"reason": "سُجلت في غير محلها"}).status_code == 302
    assert (states(body)["called"], Evidence.objects.count()) == ("next", 1)
    assert "سُجلت في غير محلها" in client.get(page).content.decode()
    assert client.post(undo, {"reason": "مرة أخرى"}).status_code == 404
    assert take(body, "called", founder).pk != second.pk


def test_the_last_step_is_taken_back_with_the_mandate_it_began(body, founder):
    last = renewed(body, founder)
    before = Evidence.objects.count()
    actions.undo_step(step=last, reason="لم تتم المصادقة بعد", by=founder, at=LATER)
    body.refresh_from_db()
    assert (body.state, body.mandate_ends_on) == ("renewal", dt.date(2027, 1, 1))
    assert (states(body)["ratified"], Evidence.objects.count()) == ("next", before - 1)
    assert Entry.objects.filter(verb="followup.undo_step", subject_id=str(body.pk)).count() == 1
    take(body, "ratified", founder)
    body.refresh_from_db()
    assert body.state == "structured"


def test_a_renewal_upon_which_something_was_built_stays_and_says_why(body, founder):
    last = renewed(body, founder)
    describe_body(
        body=Body.objects.get(pk=body.pk), mandate_ends_on=dt.date(2031, 1, 1), by=founder, at=LATER
    )
    with pytest.raises(Refused) as refusal:
        actions.undo_step(step=last, reason="خطأ", by=founder, at=LATER + dt.timedelta(hours=1))
    assert body.name in str(refusal.value.reasons[1])
    assert FoundingStep.objects.filter(undone_at=None).count() == 4


def test_a_step_left_out_is_taken_back_as_one_that_was_taken(body, founder):
    left = actions.skip_step(body=body, step="preparatory", reason="بالتزكية", by=founder, at=NOW)
    actions.undo_step(step=left, reason="شُكلت اللجنة فعلا", by=founder, at=LATER)
    assert states(body)["preparatory"] == "next"


def test_where_a_step_stands_is_one_table():
    assert rules.step_after("take", rules.STEP_NEXT) == rules.STEP_TAKEN
    assert rules.step_after("take", rules.STEP_AHEAD) is None
    assert {rules.step_after("take_back", each) for each in (rules.STEP_TAKEN, rules.STEP_SKIPPED)} == {
        rules.STEP_NEXT
    }
