"""After the commit that ends an office, the next request of any session of its holder is refused or empty."""

import datetime as dt
import time

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from liqaa.access.actions import revoke_source
from liqaa.access.models import Grant
from liqaa.bodies.actions import appoint, end_appointment, link_account
from liqaa.bodies.models import Body
from liqaa.journal.actions import SYSTEM
from liqaa.people.models import Person
from tests.access import wording
from tests.access.actors import Actor
from tests.access.expected import TABLE
from tests.access.oracle import OPEN, cells, owed
from tests.access.playing import Window, kind_of
from tests.access.scanning import leaks

pytestmark = [pytest.mark.access, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
SURFACES = wording.SURFACES - {wording.MOVE, wording.XLSX}


def one_of_each_surface(ground, key):
    """A cell of every address that the actor may open on its own ground, moves left out."""
    actor = Actor("holder", (("administrator", "own"),))
    seen = {}
    for cell in cells(actor, TABLE, ground.rows):
        if (
            cell.owed == OPEN
            and cell.row.surface in SURFACES
            and (cell.row.see or cell.row.anywhere)
            and cell.kind
            and cell.ground in ("own", "below")
        ):
            seen.setdefault((cell.row.surface, cell.row.route), cell)
    return list(seen.values())


def refused(window, todo):
    """What still answers, or still tells something, to somebody whose role is over."""
    window.actor = Actor("nobody")
    left = []
    for cell in todo:
        response, texts = window.ask(cell)
        if kind_of(response) == OPEN:
            left.append(f"{cell.row.name} still answers {response.status_code}")
        left += [f"{cell.row.name} holds {each}" for each in leaks(texts, window.actor, window.ground.known)]
    return left


def test_a_revoked_grant_opens_nothing_on_any_surface(ground):
    todo = one_of_each_surface(ground, "administrator")
    assert {cell.row.surface for cell in todo} >= {"page", "fragment", "csv", "file", "print", "count"}
    windows = [Window(ground, "administrator"), Window(ground, "administrator")]
    for window in windows:
        assert kind_of(window.ask(todo[0])[0]) == OPEN
    began = time.monotonic()
    Grant.objects.filter(account_id=ground.accounts["administrator"]).update(revoked_at=timezone.now())
    first = windows[0].ask(todo[0])[0]
    assert time.monotonic() - began < 1 or kind_of(first) != OPEN
    assert refused(windows[0], todo) == []
    assert refused(windows[1], todo[:5]) == []


def test_ending_an_office_ends_its_role_at_once(ground):
    account = get_user_model()._base_manager.get(pk=ground.accounts["without a role"])
    body = Body.objects.get(pk=ground.rows["body"]["own"][0])
    person = Person.objects.create(name="أمينة", place_id="ma/03/591", created_at=timezone.now())
    link_account(person=person, account=account, by=SYSTEM, at=timezone.now())
    person.refresh_from_db()
    office = body.offices.exclude(role="").exclude(appointments__isnull=False).order_by("rank")[0]
    today = timezone.localdate()
    held = appoint(
        office=office, person=person, starts_on=today - dt.timedelta(days=5), by=SYSTEM, at=timezone.now()
    )
    window = Window(ground, "without a role")
    cell = next(
        each
        for each in cells(None, TABLE, ground.rows)
        if each.row.route == "bodies:body" and each.ground == "own"
    )
    assert kind_of(window.ask(cell)[0]) == OPEN
    end_appointment(appointment=held, ended_on=today, by=SYSTEM, at=timezone.now())
    assert refused(window, [cell]) == []
    listed = next(each for each in cells(None, TABLE, ground.rows) if each.row.route == "people:list")
    assert leaks(window.ask(listed)[1], Actor("nobody"), ground.known) == set()


def test_revoking_a_source_says_so_to_the_database_too(ground):
    key = ground.accounts["rapporteur"]
    Grant.objects.filter(account=key).update(source_kind="office", source_id="77")
    from liqaa.kit.acting import acting_for

    account = get_user_model()._base_manager.get(pk=key)
    with acting_for(account):
        assert Person.objects.filter(place_id="ma/03/591").exists()
    assert revoke_source(source_kind="office", source_id="77", by=SYSTEM, at=timezone.now()) == 1
    with acting_for(account):
        assert not Person.objects.exists()


def test_an_account_that_is_closed_is_at_the_door_with_every_session(ground):
    account = get_user_model()._base_manager.get(pk=ground.accounts["inspector"])
    client = Client()
    client.force_login(account)
    assert client.get(reverse("people:list")).status_code == 200
    type(account)._base_manager.filter(pk=account.pk).update(is_active=False)
    answer = client.get(reverse("people:list"))
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, reverse("account_login"))


def test_an_export_under_way_is_not_handed_to_whom_the_right_was_taken(ground):
    from liqaa.people.models import Export

    account = get_user_model()._base_manager.get(pk=ground.accounts["data_officer"])
    export = Export.objects.create(
        person_id=ground.rows["person"]["own"][0], scope="ma/03/591", asked_by=account,
        asked_at=timezone.now(),
        token="a" * 64,
    )  # fmt: skip
    client = Client(raise_request_exception=False)
    client.force_login(account)
    address = reverse("dashboards:export", args=[export.pk])
    assert client.get(address).status_code == 410
    Grant.objects.filter(account=account).update(revoked_at=timezone.now())
    assert client.get(address).status_code in (403, 404)


def test_a_table_that_is_being_written_is_not_handed_to_whom_the_right_was_taken(ground, monkeypatch):
    """The right ends between the look at the records and the first byte."""
    from liqaa.campaigns.views import table

    account = get_user_model()._base_manager.get(pk=ground.accounts["nation"])
    address = reverse("campaigns:csv", args=ground.rows["directive"]["own"])
    client = Client(raise_request_exception=False)
    client.force_login(account)
    assert client.get(address).headers["Content-Disposition"].startswith("attachment")
    whole, ended = table.csv_text, []

    def slowly(rows):
        ended.append(Grant.objects.filter(account=account).update(revoked_at=timezone.now()))
        return whole(rows)

    monkeypatch.setattr(table, "csv_text", slowly)
    answer = client.get(address)
    told = [token for token in ground.known if token in answer.content.decode()]
    assert (ended, answer.status_code, told) == ([1], 403, [])


def test_a_file_on_its_way_is_cut_off_within_a_second_of_the_end(ground, monkeypatch):
    from liqaa.access.views import handing

    account = get_user_model()._base_manager.get(pk=ground.accounts["nation"])
    assert account.roles == ["administrator"]
    now, took = [0.0], []
    monkeypatch.setattr(handing.time, "monotonic", lambda: now[0])
    way = handing.watched(iter([b"1", b"2", b"3", b"4"]), account)
    took.append(next(way))
    now[0] = 1.1
    took.append(next(way))
    Grant.objects.filter(account=account).update(revoked_at=timezone.now())
    now[0] = 1.5
    took.append(next(way))
    now[0] = 2.2
    with pytest.raises(ConnectionResetError):
        next(way)
    assert took == [b"1", b"2", b"3"]


def test_the_day_of_the_end_is_the_first_without_the_role(ground):
    actor = Actor("x", (("inspector", "own"),), "after")
    assert {owed(actor, row, "own") for row in TABLE if row.see and not row.missing} == {"nothing there"} | {
        owed(actor, row, "own") for row in TABLE if row.see and row.anywhere and not row.missing
    }
