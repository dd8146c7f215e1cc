import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from liqaa.bodies import queries
from liqaa.bodies.models import Appointment
from liqaa.bodies.tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def address(name, *args):
    return reverse(f"bodies:{name}", args=args)


@pytest.fixture
def secretary(client):
    """A provincial secretary, signed in."""
    account = make.account(("provincial_secretary", make.PROVINCE))
    client.force_login(account)
    return account


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
