"""The score of the reader on the development reports, which are kept outside the project."""

import importlib.util
import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from liqaa.reports.text.read import read_report

FOUNDING = ("pam-moulay-yacoub", "istiqlal-kasba-tadla")


def default_folder() -> Path:
    """``LIQAA_REPORTS``, or the folder beside the checkout."""
    beside = Path(__file__).resolve().parents[4].parent / "shared" / "reports"
    return Path(os.environ.get("LIQAA_REPORTS") or beside)


def scorer(folder: Path) -> ModuleType:
    """The scoring program that lies with the reports."""
    spec = importlib.util.spec_from_file_location("liqaa_report_score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def tallies(folder: Path, only: tuple[str, ...] = ()):
    """The tallies of every field over the reports, or over some of them."""
    score = scorer(folder)
    found: defaultdict[str, Any] = defaultdict(score.Tally)
    for gold in sorted((folder / "dev").glob("*.json")):
        if only and gold.stem not in only:
            continue
        reading = read_report(gold.with_suffix(".txt").read_text(encoding="utf-8")).to_json()
        score.score_one(json.loads(gold.read_text(encoding="utf-8"))["gold"], reading, found)
    return found


@pytest.mark.reports
def test_the_development_reports_score_at_least_ninety_two(reports_dir):
    found = tallies(Path(reports_dir))
    scores = [one.f1 for field, one in found.items() if not field.startswith("(") and one.f1 is not None]
    assert sum(scores) / len(scores) >= 0.92
    invented = {field: one.invented for field, one in found.items() if one.invented}
    asserted = {"date", "place: commune", "place: province", "place: region", "chair", "host"}
    assert asserted.isdisjoint(invented)


@pytest.mark.reports
@pytest.mark.parametrize("report", FOUNDING)
def test_a_founding_report_is_read_without_a_mistake(reports_dir, report):
    found = tallies(Path(reports_dir), (report,))
    assert {field: (one.fp, one.fn) for field, one in found.items() if one.fp or one.fn} == {}


@pytest.mark.reports
def test_the_founding_reports_keep_what_surrounds_the_meeting(reports_dir):
    folder = Path(reports_dir) / "dev"
    one, other = (read_report((folder / f"{name}.txt").read_text("utf-8")) for name in FOUNDING)
    gold, other_gold = (json.loads((folder / f"{name}.json").read_text("utf-8"))["gold"] for name in FOUNDING)
    chair = gold["chair"]["name"]
    assert one.framework == f"الأبواب المفتوحة ل{gold['organisation']['name']}"
    assert one.achievements == ["تشييد حديقة عمومية بمواصفات جيدة", "إصلاح ملعب كرة القدم"]
    assert [person.name for person in one.mentioned] == [person["name"] for person in gold["mentioned_only"]]
    kinds = {(said.person, said.kind) for said in one.interventions}
    assert {(chair, "praise"), (chair, "call"), (chair, "presentation")} <= kinds
    last = gold["facilitators"][-1]["name"]
    asked = [said for said in one.interventions if said.person == last and said.kind == "call"]
    assert [said.addressee for said in asked] == ["قيادات ووزراء الحزب"]
    assert other.kicker == other_gold["title_alt"]
    assert other.framework == "اللقاءات التشاورية التي تنظمها كتابة الدولة المكلفة بالتجارة الخارجية"
    assert {said.person for said in other.interventions} == {
        other_gold["chair"]["name"],
        other_gold["host"]["name"],
    }
    assert other.published == other_gold["published"]
