"""Administrators see whether the backups were tried; red when the last good drill is too old."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import RequestFactory, override_settings
from django.utils import timezone, translation

from liqaa.access.actions import create_account, grant
from liqaa.access.models import Account
from liqaa.dashboards.actions.beside import keep_drill, keep_forgotten
from liqaa.dashboards.jobs import write_forget_list
from liqaa.dashboards.panels import drills as panels
from liqaa.dashboards.queries.beside import forgotten
from liqaa.dashboards.rules import forget_list
from liqaa.dashboards.rules.drills import Drill, read, standing
from liqaa.journal.actions import SYSTEM
from liqaa.people.models import Forgotten
from liqaa.territory.models import Place

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
NEVER = "No backup was ever tried"
OLD = "The last good drill of a backup is more than 35 days old"
BAD = "The last drill found that the backup is not good"


def a_drill(days: float, faults: int = 0, now: datetime = NOW) -> Drill:
    return Drill(at=now - timedelta(days=days), backup="liqaa-x", faults=faults, rows=12, files=3)


@pytest.mark.parametrize(
    ("drills", "overdue", "failed"),
    [
        ([], True, False),
        ([a_drill(34.9)], False, False),
        ([a_drill(35.1)], True, False),
        ([a_drill(1, faults=2)], True, True),
        ([a_drill(3), a_drill(1, faults=2)], False, True),
        ([a_drill(3, faults=2), a_drill(1)], False, False),
    ],
)
def test_a_good_drill_counts_for_35_days(drills: list[Drill], overdue: bool, failed: bool) -> None:
    found = standing(drills)
    assert (found.overdue(NOW), found.failed) == (overdue, failed)


def test_what_was_kept_is_read_back_and_half_lines_are_passed_over(tmp_path: Path) -> None:
    keep_drill(tmp_path, a_drill(2))
    keep_drill(tmp_path, a_drill(1, faults=1))
    text = (tmp_path / "drills.jsonl").read_text()
    assert read(f'{text}{{"at": "2026-') == [a_drill(2), a_drill(1, faults=1)]


@pytest.fixture
def administrator(db: None) -> Account:
    account = create_account(email="admin@example.ma", name="أمينة", by=SYSTEM, at=NOW)
    grant(
        account=account,
        role="administrator",
        places=list(Place.objects.filter(parent=None)),
        source_kind="test",
        source_id=1,
        starts_on=timezone.localdate() - timedelta(days=1),
        by=SYSTEM,
        at=NOW,
    )
    return account


def shown(panel, account: Account, home: Path, *, demo: bool = False) -> str:
    with override_settings(HOME=home, DEMO=demo), translation.override("en"):
        return str(panel(RequestFactory().get("/"), account))


def test_never_tried_is_red_for_administrators_and_nothing_for_others(
    administrator: Account, tmp_path: Path
) -> None:
    other = create_account(email="other@example.ma", name="كريم", by=SYSTEM, at=NOW)
    assert NEVER in shown(panels.overdue, administrator, tmp_path)
    assert NEVER in shown(panels.standing, administrator, tmp_path)
    assert shown(panels.overdue, other, tmp_path) == ""
    assert shown(panels.overdue, administrator, tmp_path, demo=True) == ""


def test_a_good_drill_takes_the_red_away_and_a_failed_one_brings_it_back(
    administrator: Account, tmp_path: Path
) -> None:
    now = timezone.now()
    keep_drill(tmp_path, a_drill(2, now=now))
    assert shown(panels.overdue, administrator, tmp_path) == ""
    assert 'data-tone="late"' not in shown(panels.standing, administrator, tmp_path)
    keep_drill(tmp_path, a_drill(1, faults=1, now=now))
    assert BAD in shown(panels.overdue, administrator, tmp_path)
    assert BAD in shown(panels.standing, administrator, tmp_path)


def test_an_old_drill_is_red(administrator: Account, tmp_path: Path) -> None:
    keep_drill(tmp_path, a_drill(40, now=timezone.now()))
    assert OLD in shown(panels.overdue, administrator, tmp_path)


def test_the_forget_list_is_written_beside_the_database_once(db: None, tmp_path: Path) -> None:
    Forgotten.objects.create(key="a" * 64, erased_at=NOW)
    with override_settings(HOME=tmp_path):
        write_forget_list(0)
        Forgotten.objects.create(key="b" * 64, erased_at=NOW)
        write_forget_list(0)
        write_forget_list(0)
    text = (tmp_path / "forgotten").read_text()
    assert forget_list.parse(text) == {"a" * 64: NOW, "b" * 64: NOW}
    assert text.count("a" * 64) == 1


def test_a_torn_line_of_the_forget_list_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "forgotten").write_text("c" * 20)
    keep_forgotten(tmp_path, {"a" * 64: NOW})
    assert forgotten(tmp_path) == {"a" * 64: NOW}
