import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from liqaa.bodies import queries
from liqaa.bodies.models import Appointment, Body, Mandate
from liqaa.bodies.tests import factories as make
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def secretary(client):
    """A provincial secretary, signed in."""
    account = make.account(("provincial_secretary", make.PROVINCE))
    client.force_login(account)
    return account


def communes():
    return list(Place.objects.filter(path__startswith=f"{make.PROVINCE}/", kind="commune").order_by("path"))


def address(name, *args):
    return reverse(f"bodies:{name}", args=args)


def queries_of(client, url):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


# --- the tree ---


def test_the_tree_shows_a_province_with_every_commune_founded_or_not(client, secretary):
    province = make.body()
    founded = make.body("local_secretariat", communes()[0].path)
    (top,) = client.get(address("tree")).context["nodes"]
    assert (top["label"], top["badge"], len(top["children"])) == (
        province.name,
        str(Body.State.STRUCTURED.label),
        len(communes()),
    )
    labels = [node["label"] for node in top["children"]]
    assert founded.name in labels
    missing = next(node for node in top["children"] if node["label"] != founded.name)
    assert "الأمانة المحلية" in missing["note"]
    assert f"{address('open')}?type=local_secretariat" in missing["note"]


def test_an_expired_mandate_is_shown_as_such_and_not_hidden(client, secretary):
    make.body(founded_on=dt.date(2015, 1, 1))
    (top,) = client.get(address("tree")).context["nodes"]
    assert (top["badge"], top["badge_tone"]) == (str(Body.State.EXPIRED.label), "late")


def test_the_tree_takes_as_many_queries_for_three_bodies_as_for_one(client, secretary):
    make.body()
    one, two, three = communes()[:3]
    make.body("local_secretariat", one.path)
    for_one = queries_of(client, address("tree"))
    for commune in (two, three):
        body = make.body("local_secretariat", commune.path)
        make.appointment(to=make.office("local_secretary", body))
    assert queries_of(client, address("tree")) == for_one


def test_a_branch_outside_ones_places_does_not_exist(client, secretary):
    make.charter()
    assert client.get(address("branch", "ma/05")).status_code == 404
    assert client.get(address("branch", make.PROVINCE)).status_code == 200


def test_without_a_charter_the_tree_says_what_to_do(client, secretary):
    assert address("charter") in client.get(address("tree")).content.decode()


# --- a body ---


def test_a_body_shows_its_holders_on_the_day_asked_for(client, secretary):
    office = make.office()
    first = make.appointment(to=office, ended_on=dt.date(2024, 1, 1))
    second = make.appointment(to=office, starts_on=dt.date(2024, 1, 1))

    def held(on):
        page = client.get(address("body", office.body.pk), {"on": on})
        return [each["appointment"] for line in page.context["offices"] for each in line["held"]]

    assert held("31/12/2023") == [first]
    assert held("2024-11-24") == [second]
    assert held("") == [second]


def test_a_day_that_cannot_be_is_said_beside_it(client, secretary):
    body = make.body()
    page = client.get(address("body", body.pk), {"on": "31 نونبر 2024"})
    assert page.context["day_trouble"] in page.content.decode()
    assert (page.context["day_trouble"] != "", page.context["asked"]) == (True, "31 نونبر 2024")


def test_a_body_page_takes_as_many_queries_for_three_holders_as_for_one(client, secretary):
    body = make.body()
    member = make.office("provincial_secretariat_member", body)
    make.appointment(to=member)
    for_one = queries_of(client, address("body", body.pk))
    make.appointment(to=member)
    make.appointment(to=member)
    assert queries_of(client, address("body", body.pk)) == for_one


def test_an_outsider_does_not_find_a_body(client, secretary):
    assert client.get(address("body", make.body(path="ma/05/091").pk)).status_code == 404


def test_a_reader_without_the_right_may_not_move_a_body(client):
    client.force_login(make.account(("rapporteur", make.PROVINCE)))
    body = make.body(state="planned")
    assert client.get(address("body", body.pk)).status_code == 200
    assert (
        client.post(address("move", body.pk), {"state": "preparatory", "on": "2024-01-01"}).status_code == 403
    )


def test_a_body_moves_to_its_next_state(client, secretary):
    body = make.body(state="preparatory")
    answer = client.post(address("move", body.pk), {"state": "structured", "on": "24 نونبر 2024"})
    body.refresh_from_db()
    assert (answer.status_code, body.state, body.founded_on) == (302, "structured", dt.date(2024, 11, 24))


@pytest.mark.parametrize(
    ("state", "on", "field"),
    [
        ("expired", "2024-01-01", "state"),
        ("structured", "31 نونبر 2024", "on"),
        ("structured", "الاثنين 24 نونبر 2024", "on"),
    ],
)
def test_a_move_that_cannot_be_is_said_beside_its_field(client, secretary, state, on, field):
    body = make.body(state="preparatory")
    answer = client.post(address("move", body.pk), {"state": state, "on": on})
    body.refresh_from_db()
    assert (answer.status_code, list(answer.context["move"].errors), body.state) == (
        422,
        [field],
        "preparatory",
    )
    assert on in answer.content.decode()


def test_a_body_is_opened(client, secretary):
    make.charter()
    commune = communes()[0]
    answer = client.post(
        address("open"), {"type": "local_secretariat", "place": commune.path, "state": "planned"}
    )
    body = Body.objects.get()
    assert (answer.url, body.place, body.state) == (address("body", body.pk), commune, "planned")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"place": "", "place_typed": "أطلانتس"}, "place"),
        ({"place": "ma/05/091"}, "place"),
        ({"place": make.PROVINCE}, "place"),
        ({"type": "circus"}, "type"),
        ({"state": "dissolved"}, "state"),
        ({"founded_on": "31 نونبر 2024"}, "founded_on"),
        ({"name_ar": "م" * 1_000_000}, "name_ar"),
    ],
)
def test_a_body_that_cannot_be_opened_is_said_beside_its_field(client, secretary, values, field):
    make.charter()
    typed = {
        "type": "local_secretariat",
        "place": communes()[0].path,
        "state": "planned",
        "name_fr": "Nom gardé",
    }
    answer = client.post(address("open"), typed | values)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert "Nom gardé" in answer.content.decode()
    assert Body.objects.count() == 0


def test_a_committee_is_opened_for_the_body_it_prepares(client, secretary):
    body = make.body(state="preparatory")
    client.post(
        f"{address('open')}?prepares={body.pk}", {"type": "preparatory_committee", "state": "structured"}
    )
    assert Body.objects.get(prepares=body).scope == make.PROVINCE


def test_premises_are_described(client, secretary):
    body = make.body()
    typed = {
        "name_ar": body.name_ar,
        "name_fr": body.name_fr,
        "premises": "شارع\u202e 1",
        "premises_place": make.PROVINCE,
    }
    client.post(address("describe", body.pk), typed)
    body.refresh_from_db()
    assert (body.premises, body.premises_place_id) == ("شارع 1", make.PROVINCE)


# --- offices ---


def test_somebody_is_appointed_and_leaves(client, secretary):
    body, person = make.body(), make.person()
    office = make.office(of=body)
    client.post(
        address("appoint", body.pk),
        {"office": office.pk, "person": person.pk, "starts_on": "فاتح يناير 2024"},
    )
    appointment = Appointment.objects.get()
    assert (appointment.person, appointment.starts_on) == (person, dt.date(2024, 1, 1))
    answer = client.post(address("end", appointment.pk), {"ended_on": "2023-12-31"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["ended_on"])
    client.post(address("end", appointment.pk), {"ended_on": "2024-06-01"})
    assert queries.holder_of(office, on=TODAY) is None


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"starts_on": "2024-01-01"}, "starts_on"),
        ({"starts_on": "31 نونبر 2024"}, "starts_on"),
        ({"legal_end_on": "2020-01-01"}, "legal_end_on"),
        ({"person": "", "person_typed": "لا أحد هنا"}, "person"),
        ({"person": "999999999999999999999"}, "person"),
        ({"office": "0"}, "office"),
    ],
)
def test_an_appointment_that_cannot_be_is_said_beside_its_field(client, secretary, values, field):
    held = make.appointment()
    office, person = held.office, make.person()
    typed = {"office": office.pk, "person": person.pk, "starts_on": "2030-01-01", "source": "قرار محفوظ"}
    if field in ("legal_end_on", "person", "office"):
        typed["office"] = make.office("provincial_secretariat_member", office.body).pk
    answer = client.post(address("appoint", office.body.pk), typed | values)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert "قرار محفوظ" in answer.content.decode()
    assert Appointment.objects.count() == 1


def test_a_typed_name_is_never_taken_for_a_known_person(client, secretary):
    body = make.body()
    known = make.person("سناء الزياني")
    typed = {"office": make.office(of=body).pk, "person_typed": "سناء الزياني", "starts_on": "2024-01-01"}
    answer = client.post(address("appoint", body.pk), typed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["person"])
    assert f'value="{known.pk}"' in answer.content.decode()


def test_nobody_is_appointed_without_the_right(client):
    client.force_login(make.account(("rapporteur", make.PROVINCE)))
    assert client.get(address("appoint", make.body().pk)).status_code == 403


# --- capacities on the page of a person ---


def test_a_person_shows_every_capacity_on_the_day_asked_for(client, secretary):
    person = make.person(gender="f")
    make.appointment(person, starts_on=dt.date(2024, 11, 24))
    make.mandate(person)
    page = reverse("people:person", args=[person.pk])
    before, then = client.get(page, {"on": "2024-11-23"}), client.get(page, {"on": "24 نونبر 2024"})
    capacities = lambda answer: answer.content.decode().split('id="history"')[0]  # noqa: E731
    assert "أمينة إقليمية بإقليم مولاي يعقوب" not in capacities(before)
    assert "أمينة إقليمية بإقليم مولاي يعقوب" in capacities(then)
    assert "مجلس إقليم مولاي يعقوب" in capacities(before)


def test_a_list_of_people_says_what_each_is_in_a_constant_number_of_queries(client, secretary):
    member = make.office("provincial_secretariat_member")
    make.appointment(to=member)
    for_one = queries_of(client, reverse("people:list"))
    make.appointment(to=member)
    make.appointment(to=member)
    assert queries_of(client, reverse("people:list")) == for_one
    page = client.get(reverse("people:list"))
    assert [said[0] for _, said in page.context["lines"]] == ["عضو الأمانة الإقليمية بإقليم مولاي يعقوب"] * 3


# --- institutions and mandates ---


def test_a_mandate_is_recorded_with_its_institution_and_ended(client, secretary):
    person = make.person(gender="f")
    client.post(
        address("mandate"),
        {
            "position": "province_president",
            "place": make.PROVINCE,
            "person": person.pk,
            "starts_on": "2021-09-20",
        },
    )
    mandate = Mandate.objects.get()
    assert mandate.title_ar == "رئيسة مجلس إقليم مولاي يعقوب"
    assert client.get(address("institution", mandate.institution_id)).status_code == 200
    client.post(address("end_mandate", mandate.pk), {"ended_on": "2024-01-01"})
    mandate.refresh_from_db()
    assert mandate.ended_on == dt.date(2024, 1, 1)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"place": "ma/05/091"}, "place"),
        ({"place": "ma/03/591", "position": "region_councillor"}, "place"),
        ({"starts_on": ""}, "starts_on"),
        ({"position": "emperor"}, "position"),
    ],
)
def test_a_mandate_that_cannot_be_is_said_beside_its_field(client, secretary, values, field):
    typed = {
        "position": "province_councillor",
        "place": make.PROVINCE,
        "person": make.person().pk,
        "starts_on": "2021",
    }
    typed["starts_on"] = "2021-09-20"
    answer = client.post(address("mandate"), typed | values)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert Mandate.objects.count() == 0


def test_institutions_take_as_many_queries_for_three_as_for_one(client, secretary):
    make.mandate()
    for_one = queries_of(client, address("institutions"))
    for commune in communes()[:2]:
        make.mandate(at=make.institution("commune_council", commune.path), position="commune_councillor")
    assert queries_of(client, address("institutions")) == for_one
