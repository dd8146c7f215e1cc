"""Every shut table, read straight as the product's role on behalf of an actor: no view stands between."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql

from liqaa.config.second_lock import locks
from tests.access.actors import Actor
from tests.access.oracle import under
from tests.access.playing import Ground
from tests.access.scanning import leaks, may_read_row

TABLES = sorted(table for lock in locks() for table in lock.tables)
OWNER = {
    "liqaa_access_account": "id",
    "liqaa_access_grant": "account_id",
    "liqaa_access_onetimelink": "account_id",
    "usersessions_usersession": "user_id",
    "account_emailaddress": "user_id",
    "mfa_authenticator": "user_id",
}
"""Tables of which everybody reads their own rows, and the column that says whose."""


@contextmanager
def as_the_product(database: str) -> Iterator[psycopg.Connection]:
    """A connection of the product's role outside Django."""
    with psycopg.connect(os.environ["DATABASE_URL"], dbname=database, autocommit=True) as connection:
        yield connection


def tell(connection: psycopg.Connection, account: int) -> None:
    """Say for which account the transaction acts, as the product's own engine does."""
    connection.execute("SELECT access_tell(%s)", [str(account)])


def rows_for(connection: psycopg.Connection, account: int, table: str) -> list[tuple[str, str]]:
    """The rows of a table that an account reads: where each lies, and all its words."""
    statement = sql.SQL(
        "SELECT coalesce(told->>'scope', told->>'place_id', told->>'place', ''), told::text "
        "FROM (SELECT to_jsonb(kept) told FROM {} kept) every"
    )
    with connection.transaction():
        tell(connection, account)
        return connection.execute(statement.format(sql.Identifier(table))).fetchall()


def faults(connection: psycopg.Connection, ground: Ground, actor: Actor, table: str) -> list[str]:
    """What an actor reads of a table and may not."""
    read = rows_for(connection, ground.accounts[actor.key], table)
    places = [path for _role, path in actor.held]
    if not places and table in OWNER:
        me = ground.accounts[actor.key]
        read = [(path, words) for path, words in read if json.loads(words)[OWNER[table]] != me]
    own_places = table == "liqaa_access_grantplace" and len(read) <= len(actor.grants)
    if not places and read and not own_places:
        return [f"{actor.key} · {table}: {len(read)} rows without a role"]
    found = [
        f"{actor.key} · {table}: holds {each}"
        for each in leaks([w for _p, w in read], actor, ground.known, may_read_row)
    ]
    if actor.key == "commune" and table != "liqaa_access_account":
        far = {
            path
            for path, _words in read
            if path and not any(under(at, path) or under(path, at) for at in places)
        }
        found += [f"{actor.key} · {table}: a row of {path}" for path in sorted(far)]
    return found
