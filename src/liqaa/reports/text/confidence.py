"""How sure a finding is, as measured: the rules' own numbers only order what they compare while reading.

``phrases/confidence.toml`` holds, for each field, rule and tenth of the rule's own number, how often the
finding was right on the reports it was measured on. It is written by ``scripts/calibrate.py`` and applied
once, when everything is read; what no report measured keeps the rule's own number.
"""

import tomllib
from functools import cache
from importlib.resources import files

from liqaa.reports.text.shapes import Reading

ASKED_BELOW = 0.8
"""A finding measured below this is asked about, not asserted."""

type Key = tuple[str, str, str]


def field_of(path: str) -> str:
    """The field of a path: an entry of a list (``needs.2``) is of its list."""
    head, _, last = path.rpartition(".")
    return head if last.isdecimal() else path


def tenth(confidence: float) -> str:
    """The tenth a rule's own number lies in: 0.88 lies in ``0.8``; all certainty in ``0.9``."""
    return f"0.{min(int(confidence * 10 + 1e-9), 9)}"


@cache
def measured() -> dict[Key, float]:
    """The table: field, rule and tenth to the measured confidence."""
    return rows((files("liqaa.reports.text.phrases") / "confidence.toml").read_text("utf-8"))


def rows(source: str) -> dict[Key, float]:
    """A table in TOML as field, rule and tenth to the measured confidence."""
    return {
        (field, rule, own): row["sure"]
        for field, rules in tomllib.loads(source).items()
        for rule, tenths in rules.items()
        for own, row in tenths.items()
    }


def calibrate(reading: Reading) -> None:
    """Gives every finding its measured confidence, and asks about those that are too unsure."""
    table = measured()
    asked = {question.path for question in reading.questions}
    for finding in reading.findings:
        sure = table.get((field_of(finding.path), finding.rule, tenth(finding.confidence)))
        if sure is None:
            continue
        finding.confidence = sure
        if sure < ASKED_BELOW and finding.path not in asked:
            asked.add(finding.path)
            _ask(reading, finding.path)


def _ask(reading: Reading, path: str) -> None:
    """Of somebody among those present the question is whether they were there."""
    if field_of(path) == "attendees":
        name = reading.attendees[int(path.rpartition(".")[2])].name
        reading.ask(path, "unsure", "present_or_mentioned", {"name": name})
    else:
        reading.ask(path, "unsure", "unsure_finding")
