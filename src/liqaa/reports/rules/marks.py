"""The text of a report cut where findings begin and end, so that a page can light up their words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

DOUBTFUL = 0.6
"""A finding below this confidence is shown as doubtful."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of the text and the findings it proves: none, one or several."""

    text: str
    findings: tuple[str, ...] = ()
    doubtful: bool = False


def stretches(text: str, findings: Iterable[Mapping[str, Any]]) -> list[Stretch]:
    """``text`` in order, whole, cut at every span's ends; joining the stretches gives the text back."""
    spans = [
        (max(0, start), min(len(text), end), str(finding["path"]), float(finding.get("confidence", 1)))
        for finding in findings
        for start, end in finding.get("spans", [])
        if start < end and start < len(text)
    ]
    cuts = sorted({0, len(text), *(edge for start, end, *_rest in spans for edge in (start, end))})
    found = []
    for start, end in pairwise(cuts):
        blank = not text[start:end].strip()  # nothing to light up, and nothing that a button could say
        over = [
            (path, sure) for first, last, path, sure in spans if first <= start and end <= last and not blank
        ]
        paths = tuple(dict.fromkeys(path for path, _sure in over))
        found.append(Stretch(text[start:end], paths, any(sure < DOUBTFUL for _path, sure in over)))
    return found
