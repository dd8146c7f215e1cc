"""SECURITY.md names, beside each promise, the tests that hold it; they are there, and they are tests."""

import re

from tests.architecture.house import ROOT

PAGE = (ROOT / "SECURITY.md").read_text("utf-8")
NAMED = re.compile(r"`((?:src|tests)/[\w./]+)`")


def promises() -> list[str]:
    rows = [line for line in PAGE.splitlines() if line.startswith("| **")]
    return [row.split("|")[1].strip() for row in rows]


def named_by(promise: str) -> list[str]:
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| {promise}")]
    return NAMED.findall(row.split("|")[2])


def test_each_promise_names_tests_that_exist() -> None:
    missing = []
    for promise in promises():
        named = named_by(promise)
        missing += [] if named else [f"no test is named: {promise}"]
        for name in named:
            path = ROOT / name
            found = sorted(path.rglob("test_*.py")) if path.is_dir() else [path] if path.is_file() else []
            if not any("def test_" in each.read_text("utf-8") for each in found):
                missing.append(f"{name}: {promise}")
    assert missing == []
    assert len(promises()) > 20
