"""Grants narrowed to a family or a body's subtree: the same place, another body, and nothing comes out.

Two relations that the matrix has not: "same place, other family" and "same place, other subtree". Every line
of the table that has a record is asked of each of the four bodies; every line without one (lists, searches,
counts, JSON, CSV) is read for canaries of what is not opened. Three ways, as in the matrix.
"""

import zlib
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from liqaa.access.models import Account
from liqaa.kit.scopes import Reach
from tests.access import families
from tests.access.drawing import PARTS
from tests.access.expected import TABLE
from tests.access.oracle import NOTHING, OPEN
from tests.access.playing import kind_of
from tests.access.scanning import PUBLIC, leaks, said

pytestmark = [pytest.mark.access, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
FIRST = 0.05
"""Up to where on the dice the usual suite asks."""
KEPT_BACK = {"membership", "plain_member"}
"""Of an opened body's place: what only a grant over the whole place opens."""
HAND = ("own", "account")
"""Who moved the tasks and wrote the news of every body here is named beside what they did."""
OPENS = {
    "bodies:body", "meetings:meeting", "meetings:attendance", "meetings:correct", "followup:task",
    "followup:outcome", "campaigns:directive", "campaigns:execution", "campaigns:progress", "newsroom:ask",
    "newsroom:news", "newsroom:edit", "newsroom:undo", "people:person", "dashboards:history",
}  # fmt: skip
"""Pages that a narrowed grant of a secretary opens for the records of its bodies."""
RECORDS = {
    "body", "person", "appointment", "meeting", "planned", "outcome", "task_open", "task_done", "directive",
    "execution", "news", "membership",
}  # fmt: skip


@pytest.fixture(scope="module")
def narrowed(ground, django_db_blocker):
    with django_db_blocker.unblock():
        return SimpleNamespace(ground=ground, accounts=families.plant(ground))


@pytest.fixture(scope="module")
def narrowed_unlocked(unlocked, django_db_blocker):
    with django_db_blocker.unblock():
        return SimpleNamespace(ground=unlocked, accounts=families.plant(unlocked))


def may_hold(opened, *, rows):
    """What an actor may hold; of ``rows`` whole, where the database alone answers, which knows no columns."""

    def holds(_actor, canary):
        ground, kind, column = canary
        hand = (ground, kind) == HAND and (rows or column == "name")
        return (ground in opened and kind not in KEPT_BACK) or kind in PUBLIC or hand

    return holds


def ask(client, row, address):
    headers = {"HX-Request": "true"} if row.surface == "fragment" else {}
    with transaction.atomic():
        if row.method == "POST":
            response = client.post(address, row.data, headers=headers)
        else:
            response = client.get(address, headers=headers)
        texts = list(said(response))
        transaction.set_rollback(True)
    return response, texts


def cells(field):
    """Every line of the table on each of the four grounds where its record was planted, and those without."""
    for row in TABLE:
        for kind in row.of or ("",):
            if kind == "":
                yield row, "", "", reverse(row.route, args=[*row.before, *row.more]) + row.query
            for ground in families.FAMILIES if kind in RECORDS else ():
                key = field.ground.rows[kind][ground]
                yield row, kind, ground, reverse(row.route, args=[*row.before, *key, *row.more]) + row.query


def share(field, key, part):
    """A first share of the cells for the usual suite, the rest for the whole of this one, by a fixed dice."""
    for cell in cells(field):
        rolled = zlib.crc32(f"{key}/{cell[0].name}/{cell[1]}/{cell[2]}".encode()) / 2**32
        if (rolled < FIRST) == (part == "first"):
            yield cell


def play(field, key, part, *, statuses=True):
    """Ask a share of everything as an actor: how much was asked, and what was wrong."""
    client = Client(raise_request_exception=False)
    client.force_login(get_user_model()._base_manager.get(pk=field.accounts[key]))
    opened, asked, faults = families.OPENED[key], 0, []
    for row, kind, ground, address in share(field, key, part):
        asked += 1
        response, texts = ask(client, row, address)
        where = f"{key} · {row.name} · {kind or '-'} · {ground or '-'}"
        found = leaks(texts, None, field.ground.known, may_hold(opened, rows=not statuses))
        faults += [f"{where}: holds {leak}" for leak in sorted(found)]
        answer = kind_of(response)
        if answer.startswith("fault") and row.always != answer:
            faults.append(f"{where}: {answer}")
        if statuses and kind and ground not in opened and answer == OPEN:
            faults.append(f"{where}: opened")
        if statuses and kind == "membership" and answer not in (NOTHING, "forbidden"):
            faults.append(f"{where}: a membership is {answer}")
        shows = row.method == "GET" and row.route in OPENS and ground in opened and kind != "membership"
        if statuses and shows and answer != OPEN:
            faults.append(f"{where}: owed «open», got «{answer}» ({response.status_code})")
    return asked, faults


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("key", families.OPENED)
def test_both_locks(narrowed, key, part, record_property):
    asked, faults = play(narrowed, key, part)
    record_property("checks", asked)
    assert faults == [], "\n".join(faults)
    assert asked >= (500 if part == "rest" else 20)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("key", families.OPENED)
def test_the_database_alone(narrowed, key, part, monkeypatch, record_property):
    monkeypatch.setattr(Account, "reach", lambda account, right: Reach(("ma",)))
    asked, faults = play(narrowed, key, part, statuses=False)
    record_property("checks", asked)
    assert [each for each in faults if "holds" in each] == [], "\n".join(faults)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("key", families.OPENED)
def test_the_application_alone(narrowed_unlocked, key, part, record_property):
    asked, faults = play(narrowed_unlocked, key, part)
    record_property("checks", asked)
    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("key", families.OPENED)
def test_lists_hold_what_is_opened(narrowed, key):
    """What is opened is found, too: in lists, by a search, among the choices of a field."""
    client = Client()
    client.force_login(get_user_model()._base_manager.get(pk=narrowed.accounts[key]))
    tokens = {told: token for token, told in narrowed.ground.known.items()}
    head = tokens["women", "person", "name"]
    asked = {
        reverse("bodies:tree"): ("body", "name_ar"),
        reverse("meetings:list"): ("meeting", "title"),
        reverse("followup:tasks") + "?tab=all": ("task_open", "title"),
        reverse("followup:outcomes"): ("outcome", "text"),
        reverse("followup:task", args=narrowed.ground.rows["task_done"]["women"]): ("update", "text"),
        reverse("campaigns:list") + "?show=open": ("directive", "title"),
        reverse("newsroom:list"): ("news", "text"),
        reverse("people:list"): ("person", "name"),
        reverse("people:list") + f"?q={head}": ("person", "name"),
        reverse("people:options") + f"?field=person&person_typed={head}": ("person", "name"),
    }
    missing = [
        f"{address} without {what}"
        for address, what in asked.items()
        if tokens[("women", *what)] not in client.get(address).content.decode()
    ]
    assert missing == []


@pytest.mark.parametrize("key", families.OPENED)
def test_what_is_opened_can_be_worked_on(narrowed, key):
    """Moves over the records of one's bodies are kept; the same over another's are refused."""
    client = Client()
    client.force_login(get_user_model()._base_manager.get(pk=narrowed.accounts[key]))
    today = timezone.localdate().isoformat()
    moves = {
        ("followup:start", "task_open", ()): {},
        ("campaigns:acknowledge", "execution", ()): {},
        ("meetings:hold", "planned", ()): {"held_on": today},
        ("newsroom:edit", "news", ()): {"text": "جرى اللقاء."},
    }
    for (route, kind, more), data in moves.items():
        for ground, done in (("women", True), ("youth", False)):
            address = reverse(route, args=[*narrowed.ground.rows[kind][ground], *more])
            with transaction.atomic():
                answer = client.post(address, data).status_code
                transaction.set_rollback(True)
            assert answer == (302 if done else 404), (route, ground)
