"""Situations that no line of the table can tell: somebody who once might do a thing and no longer may.

Each witness makes its situation, asks, and says what was wrong; all of it is taken back. The tests ask them
with both locks, and the mutants of their room without the second.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from liqaa.access.models import Grant, GrantPlace
from liqaa.journal.actions import record
from liqaa.people.models import Export, Person
from liqaa.reports.models import Batch, Reading
from tests.access.field import GROUNDS
from tests.access.oracle import FORBIDDEN, NOTHING, OPEN
from tests.access.playing import Ground, Window, kind_of

type Witness = Callable[[Ground], list[str]]
WITNESSES: dict[Witness, frozenset[str]] = {}


def witness(*rooms: str) -> Callable[[Witness], Witness]:
    """Of a situation in these rooms."""

    def keep(found: Witness) -> Witness:
        WITNESSES[found] = frozenset(rooms)
        return found

    return keep


def faults(ground: Ground, rooms: set[str] | None = None) -> list[str]:
    """What the witnesses (of some rooms) find wrong."""
    found = []
    for each, of in WITNESSES.items():
        if rooms is None or rooms & of:
            with transaction.atomic():
                found += [f"{each.__name__}: {fault}" for fault in each(ground)]
                transaction.set_rollback(True)
    return found


def account_of(ground: Ground, key: str) -> Any:
    """The account of an actor."""
    return get_user_model()._base_manager.get(pk=ground.accounts[key])


def asked(window: Window, method: str, address: str, data: dict[str, Any] | None = None) -> str:
    """Which of the table's answers an address gives; what it changes is taken back."""
    with transaction.atomic():
        answer = (
            window.client.generic("GET", address) if method == "GET" else window.client.post(address, data)
        )
        transaction.set_rollback(True)
    return kind_of(answer)


def differs(said: dict[str, tuple[str, str]]) -> list[str]:
    """Answers that are not those owed: word → (owed, got)."""
    return [f"{word}: owed «{owed}», got «{got}»" for word, (owed, got) in said.items() if owed != got]


def now_only(account: Any, role: str, at: str) -> None:
    """All that an account held is over; from today on it has one role at one ground."""
    Grant.objects.filter(account=account).update(revoked_at=timezone.now())
    give(account, role, at)


def give(account: Any, role: str, at: str) -> None:
    """One more role at one ground."""
    grant = Grant.objects.create(
        account=account, role=role, source_kind="setup", source_id="now", starts_on=dt.date(2023, 1, 1)
    )
    GrantPlace.objects.create(grant=grant, place_id=GROUNDS[at])


@witness("bodies")
def a_sheet_is_undone_only_by_whom_still_appoints_where_it_put_people(ground: Ground) -> list[str]:
    """Somebody who took a sheet of holders of the sibling's, and appoints elsewhere by now."""
    account, at = account_of(ground, "provincial_secretary"), timezone.now()
    now_only(account, "provincial_secretary", "sibling")
    office = ground.rows["appointment"]["sibling"][0]
    charter = ground.rows["charter"]["country"][0]
    record(
        "bodies.appoint",
        _row("liqaa_bodies.Appointment", office),
        by=account,
        at=at,
        place=GROUNDS["sibling"],
    )
    taken = record("bodies.import_office_holders", _row("liqaa_bodies.Charter", charter), by=account, at=at)
    address = reverse("bodies:undo_sheet", args=[taken.pk])
    window = Window(ground, "provincial_secretary")
    before = asked(window, "GET", address)
    now_only(account, "provincial_secretary", "own")
    after = {"GET": asked(window, "GET", address), "POST": asked(window, "POST", address)}
    return differs(
        {"while appointing there": (OPEN, before)}
        | {f"{method}, appointing elsewhere": (FORBIDDEN, got) for method, got in after.items()}
    )


@witness("followup")
def tasks_are_given_an_owner_only_where_one_assigns(ground: Ground) -> list[str]:
    """Seen here, assigned elsewhere: the ticked task of here is refused, also in a heap."""
    account = account_of(ground, "treasurer")
    now_only(account, "treasurer", "own")
    give(account, "provincial_secretary", "sibling")
    window, address = Window(ground, "treasurer"), reverse("followup:assign")
    here, there = (ground.rows["task_open"][at][0] for at in ("own", "sibling"))
    said = {"here": [here], "in a heap": [there, here]}
    return differs(
        {"there": (OPEN, asked(window, "POST", address, {"tasks": [there]}))}
        | {word: (FORBIDDEN, asked(window, "POST", address, {"tasks": keys})) for word, keys in said.items()}
    )


@witness("countdown")
def an_event_is_set_only_where_one_prepares(ground: Ground) -> list[str]:
    """The place is sent along: one that lies elsewhere is refused."""
    window = Window(ground, "provincial_secretary")
    form = {
        "kind": "congress", "name_ar": "مؤتمر", "held_on": "2031-01-31", "level": "province",
        "ordinary": "on", "young_under": 40,
    }  # fmt: skip
    address = reverse("countdown:new")
    return differs(
        {
            at: (due, asked(window, "POST", address, form | {"place": GROUNDS[at]}))
            for at, due in (("own", OPEN), ("cousin", FORBIDDEN), ("sibling", FORBIDDEN))
        }
    )


@witness("newsroom")
def a_week_is_told_only_where_one_writes(ground: Ground) -> list[str]:
    """The place of the week is sent along: one that lies elsewhere is refused."""
    window, address = Window(ground, "provincial_secretary"), reverse("newsroom:week")
    form = {"language": "ar", "length": "full", "grouping": "area", "day": timezone.localdate().isoformat()}
    return differs(
        {
            at: (due, asked(window, "POST", address, form | {"place": GROUNDS[at]}))
            for at, due in (("own", OPEN), ("cousin", FORBIDDEN), ("sibling", FORBIDDEN))
        }
    )


@witness("dashboards", "people")
def an_export_is_opened_only_by_whom_still_looks_after_the_person(ground: Ground) -> list[str]:
    """Asked for while one was data officer there; the right is over before the file is fetched."""
    account = account_of(ground, "data_officer")
    export = Export.objects.create(
        person_id=ground.rows["person"]["own"][0], scope=GROUNDS["own"], asked_by=account,
        asked_at=timezone.now(), token="b" * 64,
    )  # fmt: skip
    window, address = Window(ground, "data_officer"), reverse("dashboards:export", args=[export.pk])
    before = window.client.get(address).status_code
    now_only(account, "treasurer", "own")
    after = asked(window, "GET", address)
    other = asked(Window(ground, "nation"), "GET", address)
    return differs(
        {
            "not made yet": ("410", str(before)),
            "without the right": (FORBIDDEN, after),
            "asked for by somebody else": (NOTHING, other),
        }
    )


@witness("people", "dashboards")
def who_took_an_export_is_told_to_those_who_look_after_personal_data(ground: Ground) -> list[str]:
    """Others read the person's history without those lines."""
    person = ground.rows["person"]["own"][0]
    export = Export.objects.filter(person=person)[0]
    record("people.open_export", export, by=account_of(ground, "nation"), at=timezone.now())
    address = reverse("dashboards:history", args=["person", person])
    told = {
        key: "فتح تصدير المعطيات الشخصية" in Window(ground, key).client.get(address).content.decode()
        for key in ("data_officer", "treasurer")
    }
    return differs(
        {key: (str(due), str(told[key])) for key, due in (("data_officer", True), ("treasurer", False))}
    )


@witness("reports")
def what_others_confirmed_of_ones_own_reports_is_not_ones_own_to_change(ground: Ground) -> list[str]:
    """Who hands reports in and does not confirm: drafts are theirs, what was confirmed is not."""
    account, window = account_of(ground, "press_officer"), Window(ground, "press_officer")
    first, second = ground.rows["pair"]["own"]
    batch = ground.rows["batch"]["own"][0]
    Reading.objects.filter(pk__in=(first, second)).update(read_by=account)
    Batch.objects.filter(pk=batch).update(read_by=account)
    compare = reverse("reports:compare", args=[first, second])
    said = {"two drafts of one's own": (OPEN, asked(window, "POST", compare))}
    draft = Reading.objects.get(pk=first)
    Reading.objects.filter(pk=first).update(
        record=draft.record | {"organiser": ground.rows["body"]["own"][0]}, scope=GROUNDS["own"]
    )
    Reading.objects.filter(pk=second).update(
        state=Reading.State.CONFIRMED, confirmed_at=timezone.now(), meeting=ground.rows["meeting"]["own"][0],
        batch=batch, scope=GROUNDS["own"],
    )  # fmt: skip
    shut = {
        "joining it with a confirmed one": compare,
        "confirming": reverse("reports:confirm", args=[first]),
        "undoing": reverse("reports:undo", args=[second]),
        "undoing the batch": reverse("reports:undo_batch", args=[batch]),
    }
    return differs(said | {word: (FORBIDDEN, asked(window, "POST", at)) for word, at in shut.items()})


def _row(model: str, key: int) -> Any:
    from django.apps import apps

    return apps.get_model(model)._base_manager.get(pk=key)


@witness("dashboards", "people")
def who_asks_about_their_own_data_does_not_answer_themselves(ground: Ground) -> list[str]:
    """The request of the field's own person, who signs in as the treasurer meanwhile."""
    account, person = account_of(ground, "treasurer"), ground.rows["person"]["own"][0]
    Person.objects.filter(account=account).update(account=None)
    Person.objects.filter(pk=person).update(account=account)
    window, key = Window(ground, "treasurer"), ground.rows["request"]["own"][0]
    answered = ground.rows["request_answered"]["own"][0]
    page = reverse("dashboards:data_request", args=[key])
    said = {
        "reading it": (OPEN, asked(window, "GET", page)),
        "taking it back": (OPEN, asked(window, "POST", reverse("dashboards:take_back_request", args=[key]))),
        "answering it": (FORBIDDEN, asked(window, "POST", page, {"granted": "yes"})),
        "taking an answer back": (
            FORBIDDEN,
            asked(window, "POST", reverse("dashboards:reopen_request", args=[answered])),
        ),
        "taking back somebody else's": (
            NOTHING,
            asked(
                window,
                "POST",
                reverse("dashboards:take_back_request", args=[ground.rows["request"]["below"][0]]),
            ),
        ),
    }
    return differs(said)
