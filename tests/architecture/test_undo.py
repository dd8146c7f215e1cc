"""Whatever an action makes can be undone, or the list of undoing says why not."""

import ast
from pathlib import Path

from tests.architecture.house import ROOT

MAKING = (
    "add_", "adopt_", "appoint", "call_", "count_", "create_", "draft", "hear_", "import_", "institution",
    "invite", "issue", "join", "keep", "link_", "name_", "open_", "owe", "plan_", "queue", "raise_", "read_",
    "record_", "skip_", "store", "take_step", "tell_", "write",
)  # fmt: skip
"""How the names of actions begin that make something new."""


def makers() -> set[str]:
    """Every public action of every room that makes something, as ``room.action``."""
    found = set()
    for room in sorted((ROOT / "src/liqaa").iterdir()):
        for path in [room / "actions.py", *sorted((room / "actions").glob("*.py"))]:
            if path.exists():
                found |= {f"{room.name}.{name}" for name in writes(path) if name.startswith(MAKING)}
    return found


def writes(path: Path) -> set[str]:
    """The actions of a file: functions at its top that take ``by`` and ``at`` by keyword."""
    found = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            keywords = {each.arg for each in node.args.kwonlyargs}
            atomic = any("atomic" in ast.unparse(each) for each in node.decorator_list)
            if atomic and {"by", "at"} <= keywords:
                found.add(node.name)
    return found


def listed() -> dict[str, str]:
    """The rows of ``docs/undo.md``: each action and how it is undone."""
    rows = {}
    for line in (ROOT / "docs/undo.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `"):
            rows[cells[0].strip("`")] = cells[1]
    return rows


def test_every_action_that_makes_something_is_in_the_list() -> None:
    assert (makers() - listed().keys(), listed().keys() - makers()) == (set(), set())


def test_what_the_list_says_undoes_is_an_action() -> None:
    known = {
        f"{room.name}.{name}"
        for room in (ROOT / "src/liqaa").iterdir()
        for path in [room / "actions.py", *sorted((room / "actions").glob("*.py"))]
        if path.exists()
        for name in writes(path)
    }
    named = {word.strip("`") for cell in listed().values() for word in cell.split() if word.startswith("`")}
    assert {each.rstrip(".,;:") for each in named} <= known
