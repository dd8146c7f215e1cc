"""A membership target: its figure by the register, and the proposal once it is reached."""

import pytest
from django.urls import reverse

from liqaa.followup.models import Task
from liqaa.followup.tests import factories
from liqaa.journal.actions import SYSTEM
from liqaa.meetings.tests.factories import ELSEWHERE, NOW, PROVINCE, TODAY
from liqaa.people.actions import join
from liqaa.people.tests.factories import account, person

pytestmark = pytest.mark.django_db


def members(count, path=PROVINCE):
    for _number in range(count):
        join(person=person(path=path), joined_on=TODAY, by=SYSTEM, at=NOW)


@pytest.fixture
def task():
    return factories.outcome(type="membership_target", text="بلوغ ثلاثة منخرطين", quantity=3).tasks.get()


def shown(client, task):
    client.force_login(account(("local_secretary", PROVINCE)))
    return client.get(reverse("followup:task", args=[task.pk]))


def test_the_figure_of_the_register_stands_beside_the_target(client, task):
    members(2)
    members(4, ELSEWHERE)
    page = shown(client, task)
    assert (page.context["on_record"], page.context["target_reached"]) == (2, False)
    assert '<progress value="2" max="3"' in page.content.decode()
    outcome = client.get(reverse("followup:outcome", args=[task.outcome_id]))
    assert outcome.context["on_record"] == 2


def test_reached_it_proposes_itself_and_one_click_hands_it_in(client, task):
    members(3)
    assert shown(client, task).context["target_reached"] is True
    sent = {"reached": "3", "text": "3"}
    assert client.post(reverse("followup:hand_in", args=[task.pk]), sent).status_code == 302
    task = Task.objects.get()
    assert (task.state, task.reached) == ("done", 3)
    assert shown(client, task).context["target_reached"] is False
