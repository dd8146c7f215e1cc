"""Wrong input before and during a meeting, sent to the addresses: a clear sentence, and nothing lost."""

import contextvars
import datetime as dt
import threading

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from liqaa.bodies.tests.factories import charter
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.acting import acting_for
from liqaa.meetings import actions, queries
from liqaa.meetings.models import AgendaItem, Meeting, Participation, QuorumCheck, Series
from liqaa.meetings.queries.inviting import Invitee
from liqaa.meetings.queries.keys import answer_key
from liqaa.meetings.rules import Point
from liqaa.meetings.rules.arriving import scanned_as
from liqaa.meetings.rules.calling import MOST_POINTS
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import PROVINCE
from liqaa.people.tests.factories import account, person, place

pytestmark = pytest.mark.django_db
SCRIPTED = {"hx-request": "true", "accept-language": "en"}
LINES = [f"نقطة رقم {number}" for number in range(501)]
MOST_BYTES = 400_000
"""What the page of the longest agenda may weigh, uncompressed."""


@pytest.fixture
def secretary(client):
    """A client signed in as the province's secretary, who reads English."""
    client.force_login(account(("provincial_secretary", PROVINCE)))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def url(name, *args):
    return reverse(f"meetings:{name}", args=args)


def sitting(**values):
    return factories.meeting(
        **({"state": "planned", "held_on": timezone.localdate(), "kinds": ("council",)} | values)
    )


def invited(meeting, *people):
    invitees = [Invitee(each, "list") for each in people]
    return actions.invite(meeting=meeting, invitees=invitees, by=SYSTEM, at=timezone.now())


# --- the door -----------------------------------------------------------------------------------------------


def wrong_codes(meeting):
    """What is typed or scanned, and what is said of it."""
    other = sitting(title="لقاء آخر")
    [elsewhere] = invited(other, person("نجاة بنعلي"))
    [revoked] = invited(meeting, person("موحى أيت علي"))
    actions.revoke_invitation(invitation=revoked, by=SYSTEM, at=timezone.now())
    another, taken_back = "This code belongs to another meeting: ", "The invitation of "
    return [
        (elsewhere.code, another),
        (scanned_as(other.pk, elsewhere.code), another),
        (revoked.code, taken_back),
        (scanned_as(meeting.pk, revoked.code), taken_back),
    ]


@pytest.mark.parametrize("headers", [SCRIPTED, {"accept-language": "en"}], ids=["phone", "no script"])
def test_a_code_that_opens_nothing_is_told_and_stays_in_its_field(secretary, headers):
    meeting = sitting()
    arrived = person("سعاد العلمي")
    actions.arrive(meeting=meeting, person=arrived, by=SYSTEM, at=timezone.now())
    for typed, words in wrong_codes(meeting):
        answer = secretary.post(url("code", meeting.pk), {"code": typed}, headers=headers)
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert f'value="{typed}"' in answer.content.decode()
    assert queries.here_ids(meeting) == {arrived.pk}


def test_an_invitation_taken_back_answers_nothing_and_names_nobody(client):
    meeting = sitting(held_on=timezone.localdate() + dt.timedelta(days=3))
    [asked] = invited(meeting, person("سعاد العلمي"))
    address = url("answer", answer_key(asked))
    assert client.post(address, {"answer": "coming"}).status_code == 200
    actions.revoke_invitation(invitation=asked, by=SYSTEM, at=timezone.now())
    answer = client.post(address, {"answer": "excused", "note": "سفر"}, headers={"accept-language": "en"})
    assert answer.status_code == 410
    assert "سعاد" not in answer.content.decode()
    asked.refresh_from_db()
    assert (asked.answer, asked.note) == ("coming", "")


@pytest.mark.django_db(transaction=True)
def test_two_phones_at_the_door_leave_one_arrival_and_both_are_told():
    with acting_for(SYSTEM), translation.override("en"):
        meeting, whom = sitting(), person("نجاة بنعلي")
        [asked] = invited(meeting, whom)
        hands = [account(("provincial_secretary", PROVINCE)) for _phone in range(2)]
    gate, found = threading.Barrier(2), []
    addresses = [(url("arrive", meeting.pk, whom.pk), {}), (url("code", meeting.pk), {"code": asked.code})]

    def tick(number):
        try:
            client = Client()
            client.force_login(hands[number])
            client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
            address, data = addresses[number]
            gate.wait(20)
            answer = client.post(address, data, headers=SCRIPTED)
            found.append((answer.status_code, "already, since" in answer.content.decode()))
        finally:
            connection.close()

    phones = [threading.Thread(target=contextvars.copy_context().run, args=(tick, each)) for each in range(2)]
    for phone in phones:
        phone.start()
    for phone in phones:
        phone.join(60)
    assert sorted(found) == [(200, False), (200, True)]
    with acting_for(SYSTEM):
        assert Participation.objects.filter(meeting=meeting).count() == 1
        assert Entry.objects.filter(verb="meetings.arrive").count() == 1


# --- the sitting --------------------------------------------------------------------------------------------


def test_closing_without_a_quorum_says_so_in_its_box_and_the_sitting_goes_on(secretary):
    charter()
    body = factories.body()
    seats, people = factories.office(body, key="member", seats=9), [person(f"عضو {n}") for n in range(4)]
    for number, each in enumerate(people):
        factories.appoint(seats, each, seat=number + 1)
    meeting = sitting(organiser=body)
    actions.arrive(meeting=meeting, person=people[0], by=SYSTEM, at=timezone.now())
    answer = secretary.post(url("close_sitting", meeting.pk), {})
    assert answer.status_code == 422
    [words] = answer.context["close_form"].errors["without_quorum"]
    assert words.startswith("There is no quorum")
    assert words in answer.content.decode()
    meeting.refresh_from_db()
    assert (meeting.state, meeting.closed_at, QuorumCheck.objects.count()) == ("planned", None, 0)
    assert queries.here_ids(meeting) == {people[0].pk}


# --- an agenda of five hundred points -----------------------------------------------------------------------


def pages_that_take_an_agenda(held):
    """The addresses with what they ask besides, by name."""
    body, day = held.organiser, timezone.localdate() + dt.timedelta(days=30)
    usual = {"title": "دورة المجلس", "organiser": body.pk, "kinds": "communication"}
    return {
        "call": (url("call"), usual | {"held_on": day.isoformat()}),
        "record": (url("record"), usual | {"held_on": held.held_on.isoformat()}),
        "correct": (url("correct", held.pk), usual | {"held_on": held.held_on.isoformat()}),
        "set": (
            url("plan_series"),
            usual
            | {"level": "commune", "place": PROVINCE, "sure": "1"}
            | {"first_on": day.isoformat(), "last_on": (day + dt.timedelta(days=9)).isoformat()},
        ),
    }


@pytest.mark.parametrize("where", ["call", "record", "correct", "set"])
def test_a_pasted_list_of_501_lines_is_refused_beside_it_and_stays(secretary, where):
    place(PROVINCE)
    held = factories.meeting(agenda=[Point(title="التقرير")])
    address, data = pages_that_take_an_agenda(held)[where]
    answer = secretary.post(address, data | {"agenda": "\n".join(LINES)})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["agenda"]
    shown = answer.content.decode()
    assert "These are too many lines: at most 100." in shown
    assert [line for line in LINES if line not in shown] == []
    assert (Meeting.objects.count(), Series.objects.count()) == (1, 0)
    assert list(AgendaItem.objects.values_list("title", flat=True)) == ["التقرير"]


def test_the_page_of_the_longest_agenda_costs_no_more_statements_and_stays_light(secretary):
    meeting = sitting(agenda=[Point(title=LINES[0])])
    address = url("agenda", meeting.pk)
    secretary.get(address)
    with CaptureQueriesContext(connection) as short:
        secretary.get(address)
    actions.correct_meeting(
        meeting=meeting,
        agenda=[Point(title=line) for line in LINES[:MOST_POINTS]],
        by=SYSTEM,
        at=timezone.now(),
    )
    with CaptureQueriesContext(connection) as long:
        answer = secretary.get(address)
    assert len(answer.context["points"]) == MOST_POINTS
    assert len(long) == len(short)
    assert len(answer.content) < MOST_BYTES
