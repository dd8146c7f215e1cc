"""No personal value is written down: the main ways through the product with names that would be noticed."""

import datetime as dt
import io
import logging
import logging.config

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from liqaa.config.logs import LOGGING, Discreet, masked
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.outbox.models import Message
from liqaa.people import actions, jobs
from liqaa.people.models import Person
from liqaa.people.tests.factories import account, person, place

pytestmark = pytest.mark.django_db
NAME, LATIN = "زنبقة الكناريا", "Zanbaqa Canarienne"
PHONE, ADDRESS = "+212 611 987 654", "canary.zanbaqa@example.org"
CANARIES = (NAME, LATIN, PHONE, ADDRESS, "زنبقة", "Zanbaqa", "zanbaqa", "987 654", "الكناريا")
PROVINCE = "ma/03/591"


@pytest.fixture
def written():
    """Everything every logger writes, down to DEBUG, in the product's own form."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Discreet())
    root, before = logging.getLogger(), logging.getLogger().level
    quiet = {
        name: logging.getLogger(name).level for name in ("django.db.backends", "django.template", "psycopg")
    }
    for name in quiet:  # asked for by hand only; the product never sets them below WARNING
        logging.getLogger(name).setLevel(logging.WARNING)
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(before)
    for name, level in quiet.items():
        logging.getLogger(name).setLevel(level)


def leaked(text):
    return [each for each in CANARIES if each in text]


def jobs_left():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(string_agg(args::text || task_name, ' '), '') FROM procrastinate_jobs"
        )
        return cursor.fetchone()[0]


def test_the_main_ways_write_no_canary_in_logs_jobs_journal_or_subjects(written, tmp_path):
    officer = account(("administrator", "ma"), name=NAME)
    client = Client(raise_request_exception=False)
    client.force_login(officer)
    form = {"name": NAME, "name_latin": LATIN, "place": PROVINCE, "relation": "contact", "phone": PHONE}
    place(PROVINCE)
    assert client.post(reverse("people:add"), {**form, "email": ADDRESS}).status_code == 302
    kept = Person.objects.get(name=NAME)
    assert client.post(reverse("people:add"), {**form, "email": f"no {ADDRESS} address"}).status_code == 422
    for address in (f"/people/?q={NAME}", f"/people/{NAME}/", f"/no/{LATIN}/", f"/places/?q={ADDRESS}"):
        client.get(address)
    client.post("/accounts/login/", {"login": ADDRESS, "password": NAME})
    Client().post("/accounts/password/reset/", {"email": ADDRESS})
    asked = {"kind": "rectification", "text": f"{NAME} {ADDRESS}", "asked_on": timezone.localdate()}
    page = reverse("dashboards:request_of", args=[kept.pk])
    assert client.post(page, asked).status_code == 302
    actions.remind_of_requests(by=SYSTEM, at=timezone.now() + dt.timedelta(days=12))
    with override_settings(HOME=tmp_path):
        export = actions.ask_export(person=kept, language="ar", by=officer, at=timezone.now())
        jobs.make_export(export.pk)
        actions.erase_person(person=kept, by=officer, at=timezone.now())
    subjects = " ".join(Message.objects.values_list("subject", flat=True))
    lines = " ".join(map(str, Entry.objects.values_list("verb", "subject_id", "fields", "place")))
    assert leaked(written.getvalue()) == []
    assert (leaked(jobs_left()), leaked(subjects), leaked(lines)) == ([], [], [])


def test_an_error_of_a_page_writes_where_and_what_kind_and_no_word(written, monkeypatch):
    def broken(*_given, **_named):
        raise ValueError(f"cannot keep {NAME} / {LATIN} at {ADDRESS}, {PHONE}")

    monkeypatch.setattr("liqaa.people.queries.found_by_name", broken)
    client = Client(raise_request_exception=False)
    client.force_login(account(("administrator", "ma")))
    answer = client.get(reverse("people:list"), {"q": NAME})
    text = written.getvalue()
    assert (answer.status_code, leaked(text), leaked(answer.content.decode())) == (500, [], [])
    assert "builtins.ValueError" in text
    assert "people/views.py" in text


def test_a_refusal_of_the_database_is_told_by_code_and_constraint(written):
    known = person(NAME, PROVINCE)
    known.memberships.create(scope=PROVINCE, number="1", joined_on="2020-01-01")
    try:
        with transaction.atomic():
            other = person(LATIN, PROVINCE, email=ADDRESS)
            other.memberships.create(scope=NAME[:5], number="1", joined_on="2020-01-01")
    except IntegrityError:
        logging.getLogger("liqaa").exception("Membership of %s was not kept: %s", NAME, ADDRESS)
    text = written.getvalue()
    assert leaked(text) == []
    assert "membership_number_once" in text


def test_a_failing_job_writes_no_word_of_it(written, monkeypatch):
    def broken(**_named):
        raise RuntimeError(NAME)

    monkeypatch.setattr(actions, "expire", broken)
    try:
        jobs.expire(0)
    except RuntimeError:
        logging.getLogger("procrastinate.worker").exception("Job %s ended with status: Error", "expire")
    assert leaked(written.getvalue()) == []


def test_a_secret_address_is_written_as_its_pattern(written):
    Client().get("/access/accept/0a1B2c3D4e5F")
    Client().get("/zanbaqa/canarienne/")
    assert "0a1B2c3D4e5F" not in written.getvalue()
    assert "zanbaqa" not in written.getvalue()
    assert "/access/accept/<str:token>" in written.getvalue()


@pytest.mark.parametrize("value", CANARIES[:4])
def test_what_is_put_into_a_line_is_masked(value):
    if value == LATIN:
        value = f"'{value}'"
    line = Discreet().format(logging.makeLogRecord({"msg": f"seen {value}", "args": None}))
    assert leaked(line) == []
    assert masked("12 rows in 3 s") == "12 rows in 3 s"


def test_every_logger_goes_through_the_one_formatter():
    assert LOGGING["root"]["handlers"] == ["console"]
    assert [each["handlers"] for each in LOGGING["loggers"].values()] == [[], []]


def test_requests_and_servers_of_the_library_have_no_handler_of_their_own():
    assert [logging.getLogger(name).handlers for name in ("django", "django.server", "django.request")] == [
        [], [], [],
    ]  # fmt: skip
