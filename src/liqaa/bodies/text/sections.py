"""Each section of a charter, read from its entries.

Keys that point to other sections are checked afterwards, in `charter`.
"""

import re
from fractions import Fraction

from liqaa.bodies.text.entry import Entry
from liqaa.bodies.text.names import Name, Title
from liqaa.bodies.text.structure import (
    BodyType,
    Interim,
    Level,
    Lifecycle,
    OfficeType,
    Quorum,
    Seats,
    Share,
    Step,
    Units,
    Variant,
)
from liqaa.bodies.text.vocabulary import (
    BODY_KINDS,
    BODY_STATES,
    DIVIDED,
    EVIDENCE_KINDS,
    FAMILIES,
    LIFECYCLE_KINDS,
    OFFICE_KINDS,
    REACHES,
    ROLES,
    UNIT_KINDS,
)

DEFAULT_QUORUM = "default"
INTERIM = Name("صيغة مؤقتة", "forme provisoire", "interim form")
QUORUM = Name("النصاب القانوني", "quorum", "quorum")
WITHOUT_LIMIT = Seats(0, None)
SHARE = re.compile(r"([1-9]\d?)/([1-9]\d?)(\+1)?")
PLACEHOLDER = re.compile(r"\{[^{}]*\}|[{}]")


def read_level(entry: Entry) -> Level:
    """Read a `[[level]]`."""
    key = entry.identifier("key")
    name = entry.name("name")
    order = entry.number("order", 0, 20)
    if order is None:
        raise entry.fail("missing_key", key="order")
    level = Level(
        key=key,
        order=order,
        parent=entry.optional_identifier("parent"),
        name=name,
        units=Units(
            kinds=entry.choices("units", UNIT_KINDS),
            divided=entry.choice("divided", DIVIDED, "whole"),
            count=entry.number("count", 1),
        ),
    )
    entry.close(name)
    return level


def read_body_type(entry: Entry) -> BodyType:
    """Read a `[[body_type]]`; its levels may be `*`, all of them."""
    key = entry.identifier("key")
    name = entry.name("name")
    body_type = BodyType(
        key=key,
        levels=entry.identifiers("levels", required=True),
        kind=entry.choice("kind", BODY_KINDS),
        name=name,
        variants=tuple(_read_variant(child) for child in entry.children("variant")),
        size=entry.seats("size"),
        mandate_months=entry.number("mandate_months", 1, 240),
        meets_every_months=entry.number("meets_every_months", 1, 120),
        notice_days=entry.number("notice_days", 0, 365),
        quorum=entry.optional_identifier("quorum") or DEFAULT_QUORUM,
        supervised_by=entry.identifiers("supervised_by"),
        elected_by=entry.identifiers("elected_by"),
        many=entry.flag("many"),
        note=entry.text("note", ""),
        family=entry.choice("family", FAMILIES) if entry.has("family") else "",
    )
    entry.close(name)
    return body_type


def _read_variant(entry: Entry) -> Variant:
    key = entry.identifier("key")
    variant = Variant(key, entry.name("name"))
    entry.close(variant.name)
    return variant


def read_office(entry: Entry) -> OfficeType:
    """Read an `[[office]]`: an office of responsibility or a plain membership."""
    key = entry.identifier("key")
    title = entry.title("title")
    with_body = entry.title("with_body") if entry.has("with_body") else None
    check_patterns(entry, "title", title, frozenset())
    if with_body is not None:
        check_patterns(entry, "with_body", with_body, frozenset({"body"}))
    office = OfficeType(
        key=key,
        bodies=entry.identifiers("bodies", required=True),
        kind=entry.choice("kind", OFFICE_KINDS),
        title=title,
        with_body=with_body,
        says_body=entry.flag("says_body"),
        seats=entry.seats("seats") or WITHOUT_LIMIT,
        role=entry.choice("role", ROLES),
        mandate_months=entry.number("mandate_months", 1, 240),
        max_terms=entry.number("max_terms", 1, 20),
        note=entry.text("note", ""),
        reach=entry.choice("reach", REACHES, "place"),
    )
    entry.close(Name(title.ar_m, title.fr_m, title.en))
    return office


def read_interim(entry: Entry) -> Interim:
    """Read an `[[interim]]`: exactly one of an office and a body."""
    interim = Interim(
        key=entry.identifier("key"),
        stands_in_for=entry.identifier("stands_in_for"),
        office=entry.optional_identifier("office"),
        body=entry.optional_identifier("body"),
        max_months=entry.number("max_months", 1, 120),
    )
    if (interim.office is None) == (interim.body is None):
        raise entry.fail("bad_interim")
    entry.close(INTERIM)
    return interim


def read_lifecycle(entry: Entry) -> Lifecycle:
    """Read a `[[lifecycle]]` and its `[[lifecycle.step]]`."""
    key = entry.identifier("key")
    name = entry.name("name")
    lifecycle = Lifecycle(
        key=key,
        kind=entry.choice("kind", LIFECYCLE_KINDS),
        name=name,
        applies_to=entry.identifiers("applies_to", required=True),
        steps=tuple(_read_step(child) for child in entry.children("step")),
    )
    if not lifecycle.steps:
        raise entry.fail("missing_key", key="step")
    entry.close(name)
    return lifecycle


def _read_step(entry: Entry) -> Step:
    key = entry.identifier("key")
    name = entry.name("name")
    step = Step(
        key=key,
        name=name,
        state=entry.choice("state", BODY_STATES),
        by=entry.identifiers("by"),
        evidence=entry.choices("evidence", EVIDENCE_KINDS),
        notice_days=entry.number("notice_days", 0, 365),
        within_days=entry.number("within_days", 1, 730),
        optional=entry.flag("optional"),
    )
    entry.close(name)
    return step


def read_quorum(entry: Entry) -> Quorum:
    """Read a `[[quorum]]`; `default` serves the body types that name none."""
    quorum = Quorum(
        key=entry.identifier("key"),
        first_call=_share(entry, "first_call"),
        second_call=_share(entry, "second_call"),
        delay_days=entry.number("delay_days", 0, 365) or 0,
    )
    entry.close(QUORUM)
    return quorum


def _share(entry: Entry, key: str) -> Share:
    value = entry.text(key)
    if value == "present":
        return Share(Fraction(0), plus_one=False)
    match = SHARE.fullmatch(value)
    if match is None or int(match[1]) > int(match[2]):
        raise entry.fail("bad_share", key, value=value)
    return Share(Fraction(int(match[1]), int(match[2])), plus_one=match[3] is not None)


def check_patterns(entry: Entry, key: str, title: Title, allowed: frozenset[str]) -> None:
    """Refuse a placeholder that the title cannot fill, or a lone brace."""
    for pattern in title.patterns():
        for placeholder in PLACEHOLDER.findall(pattern):
            if placeholder.strip("{}") not in allowed or not placeholder.startswith("{"):
                shown = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or "-"
                raise entry.fail("bad_pattern", key, value=pattern, allowed=shown)
