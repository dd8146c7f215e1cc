"""Whatever is sent to any address: no status 500, no traceback, nothing of another province.

About a thousand requests here; ``slow`` sends ten times as many, with other surprises each time.
"""

import pytest
from django.test import Client
from django.utils import timezone

from tests.browser.screens import ALL_SEEING, NOBODY, SECRETARY
from tests.hostile.fuzzing import Fuzzer, addresses

CANARY = "كناري-٤٢٧١٩"
ELSEWHERE = "ma/06/141/01.01"
ROLES = {
    "a stranger": (NOBODY, ["GET"]),
    "a secretary": (SECRETARY, ["GET", "POST"]),
    "an administrator": (ALL_SEEING, ["GET", "POST"]),
}


@pytest.fixture(scope="module")
def canaries(demo: None) -> None:
    """A person, a body, a meeting and a need of a province that the secretary does not see."""
    from liqaa.access.models import Account
    from liqaa.bodies import actions as bodies
    from liqaa.meetings import actions as meetings
    from liqaa.meetings.rules import MeetingRecord
    from liqaa.people import actions as people
    from liqaa.territory.models import Place

    now, by = timezone.now(), Account.objects.get(email=ALL_SEEING)
    place = Place.objects.filter(path__startswith="ma/06/141/").order_by("path")[0]
    people.add_person(name=f"سناء {CANARY}", place=place, by=by, at=now)
    body = bodies.open_body(type="local_secretariat", place=place, name_ar=f"فرع {CANARY}", by=by, at=now)
    record = MeetingRecord(title=f"لقاء {CANARY}", kinds=["organisational"], held_on=timezone.localdate(now))
    meetings.record_meeting(organiser=body, record=record, by=by, at=now)


def fuzz(who: str, methods: list[str], rounds: int) -> Fuzzer:
    fuzzer = fuzzer_of(who)
    fuzzer.walk(methods, rounds=rounds)
    return fuzzer


def fuzzer_of(who: str) -> Fuzzer:
    from liqaa.access.models import Account

    def sign_in(client: Client) -> None:
        if who:
            Account.objects.filter(email=who).update(is_active=True)
            client.force_login(Account.objects.get(email=who))

    client = Client(raise_request_exception=False)
    sign_in(client)
    fuzzer = Fuzzer(client, sign_in, forbidden=() if who == ALL_SEEING else (CANARY,))
    fuzzer.learn_screens()
    return fuzzer


@pytest.mark.parametrize("role", ROLES)
def test_nothing_that_is_sent_breaks_a_page(canaries: None, role: str) -> None:
    who, methods = ROLES[role]
    fuzzer = fuzz(who, methods, rounds=1)
    assert fuzzer.sent == len(addresses()) * len(methods)
    assert "\n".join(fuzzer.troubles) == ""


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_nothing_that_is_sent_for_long_breaks_a_page(canaries: None, role: str) -> None:
    who, methods = ROLES[role]
    fuzzer = fuzz(who, methods, rounds=10)
    print(f"{fuzzer.sent} requests as {role}: {len(fuzzer.troubles)} troubles")
    assert "\n".join(fuzzer.troubles) == ""


@pytest.mark.slow
def test_nothing_odd_in_an_address_breaks_a_page(canaries: None) -> None:
    fuzzer = fuzzer_of(ALL_SEEING)
    fuzzer.ask_each(["a\x00b", "9" * 40])
    print(f"{fuzzer.sent} addresses: {len(fuzzer.troubles)} troubles")
    assert "\n".join(fuzzer.troubles) == ""
