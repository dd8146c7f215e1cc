"""A demand of elected members: said at a meeting, sent up, answered, told back where it was made."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from liqaa.bodies.tests import factories as bodies
from liqaa.followup.models import Task
from liqaa.meetings.rules import Speech
from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.factories import PROVINCE
from liqaa.needs.queries import proposals_for
from liqaa.people.tests.factories import account

pytestmark = [pytest.mark.django_db, pytest.mark.story]


def signed_in(who) -> Client:
    client = Client()
    client.force_login(who)
    return client


def test_a_demand_goes_up_to_the_leadership_and_its_answer_comes_back() -> None:
    bodies.charter()
    today = timezone.localdate()
    speech = Speech(text="نطالب بدعم الجماعات القروية", kind="demand", speaker="رؤساء الجماعات")
    asked_at = meetings.meeting(interventions=[speech])
    organ = bodies.body("regional_secretariat", "ma/03")
    leader = bodies.account(name="الأمين الجهوي")
    bodies.appointment(
        bodies.person(name="الأمين الجهوي", path="ma/03", account=leader), organ.offices.order_by("rank")[0]
    )
    secretary = account(("provincial_secretary", PROVINCE))
    below = signed_in(secretary)
    sent = {"intervention": asked_at.interventions.get().pk, "organ": organ.pk}
    assert below.post(reverse("followup:raise", args=[asked_at.pk]), sent).status_code == 302
    task = Task.objects.get(type="demand")
    assert (task.body, task.scope) == (organ, PROVINCE)

    above = signed_in(leader)
    assert task.title in above.get(reverse("followup:tasks")).content.decode()
    answer = {"text": "خُصص غلاف مالي للجماعات"}
    assert above.post(reverse("followup:hand_in", args=[task.pk]), answer).status_code == 302

    coming = meetings.meeting(state="planned", held_on=today + timedelta(days=7), territories=[PROVINCE])
    (line,) = proposals_for(coming, secretary, most=5)
    assert (line.kind, line.pk, line.answer) == ("demand", task.pk, "خُصص غلاف مالي للجماعات")
    assert below.post(reverse("needs:tell", args=[coming.pk]), {"demand": task.pk}).status_code == 302
    assert "نطالب بدعم الجماعات القروية" in coming.agenda.get().title
    assert proposals_for(coming, secretary, most=5) == []
