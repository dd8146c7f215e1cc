"""Print the table of docs/reading.md: ``python -m scripts.score_reader [REPORTS]``.

Precision, recall and F1 of every field on each set of reports, by the scoring program that lies with the
development set (in REPORTS, else where ``LIQAA_REPORTS`` says; both are kept outside the project).
"""

import argparse
import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

from liqaa.reports.tests.test_read_score import scorer
from liqaa.reports.text.read import read_report

OWN = Path(__file__).resolve().parents[1] / "src" / "liqaa" / "reports" / "tests" / "reports"


def main() -> None:
    """Read every set, score it, print one table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("reports", nargs="?", type=Path, default=os.environ.get("LIQAA_REPORTS"))
    folder = parser.parse_args().reports
    if folder is None:
        parser.error("the folder of the development reports is needed: REPORTS or LIQAA_REPORTS")
    sets = {"development": Path(folder) / "dev"} | {one.name: one for one in sorted(OWN.iterdir())}
    found = {name: _tallies(Path(folder), where) for name, where in sets.items()}
    print("| field | " + " | ".join(name.replace("_", " ") for name in found) + " |")
    print("|---" * (len(found) + 1) + "|")
    for field in found["development"]:
        print(f"| {field.strip('()')} | " + " | ".join(_told(one[field]) for one in found.values()) + " |")
    print("| **macro F1** | " + " | ".join(f"**{_macro(one):.3f}**" for one in found.values()) + " |")
    print("| invented values | " + " | ".join(str(_invented(one)) for one in found.values()) + " |")


def _tallies(folder: Path, where: Path) -> defaultdict[str, Any]:
    """The tallies of every field over the reports of a set."""
    score = scorer(folder)
    found: defaultdict[str, Any] = defaultdict(score.Tally)
    for path in sorted(where.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))["gold"]
        reading = read_report(path.with_suffix(".txt").read_text(encoding="utf-8")).to_json()
        score.score_one(gold, reading, found)
    return found


def _told(one: Any) -> str:
    shown = ("-" if number is None else f"{number:.3f}" for number in (one.precision, one.recall, one.f1))
    return " / ".join(shown)


def _macro(found: dict[str, Any]) -> float:
    scores = [one.f1 for field, one in found.items() if not field.startswith("(") and one.f1 is not None]
    return sum(scores) / len(scores)


def _invented(found: dict[str, Any]) -> int:
    return sum(one.invented for one in found.values())


if __name__ == "__main__":
    main()
