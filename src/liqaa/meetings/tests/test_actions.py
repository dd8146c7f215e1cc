"""Recording, correcting and undoing meetings."""

import datetime as dt

import pytest
from django.db import connection

from liqaa.journal.models import Entry
from liqaa.journal.queries import history_of
from liqaa.kit.refusals import Refused
from liqaa.meetings import actions
from liqaa.meetings.models import Meeting, Participation
from liqaa.meetings.rules import Group, MeetingRecord, Named, Part, Point, Speech
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import COMMUNE, NOW, PROVINCE
from liqaa.people.models import Person
from liqaa.people.tests.factories import account, person, place

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 8)


@pytest.fixture
def secretary():
    return account(("provincial_secretary", PROVINCE))


def full_record(chair, praised):
    return MeetingRecord(
        title="  الأبواب المفتوحة  ",
        kinds=("communication", "organisational"),
        held_on=DAY,
        starts_at=dt.time(16, 30),
        venue="المقر الإقليمي",
        venue_place=COMMUNE,
        territories=(place(PROVINCE), place(COMMUNE), PROVINCE),
        framework="الأبواب المفتوحة",
        supervisor=factories.body("ma/03"),
        parts=(
            Part(person=chair, role="chair"),
            Part(person=chair, role="facilitator", capacities_ar=("عضو المجلس الوطني",)),
            Part(person=None, name_as_written="موحى أيت علي", role="host"),
        ),
        groups=(Group(label="منتخبات ومنتخبون", count=40), Group(label="ضيوف", visitors=True)),
        mentions=(Named(name="حسن الودغيري", capacity="نائب برلماني", reason="تنويه", person=praised),),
        topics=("المستجدات التنظيمية", "سياسة القرب"),
        agenda=(Point(title="كلمة الافتتاح"), Point(title="عروض", presenter="نجاة")),
        interventions=(
            Speech(text="نوه بالعمل", kind="praise", speaker="الأمين", person=chair, point=1),
            Speech(text="مزيد من الدعم", kind="demand", speaker="العارضون", addressee="الوزراء"),
        ),
    )


def test_a_record_is_kept_with_everything_that_hangs_under_it(secretary):
    organiser = factories.body(PROVINCE)
    chair, praised = person("سعيد المرابط"), person("حسن الودغيري")
    factories.appoint(factories.office(organiser), chair)

    kept = actions.record_meeting(
        organiser=organiser, record=full_record(chair, praised), by=secretary, at=NOW
    )

    assert (kept.title, kept.kinds, kept.scope) == (
        "الأبواب المفتوحة",
        ["communication", "organisational"],
        PROVINCE,
    )
    assert set(kept.places.values_list("place_id", flat=True)) == {PROVINCE, COMMUNE}
    assert list(kept.groups.values_list("label", "count", "visitors")) == [
        ("منتخبات ومنتخبون", 40, False),
        ("ضيوف", None, True),
    ]
    assert list(kept.topics.values_list("text", flat=True)) == ["المستجدات التنظيمية", "سياسة القرب"]
    assert list(kept.mentions.values_list("name", "person", "reason")) == [
        ("حسن الودغيري", praised.pk, "تنويه")
    ]
    assert list(kept.interventions.values_list("kind", "addressee", "agenda_item__title")) == [
        ("praise", "", "عروض"),
        ("demand", "الوزراء", None),
    ]
    scopes = {
        row.scope
        for rows in (
            kept.participations,
            kept.groups,
            kept.mentions,
            kept.topics,
            kept.agenda,
            kept.interventions,
        )
        for row in rows.all()
    }
    assert scopes == {PROVINCE}


def test_capacities_are_those_of_the_day_and_stay_when_the_office_ends(secretary):
    organiser = factories.body(PROVINCE)
    chair, praised = person("سعيد المرابط"), person("حسن الودغيري")
    held = factories.appoint(factories.office(organiser), chair)
    kept = actions.record_meeting(
        organiser=organiser, record=full_record(chair, praised), by=secretary, at=NOW
    )
    frozen = kept.participations.get(role="chair").capacities_ar
    held.ended_on = DAY - dt.timedelta(days=30)
    held.save()

    assert len(frozen) == 1
    assert frozen[0].startswith("الأمين الإقليمي") or frozen[0].startswith("أمين إقليمي")
    assert kept.participations.get(role="chair").capacities_ar == frozen
    assert kept.participations.get(role="facilitator").capacities_ar == ["عضو المجلس الوطني"]
    assert kept.participations.get(role="facilitator").capacities_fr == ["عضو المجلس الوطني"]


def test_somebody_new_is_added_once_under_the_organisers_place(secretary):
    twice = tuple(
        Part(person=None, name_as_written="موحى أيت علي", role=role) for role in ("host", "speaker")
    )
    record = MeetingRecord(title="لقاء", held_on=DAY, parts=twice)
    kept = actions.record_meeting(organiser=factories.body(PROVINCE), record=record, by=secretary, at=NOW)
    added = Person.objects.get(name="موحى أيت علي")
    assert added.place_id == PROVINCE
    assert set(kept.participations.values_list("person", flat=True)) == {added.pk}


def test_the_action_writes_one_line(secretary):
    kept = actions.record_meeting(
        organiser=factories.body(PROVINCE),
        record=MeetingRecord(title="لقاء", held_on=DAY),
        by=secretary,
        at=NOW,
    )
    lines = list(history_of(kept).values_list("verb", "actor", "place"))
    assert lines == [("meetings.record", str(secretary.pk), PROVINCE)]


def test_a_record_that_contradicts_itself_leaves_nothing(secretary):
    record = MeetingRecord(title="لقاء", held_on=DAY, ended_on=DAY - dt.timedelta(days=1), topics=("سؤال",))
    with pytest.raises(Refused) as refused:
        actions.record_meeting(organiser=factories.body(PROVINCE), record=record, by=secretary, at=NOW)
    assert refused.value.field == "ended_on"
    assert not Meeting.objects.exists()
    assert not Entry.objects.filter(verb__startswith="meetings.").exists()


def test_the_same_part_twice_is_refused_and_nothing_stays(secretary):
    who = person()
    record = MeetingRecord(title="لقاء", held_on=DAY, parts=(Part(person=who), Part(person=who.pk)))
    with pytest.raises(Refused) as refused:
        actions.record_meeting(organiser=factories.body(PROVINCE), record=record, by=secretary, at=NOW)
    assert refused.value.field == "parts"
    assert not Meeting.objects.exists()


def test_a_record_without_a_kind_is_of_another_kind(secretary):
    kept = actions.record_meeting(
        organiser=factories.body(), record=MeetingRecord(title="لقاء", kinds=()), by=secretary, at=NOW
    )
    assert kept.kinds == ["other"]


def test_a_call_for_a_day_gone_by_is_refused(secretary):
    with pytest.raises(Refused) as refused:
        actions.plan_meeting(
            organiser=factories.body(), record=MeetingRecord(title="لقاء", held_on=DAY), by=secretary, at=NOW
        )
    assert refused.value.field == "held_on"


def planned(**record):
    return factories.meeting(state="planned", **({"held_on": dt.date(2026, 11, 15)} | record))


def test_a_planned_meeting_is_held_with_the_capacities_of_that_day(secretary):
    who = person()
    soon = planned(parts=(Part(person=who, status="invited"),))
    factories.appoint(factories.office(soon.organiser), who, starts_on=dt.date(2026, 11, 16))

    held = actions.mark_held(meeting=soon, held_on=dt.date(2026, 11, 18), by=secretary, at=NOW)

    assert (held.state, held.held_on) == ("held", dt.date(2026, 11, 18))
    assert len(Participation.objects.get(meeting=soon).capacities_ar) == 1
    assert [line.verb for line in history_of(soon)] == ["meetings.hold", "meetings.plan"]


def test_what_was_held_is_not_held_again_nor_cancelled(secretary):
    held = factories.meeting()
    with pytest.raises(Refused):
        actions.mark_held(meeting=held, held_on=DAY, by=secretary, at=NOW)
    with pytest.raises(Refused):
        actions.cancel_meeting(meeting=held, reason="أمطار", by=secretary, at=NOW)
    held.refresh_from_db()
    assert held.state == "held"


def test_cancelling_keeps_why(secretary):
    off = actions.cancel_meeting(meeting=planned(), reason=" أمطار غزيرة ", by=secretary, at=NOW)
    assert (off.state, off.summary) == ("cancelled", "أمطار غزيرة")


def test_a_correction_replaces_only_what_it_names(secretary):
    kept = factories.meeting(topics=("أ", "ب"), groups=(Group(label="ضيوف"),))
    actions.correct_meeting(meeting=kept, title="لقاء آخر", topics=("ج",), by=secretary, at=NOW)
    kept.refresh_from_db()
    assert kept.title == "لقاء آخر"
    assert list(kept.topics.values_list("text", flat=True)) == ["ج"]
    assert kept.groups.count() == 1
    line = history_of(kept).first()
    assert line is not None
    assert (line.verb, line.fields) == ("meetings.correct", ["title", "topics"])


def test_an_agenda_corrected_keeps_the_rows_of_points_that_stay_also_of_the_same_title(secretary):
    kept = factories.meeting(agenda=[Point(title=title) for title in ("متفرقات", "التقرير", "متفرقات")])
    first, report, _second = kept.agenda.order_by("position")
    again = [Point(title=title) for title in ("التقرير", "متفرقات", "نقطة جديدة")]
    actions.correct_meeting(meeting=kept, agenda=again, by=secretary, at=NOW)
    connection.check_constraints()
    points = list(kept.agenda.order_by("position").values_list("position", "title", "pk"))
    assert points[:2] == [(0, "التقرير", report.pk), (1, "متفرقات", first.pk)]
    assert [each[:2] for each in points[2:]] == [(2, "نقطة جديدة")]


def test_a_correction_that_contradicts_the_calendar_changes_nothing(secretary):
    kept = factories.meeting(title="لقاء")
    with pytest.raises(Refused):
        actions.correct_meeting(meeting=kept, title="آخر", held_on=dt.date(2027, 1, 1), by=secretary, at=NOW)
    kept.refresh_from_db()
    assert (kept.title, kept.held_on) == ("لقاء", DAY)


def test_the_state_is_no_correction(secretary):
    with pytest.raises(TypeError):
        actions.correct_meeting(meeting=factories.meeting(), state="planned", by=secretary, at=NOW)


def test_erasing_takes_everything_under_the_meeting_and_leaves_a_line(secretary):
    kept = factories.meeting(topics=("أ",), parts=(Part(person=person()),))
    pk = kept.pk
    actions.erase_meeting(meeting=kept, by=secretary, at=NOW)
    assert not Meeting.objects.exists()
    assert not Participation.objects.exists()
    assert list(Entry.objects.filter(subject_id=str(pk)).order_by("id").values_list("verb", flat=True)) == [
        "meetings.record",
        "meetings.erase",
    ]
