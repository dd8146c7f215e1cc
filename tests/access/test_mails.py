"""Mails, letters and links of meetings: to each reader only what is theirs; subjects say nothing."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from liqaa.bodies.models import Appointment, Body
from liqaa.journal.actions import SYSTEM
from liqaa.meetings.actions import remind_of_minutes
from liqaa.meetings.models import Invitation, Meeting, Remark
from liqaa.outbox.models import Message
from tests.access import mailed
from tests.access.actors import ANONYMOUS
from tests.access.expected_linked import LINKED
from tests.access.field import GROUNDS
from tests.access.handed import DIARY, SHOWS, is_handed
from tests.access.mailed import is_neutral, told
from tests.access.oracle import cells
from tests.access.playing import Window
from tests.access.scanning import leaks, said

pytestmark = [pytest.mark.access, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
FIRST = "own"
EVERY = [pytest.param(at, marks=() if at == FIRST else pytest.mark.slow, id=at) for at in GROUNDS]


def token_of(ground, *told):
    return next(token for token, kept in ground.known.items() if kept == told)


@pytest.mark.parametrize("at", EVERY)
@pytest.mark.parametrize("mail", mailed.MAILED, ids=lambda mail: mail.cause.__name__)
def test_a_mail_tells_its_reader_of_their_own_meeting_and_of_nothing_else(ground, mail, at):
    messages = mailed.left_by(mail, ground, at)
    assert len(messages) == mail.leave
    for message in messages:
        texts = list(mailed.read(mailed.as_it_leaves(message)))
        found = told(ground, texts)
        wrong = {each for each in found if not mailed.may_get(mail, ground, at, message.recipient, each)}
        assert (wrong, is_neutral(ground, message.subject)) == (set(), True)
        assert bool(message.calendar) == mail.calendar
        assert {(at, kind, "title") for kind in mail.shows} <= found


@pytest.mark.parametrize("at", EVERY)
@pytest.mark.parametrize(("shown", "holds"), mailed.SHOWN, ids=lambda each: getattr(each, "__name__", ""))
def test_what_is_handed_on_by_hand_holds_that_meeting_alone(ground, shown, holds, at):
    found = told(ground, shown(ground, at))
    assert {(where, kind, column) for where, kind, column in found if where != at} == set()
    assert {each for each in found if each[2] not in holds.get(each[1], ())} == set()
    assert {(at, "planned", "title"), (at, "point", "title")} <= found


@pytest.mark.parametrize("at", EVERY)
def test_a_link_hands_a_stranger_what_is_for_its_holder_and_nothing_else(ground, at):
    window, faults, blind = Window(ground, ANONYMOUS), [], []
    asked = [cell for cell in cells(None, LINKED, ground.rows) if cell.ground == at and cell.row.link]
    for cell in asked:
        faults += window.judge(cell)
        found = told(ground, window.ask(cell)[1])
        if not cell.row.missing and (at, *SHOWS[cell.row.link]) not in found:
            blind.append(cell.row.name)
    assert (faults, blind, len(asked)) == ([], [], 7)


def test_a_diary_holds_the_meetings_of_a_body_where_its_owner_holds_an_office_and_none_of_elsewhere(ground):
    body = Body.objects.get(pk=ground.rows["body"][FIRST][0])
    fellow = Invitation.objects.get(note=token_of(ground, FIRST, "excuse_kept", "note")).person
    office = body.offices.exclude(appointments__person__isnull=False).order_by("rank")[0]
    Appointment.objects.create(
        office=office, person=fellow, scope=body.scope, starts_on=timezone.localdate(), source=""
    )
    answer = Client().get(reverse("meetings:feed", args=ground.rows["diary_link"][FIRST]))
    found = told(ground, said(answer))
    titles = {kind for at, kind, column in found if (at, column) == (FIRST, "title")}
    assert {"meeting", "planned", "cancelled", "minuted", "drafted"} <= titles
    open_words = {
        ("agenda", "title"),
        *((kind, each) for kind in titles for each in ("title", "venue", "joining")),
    }
    inside = {each for each in found if not is_handed(DIARY, FIRST, each)}
    assert {each for each in inside if each[0] != FIRST or each[1:] not in open_words} == set()


def test_who_is_asked_for_minutes_reads_no_title_in_the_subject_and_none_of_elsewhere(ground, leaders):
    held_on = timezone.localdate() - dt.timedelta(days=14)
    Meeting.objects.filter(pk__in=[rows[0] for rows in ground.rows["drafted"].values()]).update(
        held_on=held_on, convoked_at=timezone.now()
    )
    region = ground.rows["body"]["region"][0]
    Body.objects.filter(pk=ground.rows["body"]["below"][0]).update(parent=ground.rows["body"][FIRST][0])
    Body.objects.filter(pk=ground.rows["body"][FIRST][0]).update(parent=region)
    before = set(Message.objects.values_list("pk", flat=True))
    remind_of_minutes(by=SYSTEM, at=timezone.now())
    messages = list(Message.objects.exclude(pk__in=before))
    assert {each.recipient for each in messages} == set(leaders)
    for each in messages:
        texts = list(mailed.read(mailed.as_it_leaves(each)))
        assert leaks(texts, leaders[each.recipient], ground.known) == set()
        assert (leaders[each.recipient].key, "drafted", "title") in told(ground, texts)
        assert is_neutral(ground, each.subject)


def test_a_reply_to_a_remark_on_what_is_confidential_does_not_stand_behind_the_link(ground):
    answer = Client().get(reverse("meetings:read_minutes", args=ground.rows["letter_link"][FIRST]))
    found = told(ground, said(answer))
    assert Remark.objects.filter(reply=token_of(ground, FIRST, "apart_remark", "reply")).exists()
    assert {each for each in found if each[1] in ("written_remark", "apart_remark")} == {
        (FIRST, "written_remark", "text"), (FIRST, "written_remark", "reply"),
    }  # fmt: skip
