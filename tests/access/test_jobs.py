"""What jobs and mails hand out: to each reader only words they may hold."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from liqaa.bodies.models import Appointment
from liqaa.campaigns.actions import remind
from liqaa.campaigns.models import Directive
from liqaa.dashboards.actions.first_run import invite
from liqaa.followup.models import Task
from liqaa.journal.actions import SYSTEM
from liqaa.outbox.models import Message
from tests.access.mailed import is_neutral
from tests.access.scanning import leaks

pytestmark = [pytest.mark.access, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]


def foreign(ground, messages, readers):
    return [
        (each.key, leak)
        for each in messages
        for leak in leaks([each.subject, each.body], readers.get(each.recipient), ground.known)
    ]


def test_a_digest_holds_what_its_reader_may_hold(ground, leaders):
    today = timezone.localdate()
    Directive.objects.filter(state="issued").update(due_on=today + dt.timedelta(days=7))
    Task.objects.filter(execution__isnull=False).update(state="open", done_at=None)
    before = set(Message.objects.values_list("pk", flat=True))
    assert remind(by=SYSTEM, at=timezone.now()) == len(leaders)
    messages = list(Message.objects.exclude(pk__in=before))
    assert {each.recipient for each in messages} == set(leaders)
    assert foreign(ground, messages, leaders) == []
    for each in messages:
        own = leaders[each.recipient].key
        told = next(token for token, word in ground.known.items() if word == (own, "directive", "title"))
        assert told in each.body
        assert is_neutral(ground, each.subject)


def test_an_invitation_tells_its_guest_nothing_but_the_way_in(ground):
    head = Appointment.objects.get(pk=ground.rows["appointment"]["own"][0]).person
    before = set(Message.objects.values_list("pk", flat=True))
    nation = get_user_model()._base_manager.get(pk=ground.accounts["nation"])
    invite(
        persons=[head], address_of=lambda token: f"https://x.invalid/{token}", by=nation, at=timezone.now()
    )
    messages = list(Message.objects.exclude(pk__in=before))
    assert [each.recipient for each in messages] == [head.email]
    assert is_neutral(ground, messages[0].subject)
    own = {("own", "head", "name"), ("own", "head", "email")}
    assert {leak for _key, leak in foreign(ground, messages, {})} <= own
