"""Clocks, minimising, erasing on request, the forget list, exports."""

import datetime as dt
import json
import zipfile
from io import BytesIO

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit import privacy
from liqaa.kit.calendar import add_months
from liqaa.kit.refusals import Refused
from liqaa.outbox.actions import queue
from liqaa.people import actions, jobs, queries, rules, text
from liqaa.people.documents.archive import json_of
from liqaa.people.documents.paper import Heading
from liqaa.people.models import Consent, Export, Forgotten, Person, RelationChange
from liqaa.people.tests import factories

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
OLD = TODAY - dt.timedelta(days=1500)


@pytest.fixture
def home(tmp_path):
    with override_settings(HOME=tmp_path):
        yield tmp_path


def old(relation, **values):
    return factories.person(relation=relation, relation_since=OLD, **values)


def test_every_relation_has_its_clock():
    assert set(rules.CLOCKS) == set(Person.Relation.values)


@pytest.mark.parametrize(
    ("relation", "months"),
    [("former", 24), ("refused", 3), ("contact", 12), ("occasional", 2), ("guest", 2), ("outsider", 2)],
)
def test_a_clock_runs_out_on_the_day_after_so_many_months_and_not_before(relation, months):
    since = dt.date(2024, 12, 31)
    ends = rules.expires_on(relation, since, None)
    assert ends == add_months(since, months)
    person = factories.person(relation=relation, relation_since=since)
    assert person.pk not in {each.person.pk for each in queries.due(on=ends - dt.timedelta(days=1))}
    assert person.pk in {each.person.pk for each in queries.due(on=ends)}


@given(st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1)), st.integers(1, 60))
def test_months_before_and_after_never_leave_the_month_they_mean(day, months):
    there = add_months(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert add_months(there, -months) <= day


@pytest.mark.parametrize("relation", ["member", "official", "elected"])
def test_a_relation_that_lasts_has_no_end(relation):
    old(relation)
    assert list(queries.due(on=TODAY)) == []


def test_a_later_contact_starts_the_clock_again():
    person = old("contact")
    actions.give_consent(person=person, purpose="contact", given_on=TODAY, language="ar", by=SYSTEM, at=NOW)
    assert list(queries.due(on=TODAY)) == []


def test_the_night_empties_values_keeps_the_row_and_leaves_initials_of_a_former_member():
    former, guest = old("former", name="سعيد المرابط", phone="0600"), old("guest", email="a@example.org")
    jobs.expire(0)
    former.refresh_from_db(), guest.refresh_from_db()
    assert (former.name, former.phone, former.erased_at is not None) == ("س. م.", "", True)
    assert (guest.name, guest.email) == (privacy.NOBODY, "")
    lines = Entry.objects.filter(verb="people.minimise").count()
    jobs.expire(0)
    assert Entry.objects.filter(verb="people.minimise").count() == lines == 2


def test_a_night_that_is_killed_leaves_nobody_half_done(monkeypatch):
    first, second = old("guest", name="نجاة بنعلي", phone="1"), old("guest", name="يوسف الصغير", phone="2")
    due = queries.expiring(on=TODAY)
    whole = privacy.erase

    def killed(person, **rest):
        whole(person, **rest)
        if person.pk == second.pk:
            raise KeyboardInterrupt

    monkeypatch.setattr(privacy, "erase", killed)
    with pytest.raises(KeyboardInterrupt):
        actions.expire(due=due, by=SYSTEM, at=NOW)
    first.refresh_from_db(), second.refresh_from_db()
    assert (first.erased_at is None, second.phone, second.erased_at) == (False, "2", None)


def test_a_standing_membership_holds_somebody_back_with_the_reason():
    person = old("former")
    actions.join(person=old("official"), joined_on=OLD, by=SYSTEM, at=NOW)
    person.memberships.create(scope=person.place_id, joined_on=OLD)
    held = [each for each in queries.due(on=TODAY) if each.held]
    assert [each.person for each in held] == [person]
    assert queries.expiring(on=TODAY) == []


def test_every_change_of_relation_is_written_down_with_what_it_was():
    person = factories.person(relation="contact")
    membership = actions.join(person=person, joined_on=TODAY, by=SYSTEM, at=NOW)
    actions.leave(membership=membership, ended_on=TODAY, by=SYSTEM, at=NOW)
    actions.correct_person(person=Person.objects.get(pk=person.pk), relation="elected", by=SYSTEM, at=NOW)
    changes = RelationChange.objects.filter(person=person).order_by("pk").values_list("was", "became")
    assert list(changes) == [("contact", "member"), ("member", "former"), ("former", "elected")]
    assert Entry.objects.filter(verb="people.relate").count() == 3


def test_erasing_on_request_empties_the_person_and_lists_a_key_and_no_name():
    person = factories.person("سعاد بنحدو", relation="resident", phone="0600", email="s@example.org")
    created = person.created_at
    actions.erase_person(person=person, by=factories.account(), at=NOW)
    person.refresh_from_db()
    assert (person.name, person.phone, person.email) == (privacy.NOBODY, "", "")
    key = rules.forgotten_key(person.pk, created, settings.SECRET_KEY)
    assert Forgotten.objects.get().key == key
    assert Entry.objects.filter(verb="people.erase", subject_id=str(person.pk)).count() == 1


def test_erasing_twice_is_refused_and_so_is_erasing_a_member():
    person = factories.person(relation="guest")
    actions.erase_person(person=person, by=SYSTEM, at=NOW)
    with pytest.raises(Refused):
        actions.erase_person(person=person, by=SYSTEM, at=NOW)
    member = factories.person()
    actions.join(person=member, joined_on=OLD, by=SYSTEM, at=NOW)
    with pytest.raises(Refused):
        actions.erase_person(person=member, by=SYSTEM, at=NOW)


def test_a_restored_database_forgets_again_and_twice_is_once():
    person = factories.person("سعاد بنحدو", relation="guest")
    other = factories.person(relation="guest")
    listed = [(rules.forgotten_key(person.pk, person.created_at, settings.SECRET_KEY), NOW)]
    assert actions.forget_again(forgotten=listed, by=SYSTEM, at=NOW) == 1
    assert actions.forget_again(forgotten=listed, by=SYSTEM, at=NOW) == 0
    person.refresh_from_db(), other.refresh_from_db()
    assert (person.name, other.erased_at, Forgotten.objects.count()) == (privacy.NOBODY, None, 1)


def test_the_account_of_somebody_erased_is_shut_and_nameless():
    theirs = factories.account(("member", "ma/03/591"), name="سعاد بنحدو")
    person = factories.person("سعاد بنحدو", relation="former", account=theirs)
    actions.erase_person(person=person, by=SYSTEM, at=NOW)
    theirs.refresh_from_db(), person.refresh_from_db()
    assert (theirs.name, theirs.is_active, theirs.email) == (
        privacy.NOBODY, False, f"erased-{theirs.pk}@nobody.invalid",
    )  # fmt: skip
    assert (theirs.roles, person.account_id) == ([], None)


def test_an_export_tells_everything_in_json_csv_and_pdf_and_dies_after_a_day(home):
    asker = factories.account()
    person = factories.person("سعاد بنحدو", phone="+212600000001", email="s@example.org")
    actions.join(person=person, joined_on=OLD, number="=1+1", by=SYSTEM, at=NOW)
    export = actions.ask_export(person=person, language="ar", by=asker, at=NOW)
    jobs.make_export(export.pk)
    export.refresh_from_db()
    packed = zipfile.ZipFile(BytesIO(actions.open_export(export=export, by=asker, at=NOW).read_bytes()))
    told = json.loads(packed.read("data.json"))
    assert (told["of"], told["data"]["people.person"]["rows"][0]["phone"]) == ("سعاد بنحدو", "+212600000001")
    assert "'=1+1" in packed.read("people.membership.csv").decode()
    assert packed.read("data.pdf").startswith(b"%PDF-")
    with pytest.raises(Refused):
        actions.open_export(export=export, by=asker, at=export.expires_at)
    Export.objects.update(made_at=NOW - dt.timedelta(days=3), expires_at=NOW - dt.timedelta(days=2))
    jobs.drop_exports(0)
    assert list((home / "exports").iterdir()) == []
    verbs = ["ask_export", "keep_export", "open_export", "drop_export"]
    assert [Entry.objects.filter(verb=f"people.{verb}").count() for verb in verbs] == [1, 1, 1, 1]


def test_codes_are_told_in_words_and_as_they_are_kept_in_the_json():
    theirs = factories.account(("data_officer", "ma/03"))
    person = factories.person("سعاد بنحدو", relation="former", account=theirs)
    entry = "BEGIN:VCALENDAR\r\n" * 9
    queue(key="k", recipient=theirs.email, subject="s", body="b", calendar=entry, by=SYSTEM, at=NOW)
    with translation.override("fr"):
        sections = privacy.tell(person)
        whole = json.loads(json_of(sections, heading=Heading(person.name, "", "fr"), made_at=NOW))["data"]
    for key, field, code, word in (
        ("people.person", "relation", "former", "ancien membre"),
        ("access.account", "language", "ar", "العربيّة"),
        ("outbox.message", "state", "waiting", "le message attend de partir"),
        ("access.grant", "role", "data_officer", "délégué à la protection des données"),
    ):
        (section,) = [each for each in sections if each.key == key]
        assert [str(value) for label, value in section.named[0] if label == dict(section.columns)[field]] == [
            word
        ]
        assert (whole[key]["rows"][0][field], whole[key]["words"][field]) == (code, {code: word})
    (message,) = whole["outbox.message"]["rows"]
    assert (message["calendar"], list(whole["outbox.message"]["words"])) == (entry, ["state"])
    assert "VCALENDAR" not in str([each.rows for each in sections])


def test_erasing_deletes_the_file_of_an_export(home):
    person = factories.person(relation="guest")
    export = actions.ask_export(person=person, language="fr", by=factories.account(), at=NOW)
    jobs.make_export(export.pk)
    actions.erase_person(person=person, by=SYSTEM, at=NOW)
    assert list((home / "exports").iterdir()) == []


def test_a_changed_wording_asks_anew(monkeypatch):
    person = factories.person()
    first = actions.give_consent(
        person=person, purpose="named", given_on=TODAY, language="fr", by=SYSTEM, at=NOW
    )
    assert queries.may_be_named([person.pk]) == {person.pk}
    with pytest.raises(Refused):
        actions.give_consent(person=person, purpose="named", given_on=TODAY, language="fr", by=SYSTEM, at=NOW)
    monkeypatch.setitem(text.VERSIONS, "named", "nom-2030-1")
    assert queries.may_be_named([person.pk]) == set()
    again = actions.give_consent(
        person=person, purpose="named", given_on=TODAY, language="fr", by=SYSTEM, at=NOW
    )
    first.refresh_from_db()
    assert (first.version, first.withdrawn_on, again.version) == ("nom-2026-1", TODAY, "nom-2030-1")


def test_who_brought_a_need_is_on_no_list_without_a_consent_of_their_own():
    asked = [
        factories.person(relation=relation) for relation in ("resident", "guest", "outsider", "occasional")
    ]
    member = factories.person(relation="member")
    everyone = Person.objects.filter(pk__in=[each.pk for each in (*asked, member)])
    assert list(queries.may_be_invited(everyone)) == [member]
    actions.give_consent(person=asked[0], purpose="named", given_on=TODAY, language="ar", by=SYSTEM, at=NOW)
    assert list(queries.may_be_invited(everyone)) == [member]
    given = actions.give_consent(
        person=asked[0], purpose="contact", given_on=TODAY, language="ar", by=SYSTEM, at=NOW
    )
    assert set(queries.may_be_invited(everyone)) == {member, asked[0]}
    Consent.objects.filter(pk=given.pk).update(version="older")
    assert list(queries.may_be_invited(everyone)) == [member]


@pytest.mark.parametrize("name", ["سعيد AB123456", "Said be 12345", "سعيد  x٩٨٧٦٥٤"])
def test_the_number_of_an_identity_card_in_a_name_is_refused(name):
    with pytest.raises(Refused) as refusal:
        actions.add_person(name=name, place=factories.place("ma/03/591"), by=SYSTEM, at=NOW)
    assert refusal.value.field == "name"
