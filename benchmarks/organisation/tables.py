"""Rows on their way to a table: made with their keys, written by one COPY."""

from typing import Any

from django.db import connection, models
from django.db.models import JSONField
from psycopg import sql
from psycopg.types.json import Jsonb


class Table[Row: models.Model]:
    """The new rows of one model. Their keys are known at once: nothing else writes meanwhile."""

    def __init__(self, model: type[Row]) -> None:
        """Ask for the first free key."""
        self.model = model
        self.made = 0
        self.rows: list[Row] = []
        self._next = _next_key(model, 1)

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
        meta = self.model._meta
        fields = [field for field in meta.concrete_fields if not field.generated]
        names = sql.SQL(", ").join(sql.Identifier(field.column) for field in fields)
        statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(meta.db_table), names)
        places = [(field.attname, isinstance(field, JSONField)) for field in fields]
        with connection.cursor() as cursor, cursor.cursor.copy(statement) as copy:
            for row in self.rows:
                values = row.__dict__
                copy.write_row([Jsonb(values[name]) if json else values[name] for name, json in places])
        self.made += len(self.rows)
        self._next = _next_key(self.model, len(self.rows))
        self.rows = []


def _next_key(model: type[models.Model], count: int) -> int:
    """Take ``count`` keys from the model's sequence; the last of them is the next row's."""
    take = "SELECT max(nextval(pg_get_serial_sequence(%s, %s))) FROM generate_series(1, %s)"
    column = model._meta.pk.column if model._meta.pk else "id"
    with connection.cursor() as cursor:
        cursor.execute(take, [model._meta.db_table, column, count])
        [key] = cursor.fetchone()
    return int(key)
