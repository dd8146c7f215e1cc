"""Every verb that the source writes into the journal has words, and no words stand there for nothing."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.utils import translation

import liqaa
from liqaa.dashboards.queries.verbs import VERBS

SOURCE = Path(liqaa.__file__).parent
Function = ast.FunctionDef


@cache
def functions(room: str) -> list[Function]:
    """Every function of a room that is not a test; each knows its file."""
    found = []
    for path in (SOURCE / room).rglob("*.py"):
        text = "" if "tests" in path.parts else path.read_text("utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, Function):
                node.type_comment = str(path)
                found.append(node)
    return found


def callers(function: Function, room: str) -> list[Function]:
    """Functions that may call this one: a private one is called in its own file only."""
    private = function.name.startswith("_")
    return [each for each in functions(room) if not private or each.type_comment == function.type_comment]


@cache
def constants(room: str) -> dict[str, str]:
    """Texts that a room gives a name to at the top of a file."""
    files = [path for path in (SOURCE / room).rglob("*.py") if "tests" not in path.parts]
    return {
        node.targets[0].id: node.value.value
        for path in files
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def calls(function: Function, name: str) -> Iterator[ast.Call]:
    """Calls of ``name`` inside a function."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called == name:
                yield node


def texts(value: ast.expr, function: Function, room: str) -> set[str]:
    """Every text that an expression can be: a text, one with holes, a name, one of two."""
    if isinstance(value, ast.Constant):
        return {str(value.value)}
    if isinstance(value, ast.IfExp):
        return texts(value.body, function, room) | texts(value.orelse, function, room)
    if isinstance(value, ast.JoinedStr):
        found = {""}
        for part in value.values:
            inner = part.value if isinstance(part, ast.FormattedValue) else part
            found = {left + right for left in found for right in texts(inner, function, room)}
        return found
    assert isinstance(value, ast.Name), ast.dump(value)
    return named(value.id, function, room)


def named(name: str, function: Function, room: str) -> set[str]:
    """Every text that a name can stand for: what callers hand in, what it was set to, or a constant."""
    arguments = [each.arg for each in (*function.args.args, *function.args.kwonlyargs)]
    if name in arguments:
        place = arguments.index(name)
        found = set()
        for caller in callers(function, room):
            for call in calls(caller, function.name):
                handed = {each.arg: each.value for each in call.keywords}.get(name)
                handed = handed or (call.args[place] if place < len(call.args) else None)
                if handed is not None:
                    found |= texts(handed, caller, room)
        return found
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name:
            return texts(node.value, function, room)
    return {constants(room)[name]}


@cache
def verbs() -> frozenset[str]:
    """Every verb of every call of ``journal.actions.record``."""
    found: set[str] = set()
    for room in sorted(path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()):
        for function in functions(room):
            for call in calls(function, "record"):
                if len(call.args) == 2 and {"by", "at"} <= {each.arg for each in call.keywords}:
                    verb = texts(call.args[0], function, room)
                    assert verb, (room, function.name)
                    found |= verb
    return frozenset(found)


def test_every_verb_has_words():
    assert verbs() - VERBS.keys() == set()


def test_no_words_are_left_of_a_verb_that_is_gone():
    assert VERBS.keys() - verbs() == set()


def test_the_words_are_said_in_arabic_and_french():
    for language in ("ar", "fr"):
        with translation.override(language):
            said = {verb: str(words) for verb, words in VERBS.items()}
        with translation.override("en"):
            same = {verb for verb, words in VERBS.items() if str(words) == said[verb]}
        assert same == set(), language
