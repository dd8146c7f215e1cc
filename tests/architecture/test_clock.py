"""The clock is read at the edges only, so that every decision can be asked about any day."""

import ast
from pathlib import Path

from tests.architecture.house import SOURCE, source_files

EDGES = {"views", "api", "jobs", "feeds", "panels"}
READS = {
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
    ("datetime", "now"),
    ("date", "today"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
}


def _reads_the_clock(path: Path) -> bool:
    tree = ast.parse(path.read_text())
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = (call for call in calls if isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name))
    return any((call.value.id, call.attr) in READS for call in named)  # type: ignore[attr-defined]


def _is_an_edge(path: Path) -> bool:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return parts[0] in {"config", "testing"} or "tests" in parts or bool(EDGES & set(parts))


def test_only_edges_read_the_clock() -> None:
    inside = [str(path.relative_to(SOURCE)) for path in source_files(".py") if not _is_an_edge(path)]
    assert [name for name in inside if _reads_the_clock(SOURCE / name)] == []
