"""An account and places to stand on."""

from datetime import UTC, datetime

import pytest

from liqaa.access.actions import create_account
from liqaa.access.models import Account
from liqaa.journal.actions import SYSTEM
from liqaa.territory.models import Place

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def amina(db: None) -> Account:
    return create_account(email="Amina@Example.ma", name="أمينة  بنعلي", by=SYSTEM, at=NOW)


@pytest.fixture
def places(db: None) -> list[Place]:
    """A province of an invented country, a commune in it, and a province beside it."""
    shared = {"country": "zz", "version": "2024", "kind": "province"}
    province = Place.objects.create(path="zz/1", code="1", name_ar="أ", name_fr="A", **shared)
    commune = Place.objects.create(path="zz/1/1", code="1.1", name_ar="ب", name_fr="B", **shared)
    beside = Place.objects.create(path="zz/2", code="2", name_ar="ج", name_fr="C", **shared)
    return [province, commune, beside]
