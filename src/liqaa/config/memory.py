"""The memory that every process of an installation shares: a cache in a table of the database.

Limits on attempts to sign in count in it, so that two web processes count together, and a one-time code
that was used in one is used in all. Values are JSON, never pickled objects: a row somebody managed to write
must not run as a program. Nothing is thrown out before its time, so that filling the table does not wipe a
count; what has expired is forgotten by a job.
"""

import json
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection

TABLE = "liqaa_access_attempt"
UNTIL = "clock_timestamp() + %(seconds)s * interval '1 second'"


class TableCache(BaseCache):
    """A cache whose every operation is one statement, by the database's clock."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        """Take what every cache takes; the table is fixed."""
        super().__init__(params)

    def add(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Keep ``value`` unless a living one is there; says whether it was kept."""
        return self._write(key, value, timeout, version, f" WHERE {TABLE}.expires_at <= clock_timestamp()")

    def set(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep ``value`` in place of whatever was there."""
        self._write(key, value, timeout, version, "")

    def _write(
        self, key: str, value: Any, timeout: float | None, version: int | None, condition: str
    ) -> bool:
        # A timeout of None keeps for ever: NULL times an interval is NULL.
        given = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {TABLE} (key, value, expires_at) VALUES (%(key)s, %(value)s, {UNTIL})"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at"
                f"{condition} RETURNING key",
                {
                    "key": self.make_and_validate_key(key, version),
                    "value": json.dumps(value),
                    "seconds": given,
                },
            )
            return cursor.fetchone() is not None

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """What is kept under ``key``, unless its time is over."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT value::text FROM {TABLE} WHERE key = %s"
                " AND (expires_at IS NULL OR expires_at > clock_timestamp())",
                [self.make_and_validate_key(key, version)],
            )
            row = cursor.fetchone()
        return default if row is None else json.loads(row[0])

    def touch(self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Give what is kept under ``key`` a new end; says whether it lives."""
        given = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return self._change(
            f"UPDATE {TABLE} SET expires_at = {UNTIL} WHERE key = %(key)s"
            " AND (expires_at IS NULL OR expires_at > clock_timestamp())",
            {"key": self.make_and_validate_key(key, version), "seconds": given},
        )

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget ``key``; says whether it was there."""
        return self._change(
            f"DELETE FROM {TABLE} WHERE key = %(key)s", {"key": self.make_and_validate_key(key, version)}
        )

    def clear(self) -> None:
        """Forget everything."""
        self._change(f"DELETE FROM {TABLE}", {})

    def _change(self, statement: str, values: dict[str, Any]) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return bool(cursor.rowcount)
