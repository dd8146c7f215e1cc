"""Arrows that an import checker cannot see: string foreign keys, templates, addresses."""

import re
from pathlib import Path

from django.apps import apps

from tests.architecture.house import SOURCE, heights, room_of, source_files

TEMPLATE_REFERENCE = re.compile(r"""{%\s*(?:include|extends)\s+["']([a-z_]+)/""")
URL_REFERENCE = re.compile(r"""{%\s*url\s+["']([a-z_]+):""")


def _room(module: str) -> str:
    return module.split(".")[1]


def test_every_foreign_key_points_down_or_stays_in_its_room() -> None:
    ranks = heights()
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if model.__module__.startswith("liqaa.")
        for field in model._meta.get_fields()
        if (field.many_to_one or field.one_to_one or field.many_to_many)
        and not field.auto_created
        and field.related_model.__module__.startswith("liqaa.")
        and ranks[_room(model.__module__)] < ranks[_room(field.related_model.__module__)]
    ]
    assert upward == []


def _references(path: Path, pattern: re.Pattern[str]) -> set[str]:
    return {room for room in pattern.findall(path.read_text()) if room in heights()}


def test_templates_include_and_link_only_downwards() -> None:
    ranks = heights()
    upward = [
        f"{path.relative_to(SOURCE)} -> {room}"
        for path in source_files(".html") + source_files(".txt")
        for pattern in (TEMPLATE_REFERENCE, URL_REFERENCE)
        for room in sorted(_references(path, pattern))
        if ranks[room_of(path)] < ranks[room]
    ]
    assert upward == []


def test_code_names_addresses_of_lower_rooms_only() -> None:
    ranks = heights()
    address = re.compile(r"""(?:reverse(?:_lazy)?|redirect|resolve_url)\(\s*["']([a-z_]+):""")
    upward = [
        f"{path.relative_to(SOURCE)} -> {room}"
        for path in source_files(".py")
        if "tests" not in path.parts and len(path.relative_to(SOURCE).parts) > 1
        for room in sorted(_references(path, address))
        if ranks.get(room_of(path), 99) < ranks[room]
    ]
    assert upward == []
