"""Measure how sure each rule of the reader is: ``python -m scripts.calibrate [REPORTS]``.

Writes ``src/liqaa/reports/text/phrases/confidence.toml`` from the development set (in REPORTS, else where
``LIQAA_REPORTS`` says; it is kept outside the project) and the tuning set, and prints the bands of each
set, of those too that are only looked at: press, held out, fresh.

A rule seen rarely is not trusted at its word: its share of right findings is drawn towards the rule's own
number as if that had been seen WEIGHT times (the mean of a Beta distribution).
"""

import argparse
import os
from collections import defaultdict
from pathlib import Path

from liqaa.reports.tests.judging import BANDS, Judged, bands, judged
from liqaa.reports.text import confidence
from liqaa.reports.text.read import read_by_rules

ROOT = Path(__file__).resolve().parents[1] / "src" / "liqaa" / "reports"
TABLE = ROOT / "text" / "phrases" / "confidence.toml"
OWN = ROOT / "tests" / "reports"
WEIGHT = 4.0
"""Findings that a rule's own number counts for."""
CERTAIN = 0.99
"""The most that is ever said."""
HEAD = """# How often each rule of the reader is right, measured on the development and the tuning reports.
# [field.rule], then the tenth the rule's own number lies in: how sure it is, findings right, seen.
# Written by scripts/calibrate.py; "Confidence" in docs/reading.md says how.
"""


def main() -> None:
    """Measure, write, and say what was seen."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("reports", nargs="?", type=Path, default=os.environ.get("LIQAA_REPORTS"))
    folder = parser.parse_args().reports
    if folder is None:
        parser.error("the folder of the development reports is needed: REPORTS or LIQAA_REPORTS")
    measured_on = (Path(folder) / "dev", OWN / "tuning")
    found = [one for where in measured_on for one in judged(where, read_by_rules)]
    TABLE.write_text(table(found), encoding="utf-8")
    confidence.measured.cache_clear()
    own = {name.replace("_", " "): OWN / name for name in ("tuning", "press", "held_out", "fresh")}
    sets = {"development": Path(folder) / "dev", **own}
    for name, where in sets.items():
        for (least, _below), band in zip(BANDS, bands(judged(where)), strict=True):
            print(f"{name}, from {least}: stated {band.stated:.3f}, observed {band.observed:.3f}, n {band.n}")


def table(found: list[Judged]) -> str:
    """The table as TOML, in order."""
    groups: defaultdict[confidence.Key, list[Judged]] = defaultdict(list)
    for one in found:
        groups[one.field, one.rule, confidence.tenth(one.confidence)].append(one)
    lines = [HEAD]
    last = None
    for (field, rule, own), of in sorted(groups.items()):
        if last != (field, rule):
            lines.append(f'\n["{field}".{rule}]\n')
            last = (field, rule)
        lines.append(f'"{own}" = {{ sure = {sure(of):.2f}, right = {_right(of)}, seen = {len(of)} }}\n')
    return "".join(lines)


def sure(of: list[Judged]) -> float:
    """The share that was right, drawn towards the rule's own number; nothing is certain."""
    own = sum(one.confidence for one in of) / len(of)
    return min((_right(of) + WEIGHT * own) / (len(of) + WEIGHT), CERTAIN)


def _right(of: list[Judged]) -> int:
    return sum(one.right for one in of)


if __name__ == "__main__":
    main()
