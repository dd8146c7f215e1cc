"""Templates as an organisation edits them: blocks of sentence patterns in TOML, checked as they are read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from liqaa.reports.text.write.pattern import BadPattern, Pattern, pattern

SCHEMA = "liqaa-news/1"
LENGTHS = ("full", "short", "communique")
FORMS = ("held", "planned", "statement")
"""News of a meeting that was held, the announcement of one to come, a statement issued without a meeting."""
LISTS = ("topics", "interventions", "needs", "decisions", "calls", "statements", "promises", "elected")
"""Lists that a block may go through: one sentence for each, or one bullet."""

SLOTS = frozenset(
    [
        "framework",
        "framework_first",
        "framework_after",
        "slogan",
        "scope",
        "closing",
        "closing_clause",
        "closing_noun",
        "organiser",
        "organiser_meets",
        "held_by",
        "outside",
        "supervisor",
        "day",
        "venue",
        "place",
        "when_where",
        "chair",
        "host",
        "facilitators",
        "attendees",
        "groups",
        "achievements",
        "needs_told",
        "meeting",
        "meeting_plain",
        "the_meeting",
    ]
)
ITEM_SLOTS = frozenset(
    ["text", "text_that", "text_named", "text_rest", "said", "participle", "speaker", "addressee", "and_also"]
)
_KEYS = frozenset(("key", "each", "bullets", "lengths", "forms", "paragraph", "rotate", "texts", "by"))
_LARGEST = 100_000


class TemplateError(ValueError):
    """Templates that cannot be used; ``code``, the ``block`` and the ``detail`` it is about."""

    def __init__(self, code: str, block: str = "", detail: str = "") -> None:
        super().__init__(f"{code}: {block} {detail}".strip())
        self.code, self.block, self.detail = code, block, detail


@dataclass(frozen=True, slots=True)
class Block:
    """One or several sentences: ``each`` and ``bullets`` name a list; ``by`` has patterns for a kind."""

    key: str
    texts: tuple[Pattern, ...]
    by: tuple[tuple[str, tuple[Pattern, ...]], ...] = ()
    each: str = ""
    bullets: str = ""
    lengths: tuple[str, ...] = LENGTHS
    forms: tuple[str, ...] = FORMS
    paragraph: bool = False
    rotate: bool = False

    def for_kind(self, kind: str) -> tuple[Pattern, ...]:
        """The patterns for a kind of item, or those for all."""
        return dict(self.by).get(kind, self.texts)


@dataclass(frozen=True, slots=True)
class Templates:
    """The blocks of one language, in order; ``full_stop`` ends a sentence."""

    language: str
    blocks: tuple[Block, ...]


def read_templates(source: str) -> Templates:
    """Templates from TOML. Raises TemplateError: not_toml, too_large, bad_schema, bad_block, and more."""
    if len(source) > _LARGEST:
        raise TemplateError("too_large")
    try:
        document = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise TemplateError("not_toml", detail=str(error)[:200]) from error
    return templates_of(document)


def templates_of(document: dict[str, Any]) -> Templates:
    """Templates from what a file of them holds. Raises TemplateError."""
    if document.get("schema") != SCHEMA:
        raise TemplateError("bad_schema", detail=str(document.get("schema")))
    language = document.get("language")
    if language not in ("ar", "fr"):
        raise TemplateError("bad_language", detail=str(language))
    entries = document.get("block")
    if not isinstance(entries, list) or not entries:
        raise TemplateError("no_block")
    return Templates(str(language), tuple(_block(entry) for entry in entries))


@cache
def builtin(language: str) -> Templates:
    """The templates that come with the product."""
    return read_templates(_source(language))


def _source(language: str) -> str:
    file = resources.files("liqaa.reports.text.phrases").joinpath(f"writing_{language}.toml")
    return file.read_text(encoding="utf-8")


Changes = Mapping[str, Mapping[str, Any]]
"""An organisation's own words: block → ``texts``, ``by`` kind, ``lengths``; what is not named stays."""


def edited(language: str, changes: Changes) -> Templates:
    """The product's templates with an organisation's own words in place of some. Raises TemplateError.

    A block that the product no longer has is passed over: an update must not stop the news.
    """
    if not changes:
        return builtin(language)
    document = tomllib.loads(_source(language))
    for entry in document["block"]:
        change = changes.get(entry["key"], {})
        entry.update({name: change[name] for name in ("texts", "lengths") if name in change})
        if "by" in change:
            entry["by"] = {**entry.get("by", {}), **change["by"]}
    return templates_of(document)


def _block(entry: Any) -> Block:
    if not isinstance(entry, dict) or not isinstance(entry.get("key"), str):
        raise TemplateError("bad_block", detail=str(entry)[:80])
    key = entry["key"]
    unknown = set(entry) - _KEYS
    if unknown:
        raise TemplateError("unknown_key", key, ", ".join(sorted(unknown)))
    by = entry.get("by", {})
    if not isinstance(by, dict):
        raise TemplateError("bad_block", key, "by")
    return Block(
        key,
        _patterns(key, entry.get("texts", []), item=bool(entry.get("each"))),
        tuple((str(kind), _patterns(key, texts, item=True)) for kind, texts in by.items()),
        _list_name(key, entry.get("each", "")),
        _list_name(key, entry.get("bullets", "")),
        _some_of(key, entry.get("lengths", list(LENGTHS)), LENGTHS),
        _some_of(key, entry.get("forms", list(FORMS)), FORMS),
        bool(entry.get("paragraph", False)),
        bool(entry.get("rotate", False)),
    )


def _patterns(key: str, texts: Any, *, item: bool) -> tuple[Pattern, ...]:
    if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
        raise TemplateError("no_text", key)
    found = []
    for text in texts:
        try:
            one = pattern(text)
        except BadPattern as error:
            raise TemplateError("bad_pattern", key, error.detail) from error
        unknown = one.slots() - SLOTS - (ITEM_SLOTS if item else frozenset())
        if unknown:
            raise TemplateError("unknown_slot", key, ", ".join(sorted(unknown)))
        found.append(one)
    return tuple(found)


def _list_name(key: str, name: Any) -> str:
    if name and name not in LISTS:
        raise TemplateError("unknown_list", key, str(name))
    return str(name)


def _some_of(key: str, chosen: Any, known: tuple[str, ...]) -> tuple[str, ...]:
    if not isinstance(chosen, list) or not chosen or not all(one in known for one in chosen):
        raise TemplateError("bad_length" if known is LENGTHS else "bad_form", key, str(chosen))
    return tuple(chosen)
