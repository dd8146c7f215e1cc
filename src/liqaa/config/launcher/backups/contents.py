"""What a database holds, told by counts and by sums that know no order, as of one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import psycopg
from psycopg import IsolationLevel, sql

from liqaa.config.launcher.backups.manifest import Head, Table
from liqaa.config.launcher.faults import CannotRun

PLAIN = (
    "SET TimeZone = 'UTC'",
    "SET DateStyle = 'ISO, YMD'",
    "SET IntervalStyle = 'postgres'",
    "SET extra_float_digits = 1",
    "SET bytea_output = 'hex'",
    "SET row_security = off",  # an error where a policy would hide rows, never fewer rows
)
"""Settings by which a row has one text, whatever the server or the role is set to."""
_TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind = 'r'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') ORDER BY 1
"""
_SUM = """
SELECT count(*), coalesce(sum(('x' || substr(digest, 1, 15))::bit(60)::bigint), 0)::text,
       coalesce(sum(('x' || substr(digest, 16, 15))::bit(60)::bigint), 0)::text
FROM (SELECT encode(sha256(convert_to(t::text, 'UTF8')), 'hex') AS digest FROM {table} t) rows
"""
_HEAD = """
SELECT to_char(sealed_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), position, encode(digest, 'hex')
FROM liqaa_journal_seal ORDER BY position DESC LIMIT 1
"""


@contextmanager
def at_one_moment(url: str) -> Iterator[psycopg.Connection]:
    """A connection that sees the database as of one moment, and writes nothing. Raises CannotRun."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            connection.isolation_level = IsolationLevel.REPEATABLE_READ
            connection.read_only = True
            for setting in PLAIN:
                connection.execute(setting)
            yield connection
    except psycopg.Error as problem:
        said = " ".join(str(problem).split())
        raise CannotRun(f"تعذرت قراءة قاعدة البيانات — cannot read the database: {said}") from None


def snapshot(connection: psycopg.Connection) -> str:
    """The name by which ``pg_dump`` sees the same moment."""
    return str(_one(connection, "SELECT pg_export_snapshot()")[0])


def names(connection: psycopg.Connection) -> list[str]:
    """The tables, in order; none in an empty database."""
    return [name for (name,) in connection.execute(_TABLES)]


def tables(connection: psycopg.Connection) -> dict[str, Table]:
    """Every table with its rows and its sum."""
    found = {}
    for name in names(connection):
        count, first, second = _one(connection, sql.SQL(_SUM).format(table=sql.Identifier(name)))
        found[name] = Table(count, f"{int(first):x}.{int(second):x}")
    return found


def migrations(connection: psycopg.Connection) -> list[str]:
    """What was applied, as ``app.name``."""
    if "django_migrations" not in names(connection):
        return []
    return sorted(
        f"{app}.{name}" for app, name in connection.execute("SELECT app, name FROM django_migrations")
    )


def head(connection: psycopg.Connection) -> Head | None:
    """The last seal of the journal; None where nothing is sealed."""
    row = connection.execute(_HEAD).fetchone() if "liqaa_journal_seal" in names(connection) else None
    return Head(*row) if row else None


def named_files(connection: psycopg.Connection) -> set[str]:
    """The SHA-256 of every file that a row names."""
    if "liqaa_files_storedfile" not in names(connection):
        return set()
    return {digest for (digest,) in connection.execute("SELECT DISTINCT sha256 FROM liqaa_files_storedfile")}


def forgotten(connection: psycopg.Connection) -> dict[str, datetime]:
    """Whose data were erased on request: keys with their moments."""
    if "liqaa_people_forgotten" not in names(connection):
        return {}
    return dict(connection.execute("SELECT key, erased_at FROM liqaa_people_forgotten").fetchall())


def server(connection: psycopg.Connection) -> str:
    """The version of the server."""
    return str(_one(connection, "SHOW server_version")[0])


def _one(connection: psycopg.Connection, question: str | sql.Composed) -> tuple:
    row = connection.execute(question).fetchone()
    assert row is not None
    return row
