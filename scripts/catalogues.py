"""The catalogues of translations: compile them, check that none is missing, add what is new.

``python scripts/catalogues.py compile|check|update``. Each room keeps its own ``locale/ar`` and
``locale/fr``; a text may be translated in any room. Texts are found without GNU gettext: Django turns
templates into Python-like calls, Babel reads those and the Python files. Only ``compile`` is needed to
build; it needs Babel alone.
"""

import argparse
import io
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/liqaa"
LANGUAGES = ("ar", "fr")
DOMAIN = "django"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
Key = tuple[str | None, str]  # context and singular text


def main() -> int:
    """Run the command that was asked for; 1 when a check fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=["compile", "check", "update"])
    command = parser.parse_args().command
    if command == "compile":
        compile_all(SOURCE)
        return 0
    return check() if command == "check" else update()


def compile_all(source: Path) -> None:
    """Write a ``.mo`` beside every ``.po`` under ``source`` that is newer than it."""
    for po in source.glob(f"*/locale/*/LC_MESSAGES/{DOMAIN}.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            with po.open("rb") as text, mo.open("wb") as binary:
                write_mo(binary, read_po(text, locale=po.parent.parent.name))


def check() -> int:
    """Print every text that a language lacks or has wrong; 0 when there is none."""
    wanted = {key: message for _, key, message in texts()}
    faults = 0
    for language in LANGUAGES:
        known = translations(language)
        for key, (where, plural) in sorted(wanted.items(), key=lambda item: item[1][0]):
            for problem in problems(known.get(key), plural=plural is not None):
                faults += 1
                print(f"{language}: {where}: {problem}: {key[1]!r}")
    print(f"{len(wanted)} texts, {' and '.join(LANGUAGES)}: {faults or 'no'} faults")
    return 1 if faults else 0


def problems(message: Message | None, *, plural: bool) -> Iterator[str]:
    """What is wrong with one translation; nothing when it is whole."""
    if message is None:
        yield "missing"
        return
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    if not all(forms):
        yield "empty"
    if message.fuzzy:
        yield "not reviewed (fuzzy)"
    if plural and not message.pluralizable:
        yield "has no plural forms"
    for fault in message.check():
        yield str(fault)


def update() -> int:
    """Add the texts that no room translates to the catalogues of the room they stand in, empty."""
    for language in LANGUAGES:
        known = translations(language)
        new: dict[str, list[tuple[Key, str | None]]] = defaultdict(list)
        for room, key, (_, plural) in texts():
            if key not in known:
                known[key] = Message(key[1])
                new[room].append((key, plural))
        for room, found in new.items():
            add(SOURCE / room / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po", language, found)
            print(f"{language}: {room}: {len(found)} new")
    return 0


def add(po: Path, language: str, found: list[tuple[Key, str | None]]) -> None:
    """Append untranslated texts to one catalogue, made if it is missing."""
    catalog = read(po) if po.exists() else Catalog(locale=language, project="liqaa", charset="utf-8")
    for (context, text), plural in found:
        catalog.add((text, plural) if plural else text, context=context)
    po.parent.mkdir(parents=True, exist_ok=True)
    with po.open("wb") as file:
        write_po(file, catalog, width=110, omit_header=False, sort_output=False, include_previous=False)


def translations(language: str) -> dict[Key, Message]:
    """Every message of a language over all rooms; of two, the one that is translated."""
    found: dict[Key, Message] = {}
    for po in sorted(SOURCE.glob(f"*/locale/{language}/LC_MESSAGES/{DOMAIN}.po")):
        for message in read(po):
            key = (message.context, singular(message.id))
            if message.id and (key not in found or message.string):
                found[key] = message
    return found


def read(po: Path) -> Catalog:
    """The catalogue in a file."""
    with po.open("rb") as file:
        return read_po(file, locale=po.parent.parent.name)


def singular(text: object) -> str:
    """The text itself, or the first of a text and its plural."""
    return str(text[0]) if isinstance(text, (tuple, list)) else str(text)


def texts() -> Iterator[tuple[str, Key, tuple[str, str | None]]]:
    """Every text to translate, as room, key, place in the source, and plural if it has one."""
    for path in sorted(SOURCE.rglob("*")):
        parts = path.relative_to(SOURCE).parts
        if path.suffix in {".py", ".html", ".txt"} and not {"tests", "migrations", "testing"} & set(parts):
            for line, text, context in extracted(path):
                plural = text[1] if isinstance(text, tuple) else None
                yield parts[0], (context, singular(text)), (f"{path.relative_to(ROOT)}:{line}", plural)


def extracted(path: Path) -> Iterator[tuple[int, str | tuple[str, ...], str | None]]:
    """The texts of one file, as Babel finds them: line, text (or text and plural), context."""
    content = path.read_text()
    if path.suffix != ".py":
        if "templates" not in path.parts:
            return
        from django.utils.translation.template import templatize

        content = "\n".join(line.strip() for line in templatize(content, origin=str(path)).splitlines())
    for line, text, _, context in extract("python", io.BytesIO(content.encode()), KEYWORDS):
        yield line, text, context


if __name__ == "__main__":
    sys.exit(main())
