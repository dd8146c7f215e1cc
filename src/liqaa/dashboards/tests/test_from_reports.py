"""The page from the report to the system: every address leads somewhere, every named test exists."""

import ast
import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import liqaa
from liqaa.dashboards.rules.practices import SCREENS, practices
from liqaa.meetings.models import Meeting
from liqaa.needs.tests import factories as needs
from liqaa.people.tests.factories import account
from scripts import from_the_reports

SOURCE = Path(liqaa.__file__).parent
ADDRESS = "/from-the-reports/"


@pytest.mark.parametrize("row", practices(), ids=lambda row: row.en[:40])
def test_a_practice_names_a_screen_and_a_test_that_exist(row):
    file, *inside, name = row.test.split("::")
    found = ast.parse((SOURCE / file).read_text("utf-8")).body
    for each in inside:
        found = next(node.body for node in found if isinstance(node, ast.ClassDef) and node.name == each)
    assert name in {node.name for node in found if isinstance(node, ast.FunctionDef)}
    assert row.screen in SCREENS
    assert row.report in {"secretariats", "inspectorates", "both"}


def test_no_practice_is_told_twice():
    told = [row.en for row in practices()]
    assert len(told) == len(set(told)) == 38


def test_every_screen_is_used():
    assert {row.screen for row in practices()} == set(SCREENS)


def test_the_paper_is_what_the_table_says():
    assert from_the_reports.PAPER.read_text("utf-8") == from_the_reports.paper()


def links(client):
    page = client.get(ADDRESS)
    assert page.status_code == 200
    return [row["url"] for row in page.context["rows"]]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_link_leads_to_a_page_with_and_without_records(client, language):
    client.cookies["liqaa_language"] = language
    client.force_login(account(("national_organisation_head", "ma"), ("press_officer", "ma")))
    empty = {address: client.get(address).status_code for address in links(client)}
    assert set(empty.values()) == {200}
    need = needs.need()
    full = links(client)
    assert {client.get(address).status_code for address in full} == {200}
    assert reverse("needs:need", args=[need.pk]) in full
    assert reverse("meetings:meeting", args=[Meeting.objects.latest("held_on", "pk").pk]) in full


@pytest.mark.django_db
def test_the_page_is_for_every_reader_and_takes_few_statements(client):
    assert client.get(ADDRESS).status_code == 302
    client.force_login(account(("member", "ma")))
    assert set(links(client)) == {"", "/", "/bodies/", "/place/ma/", "/map/?layer=founding"}
    with CaptureQueriesContext(connection) as counted:
        client.get(ADDRESS)
    assert len(counted) <= 12


@pytest.mark.django_db
def test_no_name_of_the_reports_stands_in_the_table():
    words = " ".join(f"{row.ar} {row.fr} {row.en}" for row in practices())
    assert re.findall(r"الحجيرة|حجيرة|الأصالة|الاستقلال|تادلة|يعقوب|PAM|Istiqlal", words) == []
