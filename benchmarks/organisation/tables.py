"""Rows on their way to a table: made with their keys, written together by one statement or a few."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models
from django.db.models import JSONField
from psycopg import sql
from psycopg.types.json import Jsonb

AT_ONCE = 5000
"""Rows of one statement where COPY is not allowed."""


class Table[Row: models.Model]:
    """The new rows of one model. Their keys are known at once: nothing else writes meanwhile."""

    def __init__(self, model: type[Row]) -> None:
        """Ask for the first free key."""
        self.model = model
        self.made = 0
        self.rows: list[Row] = []
        self._next = _next_key(model, 1)
        self._fields = [field for field in model._meta.concrete_fields if not field.generated]

    def add(self, **values: Any) -> Row:
        """One more row."""
        row = self.model(pk=self._next, **values)
        self._next += 1
        self.rows.append(row)
        return row

    def flush(self) -> None:
        """Write the rows that wait, and move the table's sequence past their keys."""
        if not self.rows:
            return
        table = sql.Identifier(self.model._meta.db_table)
        columns = sql.SQL(", ").join([sql.Identifier(field.column or "") for field in self._fields])
        if _is_guarded(self.model):
            self._insert(table, columns)
        else:
            self._copy(table, columns)
        self.made += len(self.rows)
        self._next = _next_key(self.model, len(self.rows))
        self.rows = []

    def _copy(self, table: sql.Identifier, columns: sql.Composed) -> None:
        places = [(field.attname, isinstance(field, JSONField)) for field in self._fields]
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(table, columns)
        with connection.cursor() as cursor, cursor.cursor.copy(statement) as copy:
            for row in self.rows:
                values = row.__dict__
                copy.write_row([Jsonb(values[name]) if as_json else values[name] for name, as_json in places])

    def _insert(self, table: sql.Identifier, columns: sql.Composed) -> None:
        """The same through INSERT: a table with policies on its rows takes no COPY."""
        places = [(field.column, field.attname) for field in self._fields]
        insert = sql.SQL("INSERT INTO {} ({}) SELECT {} FROM json_populate_recordset(NULL::{}, %s)")
        statement = insert.format(table, columns, columns, table)
        for start in range(0, len(self.rows), AT_ONCE):
            found = [row.__dict__ for row in self.rows[start : start + AT_ONCE]]
            told = [{column: values[name] for column, name in places} for values in found]
            with connection.cursor() as cursor:
                cursor.execute(statement, [json.dumps(told, cls=DjangoJSONEncoder)])


def _is_guarded(model: type[models.Model]) -> bool:
    """Whether policies decide which rows this role may write."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_security_active(%s::regclass)", [model._meta.db_table])
        [guarded] = cursor.fetchone()
    return bool(guarded)


def _next_key(model: type[models.Model], count: int) -> int:
    """Take ``count`` keys from the model's sequence; the last of them is the next row's."""
    take = "SELECT max(nextval(pg_get_serial_sequence(%s, %s))) FROM generate_series(1, %s)"
    with connection.cursor() as cursor:
        cursor.execute(take, [model._meta.db_table, "id", count])
        [key] = cursor.fetchone()
    return int(key)
