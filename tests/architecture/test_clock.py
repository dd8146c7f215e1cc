"""The clock is read at the edges only, so that every decision can be asked about any day."""

import ast
import re
from pathlib import Path

from tests.architecture.house import SOURCE, source_files

EDGES = {"views", "api", "jobs", "feeds", "panels"}
READS = {
    ("timezone", "now"),
    ("datetime", "now"),
    ("date", "today"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
}
CONVERTS = {("timezone", "localdate"), ("timezone", "localtime")}
"""With a moment these convert it; without one they read the clock."""
OF_GREENWICH = re.compile(r"(?:\bat|\bnow|_at)\.date\(\)")


def _reads_the_clock(path: Path) -> bool:
    tree = ast.parse(path.read_text())
    return any(_is_a_reading(node) for node in ast.walk(tree) if isinstance(node, ast.Call))


def _is_a_reading(call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute) or not isinstance(call.func.value, ast.Name):
        return False
    name = (call.func.value.id, call.func.attr)
    return name in READS or (name in CONVERTS and not call.args)


def _is_an_edge(path: Path) -> bool:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return parts[0] in {"config", "testing"} or "tests" in parts or bool(EDGES & set(parts))


def test_only_edges_read_the_clock() -> None:
    inside = [str(path.relative_to(SOURCE)) for path in source_files(".py") if not _is_an_edge(path)]
    assert [name for name in inside if _reads_the_clock(SOURCE / name)] == []


def test_the_day_of_a_moment_is_that_of_the_country() -> None:
    """``at.date()`` is the day in Greenwich, an hour after midnight still yesterday: ``localdate(at)``."""
    files = [path for path in source_files(".py") if "tests" not in path.parts]
    assert [str(path.relative_to(SOURCE)) for path in files if OF_GREENWICH.search(path.read_text())] == []
