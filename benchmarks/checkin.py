"""Arrivals a second: one person let in through the endpoint, beside a bare check-in on the same server.

Both are asked by one connection of one gunicorn process over one database, in the same run. Through the
endpoint comes everything an arrival asks: session, the account's rights, row-level security, the rules of the
door, the part of the meeting, one line of the journal, the row drawn again. The bare check-in is what a first
Django project writes: look for the row, say that it came, save, inside one transaction.
"""

import http.client
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.pages import PATIENCE, _server
from benchmarks.signing import signed_in

AIM = 0.35
BARE = "/bare/check-in/"
ROUND = 40


def run(small: bool) -> Iterator[dict[str, Any]]:
    """Arrivals a second of both, and what part of the bare one's the endpoint's are."""
    from liqaa.config.cli.installation import held

    rounds = 2 if small else 12
    with tempfile.TemporaryDirectory(prefix="liqaa-checkin-") as name:
        home = Path(name)
        home.chmod(0o755)
        with held(home):
            from liqaa.journal.actions import SYSTEM
            from liqaa.kit.acting import acting_for

            with acting_for(SYSTEM):
                cookie, meeting, people, bare = _prepare(rounds * ROUND)
            with _server() as port:
                yield _figure(port, _entering(port, cookie, meeting), meeting, people, bare)


def _figure(
    port: int, headers: dict[str, str], meeting: int, people: Sequence[int], bare: Sequence[int]
) -> dict[str, Any]:
    """Both in turn, forty at a time, so that a busy machine disturbs both alike; the best forty of each."""
    ours, theirs = 0.0, 0.0
    for first in range(0, len(people), ROUND):
        theirs = max(theirs, _rate(port, [f"{BARE}{key}/" for key in bare[first : first + ROUND]], headers))
        addresses = [f"/meetings/{meeting}/door/{key}/arrive/" for key in people[first : first + ROUND]]
        ours = max(ours, _rate(port, addresses, headers))
    return {
        "figure": "an arrival through the endpoint",
        "value": round(ours, 1),
        "unit": "requests/s",
        "against": f"a bare Django check-in: {theirs:.1f} requests/s (aim ≥ {AIM})",
        "ratio": round(ours / theirs, 3),
    }


def _rate(port: int, addresses: Sequence[str], headers: dict[str, str]) -> float:
    connection = http.client.HTTPConnection("localhost", port, timeout=PATIENCE)
    connection.connect()
    began = time.perf_counter()
    for address in addresses:
        connection.request("POST", address, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200 or not body:
            raise RuntimeError(f"{address} answered {answer.status}: {body[:200]!r}")
    rate = len(addresses) / (time.perf_counter() - began)
    connection.close()
    return rate


def _entering(port: int, cookie: str, meeting: int) -> dict[str, str]:
    """The headers of a phone at the door: its session and the token of the page."""
    connection = http.client.HTTPConnection("localhost", port, timeout=PATIENCE)
    connection.request("GET", f"/meetings/{meeting}/door/", headers={"Cookie": cookie})
    answer = connection.getresponse()
    page = answer.read().decode()
    token = page.partition('name="csrf-token" content="')[2].partition('"')[0]
    set_now = [value.partition(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
    connection.close()
    if answer.status != 200 or not token:
        raise RuntimeError(f"the door answered {answer.status}")
    return {"Cookie": "; ".join([cookie, *set_now]), "X-CSRFToken": token, "HX-Request": "true"}


def _prepare(wanted: int) -> tuple[str, int, list[int], list[int]]:
    """The demo, a meeting of today with so many invited, and as many bare rows beside it."""
    from django.conf import settings
    from django.db import connections
    from django.utils import timezone

    from benchmarks.pages_urls import BARE_TABLE
    from liqaa.bodies.models import Body
    from liqaa.config import demo
    from liqaa.config.launcher import schema
    from liqaa.journal.actions import SYSTEM
    from liqaa.meetings.actions import invite, plan_meeting
    from liqaa.meetings.queries import Invitee
    from liqaa.meetings.rules import MeetingRecord
    from liqaa.people.models import Person

    now = timezone.now()
    schema.bring_up_to_date(now)
    account = demo.build(at=now)
    organiser = Body.objects.get(type="provincial_secretariat", place="ma/03/591")
    assert organiser.place is not None
    people = Person.objects.bulk_create(
        Person(
            name=f"مدعو رقم {number + 1}", place=organiser.place, created_at=now, relation_since=now.date()
        )
        for number in range(wanted)
    )
    record = MeetingRecord(title="دورة المجلس", kinds=("council",), held_on=timezone.localdate(now))
    meeting = plan_meeting(organiser=organiser, record=record, by=SYSTEM, at=now)
    invite(meeting=meeting, invitees=[Invitee(each, "list") for each in people], by=SYSTEM, at=now)
    with connections["owner"].cursor() as cursor:
        cursor.execute(BARE_TABLE)
        cursor.execute(
            "INSERT INTO bare_ticket (name, came) SELECT 'name ' || n, false FROM generate_series(1, %s) n"
            " RETURNING id",
            [wanted],
        )
        bare = [row[0] for row in cursor.fetchall()]
    client = signed_in(account)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    schema.close_connections()
    return cookie, meeting.pk, [each.pk for each in people], bare
