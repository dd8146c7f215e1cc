"""Whatever an action makes can be undone, or the list of undoing says why not."""

import ast
import re
from functools import cache
from pathlib import Path

from tests.architecture.house import ROOT, SOURCE

MAKING = (
    "add_", "adopt_", "appoint", "arrive", "call_", "close_election", "count_", "create_", "draft",
    "draw_", "enter_sheet", "establish_", "hear_", "import_", "institution", "invite", "issue", "join",
    "keep", "link_", "make_e", "name_", "note_speech", "open_", "owe", "plan_", "propose", "queue",
    "raise_", "read_", "record_", "set_q", "skip_", "start_", "store", "take_step", "tell_", "walk_in",
    "write",
)  # fmt: skip
"""How the names of actions begin that make something new."""


@cache
def actions() -> frozenset[str]:
    """Every public action of every room, as ``room.action``."""
    rooms = [room for room in sorted(SOURCE.iterdir()) if room.is_dir()]
    files = [
        (room, path) for room in rooms for path in (room / "actions.py", *(room / "actions").glob("*.py"))
    ]
    return frozenset(f"{room.name}.{name}" for room, path in files if path.exists() for name in writes(path))


def makers() -> set[str]:
    """Those that make something."""
    return {each for each in actions() if each.partition(".")[2].startswith(MAKING)}


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
    named = {word for cell in listed().values() for word in re.findall(r"`(\w+\.\w+)`", cell)}
    assert named - actions() == set()
