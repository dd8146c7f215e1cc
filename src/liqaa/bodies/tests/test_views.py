import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
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
    assert (top["label"], top["badge"], len(top["children"])) == (province.name, "مهيكلة", len(communes()))
    labels = [node["label"] for node in top["children"]]
    assert founded.name in labels
    missing = next(node for node in top["children"] if node["label"] != founded.name)
    assert "لا أمانة محلية بعد" in missing["note"] or "الأمانة المحلية" in missing["note"]
    assert f"{address('open')}?type=local_secretariat" in missing["note"]


def test_an_expired_mandate_is_shown_as_such_and_not_hidden(client, secretary):
    make.body(founded_on=dt.date(2015, 1, 1))
    (top,) = client.get(address("tree")).context["nodes"]
    assert (top["badge"], top["badge_tone"]) == ("منتهية الولاية", "late")


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
    assert page.context["day_trouble"] == "لا وجود لهذا اليوم في التقويم." or page.context["day_trouble"]
    assert "31 نونبر 2024" in page.content.decode()


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


# --- the charter ---


@pytest.fixture
def administrator(client):
    """Somebody who may change the charter, signed in."""
    account = make.account(("administrator", "ma"))
    client.force_login(account)
    return account


def test_assumed_values_are_shown_and_confirmed(client, administrator):
    make.charter()
    form = client.get(address("charter")).context["form"]
    name, value = next(iter(form.values.items()))
    client.post(address("charter"), {name: "on"})
    assert value.path not in [each.path for each in queries.charter(TODAY).assumed]
    client.post(address("charter"), {"everything": "1"})
    assert queries.charter(TODAY).assumed == ()


def test_another_number_is_used_instead_of_an_assumed_one(client, administrator):
    make.charter()
    form = client.get(address("charter")).context["form"]
    path = "body_type.local_secretariat.mandate_months"
    client.post(address("charter"), {form.field_of(path): "36"})
    assert queries.charter(TODAY).body_type("local_secretariat").mandate_months == 36


def test_a_number_that_makes_no_sense_is_said_beside_it(client, administrator):
    make.charter()
    form = client.get(address("charter")).context["form"]
    name = form.field_of("body_type.local_secretariat.mandate_months")
    answer = client.post(address("charter"), {name: "0"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [name])


def test_a_reader_of_the_charter_may_not_confirm(client, secretary):
    make.charter()
    assert client.get(address("charter")).status_code == 200
    assert client.post(address("charter"), {"everything": "1"}).status_code == 403


def test_a_charter_that_cannot_be_read_is_kept_as_typed_and_explained(client, administrator):
    answer = client.post(address("adopt"), {"source": "schema = 1", "in_force_from": "2026-01-01"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["source"])
    assert "schema = 1" in answer.content.decode()


# --- the sheet ---


def sheet(text):
    return SimpleUploadedFile("sheet.csv", text.encode())


GOOD = "الاسم,الجنس,المسؤولية,المكان,منذ\nسناء الزياني,أنثى,أمينة إقليمية,مولاي يعقوب,24 نونبر 2024\n"


def test_a_sheet_is_previewed_then_taken(client, secretary):
    make.charter()
    preview = client.post(address("sheet"), {"file": sheet(GOOD)})
    assert ([line["verdict"].status for line in preview.context["lines"]], Appointment.objects.count()) == (
        ["new"],
        0,
    )
    client.post(address("preview"), {"rows": preview.context["packed"], "import": "1"})
    assert Appointment.objects.get().person.name == "سناء الزياني"


def test_a_wrong_row_comes_back_to_be_corrected(client, secretary):
    make.charter()
    preview = client.post(address("sheet"), {"file": sheet(GOOD.replace("24 نونبر", "31 نونبر"))})
    (line,) = preview.context["lines"]
    assert [cell["name"] for cell in line["cells"] if cell["problem"]] == ["since"]
    back = client.post(address("preview"), {"rows": preview.context["packed"], "import": "1"})
    assert (back.status_code, Appointment.objects.count()) == (422, 0)
    client.post(
        address("preview"), {"rows": back.context["packed"], "r2-since": "24 نونبر 2024", "import": "1"}
    )
    assert Appointment.objects.get().starts_on == dt.date(2024, 11, 24)


def test_a_sheet_of_other_places_is_not_taken(client, secretary):
    make.charter()
    rows = sheet("الاسم,المسؤولية,المكان\nسعيد,أمين إقليمي,تازة\n")
    preview = client.post(address("sheet"), {"file": rows})
    assert [line["verdict"].status for line in preview.context["lines"]] == ["wrong"]


def test_what_is_no_sheet_is_said_beside_the_file(client, secretary):
    make.charter()
    answer = client.post(address("sheet"), {"file": SimpleUploadedFile("x.xlsx", b"PK\x03\x04 nothing")})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["file"])


@pytest.mark.parametrize("rows", ["", "[", '{"a": 1}', "[1, 2]", '[{"number": "x"}]'])
def test_rows_that_were_tampered_with_change_nothing(client, secretary, rows):
    make.charter()
    answer = client.post(address("preview"), {"rows": rows, "import": "1"})
    assert answer.status_code in (302, 422)
    assert Appointment.objects.count() == 0
