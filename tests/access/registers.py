"""Everything through which the product answers: its addresses, jobs, mails, panels, exports."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from django.urls import get_resolver

import liqaa

SOURCE = Path(liqaa.__file__).parent


def addresses(patterns: list[Any] | None = None, room: str = "") -> Iterator[str]:
    """The name of every address of the URLconf, with its room."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(each, "url_patterns"):
            inner = f"{room}{each.namespace}:" if each.namespace else room
            yield from addresses(each.url_patterns, inner)
        else:
            yield f"{room}{each.name}"


def jobs() -> set[str]:
    """The name of every job of the product; those of the job library are its own."""
    from procrastinate.contrib.django import app

    for room in sorted(SOURCE.glob("*/jobs.py")):
        import_module(f"liqaa.{room.parent.name}.jobs")
    return {name for name in app.tasks if not name.startswith(("builtin:", "procrastinate."))}


def sources() -> Iterator[tuple[str, str]]:
    """Every file of the product that is no test, by its path within it, with its text."""
    for path in sorted(SOURCE.rglob("*.py")):
        inside = path.relative_to(SOURCE)
        if not {"tests", "testing", "migrations"} & set(inside.parts):
            yield str(inside), path.read_text("utf-8")


def mailers() -> set[str]:
    """Every file that puts a message in the outbox or sends one."""
    sends = re.compile(
        r"\bqueue\(\n?|outbox\.(?:queue|tell)\(|\btell\(account=|\bsend_messages\(|EmailMessage\("
    )
    own = {"outbox/actions/messages.py", "outbox/actions/telling.py"}
    return {name for name, text in sources() if sends.search(text) and "import" in text} - own


def slots() -> set[str]:
    """Every slot that a panel is offered for."""
    from liqaa.kit import panels

    return {slot for slot, offers in panels._offers.items() if offers}


def media_types(name: str, text: str) -> set[str]:
    """Which kinds of file a source of views answers with, besides stored ones, pages and JSON."""
    if "views" not in name and "documents" not in name:
        return set()
    return set(re.findall(r"content_type=f?\"((?:text|application|image|audio)/[a-z0-9.+-]+)", text)) - {
        "text/html"
    }


def exports() -> set[str]:
    """Every file that answers with one: a table, an archive, a stored file."""
    gives = re.compile(
        r"text/csv|text/calendar|application/(?:zip|pdf|vnd)|FileResponse\(|response_for\(|Content-Disposition"
        r"|handed_out\("
    )
    looks_on = {"access/views/handing.py"}  # asks again of whatever the others answer with
    return {name for name, text in sources() if gives.search(text) and "HttpRe" in text} - looks_on
