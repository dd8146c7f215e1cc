"""Asking the product: one request by one account, rolled back afterwards."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import reverse


class Ground:
    """A planted field with a client for each account."""

    def __init__(self, told: dict[str, Any], database: str) -> None:
        """From what the template's builder wrote down."""
        self.rows: dict[str, dict[str, list[Any]]] = told["rows"]
        self.tables: dict[str, str] = told["tables"]
        self.known: dict[str, tuple[str, str, str]] = {key: tuple(value) for key, value in told["known"].items()}
        self.accounts: dict[str, int] = told["accounts"]
        self.database = database

    def client(self, key: str) -> Client:
        """A window signed in as an actor; of nobody for one without an account."""
        client = Client(raise_request_exception=False)
        pk = self.accounts.get(key)
        if pk:
            client.force_login(get_user_model()._base_manager.get(pk=pk))
        return client
