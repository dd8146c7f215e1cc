"""Asking the product: one request by one account, rolled back afterwards."""

from http.cookies import SimpleCookie
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.access.actors import ANONYMOUS, BY_KEY, Actor
from tests.access.field import GROUNDS
from tests.access.handed import is_handed
from tests.access.oracle import FORBIDDEN, LOGIN, NOTHING, OPEN, Cell
from tests.access.scanning import Canary, leaks, may_hold, may_read_row, said


class Window:
    """One actor's browser. What a request changes is taken back before the next."""

    def __init__(self, ground: "Ground", key: str) -> None:
        """Sign in, unless nobody looks."""
        self.ground = ground
        self.key = key
        self.actor: Actor | None = BY_KEY.get(key)
        self.client = Client(raise_request_exception=False)
        if key != ANONYMOUS:
            self.client.force_login(get_user_model()._base_manager.get(pk=ground.accounts[key]))
        self.cookies = self.client.cookies

    def ask(self, cell: Cell) -> tuple[Any, list[str]]:
        """The answer to a cell, and the texts that came with it."""
        self.client.cookies = SimpleCookie({name: morsel.value for name, morsel in self.cookies.items()})
        address = self.ground.address(cell)
        headers = {"HX-Request": "true"} if cell.row.surface == "fragment" else {}
        with transaction.atomic():
            response = self._send(cell, address, headers)
            texts = list(said(response))
            transaction.set_rollback(True)
        return response, texts

    def _send(self, cell: Cell, address: str, headers: dict[str, str]) -> Any:
        if cell.row.method == "POST":
            data = {name: word() if callable(word) else word for name, word in cell.row.data.items()}
            return self.client.post(address, data, headers=headers)
        return self.client.get(address, headers=headers)

    def judge(self, cell: Cell, *, alone: str = "") -> list[str]:
        """What is wrong with the answer to a cell; nothing where it is as the table says.

        Of the database alone only rows are asked: what the answer is called may differ.
        """
        holds_it, statuses = (may_read_row, False) if alone == "database" else (may_hold, True)
        before = self.ground.fingerprint(cell) if cell.row.method == "POST" and cell.owed != OPEN else None
        response, texts = self.ask(cell)
        found = leaks(texts, self.actor, self.ground.known, holds_it)
        faults = [f"holds {leak}" for leak in sorted(found) if not _is_handed(cell, leak)]
        if statuses and (got := kind_of(response)) != cell.owed:
            faults.append(f"owed «{cell.owed}», got «{got}» ({response.status_code})")
        if before is not None and self.ground.fingerprint(cell) != before:
            faults.append("changed the record")
        where = f"{self.key} · {cell.row.name} · {cell.kind or '-'} · {cell.ground}"
        return [f"{where}: {fault}" for fault in faults]


def _is_handed(cell: Cell, canary: Canary) -> bool:
    return bool(cell.row.link) and is_handed(cell.row.link, cell.ground, canary)


def kind_of(response: Any) -> str:
    """Which of the table's answers a response is; a fault of the product is none of them."""
    status = response.status_code
    if status in (301, 302, 303) and "/accounts/login" in response.headers.get("Location", ""):
        return LOGIN
    if status >= 500:
        return f"fault {status}"
    return {403: FORBIDDEN, 404: NOTHING, 410: NOTHING}.get(status, OPEN)


class Ground:
    """A planted field, as the builder of its template wrote it down."""

    def __init__(self, told: dict[str, Any], database: str) -> None:
        """From what was written down."""
        self.rows: dict[str, dict[str, list[Any]]] = told["rows"]
        self.tables: dict[str, str] = told["tables"]
        self.known: dict[str, tuple[str, str, str]] = {
            key: tuple(value) for key, value in told["known"].items()
        }
        self.accounts: dict[str, int] = told["accounts"]
        self.database = database

    def address(self, cell: Cell) -> str:
        """The address of a cell's record."""
        key = (
            [GROUNDS[cell.ground]]
            if cell.kind == "place"
            else self.rows[cell.kind][cell.ground]
            if cell.kind
            else []
        )
        return reverse(cell.row.route, args=[*cell.row.before, *key, *cell.row.more]) + cell.row.query

    def fingerprint(self, cell: Cell) -> str:
        """What the record of a cell holds now, read as the house."""
        table = self.tables.get(cell.kind)
        if table is None:
            return ""
        with connection.cursor() as cursor:
            key = self.rows[cell.kind][cell.ground][-1]
            cursor.execute(f"SELECT md5(kept::text) FROM {table} kept WHERE id = %s", [key])
            return str(cursor.fetchone())
