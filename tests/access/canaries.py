"""Canaries: every text field of every planted row carries a token of its own, known by ground, kind and
field."""

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

LETTERS = "bcdfghjlmnprstvw"
"""A canary has no digit: pages and papers set numbers apart from the letters around them."""
TOKEN = re.compile(rf"[Zz]q[{LETTERS}]{{9}}k")
SPELT = str.maketrans("0123456789abcdef", LETTERS)
NOT_TEXT = {
    "type", "level", "key", "key_latin", "role", "position", "media_type", "sha256", "version", "language",
    "number", "token", "token_hash", "actor", "scope", "above", "password", "table", "origin", "source_kind",
    "source_id", "source", "file_name", "trail",
}  # fmt: skip
"""Columns that hold keys of the product, not what people wrote."""


@dataclass
class Cage:
    """Every canary that was set free: token → (ground, kind, field)."""

    known: dict[str, tuple[str, str, str]] = field(default_factory=dict)

    def token(self, ground: str, kind: str, column: str) -> str:
        """A new canary; the same three words give the same one again."""
        digest = hashlib.sha256(f"{ground}/{kind}/{column}".encode()).hexdigest()
        made = f"Zq{digest[:9].translate(SPELT)}k"
        self.known[made] = (ground, kind, column)
        return made

    def texts(
        self, model: type[models.Model], ground: str, kind: str, given: dict[str, Any]
    ) -> dict[str, Any]:
        """A canary for every text column of ``model`` that is not among ``given``."""
        made: dict[str, Any] = {}
        for column in model._meta.concrete_fields:
            if column.name in given or column.name in NOT_TEXT or column.choices or column.primary_key:
                continue
            token = self.token(ground, kind, column.name)
            if isinstance(column, models.EmailField):
                made[column.name] = f"{token}@canary.invalid".lower()
                self.known[token.lower()] = self.known[token]
            elif isinstance(column, (models.CharField, models.TextField)) and not column.generated:
                if column.max_length is not None and column.max_length < len(token):
                    continue
                made[column.name] = token
            elif isinstance(column, ArrayField) and not column.base_field.choices:
                made[column.name] = [token]
        return made

    def plant(self, model: type[models.Model], ground: str, label: str = "", /, **values: Any) -> Any:
        """A new row of ``model`` with ``values`` and a canary in every other text column."""
        texts = self.texts(model, ground, label or model.__name__.lower(), values)
        return model._base_manager.create(**values, **texts)

    def salt(self, row: models.Model, ground: str, kind: str = "", *, but: tuple[str, ...] = ()) -> Any:
        """The same row with a canary in every text column except those of ``but``."""
        texts = self.texts(type(row), ground, kind or type(row).__name__.lower(), dict.fromkeys(but))
        type(row)._base_manager.filter(pk=row.pk).update(**texts)
        row.refresh_from_db()
        return row
