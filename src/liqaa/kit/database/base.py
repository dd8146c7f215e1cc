"""The engine: settings that are local to each transaction, so that it works through a transaction pooler.

Before a statement they are brought to what ``acting_for`` says; at the start of a transaction they are
written even where they are empty. A statement outside a transaction gets one of its own when somebody
is acted for, and sees nothing otherwise. Nothing is ever kept in the server's session.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.backends.postgresql import base

from liqaa.kit.acting import NOBODY, acting_now

TELL = (
    "SELECT set_config('liqaa.account', %s, true), set_config('liqaa.held', '', true),"
    " set_config('liqaa.narrowed', '', true)"
)
"""Says who acts, where that is nobody or an actor of the house."""
TELL_ACCOUNT = "SELECT access_tell(%s)"
"""Says which account acts, and has the database work out what it holds, once for the transaction."""


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that carries the actor into each of its transactions."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Begin with nothing told."""
        super().__init__(*arguments, **options)
        self._told: str | None = None
        self.execute_wrappers.append(self._carry)

    def _carry(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        """Run a statement with the actor of this moment told to the database."""
        actor = acting_now()
        if self.autocommit and not self.in_atomic_block:
            if actor == NOBODY:
                return execute(sql, params, many, context)
            with transaction.atomic(using=self.alias):
                self._tell(actor)
                return execute(sql, params, many, context)
        if self._told != actor and not self.needs_rollback:
            self._tell(actor)
        return execute(sql, params, many, context)

    def _tell(self, actor: str) -> None:
        """Write the setting; it ends with the transaction."""
        self.ensure_connection()
        with self.wrap_database_errors:
            self.connection.execute(TELL_ACCOUNT if actor.isdecimal() else TELL, [actor])
        self._told = actor

    def _forget(self) -> None:
        self._told = None

    def _set_autocommit(self, autocommit: bool) -> None:
        self._forget()
        super()._set_autocommit(autocommit)  # type: ignore[misc]

    def _commit(self) -> Any:
        self._forget()
        return super()._commit()  # type: ignore[misc]

    def _rollback(self) -> Any:
        self._forget()
        return super()._rollback()  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        """A savepoint takes back what was told inside it; in a failed one nothing may be told before."""
        self._told = acting_now()
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self._forget()

    def close(self) -> None:
        """Give the connection back; the next one knows nothing."""
        self._forget()
        super().close()
