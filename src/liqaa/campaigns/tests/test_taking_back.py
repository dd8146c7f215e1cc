"""An issue made by mistake is undone with all it made, while nobody has begun."""

import pytest
from django.test import Client
from django.urls import reverse

from liqaa.campaigns import actions
from liqaa.campaigns.models import Execution
from liqaa.campaigns.tests import factories as make
from liqaa.followup.models import Task
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.refusals import Refused
from liqaa.outbox.models import Message

pytestmark = pytest.mark.django_db


def in_a_week(**values):
    return make.issued(due_on=make.today() + make.dt.timedelta(days=7), **values)


def test_what_was_seen_and_taken_note_of_goes_and_the_draft_is_here_again() -> None:
    make.head(make.province())
    directive = make.issued()
    actions.acknowledge(execution=directive.executions.get(), by=make.author(), at=make.now())
    actions.take_back(directive=directive, by=make.author(), at=make.now())
    directive.refresh_from_db()
    assert (directive.state, Execution.objects.count(), Task.objects.count()) == ("draft", 0, 0)
    actions.issue(directive=directive, by=make.author(), at=make.now())
    assert directive.executions.count() == 1


@pytest.mark.parametrize("state", ["planned", "held"])
def test_once_a_body_has_begun_it_is_refused_and_named(state: str) -> None:
    body = make.province()
    made = make.execution(body=body)
    actions.satisfy(execution=made, meeting=make.meeting(body, state=state), by=make.author(), at=make.now())
    with pytest.raises(Refused) as refusal:
        actions.take_back(directive=made.directive, by=make.author(), at=make.now())
    assert body.name in str(refusal.value.reasons[1])
    assert Execution.objects.count() == 1


def test_one_line_for_the_act_and_one_for_its_tasks() -> None:
    make.province()
    directive = make.issued()
    actions.take_back(directive=directive, by=make.author(), at=make.now())
    lines = Entry.objects.filter(subject_kind=directive._meta.label_lower, subject_id=str(directive.pk))
    assert list(lines.order_by("pk").values_list("verb", flat=True)) == [
        "campaigns.draft", "followup.owe", "campaigns.issue", "followup.disown", "campaigns.take_back",
    ]  # fmt: skip


def test_unsent_messages_go_and_what_else_they_said_is_queued_again() -> None:
    _leader, account = make.head(make.province())
    kept, mistaken = in_a_week(title="المذكرة الباقية"), in_a_week(title="المذكرة الخاطئة")
    actions.remind(by=SYSTEM, at=make.now())
    actions.take_back(directive=mistaken, by=make.author(), at=make.now())
    message = Message.objects.get()
    assert (message.recipient, message.state) == (account.email, "waiting")
    assert (kept.title in message.body, mistaken.title in message.body) == (True, False)
    actions.take_back(directive=kept, by=make.author(), at=make.now())
    assert Message.objects.count() == 0


def test_a_message_on_its_way_is_left_alone() -> None:
    make.head(make.province())
    mistaken = in_a_week()
    actions.remind(by=SYSTEM, at=make.now())
    Message.objects.update(handed_at=make.now())
    actions.take_back(directive=mistaken, by=make.author(), at=make.now())
    assert Message.objects.count() == 1


def test_the_page_shows_what_will_go_and_does_nothing_until_it_is_confirmed() -> None:
    make.head(make.province())
    make.province(make.SIBLING)
    directive = in_a_week()
    actions.remind(by=SYSTEM, at=make.now())
    client = Client()
    client.force_login(make.author())
    url = reverse("campaigns:take_back", args=[directive.pk])
    finding = client.get(url).context["finding"]
    assert [len(group.rows) for group in finding.going] == [2, 1]
    assert Execution.objects.count() == 2
    assert client.post(url)["Location"] == reverse("campaigns:directive", args=[directive.pk])
    assert (Execution.objects.count(), Message.objects.count()) == (0, 0)


def test_the_page_names_who_has_begun_instead_of_a_button() -> None:
    body = make.province()
    made = make.execution(body=body)
    actions.satisfy(execution=made, meeting=make.meeting(body), by=make.author(), at=make.now())
    client = Client()
    client.force_login(make.author())
    url = reverse("campaigns:take_back", args=[made.directive_id])
    shown = client.get(url)
    (hindrance,) = shown.context["finding"].hindered
    assert (hindrance.row, body.name in hindrance.name.text) == (made, True)
    assert client.post(url).status_code == 422
    assert Execution.objects.count() == 1
