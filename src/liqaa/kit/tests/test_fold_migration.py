"""The fold in the database is the one that migrations wrote down, never what the code says today."""

import re
from importlib import import_module
from importlib.resources import files

from liqaa.kit.arabic import fold_sql

NUMBERED = re.compile(r"\d{4}_\w+\.py")


def sources() -> dict[str, str]:
    folder = files("liqaa.kit") / "migrations"
    return {each.name[:-3]: each.read_text("utf-8") for each in folder.iterdir() if NUMBERED.match(each.name)}


def test_the_last_fold_that_a_migration_wrote_is_that_of_the_code():
    written = [import_module(f"liqaa.kit.migrations.{name}") for name in sorted(sources())]
    folds = [each.FOLD for each in written if hasattr(each, "FOLD")]
    assert folds[-1] == fold_sql()


def test_no_migration_asks_the_code_for_its_sql():
    asking = [name for name, source in sources().items() if "liqaa.kit.arabic" in source]
    assert asking == []
