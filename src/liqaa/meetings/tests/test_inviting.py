"""Inviting people: each once, whatever is repeated or dies; answering; taking back; telling of a change."""

import datetime as dt
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.acting import acting_for
from liqaa.kit.refusals import Refused
from liqaa.meetings import actions, queries
from liqaa.meetings.models import Invitation, Meeting
from liqaa.meetings.queries.inviting import Choice, Invitee
from liqaa.meetings.rules.calling import Reply
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import COMMUNE, NOW, PROVINCE, TODAY
from liqaa.outbox.actions import deliver
from liqaa.outbox.models import Message
from liqaa.outbox.tests.conftest import mail_server, smtp  # noqa: F401 (fixtures)
from liqaa.people.tests.factories import account, person, place

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(days=1)


def planned(**record):
    usual = {
        "state": "planned",
        "held_on": TODAY + dt.timedelta(days=9),
        "starts_at": dt.time(18, 30),
        "venue": "المقر",
        "venue_place": place(COMMUNE),
    }
    return factories.meeting(**(usual | record))


def members(organiser, count=3):
    """People in office in a body, each with an address."""
    found = [person(f"عضو {number}", email=f"member{number}@example.ma") for number in range(count)]
    for each in found:
        factories.appoint(factories.office(organiser), each)
    return found


def invite(meeting, persons, at=NOW):
    invitees = [Invitee(each, "list") for each in persons]
    return actions.invite(meeting=meeting, invitees=invitees, by=SYSTEM, at=at)


def test_everybody_by_right_is_found_once_with_their_capacity_frozen():
    organiser, supervisor = factories.body(), factories.body("ma/03", type="regional_secretariat")
    ours, above = members(organiser, 2), person("من الجهة")
    factories.appoint(factories.office(supervisor), above)
    factories.appoint(factories.office(organiser), ours[0])
    beside, with_us = factories.body(type="youth_organisation", family="youth"), person("من الشبيبة")
    factories.appoint(factories.office(beside), with_us)
    meeting = planned(organiser=organiser, supervisor=supervisor, co_organiser=beside)
    found = queries.found_by(
        meeting, Choice(by_right=True), account(("provincial_secretary", PROVINCE)), on=TODAY
    )
    assert [(each.person, each.ground) for each in found.invitees] == [
        (ours[0], "right"),
        (ours[1], "right"),
        (above, "right"),
        (with_us, "right"),
    ]
    made = actions.invite(meeting=meeting, invitees=found.invitees, by=SYSTEM, at=NOW)
    assert "أمين إقليمي" in made[0].capacities_ar[0]
    assert [each.email for each in made] == ["member0@example.ma", "member1@example.ma", "", ""]


def test_office_family_and_place_narrow_one_another():
    here = factories.body(COMMUNE, type="local_secretariat", level="local")
    women = factories.body(COMMUNE, type="local_women", level="local", family="women")
    one, two = person("أولى"), person("ثانية")
    factories.appoint(factories.office(here, key="local_secretary"), one)
    factories.appoint(factories.office(women, key="women_secretary"), two)
    meeting, asking = planned(), account(("provincial_secretary", PROVINCE))

    def found(**chosen):
        return [
            each.person for each in queries.found_by(meeting, Choice(**chosen), asking, on=TODAY).invitees
        ]

    assert found(office="local_secretary") == [one]
    assert found(family="women") == [two]
    assert set(found(place=place(COMMUNE))) == {one, two}
    assert found(place=place(COMMUNE), family="women", office="local_secretary") == []
    assert found(body=women) == [two]


def test_whoever_has_not_agreed_is_left_out():
    guest = person("زائر", relation="resident")
    found = queries.found_by(
        planned(), Choice(persons=[guest]), account(("provincial_secretary", PROVINCE)), on=TODAY
    )
    assert (found.invitees, found.unwilling) == ([], [guest])


def test_inviting_again_writes_to_nobody_twice():
    meeting = planned()
    persons = [person(f"عضو {number}", email=f"m{number}@example.ma") for number in range(3)]
    first = invite(meeting, persons[:2])
    again = invite(meeting, [*persons, persons[0]], at=LATER)
    assert [each.person for each in first + again] == persons
    assert Message.objects.count() == 3
    assert Meeting.objects.get(pk=meeting.pk).convoked_at == NOW
    assert Entry.objects.filter(verb="meetings.invite").count() == 2


def test_a_run_that_dies_leaves_nothing_and_its_repetition_invites_once():
    meeting, persons = planned(), [person("عضو", email="m@example.ma")]
    with transaction.atomic():
        invite(meeting, persons)
        transaction.set_rollback(True)
    assert (Invitation.objects.count(), Message.objects.count()) == (0, 0)
    invite(meeting, persons)
    assert (Invitation.objects.count(), Message.objects.count()) == (1, 1)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sets(st.integers(0, 4)), st.booleans()), min_size=1, max_size=5))
def test_each_person_is_invited_and_written_to_once_whatever_is_retried(runs):
    """Any runs of inviting any of five people, of which some die half-way, each perhaps repeated."""
    with transaction.atomic():
        meeting = planned()
        persons = [person(f"عضو {number}", email=f"m{number}@example.ma") for number in range(5)]
        asked = set()
        for chosen, dies in runs:
            if not chosen:
                continue
            with transaction.atomic():
                invite(meeting, [persons[number] for number in sorted(chosen)])
                transaction.set_rollback(dies)
            asked |= set() if dies else chosen
        invited = meeting.invitations.values_list("person__name", flat=True)
        assert sorted(invited) == sorted(persons[number].name for number in asked)
        written = Message.objects.filter(key__startswith=f"meeting-{meeting.pk}-")
        assert sorted(written.values_list("recipient", flat=True)) == [
            f"m{each}@example.ma" for each in sorted(asked)
        ]
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_two_hands_at_once_invite_once():
    with acting_for(SYSTEM):
        meeting = planned()
        persons = [person(f"عضو {number}", email=f"m{number}@example.ma") for number in range(4)]
    together = Barrier(2)

    def run():
        with acting_for(SYSTEM):
            together.wait()
            invite(meeting, persons)
        connections.close_all()

    hands = [Thread(target=run) for _ in range(2)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    with acting_for(SYSTEM):
        assert (Invitation.objects.count(), Message.objects.count()) == (4, 4)


def test_a_mail_has_a_neutral_subject_and_a_calendar_another_program_reads(mail_server, smtp):  # noqa: F811
    meeting = planned(title="دورة المجلس", kinds=("council",), joining="الهاتف")
    actions.add_point(meeting=meeting, title="التقرير المالي", by=SYSTEM, at=NOW)
    actions.add_point(meeting=meeting, title="نقطة داخلية", internal=True, by=SYSTEM, at=NOW)
    (made,) = invite(meeting, [person("سعاد", email="souad@example.ma")])
    deliver(message=Message.objects.get(), at=NOW)
    (mail,) = smtp.received.mails
    assert mail["Subject"] == "دعوة إليك"
    text = mail.get_body(("plain",)).get_content()
    assert "دورة المجلس" in text
    assert "التقرير المالي" in text
    assert "داخلية" not in text
    assert f"/meetings/answer/{made.pk}." in text
    assert made.code in text
    (attached,) = mail.iter_attachments()
    assert attached.get_content_type() == "text/calendar"
    assert (attached.get_param("method"), attached.get_param("charset")) == ("PUBLISH", "utf-8")
    calendar = icalendar.Calendar.from_ical(attached.get_payload(decode=True))
    (event,) = calendar.walk("VEVENT")
    assert event["UID"] == f"meeting-{meeting.pk}@localhost"
    zone = ZoneInfo("Africa/Casablanca")
    assert event["DTSTART"].dt == dt.datetime.combine(meeting.held_on, meeting.starts_at, zone)
    assert event["SUMMARY"] == "دورة مجلس"
    assert "نقطة داخلية" not in event["DESCRIPTION"]
    assert Message.objects.get().calendar == ""


def test_a_change_and_a_cancelling_are_told_with_a_higher_sequence():
    meeting = planned()
    invite(meeting, [person("سعاد", email="souad@example.ma"), person("بلا بريد")])
    moved = actions.correct_meeting(
        meeting=meeting, by=SYSTEM, at=LATER, held_on=TODAY + dt.timedelta(days=12)
    )
    actions.correct_meeting(meeting=meeting, by=SYSTEM, at=LATER, summary="لا يهم المدعوين")
    actions.cancel_meeting(meeting=moved, reason="تأجيل", by=SYSTEM, at=LATER)
    calendars = [
        icalendar.Calendar.from_ical(each)
        for each in Message.objects.order_by("pk").values_list("calendar", flat=True)
    ]
    told = [(each["METHOD"], each.walk("VEVENT")[0]["SEQUENCE"]) for each in calendars]
    assert told == [("PUBLISH", 0), ("PUBLISH", 1), ("CANCEL", 2)]
    assert len({each.walk("VEVENT")[0]["UID"] for each in calendars}) == 1


def test_an_invitation_that_waits_is_taken_back_unseen_one_that_left_is_followed_by_word(mail_server, smtp):  # noqa: F811
    meeting = planned()
    early, late = invite(
        meeting, [person("أولى", email="a@example.ma"), person("ثانية", email="b@example.ma")]
    )
    deliver(message=Message.objects.get(recipient="a@example.ma"), at=NOW)
    for each in (early, late, late):
        actions.revoke_invitation(invitation=each, by=SYSTEM, at=LATER)
    left = Message.objects.order_by("pk").values_list("recipient", "state")
    assert list(left) == [("a@example.ma", "sent"), ("a@example.ma", "waiting")]
    assert queries.counts_of(meeting).invited == 0


def test_who_was_taken_back_can_be_invited_anew():
    meeting, asked = planned(), person("سعاد", email="souad@example.ma")
    (first,) = invite(meeting, [asked])
    actions.revoke_invitation(invitation=first, by=SYSTEM, at=NOW)
    (again,) = invite(meeting, [asked], at=LATER)
    assert (again.pk, again.revoked_at, again.code) == (first.pk, None, first.code)
    assert Message.objects.filter(key__contains="-invited-").count() == 1


def test_an_answer_is_kept_and_changed():
    (asked,) = invite(planned(), [person("سعاد")])

    def answer(reply):
        return actions.answer_invitation(invitation=asked, reply=reply, by=SYSTEM, at=LATER)

    answer(Reply(answer="excused", note="سفر"))
    kept = answer(Reply(answer="represented", note="سفر", represented_by="نجاة"))
    assert (kept.answer, kept.note, kept.represented_by) == ("represented", "", "نجاة")
    answer(Reply(answer="represented", represented_by="نجاة"))
    assert Entry.objects.filter(verb="meetings.answer").count() == 2


def test_nobody_answers_a_revoked_invitation_or_a_meeting_that_is_off():
    meeting = planned()
    revoked, living = invite(meeting, [person("أولى"), person("ثانية")])
    actions.revoke_invitation(invitation=revoked, by=SYSTEM, at=NOW)
    with pytest.raises(Refused, match="سُحبت"):
        actions.answer_invitation(invitation=revoked, reply=Reply(answer="coming"), by=SYSTEM, at=LATER)
    actions.cancel_meeting(meeting=meeting, reason="تأجيل", by=SYSTEM, at=LATER)
    with pytest.raises(Refused):
        actions.answer_invitation(invitation=living, reply=Reply(answer="coming"), by=SYSTEM, at=LATER)
    assert not Invitation.objects.exclude(answer="").exists()


def test_only_the_silent_are_reminded_and_once():
    meeting = planned(held_on=TODAY + dt.timedelta(days=2))
    silent, answered, _unknown = invite(
        meeting,
        [person("أولى", email="a@example.ma"), person("ثانية", email="b@example.ma"), person("ثالثة")],
    )
    actions.answer_invitation(invitation=answered, reply=Reply(answer="coming"), by=SYSTEM, at=NOW)
    assert list(queries.meetings_to_remind(TODAY, TODAY + dt.timedelta(days=2))) == [meeting]
    told = [actions.remind_invited(meeting=meeting, by=SYSTEM, at=at) for at in (NOW, LATER)]
    assert told == [1, 0]
    assert [each.recipient for each in Message.objects.filter(key__contains="-reminder-")] == [silent.email]


def test_nobody_is_invited_to_what_was_held():
    with pytest.raises(Refused):
        invite(factories.meeting(), [person("سعاد")])
