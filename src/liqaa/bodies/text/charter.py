"""Read a charter (الميثاق التنظيمي) and ask it questions. The door of this package.

    charter = parse_charter(builtin_charters()["party-secretariats"].read_text("utf-8"))
    title(charter.office("provincial_secretary"), "f", "ar")    # أمينة إقليمية

A charter that parses is whole: every level, body type, office and quorum that it names exists in it.
"""

from collections.abc import Iterable
from dataclasses import replace

from liqaa.bodies.text.builtin import builtin_charters, builtin_mandates
from liqaa.bodies.text.confirming import confirm_values
from liqaa.bodies.text.entry import Entry, entries, table
from liqaa.bodies.text.errors import CharterError
from liqaa.bodies.text.mandates import InstitutionType, MandateList, MandateType, parse_mandates
from liqaa.bodies.text.names import Gender, Language, Name, Title
from liqaa.bodies.text.sections import (
    DEFAULT_QUORUM,
    read_body_type,
    read_interim,
    read_level,
    read_lifecycle,
    read_office,
    read_quorum,
)
from liqaa.bodies.text.source import Source
from liqaa.bodies.text.structure import (
    AssumedValue,
    BodyType,
    Charter,
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
from liqaa.bodies.text.titles import body_name, institution_name, mandate_title, title
from liqaa.bodies.text.vocabulary import CHARTER_SCHEMA, ORGANISATION_KINDS

__all__ = [
    "AssumedValue",
    "BodyType",
    "Charter",
    "CharterError",
    "Gender",
    "InstitutionType",
    "Interim",
    "Language",
    "Level",
    "Lifecycle",
    "MandateList",
    "MandateType",
    "Name",
    "OfficeType",
    "Quorum",
    "Seats",
    "Share",
    "Step",
    "Title",
    "Units",
    "Variant",
    "assumed_values",
    "body_name",
    "builtin_charters",
    "builtin_mandates",
    "confirm_values",
    "institution_name",
    "mandate_title",
    "parse_charter",
    "parse_mandates",
    "title",
]

SECTIONS = ("schema", "charter", "level", "quorum", "body_type", "office", "interim", "lifecycle")
EVERY_LEVEL = "*"


def parse_charter(text: str) -> Charter:
    """Read the TOML text of a charter; raise CharterError on the first thing that is wrong."""
    source = Source(text)
    source.check_schema(CHARTER_SCHEMA)
    source.check_top(SECTIONS)
    head = table(source, "charter")
    identity = head.identifier("id")
    name = head.name("name")
    kind = head.choice("kind", ORGANISATION_KINDS)
    country = head.identifier("country")
    valid_from = head.day("valid_from")
    head.close(name)
    levels = _levels(source)
    quorums = tuple(read_quorum(entry) for entry in entries(source, "quorum", required=True))
    body_types = _body_types(source, levels, quorums)
    offices = _offices(source, body_types)
    return Charter(
        id=identity,
        kind=kind,
        country=country,
        valid_from=valid_from,
        name=name,
        levels=levels,
        body_types=body_types,
        offices=offices,
        interims=_interims(source, body_types, offices),
        lifecycles=_lifecycles(source, body_types, offices),
        quorums=quorums,
        assumed=tuple(source.assumed),
    )


def assumed_values(charter: Charter) -> list[AssumedValue]:
    """Give what is still to be confirmed, in the order of the file."""
    return list(charter.assumed)


def _levels(source: Source) -> tuple[Level, ...]:
    levels: dict[str, Level] = {}
    for entry in entries(source, "level", required=True):
        level = read_level(entry)
        if level.parent is not None:
            above = levels.get(level.parent)
            if above is None:
                raise entry.fail("unknown_level", "parent", value=level.parent)
            if above.order >= level.order:
                raise entry.fail("bad_level_order", "order", value=level.key)
        levels[level.key] = level
    return tuple(levels.values())


def _body_types(
    source: Source, levels: tuple[Level, ...], quorums: tuple[Quorum, ...]
) -> tuple[BodyType, ...]:
    every_level = tuple(level.key for level in levels)
    quorum_keys = {quorum.key for quorum in quorums}
    read: list[tuple[Entry, BodyType]] = []
    for entry in entries(source, "body_type", required=True):
        body_type = read_body_type(entry)
        if body_type.levels == (EVERY_LEVEL,):
            body_type = replace(body_type, levels=every_level)
        _all_known(entry, "levels", body_type.levels, every_level, "unknown_level")
        if body_type.quorum not in quorum_keys:
            key = "quorum" if body_type.quorum != DEFAULT_QUORUM else ""
            raise entry.fail("unknown_quorum", key, value=body_type.quorum)
        read.append((entry, body_type))
    keys = [body_type.key for _, body_type in read]
    for entry, body_type in read:
        _all_known(entry, "supervised_by", body_type.supervised_by, keys, "unknown_body_type")
        _all_known(entry, "elected_by", body_type.elected_by, keys, "unknown_body_type")
    return tuple(body_type for _, body_type in read)


def _offices(source: Source, body_types: tuple[BodyType, ...]) -> tuple[OfficeType, ...]:
    keys = [body_type.key for body_type in body_types]
    offices: list[OfficeType] = []
    for entry in entries(source, "office", required=True):
        office = read_office(entry)
        _all_known(entry, "bodies", office.bodies, keys, "unknown_body_type")
        offices.append(office)
    return tuple(offices)


def _interims(
    source: Source, body_types: tuple[BodyType, ...], offices: tuple[OfficeType, ...]
) -> tuple[Interim, ...]:
    keys = [body_type.key for body_type in body_types]
    office_keys = [office.key for office in offices]
    interims: list[Interim] = []
    for entry in entries(source, "interim"):
        interim = read_interim(entry)
        _all_known(entry, "stands_in_for", (interim.stands_in_for,), keys, "unknown_body_type")
        if interim.body is not None:
            _all_known(entry, "body", (interim.body,), keys, "unknown_body_type")
        if interim.office is not None:
            _all_known(entry, "office", (interim.office,), office_keys, "unknown_office")
        interims.append(interim)
    return tuple(interims)


def _lifecycles(
    source: Source, body_types: tuple[BodyType, ...], offices: tuple[OfficeType, ...]
) -> tuple[Lifecycle, ...]:
    """Read the lifecycles; a step is taken by a body of some type or by the holder of an office."""
    keys = [body_type.key for body_type in body_types]
    actors = keys + [office.key for office in offices]
    lifecycles: list[Lifecycle] = []
    for entry in entries(source, "lifecycle"):
        lifecycle = read_lifecycle(entry)
        _all_known(entry, "applies_to", lifecycle.applies_to, keys, "unknown_body_type")
        for step in lifecycle.steps:
            _all_known(entry, f"step.{step.key}.by", step.by, actors, "unknown_body_type")
        lifecycles.append(lifecycle)
    return tuple(lifecycles)


def _all_known(entry: Entry, key: str, named: Iterable[str], known: Iterable[str], code: str) -> None:
    for value in named:
        if value not in known:
            raise entry.fail(code, key, value=value)
