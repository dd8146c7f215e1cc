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


AROUND = 60
"""Characters shown before and after the words that an excerpt is about."""


@dataclass(frozen=True)
class Excerpt:
    """Words of the text with a little of what stands around them."""

    before: str
    words: str
    after: str


def excerpt(text: str, findings: Iterable[Mapping[str, Any]], path: str) -> Excerpt | None:
    """Where the text speaks of ``path``, or of its section: the first span; None where no span proves it."""
    spans = [
        (str(finding["path"]) != path, start, end)
        for finding in findings
        if path == finding["path"]
        or path.startswith(f"{finding['path']}.")
        or str(finding["path"]).startswith(f"{path}.")
        for start, end in finding.get("spans", [])[:1]
        if 0 <= start < end <= len(text)
    ]
    if not spans:
        return None
    _exact, start, end = min(spans)
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Excerpt(before.rpartition("\n")[2], text[start:end], after.partition("\n")[0])
