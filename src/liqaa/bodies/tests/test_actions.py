import datetime as dt

import pytest
from django.utils import timezone

from liqaa.access.models import Grant
from liqaa.bodies import actions, queries
from liqaa.bodies.models import Appointment, Body, Institution, Mandate, Office
from liqaa.bodies.tests import factories as make
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.refusals import Refused

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
BY = {"by": SYSTEM, "at": NOW}


def last_line():
    line = Entry.objects.order_by("-pk").first()
    return (line.verb, line.subject_id, line.place)


# --- bodies ---


def test_a_body_is_opened_with_its_offices_and_its_name_from_the_charter():
    make.charter()
    body = actions.open_body(type="provincial_secretariat", place=make.place(make.PROVINCE), **BY)
    assert (body.name_ar, body.name_fr) == (
        "الأمانة الإقليمية بإقليم مولاي يعقوب",
        "Secrétariat provincial, province de Moulay Yacoub",
    )
    assert (body.level, body.scope, body.state) == ("province", make.PROVINCE, "planned")
    head = body.offices.order_by("rank").first()
    assert (head.key, head.title_ar_f, head.seats, head.role) == (
        "provincial_secretary",
        "أمينة إقليمية",
        1,
        "provincial_secretary",
    )
    assert last_line() == ("bodies.open_body", str(body.pk), make.PROVINCE)


def test_a_body_stands_under_the_nearest_one_that_supervises_it():
    region = make.body("regional_secretariat", "ma/03")
    province = make.body()
    local = make.body("local_secretariat", commune())
    assert (province.parent, local.parent) == (region, province)


def commune() -> str:
    from liqaa.territory.models import Place

    return Place.objects.filter(path__startswith=make.PROVINCE, kind="commune").order_by("path").first().path


def test_a_second_body_of_a_type_in_a_place_is_refused():
    make.body()
    with pytest.raises(Refused) as refusal:
        make.body()
    assert refusal.value.field == "place"
    assert Body.objects.count() == 1


def test_the_charter_says_in_which_places_a_type_may_stand():
    make.charter()
    with pytest.raises(Refused) as refusal:
        actions.open_body(type="local_secretariat", place=make.place("ma/03"), **BY)
    assert refusal.value.field == "place"


def test_without_a_charter_no_body_opens():
    with pytest.raises(Refused) as refusal:
        actions.open_body(type="local_secretariat", place=make.place("ma/03"), **BY)
    assert refusal.value.field == "type"


def test_several_bodies_of_a_type_that_the_charter_allows_many_of_need_names():
    make.charter()
    country = make.place("ma")
    with pytest.raises(Refused) as refusal:
        actions.open_body(type="pole", place=country, **BY)
    assert refusal.value.field == "name_ar"
    first = actions.open_body(type="pole", place=country, name_ar="قطب التواصل", **BY)
    second = actions.open_body(type="pole", place=country, name_ar="قطب الانتخابات", **BY)
    assert (first.scope, second.scope) == ("ma", "ma")
    assert first.offices.get(key="pole_president").title_ar_f == "رئيسة قطب التواصل"


def test_a_preparatory_committee_is_named_after_what_it_founds():
    body = make.body(state="preparatory")
    committee = actions.open_body(type="preparatory_committee", prepares=body, **BY)
    assert committee.name_ar == "اللجنة التحضيرية لتأسيس الأمانة الإقليمية بإقليم مولاي يعقوب"
    assert (committee.place_id, committee.parent) == (make.PROVINCE, body)


def test_structuring_a_body_starts_its_mandate_and_closes_its_committees():
    body = make.body(state="preparatory")
    committee = actions.open_body(type="preparatory_committee", prepares=body, **BY)
    day = dt.date(2024, 11, 24)
    body = actions.change_state(body=body, state="structured", on=day, **BY)
    committee.refresh_from_db()
    assert (body.founded_on, body.mandate_ends_on) == (day, dt.date(2028, 11, 24))
    assert (committee.state, committee.dissolved_on) == ("dissolved", day)


def test_a_move_that_the_table_lacks_is_refused():
    body = make.body(state="planned")
    with pytest.raises(Refused) as refusal:
        actions.change_state(body=body, state="expired", on=TODAY, **BY)
    body.refresh_from_db()
    assert (refusal.value.field, body.state) == ("state", "planned")


def test_dissolving_a_body_ends_its_offices_and_their_roles():
    account = make.account()
    appointment = make.appointment(make.person(account=account))
    actions.change_state(body=appointment.office.body, state="dissolved", on=TODAY, **BY)
    appointment.refresh_from_db()
    assert appointment.ended_on == TODAY
    assert Grant.objects.in_force().filter(account=account).count() == 0


def test_premises_are_described_and_only_changes_are_written():
    body = make.body()
    actions.describe_body(body=body, premises=" شارع الحسن الثاني ", premises_place=make.place("ma/03"), **BY)
    body.refresh_from_db()
    assert (body.premises, body.premises_place_id) == ("شارع الحسن الثاني", "ma/03")
    count = Entry.objects.count()
    actions.describe_body(body=body, premises="شارع الحسن الثاني", **BY)
    assert Entry.objects.count() == count


def test_an_untouched_body_is_erased_with_its_offices():
    body = make.body()
    actions.erase_body(body=body, **BY)
    assert (Body.objects.count(), Office.objects.count()) == (0, 0)


def test_a_body_with_a_holder_is_not_erased():
    body = make.appointment().office.body
    with pytest.raises(Refused):
        actions.erase_body(body=body, **BY)
    assert Body.objects.count() == 1


# --- offices ---


def test_an_appointment_ends_with_the_charters_term():
    appointment = make.appointment(starts_on=dt.date(2024, 11, 24))
    assert (appointment.seat, appointment.legal_end_on, appointment.scope) == (
        1,
        dt.date(2028, 11, 24),
        make.PROVINCE,
    )
    assert last_line() == ("bodies.appoint", str(appointment.pk), make.PROVINCE)


def test_an_interim_coordinator_ends_after_the_months_the_charter_gives():
    coordinator = make.office("provincial_coordinator")
    assert make.appointment(to=coordinator, starts_on=dt.date(2024, 1, 1)).legal_end_on == dt.date(2025, 1, 1)


def test_an_office_that_is_held_is_refused_beside_the_date_with_who_holds_it():
    office = make.office()
    make.appointment(make.person("سعيد المرابط"), office)
    with pytest.raises(Refused) as refusal:
        make.appointment(to=office, starts_on=dt.date(2024, 1, 1))
    assert refusal.value.field == "starts_on"
    assert "سعيد المرابط" in str(refusal.value)
    assert Appointment.objects.count() == 1


def test_the_next_holder_may_start_the_day_the_last_one_leaves():
    office = make.office()
    first = make.appointment(to=office)
    actions.end_appointment(appointment=first, ended_on=dt.date(2024, 1, 1), **BY)
    second = make.appointment(to=office, starts_on=dt.date(2024, 1, 1))
    assert (first.seat, second.seat) == (1, 1)
    assert queries.holder_of(office, on=dt.date(2023, 12, 31)) == first.person
    assert queries.holder_of(office, on=dt.date(2024, 1, 1)) == second.person


def test_nobody_holds_one_office_twice():
    member = make.office("provincial_secretariat_member")
    person = make.person()
    make.appointment(person, member)
    with pytest.raises(Refused) as refusal:
        make.appointment(person, member, starts_on=dt.date(2024, 1, 1))
    assert refusal.value.field == "starts_on"


@pytest.mark.parametrize("field", ["ended_on", "legal_end_on"])
def test_an_end_before_the_start_is_refused_beside_it(field):
    office = make.office()
    with pytest.raises(Refused) as refusal:
        make.appointment(to=office, starts_on=dt.date(2024, 1, 2), **{field: dt.date(2024, 1, 1)})
    assert refusal.value.field == field
    assert Appointment.objects.count() == 0


def test_the_role_of_an_office_follows_its_holder_at_once():
    account = make.account()
    appointment = make.appointment(make.person(account=account))
    grant = Grant.objects.in_force().get(account=account)
    assert (grant.role, grant.source_kind, grant.source_id) == (
        "provincial_secretary",
        "liqaa_bodies.appointment",
        str(appointment.pk),
    )
    assert [place.path for place in grant.places.all()] == [make.PROVINCE]
    actions.end_appointment(appointment=appointment, ended_on=TODAY, **BY)
    assert Grant.objects.in_force().filter(account=account).count() == 0


def test_an_expired_mandate_locks_nobody_out():
    account = make.account()
    make.appointment(
        make.person(account=account), starts_on=dt.date(2015, 1, 1), legal_end_on=dt.date(2019, 1, 1)
    )
    assert Grant.objects.in_force().filter(account=account).count() == 1


def test_an_office_that_ends_in_the_future_keeps_its_role_until_then():
    account = make.account()
    appointment = make.appointment(make.person(account=account))
    later = TODAY + dt.timedelta(30)
    actions.end_appointment(appointment=appointment, ended_on=later, **BY)
    assert Grant.objects.in_force().get(account=account).ends_on == later


def test_an_appointment_ends_once():
    appointment = make.appointment()
    actions.end_appointment(appointment=appointment, ended_on=TODAY, **BY)
    with pytest.raises(Refused):
        actions.end_appointment(appointment=appointment, ended_on=TODAY, **BY)


def test_nobody_is_appointed_in_a_dissolved_body():
    office = make.office()
    actions.change_state(body=office.body, state="dissolved", on=TODAY, **BY)
    with pytest.raises(Refused) as refusal:
        make.appointment(to=office, starts_on=TODAY)
    assert refusal.value.field == "office"


def test_linking_an_account_gives_the_roles_of_what_is_held_now():
    person, account = make.person(), make.account()
    make.appointment(person)
    make.mandate(person)
    actions.link_account(person=person, account=account, **BY)
    actions.link_account(person=person, account=account, **BY)
    assert sorted(Grant.objects.in_force().filter(account=account).values_list("role", flat=True)) == [
        "elected_member",
        "provincial_secretary",
    ]


def test_an_account_belongs_to_one_person():
    account = make.account()
    make.person(account=account)
    with pytest.raises(Refused) as refusal:
        actions.link_account(person=make.person(), account=account, **BY)
    assert refusal.value.field == "account"


# --- the State's side ---


def test_an_institution_is_made_once_and_named_by_its_place():
    first, second = make.institution(), make.institution()
    assert (first, first.name_ar) == (second, "مجلس إقليم مولاي يعقوب")
    assert Institution.objects.count() == 1


def test_a_place_has_only_institutions_of_its_kind():
    with pytest.raises(Refused) as refusal:
        make.institution("region_council", make.PROVINCE)
    assert refusal.value.field == "place"


def test_a_mandate_keeps_its_title_as_said_in_the_persons_gender():
    council = make.institution("region_council", "ma/03")
    mandate = make.mandate(
        make.person(gender="f"), council, position="region_committee_chair", committee="لجنة إعداد التراب"
    )
    assert mandate.title_ar == f"رئيسة لجنة إعداد التراب ب{council.name_ar}"
    assert mandate.legal_end_on == dt.date(2027, 9, 20)


def test_a_council_has_one_president_at_a_time():
    council = make.institution()
    make.mandate(at=council, position="province_president")
    with pytest.raises(Refused) as refusal:
        make.mandate(at=council, position="province_president", starts_on=dt.date(2023, 1, 1))
    assert refusal.value.field == "starts_on"
    assert Mandate.objects.count() == 1


def test_an_institution_has_only_its_own_mandates():
    with pytest.raises(Refused) as refusal:
        make.mandate(position="deputy")
    assert refusal.value.field == "position"


def test_a_deputy_answers_for_their_own_place_only():
    account = make.account()
    house = make.institution("house_of_representatives", "ma")
    make.mandate(make.person(account=account), house, position="deputy")
    grant = Grant.objects.in_force().get(account=account)
    assert [place.path for place in grant.places.all()] == [make.PROVINCE]


def test_ending_a_mandate_takes_its_role():
    account = make.account()
    mandate = make.mandate(make.person(account=account))
    actions.end_mandate(mandate=mandate, ended_on=TODAY, **BY)
    assert Grant.objects.in_force().filter(account=account).count() == 0


# --- organisation and charter ---


def test_there_is_one_organisation_and_its_names_can_be_corrected():
    make.organisation()
    make.organisation("حزب الأفق الجديد")
    assert queries.organisation().name_ar == "حزب الأفق الجديد"


def test_a_charter_that_cannot_be_read_is_refused_with_the_place_in_it():
    with pytest.raises(Refused) as refusal:
        actions.adopt_charter(source="schema = 1", in_force_from=TODAY, **BY)
    assert refusal.value.field == "source"


def test_the_same_charter_from_the_same_day_is_adopted_once():
    assert make.charter() == make.charter()


def test_confirming_an_assumed_value_leaves_it_no_longer_assumed():
    row = make.charter()
    path = "office.inspector"
    assert queries.charter(TODAY).is_assumed(path) is True
    actions.confirm_assumed(charter=row, paths=[path], **BY)
    assert queries.charter(TODAY).is_assumed(path) is False


def test_a_corrected_value_is_used_from_then_on():
    row = make.charter()
    path = "body_type.local_secretariat.mandate_months"
    actions.confirm_assumed(charter=row, paths=[path], corrections={path: 36}, **BY)
    structure = queries.charter(TODAY)
    assert (structure.body_type("local_secretariat").mandate_months, structure.is_assumed(path)) == (
        36,
        False,
    )


def test_a_correction_that_makes_no_sense_is_refused_beside_it():
    row = make.charter()
    path = "body_type.local_secretariat.mandate_months"
    with pytest.raises(Refused) as refusal:
        actions.confirm_assumed(charter=row, paths=[path], corrections={path: -3}, **BY)
    row.refresh_from_db()
    assert (refusal.value.field, row.confirmed) == (path, [])


def test_renewing_a_body_past_its_mandate_starts_a_new_one():
    body = make.body(founded_on=dt.date(2018, 1, 1))
    body = actions.change_state(body=body, state="structured", on=dt.date(2024, 1, 1), **BY)
    assert (body.founded_on, body.mandate_ends_on) == (dt.date(2018, 1, 1), dt.date(2028, 1, 1))
