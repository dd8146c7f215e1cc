"""The State's side: kinds of institution and the public mandates held in them, as data."""

from dataclasses import dataclass

from liqaa.bodies.text.entry import Entry, entries, table
from liqaa.bodies.text.names import Name, Title
from liqaa.bodies.text.sections import PLACEHOLDER, check_patterns
from liqaa.bodies.text.source import Source
from liqaa.bodies.text.structure import AssumedValue, Seats
from liqaa.bodies.text.vocabulary import INSTITUTION_KINDS, MANDATE_KINDS, MANDATES_SCHEMA, ROLES, UNIT_KINDS

SECTIONS = ("schema", "mandates", "institution", "mandate")
PLACE_PATTERN = frozenset({"{place}", "{of_place}"})


@dataclass(frozen=True, slots=True)
class InstitutionType:
    """A kind of elected assembly or of public authority: مجلس جماعة، مجلس النواب، الحكومة.

    `places`: the kinds of territory that have one; `named`: its name with `{place}` or, in French,
    `{of_place}`.
    """

    key: str
    kind: str
    name: Name
    named: Name | None
    places: tuple[str, ...]
    mandate_months: int | None


@dataclass(frozen=True, slots=True)
class MandateType:
    """A public mandate.

    `full` says it with `{institution}` and `{committee}`; `part` is what an unnamed part is called.
    `institution_name` is the name of its kind of institution, for when no particular one is given.
    """

    key: str
    institution: str
    institution_name: Name
    kind: str
    title: Title
    full: Title | None
    part: Name | None
    seats: Seats | None
    role: str

    @property
    def needs_part(self) -> bool:
        """Whether the full title names a committee, a group or a portfolio."""
        return self.full is not None and "{committee}" in self.full.ar_m


@dataclass(frozen=True, slots=True)
class MandateList:
    """The institutions and mandates of one country."""

    country: str
    name: Name
    institutions: tuple[InstitutionType, ...]
    mandates: tuple[MandateType, ...]
    assumed: tuple[AssumedValue, ...]

    def institution(self, key: str) -> InstitutionType:
        """Give the institution type of that key, or raise LookupError."""
        for institution in self.institutions:
            if institution.key == key:
                return institution
        raise LookupError(key)

    def mandate(self, key: str) -> MandateType:
        """Give the mandate type of that key, or raise LookupError."""
        for mandate in self.mandates:
            if mandate.key == key:
                return mandate
        raise LookupError(key)

    def mandates_of(self, institution: str) -> tuple[MandateType, ...]:
        """Give the mandates held in a type of institution."""
        self.institution(institution)
        return tuple(mandate for mandate in self.mandates if mandate.institution == institution)


def parse_mandates(text: str) -> MandateList:
    """Read the TOML text of a country's public mandates; raise CharterError on the first mistake."""
    source = Source(text)
    source.check_schema(MANDATES_SCHEMA)
    source.check_top(SECTIONS)
    head = table(source, "mandates")
    country = head.identifier("country")
    name = head.name("name")
    head.close(name)
    institutions = {
        institution.key: institution
        for institution in (_institution(entry) for entry in entries(source, "institution", required=True))
    }
    mandates = tuple(_mandate(entry, institutions) for entry in entries(source, "mandate", required=True))
    return MandateList(country, name, tuple(institutions.values()), mandates, tuple(source.assumed))


def _institution(entry: Entry) -> InstitutionType:
    key = entry.identifier("key")
    name = entry.name("name")
    named = entry.name("named") if entry.has("named") else None
    if named is not None:
        for pattern in (named.ar, named.fr, named.en):
            if not set(PLACEHOLDER.findall(pattern)) <= PLACE_PATTERN:
                raise entry.fail(
                    "bad_pattern", "named", value=pattern, allowed=", ".join(sorted(PLACE_PATTERN))
                )
    institution = InstitutionType(
        key=key,
        kind=entry.choice("kind", INSTITUTION_KINDS),
        name=name,
        named=named,
        places=entry.choices("places", UNIT_KINDS),
        mandate_months=entry.number("mandate_months", 1, 240),
    )
    entry.close(name)
    return institution


def _mandate(entry: Entry, institutions: dict[str, InstitutionType]) -> MandateType:
    key = entry.identifier("key")
    title = entry.title("title")
    check_patterns(entry, "title", title, frozenset())
    full = entry.title("full") if entry.has("full") else None
    if full is not None:
        check_patterns(entry, "full", full, frozenset({"institution", "committee"}))
    institution = entry.identifier("institution")
    if institution not in institutions:
        raise entry.fail("unknown_institution", "institution", value=institution)
    mandate = MandateType(
        key=key,
        institution=institution,
        institution_name=institutions[institution].name,
        kind=entry.choice("kind", MANDATE_KINDS),
        title=title,
        full=full,
        part=entry.name("part") if entry.has("part") else None,
        seats=entry.seats("seats"),
        role=entry.choice("role", ROLES, "elected_member"),
    )
    entry.close(Name(title.ar_m, title.fr_m, title.en))
    return mandate
