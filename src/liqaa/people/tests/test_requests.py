"""Requests of people about their own data: the one clock, the answer, the objection, reminders."""

import datetime as dt

import pytest
from django.test import override_settings
from django.utils import timezone

from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit import privacy
from liqaa.kit.acting import acting_for
from liqaa.kit.refusals import Refused
from liqaa.outbox.models import Message
from liqaa.people import actions, jobs, queries, rules
from liqaa.people.models import DataRequest, Person
from liqaa.people.tests import factories

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
PROVINCE = "ma/03/591"


def officer(path="ma/03", role="data_officer"):
    return factories.account((role, path))


def asked(kind="access", days_ago=0, person=None, by=None, **more):
    return actions.open_request(
        person=person or factories.person("سعاد بنحدو"), kind=kind, by=by or officer(), at=NOW,
        asked_on=TODAY - dt.timedelta(days=days_ago), **more,
    )  # fmt: skip


def test_ten_days_follow_the_day_of_asking_and_the_eleventh_is_too_late():
    due_on = rules.answer_by(dt.date(2026, 3, 1))
    assert due_on == dt.date(2026, 3, 11)
    assert not rules.is_overdue(rules.ASKED, due_on, on=dt.date(2026, 3, 11))
    assert rules.is_overdue(rules.ASKED, due_on, on=dt.date(2026, 3, 12))
    assert not rules.is_overdue(rules.GRANTED, due_on, on=dt.date(2026, 3, 12))


@pytest.mark.parametrize("kind", DataRequest.Kind.values)
def test_every_kind_has_the_same_clock_and_starts_on_the_day_it_was_asked(kind):
    made = asked(kind, days_ago=4, text="الاسم خطأ")
    assert (made.due_on, made.state) == (TODAY + dt.timedelta(days=6), "asked")
    assert Entry.objects.filter(verb="people.open_request", subject_id=str(made.pk)).count() == 1


def test_what_was_asked_is_refused_where_it_cannot_be_answered():
    person, by = factories.person(), officer()
    said = [
        {"kind": "nothing"},
        {"kind": "access", "asked_on": TODAY + dt.timedelta(days=1)},
        {"kind": "rectification", "text": "  "},
    ]
    fields = []
    for each in said:
        with pytest.raises(Refused) as refusal:
            actions.open_request(person=person, by=by, at=NOW, **each)
        fields.append(refusal.value.field)
    assert fields == ["kind", "asked_on", "text"]
    asked(person=person, by=by)
    with pytest.raises(Refused) as twice:
        asked(person=person, by=by)
    assert (twice.value.field, DataRequest.objects.count()) == ("kind", 1)


def test_an_answer_says_who_gave_it_and_a_no_says_why():
    by, made = officer(), asked("rectification", text="x")
    with pytest.raises(Refused) as refusal:
        actions.answer_request(request=made, granted=False, answer=" ", by=by, at=NOW)
    assert refusal.value.field == "answer"
    done = actions.answer_request(request=made, granted=True, answer="صُحح", by=by, at=NOW)
    assert (done.state, done.answer, done.answered_by, done.answered_at) == ("granted", "صُحح", by, NOW)
    with pytest.raises(Refused):
        actions.answer_request(request=made, granted=True, answer="", by=by, at=NOW)
    with pytest.raises(Refused):
        actions.take_back_request(request=made, by=by, at=NOW)


def test_an_answer_given_by_mistake_is_taken_back_and_the_clock_goes_on():
    by, made = officer(), asked(days_ago=3)
    actions.answer_request(request=made, granted=True, answer="", by=by, at=NOW)
    again = actions.reopen_request(request=made, by=by, at=NOW)
    assert (again.state, again.answered_at, again.due_on) == ("asked", None, TODAY + dt.timedelta(days=7))
    taken = actions.take_back_request(request=made, by=by, at=NOW)
    assert taken.state == "taken_back"
    with pytest.raises(Refused):
        actions.reopen_request(request=made, by=by, at=NOW)


def test_an_objection_is_heeded_at_once_and_a_later_consent_ends_it():
    person, by = factories.person(relation="contact", phone="0600"), officer()
    actions.give_consent(person=person, purpose="contact", given_on=TODAY, language="ar", by=SYSTEM, at=NOW)
    everyone = Person.objects.filter(pk=person.pk)
    assert list(queries.may_be_invited(everyone)) == [person]
    with acting_for(by):
        made = asked("objection", person=person, by=by)
    person.refresh_from_db()
    assert (person.objected_on, person.phone) == (TODAY, "")
    assert person.consents.filter(withdrawn_on=None).count() == 0
    assert list(queries.may_be_invited(everyone)) == []
    with acting_for(by):
        actions.answer_request(request=made, granted=True, answer="", by=by, at=NOW)
    actions.give_consent(person=person, purpose="contact", given_on=TODAY, language="ar", by=SYSTEM, at=NOW)
    assert list(queries.may_be_invited(everyone)) == [person]


def test_an_objection_unseats_nobody_and_ends_where_it_is_refused_or_taken_back():
    members = [factories.person(), factories.person()]
    everyone = Person.objects.filter(pk__in=[each.pk for each in members])
    by = officer()
    first, second = (asked("objection", person=each, by=by) for each in members)
    assert list(queries.may_be_invited(everyone)) == []
    assert list(queries.may_be_invited(everyone, by_right=[members[0].pk])) == [members[0]]
    actions.answer_request(request=first, granted=False, answer="لسبب", by=by, at=NOW)
    actions.take_back_request(request=second, by=by, at=NOW)
    assert set(queries.may_be_invited(everyone)) == set(members)


def test_an_erasure_is_granted_by_erasing_and_takes_the_words_of_every_request():
    person, by = factories.person("سعاد بنحدو", relation="guest"), officer()
    wanted = asked("erasure", person=person, by=by, text="احذفوا اسم سعاد بنحدو")
    other = asked("access", person=person, by=by)
    with pytest.raises(Refused):
        actions.answer_request(request=wanted, granted=True, answer="", by=by, at=NOW)
    actions.erase_person(person=person, by=by, at=NOW)
    for each in (wanted, other):
        each.refresh_from_db()
        assert (each.state, each.text, each.answer, each.answered_by) == ("granted", "", "", by)
    with pytest.raises(Refused):
        actions.reopen_request(request=wanted, by=by, at=NOW)
    with pytest.raises(Refused):
        asked("access", person=person, by=by)


def test_the_file_of_ones_own_data_is_a_request_to_see_them_and_answers_it(tmp_path):
    account = factories.account(("member", PROVINCE))
    person = factories.person(account=account)
    with override_settings(HOME=tmp_path), acting_for(account):
        export = actions.ask_export(person=person, language="ar", by=account, at=NOW)
        made = DataRequest.objects.get()
        assert (made.kind, made.state, made.due_on) == ("access", "asked", TODAY + dt.timedelta(days=10))
        actions.ask_export(person=person, language="fr", by=account, at=NOW)
        jobs.make_export(export.pk)
    made.refresh_from_db()
    assert (made.state, made.answered_by, DataRequest.objects.count()) == ("granted", None, 1)
    with override_settings(HOME=tmp_path):
        actions.ask_export(person=factories.person(), language="ar", by=officer(), at=NOW)
    assert DataRequest.objects.count() == 1


def test_whose_request_waits_is_not_minimised_meanwhile():
    old = TODAY - dt.timedelta(days=900)
    person, by = factories.person(relation="guest", relation_since=old), officer()
    made = asked(person=person, by=by)
    assert queries.expiring(on=TODAY) == []
    actions.answer_request(request=made, granted=True, answer="", by=by, at=NOW)
    assert [each.person for each in queries.expiring(on=TODAY)] == [person]


def test_requests_are_told_to_the_person_with_their_answer():
    person, by = factories.person(), officer()
    made = asked("rectification", person=person, by=by, text="الهاتف قديم")
    actions.answer_request(request=made, granted=False, answer="لم يثبت", by=by, at=NOW)
    told = {section.key: section for section in privacy.tell(person)}["people.datarequest"]
    row = dict(zip([key for key, _label in told.columns], told.rows[0], strict=True))
    assert (row["text"], row["answer"], row["asked_on"]) == ("الهاتف قديم", "لم يثبت", TODAY.isoformat())


def test_who_looks_after_data_is_reminded_of_what_is_near_its_last_day_with_numbers_alone():
    near, far = officer("ma/03"), officer("ma/05")
    closed = officer("ma/03")
    type(closed).objects.filter(pk=closed.pk).update(is_active=False)
    asked(days_ago=2, person=factories.person(), by=near)
    assert actions.remind_of_requests(by=SYSTEM, at=NOW) == 0
    person = factories.person("سعاد بنحدو")
    asked("rectification", days_ago=7, person=person, by=near, text="سعاد")
    asked("erasure", days_ago=30, person=person, by=near)
    jobs.remind_of_requests(0)
    jobs.remind_of_requests(0)
    told = Message.objects.get()
    assert (told.recipient, "سعاد" in told.body, "سعاد" in told.subject) == (near.email, False, False)
    assert far.email != told.recipient
    ((_account, requests),) = queries.requests_to_remind_of(TODAY)
    assert [each.kind for each in requests] == ["erasure", "rectification"]


def test_only_the_person_and_who_looks_after_the_data_see_a_request():
    own, secretary, reader = (
        factories.account((role, PROVINCE)) for role in ("member", "provincial_secretary", "data_officer")
    )
    person = factories.person(account=own)
    made = asked(person=person, by=reader)
    seen = {}
    for each in (own, secretary, reader, officer("ma/05")):
        with acting_for(each):
            seen[each.pk] = (
                list(queries.requests_seen_by(each)) == [made],
                list(DataRequest.objects.all()) == [made],
            )
    assert list(seen.values()) == [(True, True), (False, False), (True, True), (False, False)]


def test_the_rules_name_the_kinds_and_states_of_the_table():
    kinds = {rules.ACCESS, rules.RECTIFICATION, rules.OBJECTION, rules.ERASURE}
    states = {rules.ASKED, rules.GRANTED, rules.DECLINED, rules.TAKEN_BACK}
    assert (kinds, states) == (set(DataRequest.Kind.values), set(DataRequest.State.values))
