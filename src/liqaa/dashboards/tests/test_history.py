"""A record's history: for those who see the record, opened on demand, in words."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from liqaa.access.models import Account
from liqaa.dashboards.queries.history import SEEN_BY
from liqaa.journal import actions as journal
from liqaa.journal.actions import SYSTEM
from liqaa.meetings.models import Meeting
from liqaa.testing.databases import copy_database, point_at, worker_database

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
HEAD, ELECTED = "organisation@demo.invalid", "elected@demo.invalid"
LABELS = {
    "meeting": "meetings.Meeting", "person": "people.Person", "body": "bodies.Body", "task": "followup.Task",
    "need": "needs.Need", "directive": "campaigns.Directive", "news": "newsroom.News",
}  # fmt: skip


@pytest.fixture
def demo(demo_template, transactional_db):
    copy_database(demo_template, worker_database())
    point_at(worker_database())


def signed_in(email):
    client = Client()
    client.force_login(Account.objects.get(email=email))
    return client


def first(kind):
    from django.apps import apps

    return apps.get_model(f"liqaa_{LABELS[kind]}").objects.order_by("pk").first()


def test_every_kind_of_record_offers_its_history_closed_and_tells_it_on_demand(demo):
    assert LABELS.keys() == SEEN_BY.keys()
    from liqaa.kit.links import url_for

    client = signed_in(HEAD)
    for kind in LABELS:
        record = first(kind)
        if record is None:
            continue
        address = reverse("dashboards:history", args=[kind, record.pk])
        page = client.get(url_for(record)).content.decode()
        assert page.count(f'hx-get="{address}"') == 1, kind
        assert "سجل التغييرات" in page
        piece = client.get(address, headers={"HX-Request": "true"})
        assert (piece.status_code, b"<html" in piece.content) == (200, False)


def test_lines_are_told_the_latest_first_with_who_did_them(demo):
    meeting = Meeting.objects.order_by("pk").first()
    head = Account.objects.get(email=HEAD)
    journal.record("meetings.correct", meeting, by=head, at=NOW, place=meeting.scope, fields=["title"])
    journal.record("meetings.cancel", meeting, by=SYSTEM, at=NOW, place=meeting.scope)
    response = signed_in(HEAD).get(reverse("dashboards:history", args=["meeting", meeting.pk]))
    lines = [(str(line.what), line.who) for line in response.context["lines"]][:2]
    with translation.override("ar"):
        assert lines == [("إلغاء اللقاء", "النظام"), ("تصحيح اللقاء", head.name)]


def test_an_outsider_is_told_that_there_is_no_such_record(demo):
    elected = Account.objects.get(email=ELECTED)
    hidden = Meeting.objects.exclude(pk__in=SEEN_BY["meeting"](elected).values("pk")).first()
    assert hidden is not None
    address = reverse("dashboards:history", args=["meeting", hidden.pk])
    assert signed_in(ELECTED).get(address).status_code == 404
    assert signed_in(HEAD).get(address).status_code == 200
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize("address", ["/history/account/1/", "/history/meeting/999999/"])
def test_what_is_no_record_is_not_found(demo, address):
    assert signed_in(HEAD).get(address).status_code == 404


def test_the_number_of_questions_does_not_grow_with_the_lines(demo):
    meeting = Meeting.objects.order_by("pk").first()
    client, counts = signed_in(HEAD), []
    client.get(reverse("dashboards:history", args=["meeting", meeting.pk]))
    for many in (1, 3, 40):
        for _ in range(many):
            journal.record(
                "meetings.correct", meeting, by=Account.objects.get(email=HEAD), at=NOW, place="ma"
            )
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get(
                reverse("dashboards:history", args=["meeting", meeting.pk]), headers={"HX-Request": "true"}
            )
        counts.append(len(found))
    assert len(set(counts)) == 1, counts


def test_a_long_history_goes_on_page_by_page(demo):
    meeting = Meeting.objects.order_by("pk").first()
    for _ in range(45):
        journal.record("meetings.correct", meeting, by=SYSTEM, at=NOW, place=meeting.scope)
    address = reverse("dashboards:history", args=["meeting", meeting.pk])
    client = signed_in(HEAD)
    assert b"?page=2" in client.get(address, headers={"HX-Request": "true"}).content
    last = client.get(f"{address}?page=3", headers={"HX-Request": "true"})
    assert b"?page=4" not in last.content
    assert 5 <= len(last.context["lines"]) <= 20


def test_a_history_is_no_export_of_values(demo):
    """The journal keeps names of fields only; not even these are told."""
    meeting = Meeting.objects.order_by("pk").first()
    journal.record(
        "meetings.correct", meeting, by=SYSTEM, at=NOW, place=meeting.scope, fields=["kicker_field"]
    )
    page = signed_in(HEAD).get(reverse("dashboards:history", args=["meeting", meeting.pk]))
    assert b"kicker_field" not in page.content


def test_taking_a_directives_table_out_is_written_down(demo):
    from liqaa.campaigns.models import Directive
    from liqaa.journal.models import Entry

    directive = Directive.objects.exclude(state="draft").order_by("pk").first()
    assert signed_in(HEAD).get(reverse("campaigns:csv", args=[directive.pk])).status_code == 200
    line = Entry.objects.order_by("-pk").first()
    assert (line.verb, line.subject_id, line.place) == (
        "campaigns.export",
        str(directive.pk),
        directive.scope,
    )
