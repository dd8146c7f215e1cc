"""The two roles of a database, and the checks that a given server keeps them apart.

``liqaa_owner`` owns the database and migrates it. ``liqaa_app`` runs the product: it owns nothing, is no
superuser and cannot pass row-level security, so that a fault in the program is still held by the database.
"""

import psycopg
from psycopg import sql

from liqaa.config.launcher.faults import CannotRun
from liqaa.kit.database.bypass import WAYS_PAST

OWNER = "liqaa_owner"
APP = "liqaa_app"
DATABASE = "liqaa"
EXTENSIONS = ("pg_trgm", "btree_gist", "unaccent")
OLDEST_SERVER = 150000  # PostgreSQL 15


def make_roles(connection: psycopg.Connection, *, owner_makes_databases: bool = False) -> None:
    """Make both roles where they are missing; ``connection`` is the superuser's.

    ``owner_makes_databases`` is for tests, which make a fresh database often.
    """
    there = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
    bounds = "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE"
    owner_bounds = f"{bounds} {'CREATEDB' if owner_makes_databases else 'NOCREATEDB'}"
    for name, limits in ((OWNER, owner_bounds), (APP, f"{bounds} NOCREATEDB")):
        if name not in there:
            connection.execute(sql.SQL("CREATE ROLE {} " + limits).format(sql.Identifier(name)))


def database_exists(connection: psycopg.Connection, name: str = DATABASE) -> bool:
    """Whether the server has a database of that name."""
    return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def make_database(connection: psycopg.Connection, name: str = DATABASE) -> None:
    """Make an empty database owned by the owner, which only the two roles may enter."""
    database, owner, app = sql.Identifier(name), sql.Identifier(OWNER), sql.Identifier(APP)
    connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(database, owner))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, app))


def furnish(connection: psycopg.Connection) -> None:
    """Extensions and rights inside a new database; ``connection`` is the superuser's, in that database."""
    for extension in EXTENSIONS:
        connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))
    defaults = f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public"
    for statement in (
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"GRANT USAGE, CREATE ON SCHEMA public TO {OWNER}",
        f"GRANT USAGE ON SCHEMA public TO {APP}",
        f"{defaults} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP}",
        f"{defaults} GRANT USAGE, SELECT ON SEQUENCES TO {APP}",
    ):
        connection.execute(statement)


def check_server(app_url: str, owner_url: str) -> None:
    """Look at a server that an administrator gave. Raises CannotRun with the one thing that is wrong.

    Refused: a server before PostgreSQL 15, an application role that could pass row-level security (superuser,
    BYPASSRLS, the owner itself or a member of it), trigrams that are missing or blind to Arabic letters.
    """
    owner = _owner_name(owner_url)
    with _connected(app_url, "DATABASE_URL") as connection:
        if connection.info.server_version < OLDEST_SERVER:
            raise CannotRun("يلزم PostgreSQL 15 أو أحدث — the server must be PostgreSQL 15 or newer")
        row = connection.execute(
            "SELECT pg_has_role(current_user, %(owner)s, 'MEMBER')", {"owner": owner}
        ).fetchone()
        if row is None or row[0]:
            raise passes_by(f"member of {owner}")
        past = connection.execute(WAYS_PAST).fetchone()
        if past:
            raise passes_by(past[0])
        _check_trigrams(connection)


def passes_by(way: str) -> CannotRun:
    """What is said where the product's role could pass row-level security."""
    return CannotRun(
        f"دور التطبيق يتجاوز حماية الصفوف — the role of DATABASE_URL can pass row-level security ({way}): "
        "it must be NOSUPERUSER NOBYPASSRLS, own no table and be no member of a role that does "
        "(docs/running/database.md)"
    )


def _check_trigrams(connection: psycopg.Connection) -> None:
    try:
        row = connection.execute("SELECT show_trgm('محمد')").fetchone()
    except psycopg.errors.UndefinedFunction:
        raise CannotRun(
            "الامتداد pg_trgm غير موجود — the extension pg_trgm is missing in this database"
        ) from None
    if row is None or not row[0]:
        raise CannotRun(
            "قاعدة البيانات لا ترى الحروف العربية — this database is blind to Arabic letters: "
            "create it with LC_CTYPE 'C.UTF-8' (docs/running/database.md)"
        )


def _owner_name(owner_url: str) -> str:
    with _connected(owner_url, "DATABASE_OWNER_URL") as connection:
        row = connection.execute("SELECT current_user").fetchone()
    return str(row[0]) if row else ""


def _connected(url: str, variable: str) -> psycopg.Connection:
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=10)
    except psycopg.Error as problem:
        said = " ".join(str(problem).split())
        raise CannotRun(f"تعذر الاتصال بقاعدة البيانات — cannot connect with {variable}: {said}") from None
