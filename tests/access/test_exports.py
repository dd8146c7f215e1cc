"""What leaves in a parcel: every member is searched for canaries; who opened a file is written down."""

import io
import zipfile

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from pdfminer.high_level import extract_text

from liqaa.journal.models import Entry
from liqaa.people import jobs
from liqaa.people.actions import ask_export
from liqaa.people.models import Person
from tests.access import registers
from tests.access.actors import ACTORS, BY_KEY
from tests.access.oracle import NOTHING, holds
from tests.access.playing import Window, kind_of
from tests.access.scanning import said, unpacked

pytestmark = [pytest.mark.access, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
READ = {"text/csv", "application/zip", "text/calendar", "application/pdf", "image/svg+xml"}
"""Media types of answers that the search for canaries reads, unpacked where they are packed."""


def account_of(ground, key):
    return get_user_model()._base_manager.get(pk=ground.accounts[key])


def an_export(ground, key, at):
    """The export of a person of a ground, as an actor asked for it and the worker made it."""
    person = Person.objects.get(pk=ground.rows["person"][at][0])
    export = ask_export(person=person, language="ar", by=account_of(ground, key), at=timezone.now())
    jobs.make_export(export.pk)
    return reverse("dashboards:export", args=[export.pk])


@pytest.fixture(scope="module")
def packed(ground, django_db_blocker):
    """The address of an export of one's own ground, and of one that another officer asked for."""
    with django_db_blocker.unblock():
        yield {at: an_export(ground, "data_officer", at) for at in ("own", "below")}


def test_a_persons_parcel_holds_that_person_in_each_of_its_members_and_nobody_of_elsewhere(ground, packed):
    answer = Window(ground, "data_officer").client.get(packed["own"])
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    name = next(token for token, told in ground.known.items() if told == ("own", "person", "name"))
    members = {each: archive.read(each) for each in archive.namelist()}
    assert {"data.json", "data.pdf"} < set(members)
    assert sum(each.endswith(".csv") for each in members) >= 5
    holding = {each for each, content in members.items() if any(name in text for text in unpacked(content))}
    assert {"data.json", "data.pdf"} <= holding
    assert any(each.endswith(".csv") for each in holding)
    assert name in extract_text(io.BytesIO(members["data.pdf"]))
    grounds = {told[0] for text in said(answer) for token, told in ground.known.items() if token in text}
    assert grounds == {"own"}


@pytest.mark.parametrize("key", [each.key for each in ACTORS if each.time == "in force"])
def test_a_parcel_is_nothing_to_whoever_did_not_ask_for_it(ground, packed, key):
    if key == "data_officer":
        return
    window = Window(ground, key)
    for address in packed.values():
        answer = window.client.get(address)
        assert (kind_of(answer), [t for text in said(answer) for t in ground.known if t in text]) == (
            NOTHING,
            [],
        )


def test_a_token_is_found_in_a_parcel_within_a_parcel_and_in_a_sheet(ground):
    token = next(iter(ground.known))
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as sheet:
        sheet.writestr("xl/sharedStrings.xml", f"<sst><si><t>{token}</t></si></sst>")
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as parcel:
        parcel.writestr("people.xlsx", inner.getvalue())
    assert token.encode() not in outer.getvalue()
    assert any(token in text for text in unpacked(outer.getvalue()))


def test_every_media_type_that_leaves_is_one_the_search_reads():
    """A workbook or a feed that somebody adds is read like the others, or this fails."""
    told = {found for name, text in registers.sources() for found in registers.media_types(name, text)}
    assert told - READ == set()


FILES = (
    ("followup:file", "evidence", "liqaa_followup.task"),
    ("campaigns:attachment", "attachment", "liqaa_campaigns.directive"),
    ("campaigns:evidence", "execution_evidence", "liqaa_followup.task"),
)


@pytest.mark.parametrize(("route", "kind", "subject"), FILES)
def test_who_opens_somebodys_file_is_written_down_and_who_is_refused_is_not(ground, route, kind, subject):
    for key, lines in (("provincial_secretary", 1), ("member", 0)):
        window = Window(ground, key)
        before = Entry.objects.filter(verb="files.hand_out").count()
        answer = window.client.get(reverse(route, args=ground.rows[kind]["own"]))
        assert list(said(answer))
        opened = Entry.objects.filter(verb="files.hand_out").order_by("-id")
        assert (key, opened.count() - before) == (key, lines)
        if lines:
            line = opened[0]
            assert (line.actor, line.subject_kind, line.place, line.origin) == (
                str(ground.accounts[key]), subject, "ma/03/591", "web",
            )  # fmt: skip


def test_who_opened_an_export_is_shown_to_those_who_look_after_personal_data(ground, packed):
    officer, reader = "data_officer", "provincial_secretary"
    assert Window(ground, officer).client.get(packed["own"]).status_code == 200
    address = reverse("dashboards:history", args=["person", ground.rows["person"]["own"][0]])
    words = "فتح تصدير المعطيات الشخصية"
    assert holds(BY_KEY[reader], "people.see", "ma/03/591")
    shown = {
        key: words in Window(ground, key).client.get(address).content.decode() for key in (officer, reader)
    }
    assert shown == {officer: True, reader: False}
