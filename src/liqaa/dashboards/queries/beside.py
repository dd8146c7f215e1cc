"""What lies beside the database, in the data folder. Plain Python: a restore reads it without a database."""

from pathlib import Path

from liqaa.dashboards.rules import forget_list
from liqaa.dashboards.rules.forget_list import Keys


def forgotten(home: Path) -> Keys:
    """The forget list kept in ``home``."""
    try:
        return forget_list.parse((home / forget_list.NAME).read_text("utf-8"))
    except FileNotFoundError:
        return {}
