"""Script stored in names, texts, titles and file names is shown as text, on every page and in every file.

Every text of the demo organisation is replaced by one that would run; then each screen is walked in a real
browser under the real policy. Nothing runs, nothing is even tried, and the words are there to be read.
"""

import csv
import io
import json
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.test import Client

from liqaa.testing import databases
from liqaa.testing.site import Site
from tests.browser.conftest import _make_ready
from tests.browser.screens import ALL_SEEING
from tests.hostile.standing import screens
from tests.hostile.words import SCRIPT

WATCH = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt"]) window[name] = () => window.ran.push(name);
document.addEventListener("securitypolicyviolation", (event) => window.ran.push(event.violatedDirective));
"""
INJECTED = "img[src='x'], img[onerror], svg[onload], main script:not([type='application/json'])"
APART = {
    "liqaa_territory": "the state's own list of places",
    "liqaa_journal": "only ever added to: its lines are sealed",
    "liqaa_outbox": "mail: see below",
}
WRITTEN = (
    ("people.Person", "name"), ("bodies.Body", "name_ar"), ("meetings.Meeting", "title"),
    ("followup.Outcome", "text"), ("followup.Task", "title"), ("needs.Need", "text"),
    ("campaigns.Directive", "title"), ("access.Account", "name"), ("countdown.Event", "name_ar"),
)  # fmt: skip
READ_BY_THE_PROGRAM = {
    "source",
    "sha256",
    "source_sha256",
    "path",
    "scope",
    "key",
    "token",
    "digest",
    "password",
}
"""Texts that are a language of their own or a key; a charter that is no charter stops every page."""
LONGEST_KEY = 60
"""A text field shorter than this holds a key, a code or a number, not words."""


@pytest.fixture(scope="module")
def poisoned(
    site_server: str, demo_template: str, django_db_blocker
) -> Iterator[tuple[Site, dict[str, str]]]:
    """The demo with script in each of its texts, and the address of each screen."""
    with django_db_blocker.unblock():
        databases.copy_database(demo_template, databases.worker_database())
        _make_ready()
        addresses = {screen.name: address for screen, address in screens() if screen.who == ALL_SEEING}
        poison()
        yield Site(site_server), addresses
        databases.copy_database(databases.TEMPLATE, databases.worker_database())


def poison() -> int:
    """Write the script behind each text that is long enough to be words; how many columns were written."""
    count = 0
    for model in apps.get_models():
        if not model._meta.app_label.startswith("liqaa_") or model._meta.app_label in APART:
            continue
        for field in model._meta.concrete_fields:
            if _holds_words(field):
                _write(model, field)
                count += 1
    return count


def _holds_words(field: models.Field) -> bool:
    if isinstance(field, models.EmailField | models.SlugField) or field.choices or field.primary_key:
        return False
    if field.name in READ_BY_THE_PROGRAM:
        return False
    if isinstance(field, models.TextField):
        return True
    return (
        isinstance(field, models.CharField)
        and field.unique is False
        and (field.max_length or 0) > LONGEST_KEY
    )


def _write(model: type[models.Model], field: models.Field) -> None:
    """Behind the text, within its length; rows that a constraint guards stay as they are."""
    quote = connection.ops.quote_name
    length = field.max_length or 2_000
    column, table = quote(field.column), quote(model._meta.db_table)
    statement = f"UPDATE {table} SET {column} = left({column}, %s) || %s WHERE {column} <> ''"
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('liqaa.erasing', 'on', true)")  # frozen minutes too
            cursor.execute(statement, [max(0, length - len(SCRIPT) - 1), " " + SCRIPT])
    except Exception:  # noqa: BLE001 (keys in texts, rows that only grow: those are no words)
        return


def test_the_script_stands_in_the_texts_that_people_write(poisoned) -> None:
    written = {}
    for label, field in WRITTEN:
        rows = apps.get_model(f"liqaa_{label}")._base_manager
        written[label] = rows.filter(**{f"{field}__contains": SCRIPT}).exists()
    assert written == dict.fromkeys(written, True)


@pytest.mark.slow
def test_no_page_runs_what_was_stored(poisoned, browser) -> None:
    site, addresses = poisoned
    context = browser.new_context(locale="ar-MA")
    context.add_init_script(WATCH)
    page = context.new_page()
    site.sign_in(page, ALL_SEEING)
    said: list[str] = []
    page.on(
        "console", lambda message: said.append(message.text) if "Content Security" in message.text else None
    )
    page.on("dialog", lambda dialog: said.append(dialog.message))
    troubles, shown = {}, set()
    for name, address in addresses.items():
        answer = page.goto(site.url + address, wait_until="domcontentloaded")
        ran = page.evaluate("window.ran")
        injected = page.locator(INJECTED).count()
        if answer.status >= 500 or ran or injected or said:
            troubles[name] = (answer.status, ran, injected, said[:])
        said.clear()
        if page.get_by_text("<script>alert(1)</script>").count():
            shown.add(name)
    context.close()
    assert (len(addresses) > 120, troubles) == (True, {})
    assert len(shown) > 60
    assert {
        "a person",
        "a structured body",
        "a meeting held",
        "an outcome",
        "a need",
        "a directive",
        "news",
    } <= shown


@pytest.fixture
def reader(poisoned) -> Client:
    from liqaa.access.models import Account

    client = Client()
    client.force_login(Account.objects.get(email=ALL_SEEING))
    return client


def test_in_tables_it_is_a_cell_of_text(reader: Client) -> None:
    from liqaa.bodies.models import Body
    from liqaa.campaigns.models import Directive

    directive = Directive.objects.filter(state="issued").order_by("pk")[0]
    Body.objects.filter(executions__directive=directive).update(name_ar=f"=1+1 {SCRIPT}")
    answer = reader.get(f"/directives/{directive.pk}/table.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert f"'=1+1 {SCRIPT}" in {cell for row in rows for cell in row}


def test_in_json_it_is_a_string_that_no_page_can_end(reader: Client) -> None:
    answer = reader.get("/map/data/?place=ma/03")
    assert answer.headers["Content-Type"] == "application/json"
    assert isinstance(json.loads(answer.content), dict)
    found = reader.get("/people/options/?q=ا")
    assert b"<script>alert" not in found.content
    assert b"<img src=x" not in found.content


def test_in_mail_it_is_plain_text_and_no_second_header(reader: Client) -> None:
    from django.utils import timezone

    from liqaa.journal.actions import SYSTEM
    from liqaa.outbox.actions import queue
    from liqaa.outbox.actions.smtp import plain_mail
    from liqaa.outbox.models import MailServer

    hostile = f"{SCRIPT}\r\nBcc: all@example.ma\u202e"
    message = queue(
        key="script", recipient="a@example.ma", subject=hostile, body=hostile, by=SYSTEM, at=timezone.now()
    )
    server = MailServer(host="mail.example.ma", port=25, sender="liqaa@example.ma")
    mail = plain_mail(server, to=message.recipient, subject=message.subject, body=message.body).message()
    assert (mail.get_content_type(), mail["Bcc"]) == ("text/plain", None)
    assert "\n" not in message.subject
    assert "\u202e" not in message.subject
