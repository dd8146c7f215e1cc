"""What a refusal tells: nothing. Absent and forbidden are one answer, counts and messages speak of one's
own."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from tests.access.actors import BY_KEY
from tests.access.expected import TABLE
from tests.access.oracle import NOTHING, cells
from tests.access.playing import Window

pytestmark = [pytest.mark.access, pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
ABSENT = 987654321
ORACLES = {
    "people:add": "persons_like looks within the asker's own reach",
    "people:join": "a membership number that is taken elsewhere: refused without saying by whom",
    "bodies:open": "one body of a type in a place: only over places of one's own",
    "access.create_account": "an address that is an account's already: the same answer, the same account",
    "account_reset_password": "known and unknown addresses: access/tests hold it",
    "campaigns:edit": "a number once for an issuer: issuers of one's own only",
}
"""Constraints and messages that could tell of what is elsewhere, and why they do not."""


def signed_in(ground, key="provincial_secretary"):
    client = Client(raise_request_exception=False)
    client.force_login(get_user_model()._base_manager.get(pk=ground.accounts[key]))
    return client


def body_of(response):
    """The page without what differs from one request to the next: its own address, tokens of forms."""
    text = response.content.decode().replace(response.request["PATH_INFO"], "")
    return re.sub(r"[A-Za-z0-9]{64}", "", text)


def test_absent_and_forbidden_are_one_answer(ground):
    """For every line with a record: a key of elsewhere and a key of nothing, the same status and the same
    page."""
    window = Window(ground, "provincial_secretary")
    actor, asked, differ = BY_KEY["provincial_secretary"], 0, []
    done = set()
    for cell in cells(actor, TABLE, ground.rows):
        if cell.owed != NOTHING or cell.ground != "cousin" or cell.kind in ("", "place") or cell.row.link:
            continue
        if cell.row in done:
            continue
        done.add(cell.row)
        there, _texts = window.ask(cell)
        kept = ground.rows[cell.kind]["cousin"]
        ground.rows[cell.kind]["cousin"] = [ABSENT] * len(kept)
        absent, _texts = window.ask(cell)
        ground.rows[cell.kind]["cousin"] = kept
        asked += 1
        if (there.status_code, len(body_of(there))) != (absent.status_code, len(body_of(absent))):
            said = f"{there.status_code}/{len(body_of(there))} {absent.status_code}/{len(body_of(absent))}"
            differ.append(f"{cell.row.name} {said}")
    assert differ == []
    assert asked > 100


def test_a_foreign_record_named_in_a_form_is_like_one_that_is_not(ground):
    """Keys sent along: the meeting's need, the directive's meeting and body, the office's person."""
    client = signed_in(ground)
    own, cousin = (
        {kind: rows.get(at, [0])[-1] for kind, rows in ground.rows.items()} for at in ("own", "cousin")
    )
    asked = [
        (reverse("needs:tell", args=[own["planned"]]), "need", cousin["need_answered"]),
        (reverse("needs:tell", args=[own["planned"]]), "demand", cousin["task_done"]),
        (reverse("campaigns:satisfy", args=[own["execution"]]), "meeting", cousin["meeting"]),
        (reverse("campaigns:satisfy", args=[own["execution"]]), "body", cousin["body"]),
        (reverse("bodies:appoint", args=[own["body"]]), "person", cousin["person"]),
        (reverse("followup:assign"), "tasks", cousin["task_open"]),
        (reverse("countdown:quota", args=[own["quota"]]), "person", cousin["person"]),
    ]
    for address, name, key in asked:
        there, absent = (client.post(address, {name: each}) for each in (key, ABSENT))
        assert there.status_code == absent.status_code, (address, name, there.status_code, absent.status_code)
        assert len(body_of(there)) - len(str(key)) == pytest.approx(
            len(body_of(absent)) - len(str(ABSENT)), abs=40
        )


def test_counts_are_counts_of_ones_own(ground):
    """The figures of a list are the same whether or not there is anything elsewhere."""
    client = signed_in(ground)
    pages = [
        reverse(name)
        for name in ("followup:tasks", "needs:list", "people:list", "meetings:list", "followup:outcomes")
    ]
    pages += [
        reverse("dashboards:map_data") + "?layer=tasks&path=ma/05/255",
        reverse("countdown:of_place") + "?place=ma/05/255",
    ]
    before = [re.findall(r">\s*(\d+)\s*<", client.get(page).content.decode()) for page in pages]
    from liqaa.followup.models import Task
    from liqaa.needs.models import Need
    from liqaa.people.models import Person

    for model, kind in ((Task, "task_loose"), (Need, "need"), (Person, "person")):
        row = model.objects.filter(pk=ground.rows.get(kind, {}).get("cousin", [0])[-1]).first()
        for _ in range(3 if row is not None else 0):
            row.pk = None
            row._state.adding = True
            row.save()
    assert [re.findall(r">\s*(\d+)\s*<", client.get(page).content.decode()) for page in pages] == before


def test_a_search_for_a_foreign_word_finds_as_little_as_one_for_no_word(ground):
    client = signed_in(ground)
    token = next(key for key, told in ground.known.items() if told == ("cousin", "person", "name"))
    for route, name in (("people:list", "q"), ("people:options", "person_typed"), ("access:accounts", "q")):
        query = {name: token, "field": "person"}
        found = client.get(reverse(route), query)
        none = client.get(reverse(route), {**query, name: token[::-1]})
        assert body_of(found).replace(token, "") == body_of(none).replace(token[::-1], "")


def test_every_possible_oracle_is_reasoned():
    assert all(ORACLES.values())
