"""The database's second lock, written down: which rows of a table open for whom (decision 0013).

Every room says in its drawer ``policies``, as plain data, what protects its tables; a migration applies it.
A policy is permissive: a row opens when any of a table's policies says so. What nobody declares stays shut.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

PRODUCT = "liqaa_app"
READ, ADD, CHANGE, REMOVE = "SELECT", "INSERT", "UPDATE", "DELETE"
WRITE = (ADD, CHANGE, REMOVE)
OUTER = "@."
"""Stands for the policy's own table in a question about another one."""
FIXED_PATH = "SET search_path = pg_catalog, public, pg_temp"


def for_the_product(statement: str) -> str:
    """The statement, where the product's role exists: a server may name it later."""
    return f"""DO $do$ BEGIN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{PRODUCT}') THEN {statement}; END IF;
    END $do$;"""


def _listed(rights: Sequence[str]) -> str:
    return f"'{{{','.join(rights)}}}'" if rights else "NULL"


def within(column: str, *rights: str) -> str:
    """Rows whose path lies where the account holds one of ``rights``; any right when none is named."""
    return f"{column}::text <@ (SELECT access_reach({_listed(rights)}))"


def above(column: str, *rights: str) -> str:
    """Rows whose path holds a place where the account holds one of ``rights``."""
    return f"{column} = ANY ((SELECT access_above({_listed(rights)}))::text[])"


def holding(*rights: str) -> str:
    """Every row, for accounts that hold one of ``rights`` anywhere: for tables without a place."""
    return f"(SELECT access_reach({_listed(rights)})) <> '{{}}'"


def mine(column: str) -> str:
    """Rows of the account itself."""
    return f"{column} = (SELECT access_me())"


def at_the_door(column: str) -> str:
    """Rows of the account whose sign-in is under way."""
    return f"{column} = (SELECT access_knocking())"


def either(*conditions: str) -> str:
    """Any of several conditions, asked in this order: the cheap ones first."""
    return "\n   OR ".join(conditions)


@dataclass(frozen=True)
class Function:
    """A named question that a policy asks across tables, with the owner's eyes; it answers a yes or keys.

    ``body`` is one SELECT. The path it searches is fixed.
    """

    name: str
    arguments: str
    returns: str
    body: str
    why: str

    @property
    def signature(self) -> str:
        """Its name and the types it takes."""
        types = ", ".join(argument.split()[-1] for argument in self.arguments.split(",") if argument.strip())
        return f"{self.name}({types})"

    def sql(self) -> str:
        """The statement that makes it."""
        found = "RETURN QUERY" if self.returns.startswith("SETOF") else "RETURN"
        rows = "COST 20 ROWS 100 " if self.returns.startswith("SETOF") else "COST 200 "
        body = self.body if found == "RETURN QUERY" else f"({self.body})"
        return (
            f"CREATE OR REPLACE FUNCTION {self.name}({self.arguments}) RETURNS {self.returns} "
            f"LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER {rows}{FIXED_PATH}\n"
            f"AS $f$ BEGIN {found} {body}; END $f$;"
        )


def search(name: str, table: str, columns: Sequence[str], opened: str, why: str) -> Function:
    """The one way to look for words in a shut table: ids of rows near ``asked``, within the caller's scope.

    Under a policy ``LIKE``, ``%`` and ``%>`` lose their index, because they are not leakproof: this asks
    with the owner's eyes and applies ``opened``, the condition of the policy, itself.
    """
    held = "'%' || replace(replace(replace(asked, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'"
    near = [
        f"found.{column} LIKE {held} OR found.{column} % asked OR found.{column} %> asked"
        for column in columns
    ]
    body = f"SELECT found.id FROM {table} found WHERE ({' OR '.join(near)}) AND ({opened})"
    return Function(name, "asked text", "SETOF bigint", body, why)


@dataclass(frozen=True)
class Policy:
    """Who may do what with which rows of ``table``. Several commands share one condition."""

    table: str
    name: str
    does: Sequence[str]
    when: str
    why: str = ""
    check: str = ""
    """What a written row must meet, where that is not ``when``."""

    def named(self, command: str) -> str:
        """The policy's name in the database: one for each command."""
        return self.name if len(self.does) == 1 else f"{self.name}_{command.lower()}"

    def sql(self, command: str) -> str:
        """The statement that makes it for one command."""
        when = self.when.replace(OUTER, f"{self.table}.")
        using = "" if command == ADD else f"\n  USING ({when})"
        check = f"\n  WITH CHECK ({self.check or when})" if command in {ADD, CHANGE} else ""
        head = f"CREATE POLICY {self.named(command)} ON {self.table} FOR {command}"
        return f"{head} TO {PRODUCT}{using}{check}"


def see(table: str, *conditions: str, name: str = "see", why: str = "") -> Policy:
    """Whoever meets one of the conditions reads the row."""
    return Policy(table, name, (READ,), either(*conditions), why)


def write(table: str, *conditions: str, name: str = "write", why: str = "") -> Policy:
    """Whoever meets one of the conditions adds, changes and removes the row."""
    return Policy(table, name, WRITE, either(*conditions), why)


def held_still(table: str, *conditions: str, why: str) -> Policy:
    """Rows that may be locked against others (``SELECT … FOR UPDATE``) and not be changed by this alone."""
    return Policy(table, "hold", (CHANGE,), either(*conditions), why, check="false")


def also(table: str, name: str, *conditions: str, why: str, does: Sequence[str] = (READ,)) -> Policy:
    """What opens a table further; an upper room says it of a lower one's, with its reason."""
    return Policy(table, f"also_{name}", does, either(*conditions), why)


def of(table: str, column: str, *conditions: str, key: str = "id") -> str:
    """Rows that belong to a row of ``table`` which the account sees, and which meets the conditions."""
    narrowed = f" AND ({either(*conditions)})" if conditions else ""
    return f"EXISTS (SELECT FROM {table} parent WHERE parent.{key} = {OUTER}{column}{narrowed})"


@dataclass(frozen=True)
class Lock:
    """One room's part: the tables it shuts, what opens them, the tables that need no lock with the reason.

    A room may open a lower room's table further (``policies`` on tables that are not its own).
    """

    room: str
    tables: Sequence[str] = ()
    policies: Sequence[Policy] = ()
    functions: Sequence[Function] = ()
    unlocked: dict[str, str] = field(default_factory=dict)
    gone: Sequence[str] = ()
    """Signatures of functions that an earlier form asked and this one does not."""

    def shut(self) -> list[str]:
        """The statements that apply it, on a database with or without an earlier form of it."""
        found = [f"DROP FUNCTION IF EXISTS {signature}" for signature in self.gone]
        found += [function.sql() for function in self.functions]
        for table in self.tables:
            found += [
                f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
                f"DROP POLICY IF EXISTS system ON {table}",
            ]
            found.append(
                for_the_product(
                    f"CREATE POLICY system ON {table} FOR ALL TO {PRODUCT} "
                    "USING ((SELECT access_is_system())) WITH CHECK ((SELECT access_is_system()))"
                )
            )
        found += [for_the_product(each.sql(command)) for each in self.policies for command in each.does]
        return found

    def forget(self) -> str:
        """The statement that drops every policy this room ever made, on whatever table."""
        return f"""DO $do$ DECLARE made record; BEGIN
          FOR made IN SELECT polname, polrelid::regclass AS at FROM pg_policy
            WHERE obj_description(oid, 'pg_policy') = '{self.room}'
          LOOP EXECUTE format('DROP POLICY %I ON %s', made.polname, made.at); END LOOP; END $do$;"""

    def mark(self) -> list[str]:
        """Comments that say whose each policy is."""
        return [
            for_the_product(f"COMMENT ON POLICY {each.named(command)} ON {each.table} IS '{self.room}'")
            for each in self.policies
            for command in each.does
        ]

    def open(self) -> list[str]:
        """The statements that take it all back, but for functions: :meth:`unasked`."""
        found = []
        for table in self.tables:
            found += [
                f"DROP POLICY IF EXISTS system ON {table}",
                f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
            ]
        return [self.forget(), *found]

    def unasked(self) -> list[str]:
        """The statements that drop its functions, but for those that policies of other rooms still ask."""
        return [
            f"""DO $do$ BEGIN DROP FUNCTION IF EXISTS {each.signature};
            EXCEPTION WHEN dependent_objects_still_exist THEN NULL; END $do$;"""
            for each in reversed(self.functions)
        ]

    @property
    def fingerprint(self) -> str:
        """What its migration carries: another declaration needs another migration."""
        words = " ".join(" ".join([*self.shut(), *self.mark()]).split())
        return hashlib.sha256(words.encode()).hexdigest()[:12]


class SecondLock(Operation):
    """Applies a room's ``policies`` if they are those of the fingerprint; else a later one does.

    Its functions are made in any case, in the form that is declared now: on a new database the locks of
    upper rooms ask them before the later one runs. What they ask of tables is looked up when they are called.
    """

    reversible = True
    atomic = True

    def __init__(self, lock: Lock, fingerprint: str) -> None:
        """Of this room, as it was declared when the migration was written."""
        self.lock = lock
        self.fingerprint = fingerprint

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Models do not change."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Shut the tables."""
        statements = [function.sql() for function in self.lock.functions]
        if self.fingerprint == self.lock.fingerprint:
            statements = [self.lock.forget(), *self.lock.shut(), *self.lock.mark()]
        for statement in statements:
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Open them again; a function goes once nothing asks it, with whichever form is the last to go."""
        statements = self.lock.open() if self.fingerprint == self.lock.fingerprint else []
        for statement in [*statements, *self.lock.unasked()]:
            schema_editor.execute(statement, params=None)

    def describe(self) -> str:
        """What it does."""
        return f"Second lock of {self.lock.room}"
