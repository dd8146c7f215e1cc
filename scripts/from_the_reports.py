"""Write ``docs/from-the-reports.md`` from the table of practices: ``python -m scripts.from_the_reports``."""

import sys
from pathlib import Path

from liqaa.dashboards.rules.practices import SCREENS, Practice, practices

ROOT = Path(__file__).resolve().parents[1]
PAPER = ROOT / "docs" / "from-the-reports.md"
HEAD = """# From the report to the system · من التقرير إلى المنظومة

Two published press reports of party meetings in Morocco were gone through sentence by sentence: an open day
of a province in a party run by secretariats, and a consultative meeting in a party run by inspectorates. This
is every practice that they describe, in our words, with the screen that serves it and the test that
proves it. The same table is a page of the product, `/from-the-reports/`, where each screen is a live link.

Written by `scripts/from_the_reports.py` from `src/liqaa/dashboards/rules/practices.toml`.

| practice | الممارسة | screen | test |
|---|---|---|---|
"""


def paper() -> str:
    """The whole paper."""
    return HEAD + "".join(row(each) for each in practices())


def row(practice: Practice) -> str:
    """One line of the table."""
    screen = SCREENS[practice.screen]
    told = (practice.en, practice.ar, f"{screen.en} (`{screen.route}`)", f"`{practice.test}`")
    return f"| {' | '.join(told)} |\n"


def main() -> int:
    """Write it."""
    PAPER.write_text(paper(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
