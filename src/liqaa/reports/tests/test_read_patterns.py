"""Every regular expression of the reader, the writer and the gazetteer runs in time proportional to its text.

Each is tried on repeats of its own letters, the input that makes a pattern go back and forth. A pattern whose
time quadruples twice over when the text is four times as long is quadratic, and is to be bounded.
"""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from re import _parser
from types import ModuleType
from typing import Any

import pytest

import liqaa.reports.text
import liqaa.territory.text

ROOMS = (liqaa.reports.text, liqaa.territory.text)
CALLS = ("compile", "search", "match", "fullmatch", "sub", "split", "findall", "finditer")
SHORT = 1_500
GROWTH = 2.2
"""How much more than in proportion the longer text may take; 4 would be quadratic."""
FLOOR = 0.0004
"""Seconds below which a clock says little."""
CLASSES = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "ب"}

type Work = tuple[str, re.Pattern[str]]
"""How a pattern is used, and the pattern."""


def written() -> Iterator[tuple[str, Work]]:
    """The patterns that stand in the sources as plain text, each with the call that uses it."""
    paths = (path for room in ROOMS for path in sorted(Path(room.__path__[0]).rglob("*.py")))
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=way),
                    args=[ast.Constant(value=str(pattern)), *_],
                ) if way in CALLS:
                    yield f"{path.stem}:{node.lineno}", (way, re.compile(pattern))


def modules() -> Iterator[ModuleType]:
    """Every module of the rooms."""
    for room in ROOMS:
        for one in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            yield importlib.import_module(one.name)


def compiled(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The patterns in a module's value: alone, or in a tuple of a table."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple) and depth < 2:
        for one in value:
            yield from compiled(one, depth + 1)


def all_patterns() -> dict[str, Work]:
    """Every pattern once, under the place where it was found."""
    found = dict(written())
    known = {pattern for _, pattern in found.values()}
    for module in modules():
        for name, value in vars(module).items():
            for number, pattern in enumerate(compiled(value)):
                if pattern not in known:
                    found[f"{module.__name__.rpartition('.')[2]}.{name}.{number}"] = ("compile", pattern)
                    known.add(pattern)
    return found


LETTERS_OF: dict[str, Callable[[Any], str]] = {
    "LITERAL": chr,
    "ANY": lambda _: "x",
    "NOT_LITERAL": lambda _: "x",
    "RANGE": lambda ends: chr(ends[0]),
    "CATEGORY": lambda name: CLASSES.get(str(name), "x"),
}
PARTS_OF: dict[str, Callable[[Any], list[Any]]] = {
    "IN": lambda classes: [classes],
    "BRANCH": lambda value: value[1],
    "MAX_REPEAT": lambda value: [value[2]],
    "MIN_REPEAT": lambda value: [value[2]],
    "ASSERT": lambda value: [value[1]],
    "ASSERT_NOT": lambda value: [value[1]],
    "SUBPATTERN": lambda value: [value[3]],
}
"""What the parser of :mod:`re` makes of a pattern: operations with a letter, and operations with parts."""


def letters(parsed: Any) -> Iterator[str]:
    """The letters a pattern is made of, one for each class."""
    for operation, value in parsed:
        name = str(operation)
        if name in LETTERS_OF:
            yield LETTERS_OF[name](value)
        for part in PARTS_OF.get(name, lambda _: [])(value):
            yield from letters(part)


def repeats(pattern: re.Pattern[str]) -> list[str]:
    """What to repeat: all its letters in order, each alone, each before a blank, and pairs of the first."""
    own = list(letters(_parser.parse(pattern.pattern, pattern.flags)))
    single = [*dict.fromkeys([*own, " ", "1", "ب", "A"])][:24]
    pairs = ["".join(pair) for pair in product(single[:5], repeat=2)]
    return ["".join(own)[:80] or "x", *single, *(f"{one} " for one in single), *pairs]


def seconds(way: str, pattern: re.Pattern[str], text: str) -> float:
    """The processor's time of one use of a pattern on a text, the better of two."""
    taken = []
    for _ in range(2):
        began = time.process_time()
        if way in ("match", "fullmatch"):
            pattern.match(text)
        elif way == "search":
            pattern.search(text)
        else:
            for _found in pattern.finditer(text):
                pass
        taken.append(time.process_time() - began)
    return min(taken)


PATTERNS = all_patterns()


def test_the_patterns_of_both_rooms_are_found():
    assert len(PATTERNS) > 80


@pytest.mark.slow
@pytest.mark.parametrize("where", sorted(PATTERNS))
def test_a_pattern_takes_time_in_proportion_to_its_text(where):
    way, pattern = PATTERNS[where]
    slow = []
    for unit in repeats(pattern):
        short, long = ((unit * (size // len(unit) + 1))[:size] + "!" for size in (SHORT, 4 * SHORT))
        bound = GROWTH * 4 * max(FLOOR, seconds(way, pattern, short))
        if seconds(way, pattern, long) > bound and seconds(way, pattern, long) > bound:
            slow.append(unit)
    assert slow == []
