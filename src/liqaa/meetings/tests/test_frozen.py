"""Frozen means frozen: no action changes what frozen minutes hold, and the database refuses it as well."""

import ast
import datetime as dt
import inspect
import re
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.forms.models import model_to_dict
from django.test.utils import CaptureQueriesContext

from liqaa.journal.actions import SYSTEM
from liqaa.kit.refusals import Refused
from liqaa.meetings import actions
from liqaa.meetings.actions.elections import Vacancy
from liqaa.meetings.actions.holding import Hands, Said
from liqaa.meetings.actions.open_record import held_open
from liqaa.meetings.actions.sentences import GONE, RECORD_FROZEN
from liqaa.meetings.models import (
    Intervention,
    Meeting,
    MeetingPlace,
    Mention,
    Minutes,
    MinutesPart,
    QuorumCheck,
    ShowOfHands,
    Topic,
)
from liqaa.meetings.queries.frozen import check, is_whole, seal_now
from liqaa.meetings.queries.sealed import confidential_of, first_form, public_of
from liqaa.meetings.rules.elections import Figures
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import ELSEWHERE, NOW, body
from liqaa.meetings.tests.frozen_field import field, frozen, tampered
from liqaa.meetings.tests.test_meeting_files import photograph
from liqaa.meetings.text.frozen import digest_of, seal_of_first_form

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 25)
REFUSED = {
    "add_file": lambda f: {
        "meeting": f.meeting, "upload": photograph(), "caption": "", "consent": "given",
        "confidential": False,
    },
    "add_minutes_part": lambda f: {"minutes": f.minutes, "title": "آخر", "confidential": False},
    "add_point": lambda f: {"meeting": f.meeting, "title": "نقطة"},
    "approve_minutes": lambda f: {"minutes": f.minutes, "approved_in": f.minutes.approved_in},
    "arrive": lambda f: {"meeting": f.meeting, "person": f.chair},
    "arrive_by_code": lambda f: {"meeting": f.meeting, "code": f.invitation.code},
    "attach_document": lambda f: {"point": f.meeting.agenda.get(), "upload": photograph()},
    "call_again": lambda f: {"meeting": f.meeting, "day": DAY},
    "cancel_meeting": lambda f: {"meeting": f.meeting, "reason": "عذر"},
    "change_point": lambda f: {"point": f.meeting.agenda.get(), "changes": {"title": "آخر"}},
    "close_election": lambda f: {"election": f.election, "figures": Figures(0, 0, {})},
    "close_sitting": lambda f: {"meeting": f.meeting},
    "correct_meeting": lambda f: {"meeting": f.meeting, "title": "آخر"},
    "count_group": lambda f: {"meeting": f.meeting, "label": "زوار", "count": 3},
    "count_hands": lambda f: {
        "meeting": f.meeting, "hands": Hands(question="سؤال", in_favour=1, against=0, abstained=0),
    },
    "count_visitors": lambda f: {"meeting": f.meeting, "count": 3, "label": "زوار"},
    "detach_document": lambda f: {"document": f.document},
    "discard_minutes": lambda f: {"minutes": f.minutes},
    "drop_election": lambda f: {"election": f.election},
    "drop_hands": lambda f: {"hands": f.hands},
    "drop_point": lambda f: {"point": f.meeting.agenda.get()},
    "drop_speech": lambda f: {"speech": f.meeting.interventions.get()},
    "enter_sheet": lambda f: {"meeting": f.meeting, "persons": [f.chair]},
    "erase_meeting": lambda f: {"meeting": f.meeting},
    "establish_quorum": lambda f: {"meeting": f.meeting},
    "freeze_minutes": lambda f: {"minutes": f.minutes, "seal": f.minutes.sha256, "paper": None},
    "leave": lambda f: {"meeting": f.meeting, "person": f.chair},
    "make_remark": lambda f: {"minutes": f.minutes, "text": "ملاحظة", "part": None},
    "mark_attendance": lambda f: {"meeting": f.meeting, "statuses": {f.part.pk: "absent"}},
    "mark_held": lambda f: {"meeting": f.meeting, "held_on": dt.date(2026, 11, 9)},
    "move_point": lambda f: {"point": f.meeting.agenda.get(), "to": 0},
    "note_speech": lambda f: {"meeting": f.meeting, "said": Said(text="كلمة")},
    "open_election": lambda f: {
        "meeting": f.meeting, "vacancy": Vacancy(title="النيابة"), "persons": [f.chair],
    },
    "remark_by_letter": lambda f: {"letter": f.letter, "text": "ملاحظة", "part": None},
    "remove_file": lambda f: {"file": f.photograph},
    "remove_part": lambda f: {"part": f.minutes.parts.get(text="")},
    "reopen_election": lambda f: {"election": f.election},
    "reopen_minutes": lambda f: {"minutes": f.minutes},
    "reopen_sitting": lambda f: {"meeting": f.meeting},
    "send_minutes": lambda f: {"minutes": f.minutes},
    "set_confidential": lambda f: {"part": f.minutes.parts.first(), "confidential": False},
    "settle_remark": lambda f: {"remark": f.remark, "outcome": "taken", "reply": ""},
    "sign_minutes": lambda f: {"minutes": f.minutes, "person": f.chair.pk},
    "undo_meeting": lambda f: {"meeting": f.meeting},
    "untick": lambda f: {"meeting": f.meeting, "person": f.chair},
    "walk_in": lambda f: {"meeting": f.meeting, "name": "اسم", "person": f.chair},
    "write_part": lambda f: {"part": f.minutes.parts.first(), "text": "آخر", "started_from": 1},
}  # fmt: skip
"""Every action that changes what frozen minutes hold, and how it is asked."""
GONE_ASKED = {
    "add_point": {"title": "نقطة"},
    "arrive": {"person": None},
    "cancel_meeting": {"reason": "عذر"},
    "invite": {"invitees": []},
}
BESIDE = {
    "add_erratum": "a correction stands beside the minutes",
    "answer_invitation": "an answer is no part of the minutes, and is over with the meeting",
    "call_meeting": "makes a meeting",
    "cancel_series": "touches those alone that are to come",
    "draft_minutes": "gives back the minutes that stand",
    "invite": "invitations are no part of the minutes, and are over with the meeting",
    "keep_paper": "keeps the paper where it was taken out: see the redactions below",
    "keep_visitor": "makes a contact of a visitor; visitors stand in minutes by number",
    "make_feed": "an address of a diary",
    "move_series": "touches those alone that are to come",
    "plan_meeting": "makes a meeting",
    "plan_series": "makes meetings",
    "record_meeting": "makes a meeting",
    "remind_invited": "writes mails",
    "remind_of_minutes": "writes mails",
    "renew_letter": "an address of the minutes, not a word of them",
    "revoke_feed": "an address of a diary",
    "revoke_invitation": "invitations are no part of the minutes",
    "revoke_letter": "an address of the minutes, not a word of them",
    "say_consent": "those shown may say it anew at any time",
    "taking_out": "takes out what the law asks for, and seals anew",
}
"""Every other action, and why it may."""


def writing():
    """Every action of the room: what takes ``by`` and ``at``."""
    asked = {name: inspect.signature(getattr(actions, name)) for name in actions.__all__ if name.islower()}
    return {name for name, signature in asked.items() if {"by", "at"} <= signature.parameters.keys()}


def test_every_action_is_in_one_of_the_lists():
    assert (writing() - REFUSED.keys() - BESIDE.keys(), (REFUSED.keys() | BESIDE.keys()) - writing()) == (
        set(), set(),
    )  # fmt: skip
    assert REFUSED.keys() & BESIDE.keys() == set()


def test_every_public_action_of_the_room_is_handed_out_by_its_drawer():
    """An action that the drawer does not name would slip through the lists above."""
    folder = Path(actions.__file__).parent
    found = set()
    for path in folder.glob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                atomic = any("atomic" in ast.unparse(each) for each in node.decorator_list)
                if atomic and {"by", "at"} <= {each.arg for each in node.args.kwonlyargs}:
                    found.add(node.name)
    assert found - writing() == set()


def test_no_action_changes_what_frozen_minutes_hold():
    found = frozen()
    seal, said = found.minutes.sha256, {}
    for name, asked in REFUSED.items():
        try:
            with transaction.atomic():
                getattr(actions, name)(**asked(found), by=found.writer, at=NOW)
            said[name] = "done"
        except Refused as refusal:
            said[name] = [str(each) for each in refusal.reasons]
    assert {name: words for name, words in said.items() if words != [str(RECORD_FROZEN)]} == {}
    assert seal_now(found.minutes) == seal
    assert check(found.minutes).record


HOLDS = re.compile(r'FROM "?liqaa_meetings_meeting\b.* FOR ', re.DOTALL)


def test_each_action_holds_the_row_of_its_meeting_once():
    """Asked in one message with whether it is frozen; what writes the minutes alone holds theirs."""
    found, holds = field(), {}
    for name, asked in REFUSED.items():
        with transaction.atomic(), CaptureQueriesContext(connection) as told:
            with suppress(Refused):
                getattr(actions, name)(**asked(found), by=found.writer, at=NOW)
            transaction.set_rollback(True)
        held = [each for each in told if HOLDS.search(each["sql"])]
        holds.setdefault(len(held), set()).add(name)
    of_minutes = {
        "add_minutes_part", "approve_minutes", "discard_minutes", "make_remark", "remark_by_letter",
        "remove_part", "reopen_minutes", "send_minutes", "set_confidential", "settle_remark", "sign_minutes",
        "write_part",
    }  # fmt: skip
    assert holds == {0: of_minutes, 1: REFUSED.keys() - of_minutes}


def test_a_meeting_that_is_no_longer_there_is_told_so():
    found = factories.meeting(state="planned", held_on=DAY)
    found.delete()
    found.pk = 1
    for name in ("add_point", "arrive", "cancel_meeting", "invite", "undo_meeting"):
        with pytest.raises(Refused, match=str(GONE)):
            getattr(actions, name)(**GONE_ASKED.get(name, {}), meeting=found, by=SYSTEM, at=NOW)


def test_the_row_held_is_the_meeting_whole():
    whole = factories.full_meeting()
    with transaction.atomic():
        held = held_open(whole)
    assert model_to_dict(held) == model_to_dict(Meeting.objects.get(pk=whole.pk))
    assert held.get_deferred_fields() == set()


def test_the_database_refuses_what_a_forgotten_check_would_let_through():
    found = frozen()
    given, elsewhere = {"meeting": found.meeting, "scope": found.meeting.scope}, body(ELSEWHERE)
    attempts = {
        "a title": lambda: type(found.meeting).objects.filter(pk=found.meeting.pk).update(title="آخر"),
        "a co-organiser": lambda: Meeting.objects.filter(pk=found.meeting.pk).update(co_organiser=elsewhere),
        "a host": lambda: Meeting.objects.filter(pk=found.meeting.pk).update(host_body=elsewhere),
        "a part": lambda: MinutesPart.objects.filter(minutes=found.minutes).update(text="آخر"),
        "a vote": lambda: ShowOfHands.objects.filter(pk=found.hands.pk).update(against=F("against") + 1),
        "another vote": lambda: ShowOfHands.objects.create(
            question="آخر", in_favour=1, against=0, abstained=0, counted_at=NOW, **given
        ),
        "a count": lambda: QuorumCheck.objects.all().delete(),
        "a status": lambda: found.meeting.participations.update(status="absent"),
        "a speech": lambda: Intervention.objects.all().delete(),
        "a territory": lambda: MeetingPlace.objects.all().delete(),
        "a mention": lambda: Mention.objects.update(name="آخر"),
        "a topic": lambda: Topic.objects.create(text="آخر", **given),
        "a candidate": lambda: found.election.candidates.update(votes=7),
        "a photograph": found.photograph.delete,
        "the seal": lambda: Minutes.objects.filter(pk=found.minutes.pk).update(sha256="0" * 64),
        "the state": lambda: Minutes.objects.filter(pk=found.minutes.pk).update(state="approved"),
        "the paper": lambda: Minutes.objects.filter(pk=found.minutes.pk).update(file=None),
        "the minutes": lambda: Minutes.objects.filter(pk=found.minutes.pk).delete(),
    }
    for attempt in attempts.values():
        with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
            attempt()
    assert found.meeting.participations.update(arrived_at=NOW)
    actions.say_consent(file=found.photograph, consent="refused", by=found.writer, at=NOW)
    assert check(found.minutes).record


def test_what_no_longer_matches_is_named_and_confidential_parts_by_their_readers_only(client):
    found = frozen()
    assert check(found.minutes).changed == []
    tampered(found.minutes, lambda: MinutesPart.objects.filter(text="نص سري").update(text="غيره"))
    assert check(found.minutes).changed == ["شيء سري"]
    tampered(found.minutes, lambda: ShowOfHands.objects.update(against=9))
    told = check(found.minutes, confidential=True)
    assert (told.record, told.known, told.changed) == (False, True, ["التصويت برفع الأيدي", "كلمة الافتتاح"])
    client.force_login(found.writer)
    page = client.get(f"/meetings/{found.meeting.pk}/minutes/check/").content.decode()
    assert ("كلمة الافتتاح" in page, 'id="changed"' in page) == (True, True)
    tampered(found.minutes, lambda: Minutes.objects.update(sections={"public": {}, "confidential": {}}))
    assert (check(found.minutes).known, check(found.minutes).changed) == (False, [])


def test_minutes_frozen_before_sections_had_hashes_are_checked_whole():
    found = field()
    public, confidential = first_form(found.meeting, found.minutes, [])
    seal = seal_of_first_form(public, confidential)
    Minutes.objects.filter(pk=found.minutes.pk).update(
        state="frozen", sha256=seal, frozen_at=NOW, sections={}
    )
    found.minutes.refresh_from_db()
    assert (is_whole(found.minutes), check(found.minutes).record) == (True, True)
    tampered(found.minutes, lambda: MinutesPart.objects.filter(text="نص سري").update(text="غيره"))
    told = check(found.minutes, confidential=True)
    assert (told.record, told.known, told.changed) == (False, False, [])


def test_who_co_organised_and_was_host_is_sealed_where_they_are_known_and_an_older_seal_holds():
    found = frozen()
    said = public_of(found.meeting, found.minutes, [])["meeting"]
    assert set(said) == {
        "pk", "title", "kinds", "held_on", "ended_on", "starts_at", "opened_at", "closed_at", "call", "mode",
        "venue", "venue_place_id", "organiser_id", "supervisor_id", "supervisor_text", "outside_organiser",
        "framework", "slogan", "summary",
    }  # fmt: skip
    assert found.minutes.sections["public"]["meeting"] == digest_of(said)
    assert check(found.minutes).record
    host = body(ELSEWHERE)
    tampered(found.minutes, lambda: Meeting.objects.filter(pk=found.meeting.pk).update(host_body=host))
    told = check(found.minutes)
    assert (told.record, told.changed) == (False, ["اللقاء نفسه: اليوم والمكان والجهة المنظمة والعنوان"])
    found.meeting.refresh_from_db()
    now = public_of(found.meeting, found.minutes, [])["meeting"]
    assert now == {**said, "host_body_id": host.pk}


def test_the_seal_covers_every_table_that_the_database_keeps():
    found = frozen()
    said = {
        **public_of(found.meeting, found.minutes, []),
        **confidential_of(found.meeting, found.minutes, []),
    }
    assert [
        key for key, value in said.items() if not value and key not in ("agenda", "files", "signatures")
    ] == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'frozen\\_%'")
        own, tables = "liqaa_meetings_", [name for (name,) in cursor.fetchall()]
    kept = {name.removeprefix(own) for name in tables if name.startswith(own)}
    assert kept == {
        "agendadocument", "agendaitem", "candidate", "election", "erratum", "grouppresence", "intervention",
        "meeting", "meetingfile", "meetingplace", "mention", "minutes", "minutespart", "minutesrevision",
        "participation", "quorumcheck", "showofhands", "signature", "topic",
    }  # fmt: skip
