"""A row on each ground in every shut table that the field does not plant by hand: something to leak."""

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.config.second_lock import locks
from liqaa.files.models import StoredFile
from tests.access.canaries import Cage

ROUNDS = 3
"""A table may need a row of another one that is filled in the same way."""


def unfilled() -> list[type[models.Model]]:
    """The models of ours whose table is shut and holds nothing."""
    shut = {table for lock in locks() for table in lock.tables}
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.db_table in shut
        and model._meta.app_label.startswith("liqaa_")
        and not model._base_manager.exists()
    ]


def fill(cage: Cage, grounds: dict[str, str], rows: dict[str, dict[str, list[Any]]]) -> list[str]:
    """Plant what is missing on every ground; returns the tables that stay empty."""
    wanted = unfilled()
    done: dict[tuple[str, type[models.Model]], models.Model] = {}
    for _round in range(ROUNDS):
        for model in wanted:
            for ground, path in grounds.items():
                if (ground, model) not in done:
                    row = _plant(cage, model, ground, path, rows, done)
                    if row is not None:
                        done[ground, model] = row
    return sorted({model._meta.db_table for model in wanted if ("own", model) not in done})


def _plant(
    cage: Cage, model: Any, ground: str, path: str, rows: Any, done: dict[Any, models.Model]
) -> models.Model | None:
    given: dict[str, Any] = {}
    for column in model._meta.concrete_fields:
        if column.primary_key or column.generated:
            continue
        asked = isinstance(column, models.ForeignKey) and not column.null
        value = (
            _beside(column.related_model, ground, path, rows, done) if asked else _value(column, ground, path)
        )
        if asked and value is None:
            return None
        if value is not None:
            given[column.name] = value
    return _made(cage, model, ground, given)


def _made(cage: Cage, model: Any, ground: str, given: dict[str, Any]) -> models.Model | None:
    """The row with a canary in every text, or in those alone that may not be empty."""
    label = f"{model._meta.app_label.removeprefix('liqaa_')}.{model._meta.model_name}"
    texts = cage.texts(model, ground, label, given)
    plain = {column.name: "" for column in model._meta.concrete_fields if _may_be_blank(column)}
    for words in (texts, texts | plain):
        try:
            with transaction.atomic():
                return model._base_manager.create(**given, **words)
        except IntegrityError:
            continue
    return None


def _may_be_blank(column: Any) -> bool:
    words = isinstance(column, models.CharField | models.TextField)
    return words and not column.choices and bool(column.blank)


def _value(column: Any, ground: str, path: str) -> Any:
    """What a column needs that has no default and may not be empty; None where it needs nothing."""
    if column.name in ("scope", "above"):
        return path
    if column.null or column.has_default() or isinstance(column, ArrayField | models.ForeignKey):
        return None
    if column.choices:
        return None if column.blank else column.choices[0][0]
    if column.name in ("token_hash", "sha256", "token", "key"):
        words = hashlib.sha256(f"{ground}/{column.model.__name__}".encode()).hexdigest()
        return words[: column.max_length or 64]
    return next((value() for kind, value in NEEDED.items() if isinstance(column, kind)), None)


NEEDED: dict[type[models.Field], Callable[[], Any]] = {
    models.DateTimeField: timezone.now,
    models.DateField: lambda: timezone.localdate() - dt.timedelta(days=3),
    models.IntegerField: lambda: 1,
    models.BooleanField: lambda: True,
}


def _beside(related: Any, ground: str, path: str, rows: Any, done: dict[Any, models.Model]) -> Any:
    """A row of another table on the same ground."""
    if (ground, related) in done:
        return done[ground, related]
    if related is Account:
        return Account.objects.get(pk=rows["account"][ground][0])
    if related is Body:
        return Body.objects.get(pk=rows["body"][ground][0])
    if related is StoredFile:
        return StoredFile.objects.filter(stored_by=rows["account"][ground][0]).order_by("pk").first()
    names = {column.name for column in related._meta.concrete_fields}
    where = "scope" if "scope" in names else "place_id" if "place" in names else ""
    return related._base_manager.filter(**{where: path}).order_by("pk").first() if where else None
