"""Confirming or correcting the assumed values of a charter, in its own TOML text."""

from collections.abc import Mapping
from datetime import date

from liqaa.bodies.text.errors import CharterError
from liqaa.bodies.text.source import Source

CONFIRMED = "confirmed"
Value = str | int | bool | list[int] | list[str]


def confirm_values(text: str, answers: Mapping[str, Value | None]) -> str:
    """Give the charter's text with each value of `answers` confirmed: None as it stands, else corrected.

    Keys are `AssumedValue.path`. Comments are not kept. Raises CharterError for a path that is not assumed;
    the result
    still has to be parsed, which is what refuses a correction that makes no sense.
    """
    document = Source(text).document
    for path, answer in answers.items():
        holder = _find(document, path.split("."))
        if holder is None or holder.get("conf") != "assumed":
            raise CharterError("unknown_path", path, value=path)
        holder["conf"] = CONFIRMED
        if answer is not None and "value" in holder:
            holder["value"] = answer
    return write_toml(document)


def _find(node: object, path: list[str]) -> dict[str, object] | None:
    for step in path:
        if isinstance(node, dict):
            node = node.get(step)
        elif isinstance(node, list):
            node = next((item for item in node if isinstance(item, dict) and item.get("key") == step), None)
        else:
            return None
    return node if isinstance(node, dict) else None


def write_toml(document: Mapping[str, object]) -> str:
    """Write texts, numbers, flags, dates, lists and tables as TOML that reads back the same."""
    lines: list[str] = []
    _write_table(lines, document, "")
    return "\n".join(lines) + "\n"


def _write_table(lines: list[str], table: Mapping[str, object], path: str) -> None:
    sections: list[tuple[str, list[Mapping[str, object]]]] = []
    for key, value in table.items():
        full = f"{path}.{_quote_key(key)}" if path else _quote_key(key)
        if isinstance(value, dict) and not path:
            sections.append((f"[{full}]", [value]))
        elif isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            sections.append((f"[[{full}]]", value))
        else:
            lines.append(f"{_quote_key(key)} = {_inline(value)}")
    for header, tables in sections:
        for inner in tables:
            lines.extend(("", header))
            _write_table(lines, inner, header.strip("[]"))


def _inline(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_quote_key(key)} = {_inline(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inline(item) for item in value) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return _quote(value) if isinstance(value, str) else str(value)


def _quote_key(key: str) -> str:
    bare = key.isascii() and key.replace("_", "").replace("-", "").isalnum()
    return key if bare else _quote(key)


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08x}" for char in escaped) + '"'
