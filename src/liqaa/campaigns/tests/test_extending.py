"""A later end: states follow from the facts, tasks take the day, those who owe it are told once."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from liqaa.campaigns import actions
from liqaa.campaigns.models import Extension
from liqaa.campaigns.tests import factories as make
from liqaa.followup.models import Task
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.refusals import Refused
from liqaa.outbox.models import Message

pytestmark = pytest.mark.django_db


def later(days: int) -> dt.date:
    return make.today() + dt.timedelta(days=days)


def extended(directive, days: int = 30, reason: str = "فيضانات", at: dt.datetime | None = None):
    return actions.extend(
        directive=directive, due_on=later(days), reason=reason, by=make.author(), at=at or make.now()
    )


def test_who_was_late_no_longer_is_and_the_tasks_owed_take_the_day() -> None:
    body, other = make.province(), make.province(make.SIBLING)
    directive = make.issued()
    done = make.execution(directive, other)
    meeting = make.meeting(other)
    actions.satisfy(execution=done, meeting=meeting, by=make.author(), at=make.now())
    actions.report(execution=done, text="انعقد", by=make.author(), at=make.now())
    was = directive.due_on
    directive = make.overdue(directive)
    late = make.execution(directive, body)
    assert make.state(late) == "late"
    extended(directive)
    assert (make.state(late), make.state(done)) == ("waiting", "reported")
    days = dict(Task.objects.values_list("body", "due_on"))
    assert days == {body.pk: later(30), other.pk: was}


def test_it_leaves_its_line_and_the_reason() -> None:
    make.province()
    directive = make.issued()
    extension = extended(directive)
    assert (extension.was_due_on, extension.due_on, extension.reason) == (later(21), later(30), "فيضانات")
    assert Entry.objects.get(verb="campaigns.extend").fields == ["due_on"]


@pytest.mark.parametrize(
    ("days", "reason", "field"), [(21, "سبب", "due_on"), (3, "سبب", "due_on"), (30, " ", "reason")]
)
def test_an_earlier_day_or_no_reason_is_refused_beside_its_field(days: int, reason: str, field: str) -> None:
    make.province()
    directive = make.issued()
    with pytest.raises(Refused) as refusal:
        extended(directive, days, reason)
    assert (refusal.value.field, Extension.objects.count()) == (field, 0)


def test_only_an_open_directive_is_extended() -> None:
    make.province()
    directive = make.issued()
    actions.close(directive=directive, by=make.author(), at=make.now())
    with pytest.raises(Refused):
        extended(directive)


def test_those_who_owe_it_are_told_the_next_morning_once() -> None:
    _leader, account = make.head(make.province())
    make.head(make.province(make.SIBLING))
    directive = make.issued()
    done = make.execution(directive, make.province(make.SIBLING))
    actions.satisfy(execution=done, meeting=make.meeting(done.body), by=make.author(), at=make.now())
    actions.report(execution=done, text="انعقد", by=make.author(), at=make.now())
    extended(directive, days=40)
    assert actions.remind(by=SYSTEM, at=make.now()) == 0
    assert actions.remind(by=SYSTEM, at=make.ahead(1)) == 1
    assert actions.remind(by=SYSTEM, at=make.ahead(1)) == 1
    message = Message.objects.get()
    assert message.recipient == account.email
    assert "فيضانات" in message.body
    assert actions.remind(by=SYSTEM, at=make.ahead(2)) == 0


def test_the_page_asks_for_day_and_reason_and_shows_them_to_those_asked() -> None:
    body = make.province()
    directive = make.issued()
    url = reverse("campaigns:extend", args=[directive.pk])
    client = Client()
    client.force_login(make.author())
    refused = client.post(url, {"due_on": "2020-01-01", "reason": "فيضانات"})
    assert (refused.status_code, list(refused.context["extend_form"].errors)) == (422, ["due_on"])
    assert client.post(url, {"due_on": f"{later(30)}", "reason": "فيضانات"}).status_code == 302
    reader = Client()
    reader.force_login(make.account(("rapporteur", body.scope)))
    assert reader.post(url, {"due_on": f"{later(40)}", "reason": "x"}).status_code == 403
    pages = [
        reverse("campaigns:directive", args=[directive.pk]),
        reverse("campaigns:execution", args=[directive.executions.get().pk]),
    ]
    assert ["فيضانات" in reader.get(page).content.decode() for page in pages] == [True, True]
