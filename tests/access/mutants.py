"""Does every check matter? Each is taken away, one at a time, and the cells that lean on it are asked again.

``LIQAA_ACCESS_MUTANTS=40 uv run pytest -m mutants -n 0 tests/access`` takes a sample; without a number all
are taken, which lasts hours. A mutant that no cell notices is named, with its file and line.

Of the application: ``.require(…)`` is dropped, ``.may(…)`` and ``.may_anywhere(…)`` say yes, a
``*_seen_by`` query answers every row. Of the database: a policy opens every row to be read.
"""

import ast
import inspect
import os
import random
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import liqaa
from liqaa.config.second_lock import locks

SOURCE = Path(liqaa.__file__).parent
DRAWERS = ("*/views/**/*.py", "*/views.py", "*/queries/**/*.py", "*/queries.py")
ASKS = {"require": "None", "may": "True", "may_anywhere": "True"}


@dataclass(frozen=True)
class Mutant:
    """One check taken away: what, where, and the room whose cells lean on it."""

    kind: str
    module: str
    function: str
    number: int
    line: int

    @property
    def room(self) -> str:
        """The room of the check."""
        return self.module.split(".")[1]

    def __str__(self) -> str:
        """How a report names it."""
        return f"{self.kind} {self.module}.{self.function} line {self.line}"


class _Drop(ast.NodeTransformer):
    """Replaces the ``number``-th check of a function by what lets everybody through."""

    def __init__(self, number: int) -> None:
        self.left = number

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr in ASKS and _is_check(node):
            self.left -= 1
            if self.left == -1:
                return ast.copy_location(ast.parse(ASKS[node.func.attr], mode="eval").body, node)
        return node


def _is_check(node: ast.Call) -> bool:
    assert isinstance(node.func, ast.Attribute)
    return node.func.attr == "may_anywhere" or any(keyword.arg == "at" for keyword in node.keywords)


def of_the_application() -> Iterator[Mutant]:
    """Every check in a view or a query that decides; what only hides a button decides nothing."""
    for path in sorted(path for shape in DRAWERS for path in SOURCE.glob(shape)):
        module = "liqaa." + ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        for function in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(function, ast.FunctionDef):
                continue
            if function.name.endswith("_seen_by"):
                yield Mutant("query", module, function.name, 0, function.lineno)
            for number, node in enumerate(_calls(function)):
                if node.func.attr == "require" or _decides(function, node):
                    yield Mutant("check", module, function.name, number, node.lineno)


def _calls(function: ast.FunctionDef) -> list[ast.Call]:
    found: list[ast.Call] = []

    class Look(ast.NodeVisitor):
        def visit_Call(self, node: ast.Call) -> None:
            self.generic_visit(node)
            if isinstance(node.func, ast.Attribute) and node.func.attr in ASKS and _is_check(node):
                found.append(node)

    Look().visit(function)
    return found


def _decides(function: ast.FunctionDef, node: ast.Call) -> bool:
    """Whether a question leads to a refusal: it stands in an ``if`` whose body raises."""
    for each in ast.walk(function):
        if isinstance(each, ast.If) and any(inner is node for inner in ast.walk(each.test)):
            return any(isinstance(inner, ast.Raise) for inner in ast.walk(ast.Module(each.body, [])))
    return False


def of_the_database() -> Iterator[Mutant]:
    """Every policy that lets rows be read."""
    for lock in locks():
        for policy in lock.policies:
            if "SELECT" in policy.does:
                yield Mutant(
                    "policy",
                    f"liqaa.{policy.table.split('_')[1]}",
                    f"{policy.table}.{policy.named('SELECT')}",
                    0,
                    0,
                )


def of_writing() -> Iterator[tuple[str, str, str]]:
    """Every policy that lets rows be written: its table, its name, the one command."""
    for lock in locks():
        for policy in lock.policies:
            for command in policy.does:
                if command != "SELECT":
                    yield policy.table, policy.named(command), command


EXPLAINED = {
    "liqaa.dashboards.views.requests.take_back": "behind a query that says the same: only whose data it is, "
    "and who holds the very right that the check asks, are shown the request at all",
}
"""Checks whose loss nobody can notice, and why: they count as unnoticed, and are told by name."""
NAMED = os.environ.get("LIQAA_ACCESS_NAMED", "")


def is_meant(name: object) -> bool:
    """Whether a run that names what it takes away means this: a table, a policy, a module."""
    return NAMED in str(name)


def sample(every: list[Mutant], count: int) -> list[Mutant]:
    """A sample that is the same every time."""
    return random.Random(4).sample(every, min(count, len(every)))


@contextmanager
def without(mutant: Mutant) -> Iterator[None]:
    """The program with one check taken away; as before afterwards."""
    module = import_module(mutant.module)
    original = _function(module, mutant.function)
    if mutant.kind == "query":
        changed: Callable[..., Any] = _everything(original)
        kept = _replace(original, changed)
        try:
            yield
        finally:
            for holder, name in kept:
                setattr(holder, name, original)
        return
    inner = inspect.unwrap(original)
    tree = ast.parse(textwrap.dedent(inspect.getsource(inner)))
    definition = tree.body[0]
    assert isinstance(definition, ast.FunctionDef)
    definition.decorator_list = []
    _Drop(mutant.number).visit(definition)
    ast.fix_missing_locations(tree)
    scope: dict[str, Any] = {}
    exec(compile(tree, mutant.module, "exec"), module.__dict__ | {}, scope)
    code, inner.__code__ = inner.__code__, _same_names(scope[definition.name], inner)
    try:
        yield
    finally:
        inner.__code__ = code


def _same_names(made: FunctionType, inner: Any) -> Any:
    assert made.__code__.co_freevars == inner.__code__.co_freevars
    return made.__code__


def _function(module: ModuleType, name: str) -> Any:
    return getattr(module, name)


def _everything(query: Callable[..., Any]) -> Callable[..., Any]:
    """The rows of a scoped query without its scope: the same model, joined as before."""

    def everything(account: Any) -> Any:
        scoped = query(account)
        found = scoped.model._base_manager.all()
        if scoped.query.select_related and isinstance(scoped.query.select_related, dict):
            found.query.select_related = scoped.query.select_related
        return found

    return everything


def _replace(original: Any, changed: Any) -> list[tuple[Any, str]]:
    """Put ``changed`` wherever a room imported ``original`` by name."""
    kept = []
    for module in list(sys.modules.values()):
        if not getattr(module, "__name__", "").startswith("liqaa."):
            continue
        for name, value in list(vars(module).items()):
            if value is original:
                setattr(module, name, changed)
                kept.append((module, name))
    return kept
