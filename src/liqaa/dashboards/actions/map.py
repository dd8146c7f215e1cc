"""Writes of the map: none but the line that says that figures left the house."""

from datetime import datetime

from django.db import transaction

from liqaa.access.models import Account
from liqaa.journal.actions import record
from liqaa.territory.models import Place


@transaction.atomic
def export_map(*, place: Place, layer: str, by: Account, at: datetime) -> None:
    """Note that the figures of a layer over a place were exported."""
    record("dashboards.export_map", place, by=by, at=at, place=place.path, fields=[layer])
