"""The list kept outside, held against the database: what is lost, doubled or half done."""

from collections import Counter
from collections.abc import Iterable

import psycopg

from tests.chaos.writers import Tally

PEOPLE = """
SELECT p.email, (SELECT count(*) FROM liqaa_journal_entry e WHERE e.verb = 'people.add_person'
  AND e.subject_kind = 'liqaa_people.person' AND e.subject_id = p.id::text)
FROM liqaa_people_person p WHERE p.email <> ''
"""
MESSAGES = """
SELECT m.key, (SELECT count(*) FROM liqaa_journal_entry e WHERE e.verb = 'outbox.queue'
  AND e.subject_kind = 'liqaa_outbox.message' AND e.subject_id = m.id::text)
FROM liqaa_outbox_message m WHERE m.key LIKE 'chaos-%'
"""
ORPHANS = """
SELECT e.subject_id FROM liqaa_journal_entry e WHERE
  (e.verb = 'people.add_person'
      AND NOT EXISTS (SELECT FROM liqaa_people_person p WHERE p.id::text = e.subject_id))
  OR (e.verb = 'outbox.queue'
      AND NOT EXISTS (SELECT FROM liqaa_outbox_message m WHERE m.id::text = e.subject_id))
"""
WAITING = """
SELECT m.key, m.attempts, m.problem, m.handed_at IS NOT NULL, (SELECT string_agg(j.status::text, ' ')
  FROM procrastinate_jobs j WHERE j.task_name = 'liqaa_outbox.deliver'
  AND (j.args->>'message_id')::bigint = m.id)
FROM liqaa_outbox_message m WHERE m.state = 'waiting' AND m.key LIKE 'chaos-%' ORDER BY m.id
"""
STATES = "SELECT key, state, problem FROM liqaa_outbox_message WHERE key LIKE 'chaos-%'"


def faults(connection: psycopg.Connection, people: Iterable[Tally], messages: Tally) -> list[str]:
    """Every acknowledged write that is not there once with its line, and every trace of half of one."""
    found = []
    for tally in people:
        mine = [row for row in connection.execute(PEOPLE).fetchall() if row[0] in tally.tried]
        found += _compare(tally, mine)
    found += _compare(messages, connection.execute(MESSAGES).fetchall())
    return found + [f"a line without its row: {subject}" for (subject,) in connection.execute(ORPHANS)]


def _compare(tally: Tally, rows: list[tuple[str, int]]) -> list[str]:
    times = Counter(name for name, _ in rows)
    found = [f"lost: {name}" for name in sorted(tally.kept - times.keys())]
    found += [f"twice: {name}" for name, count in times.items() if count != 1]
    found += [f"nobody wrote it: {name}" for name in times.keys() - tally.tried]
    return found + [f"half done, {lines} lines: {name}" for name, lines in rows if lines != 1]


def undelivered(connection: psycopg.Connection, received: Counter[str]) -> tuple[list[str], int, int]:
    """Faults of delivery; how many messages still wait; how many are told as unclear.

    Mail knows no transaction: a server that was handed a message and a sender that died before the answer
    cannot agree. Such a message is never sent twice; it is shown as failed, its fate unknown.
    """
    found = [f"delivered {count} times: {key}" for key, count in received.items() if count != 1]
    waiting = unclear = 0
    for key, state, problem in connection.execute(STATES):
        waiting += state == "waiting"
        unclear += state == "failed"
        if state == "sent" and not received[key]:
            found.append(f"said to be sent, never arrived: {key}")
        if state == "failed" and not problem:
            found.append(f"failed without a reason: {key}")
    return found, waiting, unclear


def still_waiting(connection: psycopg.Connection) -> list[str]:
    """The messages that wait, each with what is known of why."""
    return [
        f"{key}: {attempts} attempts, {problem or 'no problem'}, {'handed over' if handed else 'not begun'}, "
        f"jobs: {jobs or 'none'}"
        for key, attempts, problem, handed, jobs in connection.execute(WAITING)
    ]
