"""From an empty organisation to its first invitations."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from liqaa.access.models import Account, OneTimeLink
from liqaa.bodies.models import Appointment, Charter, Organisation
from liqaa.bodies.queries.organisation import read_charter
from liqaa.bodies.tests import factories as made
from liqaa.dashboards.queries.first_run import invitees, steps_done
from liqaa.dashboards.tests.test_logo import png, svg
from liqaa.journal.models import Entry
from liqaa.outbox.models import MailServer, Message
from liqaa.outbox.tests.conftest import LoopbackServer, smtp
from liqaa.people.models import Person

__all__ = ["smtp"]
pytestmark = pytest.mark.django_db
HEADINGS = ["الاسم", "الجنس", "المسؤولية", "المكان", "منذ", "إلى", "الهاتف", "البريد الإلكتروني"]
ROW = ["إدريس السالمي", "ذكر", "الأمين الإقليمي", "مولاي يعقوب", "1/3/2024", "", "", "idriss@example.ma"]
ADDRESSES = ("", "charter/", "names/", "mail/", "office-holders/", "invitations/")


@pytest.fixture
def admin() -> Account:
    made.organisation(name_fr="")
    made.charter()
    return made.account(("administrator", "ma"))


@pytest.fixture
def desk(client: Client, admin: Account) -> Client:
    client.force_login(admin)
    return client


def sheet(*rows: list[str]) -> SimpleUploadedFile:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([HEADINGS, *rows])
    return SimpleUploadedFile("sheet.csv", text.getvalue().encode("utf-8-sig"))


def test_only_who_may_set_up_enters(client: Client, admin: Account) -> None:
    client.force_login(made.account(("provincial_secretary", "ma/03/591")))
    assert [client.get(f"/first-run/{step}").status_code for step in ADDRESSES] == [403] * 6
    client.force_login(made.account(("administrator", "ma/03/591")))
    assert client.get("/first-run/").status_code == 403


def test_every_step_opens_on_an_empty_organisation(desk: Client) -> None:
    assert [desk.get(f"/first-run/{step}").status_code for step in ADDRESSES] == [200] * 6


def test_before_an_organisation_is_made_there_is_nothing(client: Client) -> None:
    client.force_login(made.account(("administrator", "ma")))
    assert client.get("/first-run/").status_code == 404
    assert client.get("/logo").status_code == 404


def test_ticked_values_are_confirmed_and_corrected(desk: Client) -> None:
    before = len(read_charter(Charter.objects.get()).assumed)
    path = "body_type.national_council.notice_days"
    response = desk.post("/first-run/charter/", {f"ok:{path}": "on", f"value:{path}": "21"})
    after = read_charter(Charter.objects.get())
    assert (response.status_code, len(after.assumed)) == (302, before - 1)
    assert Charter.objects.get().confirmed == [path]


def test_confirming_everything_finishes_the_step(desk: Client) -> None:
    page = desk.get("/first-run/charter/")
    typed = {
        name: page.context["form"][name].value() for name in page.context["form"].fields if "value:" in name
    }
    assert desk.post("/first-run/charter/", {**typed, "all": "1"}).status_code == 302
    assert read_charter(Charter.objects.get()).assumed == ()
    assert "charter" in steps_done(Organisation.objects.get(), timezone.localdate())
    assert desk.get("/first-run/charter/").status_code == 200


@pytest.mark.parametrize(
    "typed", [{}, {"ok:nothing": "on"}, {"value:body_type.national_council.notice_days": "many", "all": "1"}]
)
def test_a_charter_step_without_sense_changes_nothing(desk: Client, typed: dict[str, str]) -> None:
    assert desk.post("/first-run/charter/", typed).status_code == 422
    assert Charter.objects.get().confirmed == []


def test_names_and_logo_are_kept_and_the_logo_is_locked(desk: Client) -> None:
    logo = SimpleUploadedFile("شعار.svg", svg('<path d="M0 0h9v9z"/>'))
    typed = {
        "name_ar": "حزب الأفق",
        "name_fr": "Parti de l'Horizon",
        "aliases": "الأفق\n\nhorizon",
        "logo": logo,
    }
    assert desk.post("/first-run/names/", typed).status_code == 302
    own = Organisation.objects.get()
    assert (own.name_fr, own.aliases, own.logo_type) == (
        "Parti de l'Horizon",
        ["الأفق", "horizon"],
        "image/svg+xml",
    )
    response = Client().get("/logo")
    assert (response.status_code, response["Content-Type"]) == (200, "image/svg+xml")
    assert response["Content-Security-Policy"].endswith("sandbox")
    assert desk.post("/first-run/names/", {"name_ar": "حزب الأفق", "no_logo": "on"}).status_code == 302
    assert Client().get("/logo").status_code == 404


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name_ar": ""}, "name_ar"),
        ({"name_ar": "ح" * 201}, "name_ar"),
        ({"logo": SimpleUploadedFile("x.svg", svg("<script/>"))}, "logo"),
        ({"logo": SimpleUploadedFile("x.png", png() + bytes(200_000))}, "logo"),
        ({"logo": SimpleUploadedFile("x.png", b"not a picture")}, "logo"),
    ],
    ids=range(5),
)
def test_a_refused_name_or_logo_leaves_everything(desk: Client, typed: dict[str, Any], field: str) -> None:
    response = desk.post("/first-run/names/", {"name_ar": "اسم آخر", **typed})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert Organisation.objects.values_list("name_ar", "logo_type").get() == ("حزب الأفق", "")


def test_the_server_is_kept_and_tried(desk: Client, smtp: LoopbackServer) -> None:
    typed = {"host": "127.0.0.1", "port": smtp.port, "security": "none", "sender": "liqaa@example.ma"}
    assert desk.post("/first-run/mail/", typed).status_code == 302
    assert desk.post("/first-run/mail/", {"test": "1", "to": "amina@example.ma"}).status_code == 302
    assert [mail["To"] for mail in smtp.received.mails] == ["amina@example.ma"]
    assert "mail" in steps_done(Organisation.objects.get(), timezone.localdate())


def test_a_server_that_does_not_answer_is_said(desk: Client) -> None:
    typed = {"host": "127.0.0.1", "port": 1, "security": "none", "sender": "liqaa@example.ma"}
    assert desk.post("/first-run/mail/", {**typed, "port": "x"}).status_code == 422
    assert desk.post("/first-run/mail/", typed).status_code == 302
    response = desk.post("/first-run/mail/", {"test": "1", "to": "amina@example.ma"})
    assert (response.status_code, list(response.context["trial"].errors)) == (422, ["to"])
    assert MailServer.objects.get().checked_at is None


def test_rows_are_looked_at_then_written(desk: Client) -> None:
    page = desk.post(
        "/first-run/office-holders/", {"file": sheet(ROW, ["بلا منصب", "", "", "", "", "", "", ""])}
    )
    assert (page.context["taken"], len(page.context["wrong"]), Appointment.objects.count()) == (1, 1, 0)
    page = desk.post("/first-run/office-holders/", {"rows": page.context["rows"], "import": "1"})
    assert Appointment.objects.values_list("person__name", "person__email").get() == (ROW[0], ROW[7])
    corrected = {"rows": page.context["rows"], "office-3": "رئيس الكون", "place-3": "مولاي يعقوب"}
    page = desk.post("/first-run/office-holders/", corrected)
    assert page.context["wrong"][0]["cells"][2]["value"] == "رئيس الكون"
    assert page.context["wrong"][0]["cells"][2]["problem"] != ""


def test_a_known_person_is_asked_for_and_chosen(desk: Client) -> None:
    known = Person.objects.create(name=ROW[0], place=made.place("ma/03/591"), created_at=timezone.now())
    page = desk.post("/first-run/office-holders/", {"file": sheet(ROW)})
    assert (page.context["taken"], page.context["wrong"][0]["verdict"].status) == (0, "choose")
    chosen = {"rows": page.context["rows"], "choice-2": str(known.pk)}
    page = desk.post("/first-run/office-holders/", chosen)
    assert page.context["taken"] == 1
    desk.post("/first-run/office-holders/", {**chosen, "rows": page.context["rows"], "import": "1"})
    assert (Appointment.objects.get().person_id, Person.objects.filter(name=ROW[0]).count()) == (known.pk, 1)


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01", b"nothing;here\n1;2\n", b"PK\x03\x04broken"], ids=range(4)
)
def test_what_is_no_sheet_is_said(desk: Client, content: bytes) -> None:
    response = desk.post("/first-run/office-holders/", {"file": SimpleUploadedFile("x.xlsx", content)})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["file"])


@pytest.mark.parametrize(
    "rows", ["", "x", "[]", "{}", "[1]", '[{"number": "a"}]', "null", "[" * 100_000], ids=range(8)
)
def test_rows_that_were_tampered_with_are_left_out(desk: Client, rows: str) -> None:
    assert desk.post("/first-run/office-holders/", {"rows": rows, "import": "1"}).status_code == 302
    assert Appointment.objects.count() == 0


def test_the_model_sheet_has_the_headings(desk: Client) -> None:
    response = desk.get("/first-run/office-holders/model.csv")
    assert response.content.decode("utf-8-sig").strip().split(";") == HEADINGS


def test_the_chosen_are_invited_once_with_their_rights(desk: Client, settings: Any) -> None:
    settings.PUBLIC_URL = "https://liqaa.example.ma"
    office = made.office()
    who = made.person()
    Person.objects.filter(pk=who.pk).update(email="idriss@example.ma")
    made.appointment(who, office)
    for _twice in range(2):
        assert desk.post("/first-run/invitations/", {"person": [who.pk]}).status_code == 302
    message = Message.objects.get()
    account = Account.objects.get(email="idriss@example.ma")
    assert (message.recipient, message.subject) == ("idriss@example.ma", "دعوة إليك")
    assert "حزب" not in message.subject
    assert "https://liqaa.example.ma/access/accept/" in message.body
    assert account.roles == ["provincial_secretary"]
    assert OneTimeLink.objects.filter(account=account).count() == 1
    token = message.body.split("/access/accept/")[1].split()[0]
    assert Client().get(f"/access/accept/{token}").status_code == 200


def test_two_persons_of_one_address_are_not_mixed_up(desk: Client) -> None:
    body = made.body()
    for key in ("provincial_secretary", "rapporteur"):
        who = made.person()
        Person.objects.filter(pk=who.pk).update(email="same@example.ma")
        made.appointment(who, body.offices.get(key=key))
    desk.post("/first-run/invitations/", {"person": list(Person.objects.values_list("pk", flat=True))})
    assert (Message.objects.count(), Person.objects.exclude(account=None).count()) == (1, 1)


@pytest.mark.parametrize("chosen", [[], ["x"], ["999999999"], ["\x00"]], ids=range(4))
def test_nobody_chosen_invites_nobody(desk: Client, chosen: list[str]) -> None:
    assert desk.post("/first-run/invitations/", {"person": chosen}).status_code == 302
    assert (Message.objects.count(), OneTimeLink.objects.count()) == (0, 0)


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_takes_two_queries(
    desk: Client, many: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    body = made.body()
    for key in ("provincial_secretary", "rapporteur", "treasurer")[:many]:
        who = made.person()
        Person.objects.filter(pk=who.pk).update(email=f"{key}@example.ma")
        made.appointment(who, body.offices.get(key=key))
    with django_assert_num_queries(2):
        listed = invitees(timezone.localdate())
        assert [each.state for each in listed] == ["open"] * many


def test_finishing_is_said_once(desk: Client) -> None:
    desk.post("/first-run/")
    first = Organisation.objects.get().set_up_at
    desk.post("/first-run/")
    assert Organisation.objects.get().set_up_at == first
    assert Entry.objects.filter(verb="dashboards.finish_set_up").count() == 1
