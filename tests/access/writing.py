"""Writing past the views: what the database alone lets an actor add, change and remove.

Each attempt is made on one row of one ground and taken back.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg import errors, sql

from tests.access.actors import Actor
from tests.access.canaries import TOKEN
from tests.access.oracle import holds, scope_of, under
from tests.access.playing import Ground
from tests.access.tables import tell

INSERT, UPDATE, DELETE = "INSERT", "UPDATE", "DELETE"
COMMANDS = (INSERT, UPDATE, DELETE)
WRITERS = (
    "without a role", "member", "elected_member", "treasurer", "data_officer", "press_officer", "rapporteur",
    "commune", "local_secretary", "inspector",
)  # fmt: skip
GROUNDS_ASKED = ("country", "own", "below", "sibling", "cousin")
PLACE = ("scope", "place_id", "place", "path")


@dataclass(frozen=True)
class Sample:
    """A row of a table on a ground, as the owner reads it."""

    table: str
    ground: str
    key: Any
    row: dict[str, Any]


@dataclass(frozen=True)
class Shape:
    """What an attempt needs to know of a table."""

    table: str
    key: str
    columns: tuple[str, ...]
    loose: str
    """A column that no policy asks about."""


def shape_of(owner: psycopg.Connection, table: str) -> Shape:
    """Its columns that can be written, its key, and one to change."""
    found = owner.execute(
        "SELECT attname, attgenerated = '' FROM pg_attribute "
        "WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
        [table],
    ).fetchall()
    columns = tuple(name for name, written in found if written)
    key = "session_key" if "session_key" in columns and "id" not in columns else columns[0]
    plain = [name for name in columns if name not in (key, *PLACE, "state") and not name.endswith("_id")]
    return Shape(table, key, columns, (plain or [name for name in columns if name != key])[0])


def samples(owner: psycopg.Connection, ground: Ground, table: str) -> list[Sample]:
    """One row of a table on each ground where it has one."""
    shape = shape_of(owner, table)
    found: dict[str, Sample] = {}
    statement = sql.SQL("SELECT to_jsonb(kept)::text FROM {} kept").format(sql.Identifier(table))
    for (words,) in owner.execute(statement):
        row = json.loads(words)
        at = _ground(row, words, ground)
        if at in GROUNDS_ASKED:
            found.setdefault(at, Sample(table, at, row[shape.key], row))
    return list(found.values())


def _ground(row: dict[str, Any], words: str, ground: Ground) -> str:
    path = next((row[name] for name in PLACE if row.get(name)), None)
    by_path = {scope_of(name): name for name in GROUNDS_ASKED}
    if path in by_path:
        return by_path[path]
    told = next((ground.known[token][0] for token in TOKEN.findall(words) if token in ground.known), "")
    return told if path is None else ""


def may_write(
    connection: psycopg.Connection, account: int, shape: Shape, command: str, sample: Sample
) -> bool:
    """Whether the database lets an account do that to that row. Nothing of it stays."""
    with connection.transaction(force_rollback=True):
        tell(connection, account)
        try:
            done = connection.execute(*_statement(shape, command, sample))
        except errors.InsufficientPrivilege:
            return False
        except errors.IntegrityError:
            return True  # rows are judged by the policies first, by constraints after that
        return done.rowcount > 0


def _statement(shape: Shape, command: str, sample: Sample) -> tuple[sql.Composed, list[Any]]:
    table, key = sql.Identifier(shape.table), sql.Identifier(shape.key)
    if command == INSERT:
        columns = sql.SQL(", ").join(map(sql.Identifier, shape.columns))
        text = "INSERT INTO {} ({}) SELECT {} FROM jsonb_populate_record(NULL::{}, %s)"
        return sql.SQL(text).format(table, columns, columns, table), [json.dumps(sample.row)]
    if command == DELETE:
        return sql.SQL("DELETE FROM {} WHERE {} = %s").format(table, key), [sample.key]
    loose = sql.Identifier(shape.loose)
    return sql.SQL("UPDATE {} SET {} = {} WHERE {} = %s").format(table, loose, loose, key), [sample.key]


def written_blindly(connection: psycopg.Connection, account: int, shape: Shape, command: str) -> int:
    """How many rows an account changes or removes by a statement that reads none; -1: some."""
    table, loose = sql.Identifier(shape.table), sql.Identifier(shape.loose)
    text = {
        INSERT: "INSERT INTO {} DEFAULT VALUES",
        UPDATE: "UPDATE {} SET {} = NULL",
        DELETE: "DELETE FROM {}",
    }[command]
    with connection.transaction(force_rollback=True):
        tell(connection, account)
        try:
            return connection.execute(sql.SQL(text).format(table, loose)).rowcount
        except errors.InsufficientPrivilege:
            return 0
        except errors.IntegrityError:
            return -1


def attempts(
    connection: psycopg.Connection,
    ground: Ground,
    actors: list[Actor],
    shape: Shape,
    rows: list[Sample],
    commands: tuple[str, ...] = COMMANDS,
) -> Iterator[tuple[Actor, str, Sample, bool | None, bool]]:
    """Every attempt of the actors on a table: who, what, which row, whether owed, whether it was let."""
    for actor in actors:
        for command in commands:
            for sample in rows:
                got = may_write(connection, ground.accounts[actor.key], shape, command, sample)
                yield actor, command, sample, owed(actor, shape.table, sample.ground), got


def owed(actor: Actor, table: str, ground: str) -> bool | None:
    """Whether an actor writes rows of a table on a ground; None where both would be in order.

    Elsewhere nobody writes. On their own ground: the roles of ``WRITES`` their tables, others as they work.
    """
    if any(holds(actor, right, "ma/03/591/01.03") for right in EVERYWHERE.get(table, "").split()):
        return None
    if not any(under(path, scope_of(ground)) for _role, path in actor.held):
        return False
    role = actor.held[0][0]
    return table in WRITES[role] if role in WRITES else None


WRITES: dict[str, frozenset[str]] = {
    "member": frozenset(),
    "data_officer": frozenset({"liqaa_people_datarequest"}),
    "elected_member": frozenset({"liqaa_needs_need"}),
    "treasurer": frozenset(
        {
            "liqaa_followup_task",
            "liqaa_followup_taskupdate",
            "liqaa_followup_evidence",
            "liqaa_followup_foundingstep",
        }
    ),
    "press_officer": frozenset({"liqaa_newsroom_news", "liqaa_newsroom_weekmeeting"}),
}
"""Roles that write little → all that they write on their own ground."""
EVERYWHERE = {
    "liqaa_newsroom_style": "newsroom.style",
    "liqaa_outbox_mailserver": "access.set_up",
    "liqaa_outbox_message": "campaigns.issue",
}
"""Tables of the whole house → who writes them, wherever they hold the right."""


def faults(
    connection: psycopg.Connection,
    ground: Ground,
    actors: list[Actor],
    shape: Shape,
    rows: list[Sample],
    commands: tuple[str, ...] = COMMANDS,
) -> list[str]:
    """What actors may write and must not, or must and may not; what is written by those without a role."""
    found = [
        f"{actor.key} · {command} {shape.table} · {sample.ground}: owed {due}, got {got}"
        for actor, command, sample, due, got in attempts(connection, ground, actors, shape, rows, commands)
        if due is not None and due != got
    ]
    nobody = ground.accounts["without a role"]
    for command in commands:
        if command == UPDATE and shape.table in THEIR_OWN:
            continue
        if written_blindly(connection, nobody, shape, command):
            found.append(f"without a role · {command} {shape.table}: blindly")
    return found


THEIR_OWN = {"liqaa_access_account"}
"""Tables of which everybody changes their own row."""
