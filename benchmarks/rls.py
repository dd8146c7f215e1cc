"""Pages with and without the second lock: the same rows, the same requests, taken in turn in one run.

100,000 meetings and 200,000 people over every commune of the country, written by the owner. A head of the
whole country and a provincial secretary ask for the list of meetings, the count of both, the list of people
and a search by name. The lock is opened and shut by the owner between the rounds.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.signing import signed_in

MEETINGS, PEOPLE = 100_000, 200_000
AIM = 1.3
ROUNDS = 7
PROVINCE = "ma/03/591"
WORDS = "زهرة بنعلي"

FILL = """
CREATE TEMP TABLE unit AS SELECT path, row_number() OVER (ORDER BY path) - 1 AS number
  FROM liqaa_territory_place WHERE kind = 'commune' AND valid_until IS NULL;
INSERT INTO liqaa_bodies_body (type, level, name_ar, name_fr, place_id, scope, trail, state, family, premises)
  SELECT 'local_secretariat', 'local', 'أمانة ' || number, '', path, path, '', 'structured', '', '' FROM unit;
UPDATE liqaa_bodies_body SET trail = id;
INSERT INTO liqaa_people_person (name, name_latin, gender, relation, place_id, phone, email,
    created_at, relation_since)
  SELECT (ARRAY['أمينة','زهرة','سعيد','مراد','هند','كريم','ليلى','ياسين'])[1 + n % 8] || ' '
      || (ARRAY['بنعلي','العلوي','الزهيرة','المنصوري','بناني','السوسي','الريفي'])[1 + (n / 8) % 7]
      || ' ' || n,
    '', '', 'member', unit.path, '', '', now(), current_date
  FROM generate_series(1, {people}) n JOIN unit ON unit.number = n % (SELECT count(*) FROM unit);
INSERT INTO liqaa_meetings_meeting (title, kicker, kinds, state, organiser_id, scope, outside_organiser,
    supervisor_text, framework, slogan, call, joining, sequence, held_on, date_as_written, mode, venue,
    summary, recorded_at)
  SELECT 'لقاء ' || n, '', ARRAY['communication'], 'held', body.id, body.scope, '', '', '', '',
    1, '', 0, current_date - n % 700, '', 'in_person', '', '', now()
  FROM generate_series(1, {meetings}) n JOIN unit ON unit.number = n % (SELECT count(*) FROM unit)
  JOIN liqaa_bodies_body body ON body.scope = unit.path;
INSERT INTO liqaa_meetings_meetingplace (meeting_id, place_id) SELECT id, scope FROM liqaa_meetings_meeting;
INSERT INTO liqaa_meetings_participation (meeting_id, scope, person_id, role, status, name_as_written,
    capacities_ar, capacities_fr, position, came_by)
  SELECT meeting.id, meeting.scope, person.id, 'attendee', 'present', person.name, '{{}}', '{{}}', 0, ''
  FROM liqaa_people_person person
  JOIN liqaa_meetings_meeting meeting ON meeting.id = 1 + person.id % {meetings} ;
"""


def run(small: bool) -> Iterator[dict[str, Any]]:
    """The median of each page with the lock against without, and their ratio."""
    from liqaa.config.cli.installation import held

    with tempfile.TemporaryDirectory(prefix="liqaa-rls-") as name:
        home = Path(name)
        home.chmod(0o755)
        with held(home):
            from django.conf import settings
            from django.utils import timezone

            from liqaa.config.launcher import schema

            settings.ALLOWED_HOSTS = ["*"]
            schema.bring_up_to_date(timezone.now())
            people, meetings = (PEOPLE // 100, MEETINGS // 100) if small else (PEOPLE, MEETINGS)
            _as_owner(FILL.format(people=people, meetings=meetings))
            _as_owner("ANALYZE")
            for label, path in (("the head of the country", "ma"), ("a provincial secretary", PROVINCE)):
                yield from _figures(label, path, 3 if small else ROUNDS)


def _as_owner(statements: str) -> None:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute(statements)


def _shut(locked: bool) -> None:
    """Open every table, or shut those that the rooms declare."""
    from liqaa.config.second_lock import locks

    word = "ENABLE" if locked else "DISABLE"
    tables = [table for lock in locks() for table in lock.tables]
    _as_owner(";".join(f"ALTER TABLE {table} {word} ROW LEVEL SECURITY" for table in tables))


def _figures(label: str, path: str, rounds: int) -> Iterator[dict[str, Any]]:
    asked = _questions(path)
    taken: dict[str, dict[bool, list[float]]] = {name: {True: [], False: []} for name in asked}
    for number in range(rounds + 1):
        for locked in (True, False):
            _shut(locked)
            for name, ask in asked.items():
                seconds = _seconds(ask)
                if number:  # the first round warms up
                    taken[name][locked].append(seconds)
    _shut(True)
    for name, times in taken.items():
        with_lock, without = (statistics.median(times[locked]) * 1000 for locked in (True, False))
        yield {
            "figure": f"{name}, {label}",
            "value": round(with_lock, 1),
            "unit": "ms",
            "against": f"without the lock: {without:.1f} ms (aim ≤ {AIM} ×)",
            "ratio": round(with_lock / without, 2),
        }


def _questions(path: str) -> dict[str, Callable[[], Any]]:
    """The pages as a signed-in browser asks for them, and the counts as a page asks for them."""
    from liqaa.access.models import Account
    from liqaa.kit.acting import acting_for
    from liqaa.meetings.queries import meetings_seen_by
    from liqaa.people.queries import people_seen_by

    account = _account(path)
    with acting_for(account):
        client = signed_in(account)

    def page(address: str) -> Callable[[], None]:
        def ask() -> None:
            answer = client.get(address)
            assert answer.status_code == 200, (address, answer.status_code, answer.headers)

        return ask

    def count() -> None:
        with acting_for(account):
            reader = Account.objects.get(pk=account.pk)
            assert meetings_seen_by(reader).count() > 0
            assert people_seen_by(reader).count() > 0

    return {
        "list of meetings": page("/meetings/"),
        "counts of meetings and people": count,
        "list of people": page("/people/"),
        "search for a name": page(f"/people/?q={WORDS}"),
    }


def _account(path: str) -> Any:
    from datetime import date

    from django.utils import timezone

    from liqaa.access.actions import create_account, grant
    from liqaa.journal.actions import SYSTEM
    from liqaa.kit.acting import acting_for
    from liqaa.territory.models import Place

    now = timezone.now()
    with acting_for(SYSTEM):
        account = create_account(email=f"{len(path)}@example.ma", name="م", by=SYSTEM, at=now)
        grant(
            account=account,
            role="rapporteur",
            places=[Place.objects.get(path=path)],
            source_kind="setup",
            source_id=path,
            starts_on=date(2020, 1, 1),
            by=SYSTEM,
            at=now,
        )
    return account


def _seconds(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
