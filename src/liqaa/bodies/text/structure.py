"""What a charter says, as frozen data: levels, body types, offices, quorums, lifecycles."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from liqaa.bodies.text.names import Name, Title


@dataclass(frozen=True, slots=True)
class Units:
    """The places that a level counts: their kinds, what a divided one counts for, how many there are."""

    kinds: tuple[str, ...]
    divided: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the organisation (وطني، جهوي، إقليمي، محلي); `parent` is the key of the one above."""

    key: str
    order: int
    parent: str | None
    name: Name
    units: Units


@dataclass(frozen=True, slots=True)
class Seats:
    """How many may hold an office or sit in a body at once; `at_most` None is without limit."""

    at_least: int
    at_most: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the members: half, half plus one, or, with part 0, whoever is present."""

    part: Fraction
    plus_one: bool

    def needed(self, members: int) -> int:
        """Give how many of `members` must be present: half plus one of 9 is 5, of 10 is 6."""
        if self.plus_one:
            return min(int(self.part * members) + 1, members)
        return ceil(self.part * members)


@dataclass(frozen=True, slots=True)
class Quorum:
    """The share of members needed on the first call, then on the second, `delay_days` later."""

    key: str
    first_call: Share
    second_call: Share
    delay_days: int


@dataclass(frozen=True, slots=True)
class Variant:
    """Another form of a body type under its own name: collective leadership, an extraordinary congress."""

    key: str
    name: Name


@dataclass(frozen=True, slots=True)
class BodyType:
    """A type of body of the organisation. `many`: more than one may live in the same place.

    `family` is the parallel organisation that all bodies of the type belong to, where there is one.

    `supervised_by` lists body types; `Charter.supervisors` picks those that apply at a level.
    """

    key: str
    levels: tuple[str, ...]
    kind: str
    name: Name
    variants: tuple[Variant, ...]
    size: Seats | None
    mandate_months: int | None
    meets_every_months: int | None
    notice_days: int | None
    quorum: str
    supervised_by: tuple[str, ...]
    elected_by: tuple[str, ...]
    many: bool
    note: str
    family: str = ""


@dataclass(frozen=True, slots=True)
class OfficeType:
    """An office or plain membership that a person can hold in the bodies of the types `bodies`.

    `with_body` is the title as said with the body's own name (`{body}`); `says_body` means that the title
    already
    tells the body. `mandate_months` None follows the body's. `reach`: whether the role reaches everything in
    the body's place, the bodies of its family there, or the body's subtree.
    """

    key: str
    bodies: tuple[str, ...]
    kind: str
    title: Title
    with_body: Title | None
    says_body: bool
    seats: Seats
    role: str
    mandate_months: int | None
    max_terms: int | None
    note: str
    reach: str = "place"


@dataclass(frozen=True, slots=True)
class Interim:
    """What stands in for a body not founded or expired: a coordinator's office, or a temporary body."""

    key: str
    stands_in_for: str
    office: str | None
    body: str | None
    max_months: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a lifecycle: who takes it, what proves it, the state the body is in once it is taken."""

    key: str
    name: Name
    state: str
    by: tuple[str, ...]
    evidence: tuple[str, ...]
    notice_days: int | None
    within_days: int | None
    optional: bool


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """How bodies of some types are founded or renewed, in order."""

    key: str
    kind: str
    name: Name
    applies_to: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class AssumedValue:
    """A value that nobody has confirmed yet. `value` is None where the whole entry is assumed."""

    path: str
    value: str | int | bool | tuple[int | str, ...] | None
    label: Name


@dataclass(frozen=True, slots=True)
class Charter:
    """The whole structure of an organisation, checked: every key named in it exists."""

    id: str
    kind: str
    country: str
    valid_from: date
    name: Name
    levels: tuple[Level, ...]
    body_types: tuple[BodyType, ...]
    offices: tuple[OfficeType, ...]
    interims: tuple[Interim, ...]
    lifecycles: tuple[Lifecycle, ...]
    quorums: tuple[Quorum, ...]
    assumed: tuple[AssumedValue, ...]

    def level(self, key: str) -> Level:
        """Give the level of that key, or raise LookupError."""
        return _by_key(self.levels, key)

    def body_type(self, key: str) -> BodyType:
        """Give the body type of that key, or raise LookupError."""
        return _by_key(self.body_types, key)

    def office(self, key: str) -> OfficeType:
        """Give the office of that key, or raise LookupError."""
        return _by_key(self.offices, key)

    def offices_of(self, body_type: str) -> tuple[OfficeType, ...]:
        """Give the offices of a body type, in the charter's order."""
        self.body_type(body_type)
        return tuple(office for office in self.offices if body_type in office.bodies)

    def body_types_at(self, level: str) -> tuple[BodyType, ...]:
        """Give the body types that can exist at a level."""
        self.level(level)
        return tuple(body_type for body_type in self.body_types if level in body_type.levels)

    def units(self, level: str) -> Units:
        """Give the places over which coverage of a level is counted."""
        return self.level(level).units

    def quorum_of(self, body_type: str) -> Quorum:
        """Give the quorum of a body type."""
        return _by_key(self.quorums, self.body_type(body_type).quorum)

    def steps_for(self, body_type: str, kind: str = "found") -> tuple[Step, ...]:
        """Give the steps that found (or `renew`) a body of this type; empty where the charter gives none."""
        self.body_type(body_type)
        for lifecycle in self.lifecycles:
            if lifecycle.kind == kind and body_type in lifecycle.applies_to:
                return lifecycle.steps
        return ()

    def interims_for(self, body_type: str) -> tuple[Interim, ...]:
        """Give what may stand in for a body of this type."""
        self.body_type(body_type)
        return tuple(interim for interim in self.interims if interim.stands_in_for == body_type)

    def supervisors(self, body_type: str, level: str) -> tuple[BodyType, ...]:
        """Give the types that supervise a body of this type at `level`, the nearest level first.

        A type counts where it exists at `level` or above it; a type never supervises itself at its own level.
        """
        reach = self.levels_up_from(level)
        found: list[BodyType] = []
        for distance, reached in enumerate(reach):
            for key in self.body_type(body_type).supervised_by:
                candidate = self.body_type(key)
                itself = key == body_type and distance == 0
                if reached in candidate.levels and candidate not in found and not itself:
                    found.append(candidate)
        return tuple(found)

    def levels_up_from(self, level: str) -> tuple[str, ...]:
        """Give the keys of a level and of those above it, nearest first."""
        keys: list[str] = []
        current: str | None = level
        while current is not None:
            keys.append(current)
            current = self.level(current).parent
        return tuple(keys)

    def mandate_months(self, office: str, body_type: str) -> int | None:
        """Give the length of an office: its own, else that of its body; None is without a term."""
        own = self.office(office).mandate_months
        return own if own is not None else self.body_type(body_type).mandate_months

    def is_assumed(self, path: str) -> bool:
        """Say whether the value at `path`, or its entry, is yet to be confirmed."""
        return any(path == value.path or path.startswith(value.path + ".") for value in self.assumed)


def _by_key[T: (Level, BodyType, OfficeType, Quorum)](entries: tuple[T, ...], key: str) -> T:
    for entry in entries:
        if entry.key == key:
            return entry
    raise LookupError(key)
