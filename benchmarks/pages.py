"""Pages a second: a meeting's page and the list of 100 meetings, beside a bare view of 100 rows.

All three are answered by one gunicorn process over one database, to one connection that asks again as soon as
it is answered. The bare view reads 100 rows and writes them into a table: no sign-in, no rights, no frame.
"""

import http.client
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.signing import signed_in

ROOT = Path(__file__).resolve().parent.parent
LISTED = 100
AIM = 0.25
BARE = "/bare/"
PATIENCE = 60


def run(small: bool) -> Iterator[dict[str, Any]]:
    """Requests a second of each page, and what part of the bare view's they are."""
    from liqaa.config.cli.installation import held

    seconds, rounds = (0.5, 1) if small else (3.0, 3)
    with tempfile.TemporaryDirectory(prefix="liqaa-pages-") as name:
        home = Path(name)
        home.chmod(0o755)
        with held(home):
            from liqaa.journal.actions import SYSTEM
            from liqaa.kit.acting import acting_for

            with acting_for(SYSTEM):
                cookie, meeting, expected = _prepare()
            with _server() as port:
                pages = {
                    "a bare view of 100 rows": (BARE, ""),
                    "a meeting's page": (meeting, expected),
                    "a list of 100 meetings": ("/meetings/", expected),
                }
                yield from _figures(pages, port, cookie, seconds, rounds)


def _figures(
    pages: dict[str, tuple[str, str]], port: int, cookie: str, seconds: float, rounds: int
) -> Iterator[dict[str, Any]]:
    """The best of some rounds for each page, taken in turn so that a busy machine disturbs all alike."""
    best = dict.fromkeys(pages, 0.0)
    for _ in range(rounds):
        for page, (address, expected) in pages.items():
            best[page] = max(best[page], _rate(port, address, cookie, expected, seconds))
    bare = best.pop("a bare view of 100 rows")
    for page, rate in best.items():
        yield {
            "figure": page,
            "value": round(rate, 1),
            "unit": "requests/s",
            "against": f"a bare view of {LISTED} rows: {bare:.1f} requests/s (aim ≥ {AIM})",
            "ratio": round(rate / bare, 3),
        }


def _rate(port: int, address: str, cookie: str, expected: str, seconds: float) -> float:
    """Answers a second on one connection; every answer must be the page that was meant."""
    connection = http.client.HTTPConnection("localhost", port, timeout=PATIENCE)
    for _ in range(3):
        _ask(connection, address, cookie, expected)
    began, answered = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        _ask(connection, address, cookie, expected)
        answered += 1
    rate = answered / (time.perf_counter() - began)
    connection.close()
    return rate


def _ask(connection: http.client.HTTPConnection, address: str, cookie: str, expected: str) -> None:
    connection.request("GET", address, headers={"Cookie": cookie})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200 or expected.encode() not in body:
        raise RuntimeError(f"{address} answered {answer.status} without what it should show")


def _prepare() -> tuple[str, str, str]:
    """The demo with enough meetings: a signed-in cookie, a full meeting's address, words on both pages."""
    from django.conf import settings
    from django.utils import timezone

    from liqaa.config import demo
    from liqaa.config.launcher import schema
    from liqaa.meetings.models import Meeting

    schema.bring_up_to_date(timezone.now())
    account = demo.build(at=timezone.now())
    _add_meetings()
    full = Meeting.objects.filter(reading__isnull=False).order_by("pk")[0]
    client = signed_in(account)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    schema.close_connections()
    return cookie, f"/meetings/{full.pk}/", full.title[:20]


def _add_meetings() -> None:
    """Older meetings of the same province, so that the first page of its list is full."""
    from datetime import timedelta

    from django.utils import timezone

    from liqaa.bodies.models import Body
    from liqaa.journal.actions import SYSTEM
    from liqaa.meetings.actions import record_meeting
    from liqaa.meetings.rules import MeetingRecord

    now = timezone.now()
    organiser = Body.objects.get(type="provincial_secretariat", place="ma/03/591")
    for number in range(LISTED):
        record = MeetingRecord(
            title=f"لقاء تواصلي رقم {number + 1}",
            kinds=("communication",),
            held_on=timezone.localdate(now) - timedelta(days=400 + number),
            venue_place=organiser.place,
            territories=[organiser.place] if organiser.place else [],
        )
        record_meeting(organiser=organiser, record=record, by=SYSTEM, at=now)


@contextmanager
def _server() -> Iterator[int]:
    """A gunicorn process of its own for the length of a block; gives its port."""
    from liqaa.config.launcher import web

    listener = web.listen("127.0.0.1", 0)
    port: int = listener.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.pages_server", str(listener.fileno())],
        cwd=ROOT,
        env={**os.environ, "LIQAA_URL": f"http://localhost:{port}", "LIQAA_DEMO": "0"},
        pass_fds=[listener.fileno()],
    )
    try:
        yield port
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
        listener.close()
