"""How doubtful a reading is: what a reviewer should see first."""

from collections.abc import Mapping
from typing import Any

from liqaa.reports.rules.marks import DOUBTFUL
from liqaa.reports.rules.questions import open_questions
from liqaa.reports.rules.record import Record

WEIGHTS = {"contradiction": 4.0, "ambiguous": 3.0, "incomplete": 3.0, "unsure": 2.0, "deduced": 1.0}
"""What a question of each kind weighs; any other weighs as an unsure one."""
HEAVY = frozenset({"organisation", "date", "place", "meeting", "chair", "host"})
"""Sections whose questions weigh twice: a wrong one misleads whoever looks for the meeting."""
MISSING = {"organiser": 4.0, "title": 2.0, "date": 3.0}
"""What an empty head weighs."""
ASKED = 1.0
"""What a name weighs of whom nobody said who is meant."""


def doubt_of(found: Mapping[str, Any], record: Record, *, asked: int = 0) -> float:
    """The sum over open questions, uncertain findings, empty heads and names that are ``asked`` about."""
    questions = sum(
        WEIGHTS.get(each.kind, WEIGHTS["unsure"]) * _heaviness(each.path)
        for each in open_questions(dict(found), record)
    )
    answered = set(record.get("answered", []))
    unsure = sum(
        (0.5 + DOUBTFUL - float(each.get("confidence", 1))) * _heaviness(each["path"])
        for each in found.get("findings", [])
        if float(each.get("confidence", 1)) < DOUBTFUL and each["path"] not in answered
    )
    missing = sum(weight for head, weight in MISSING.items() if not _said(record.get(head)))
    return round(questions + unsure + missing + ASKED * asked, 2)


def _heaviness(path: str) -> float:
    return 2.0 if path.partition(".")[0] in HEAVY else 1.0


def _said(value: Any) -> bool:
    return bool(value.get("iso")) if isinstance(value, dict) else bool(value)
