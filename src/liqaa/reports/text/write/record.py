"""What a news item is written from: the record of one meeting as pure data, each fact with its own id.

The caller fills it from the meeting in the language the news is to be in: names, capacities and texts stand
as they are to be read. A fact that is ``confidential`` or not ``publishable`` (no ground for it) never
enters the text; it is listed in :attr:`liqaa.reports.text.write.news.News.left_out`.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Literal

Gender = Literal["m", "f"]
Status = Literal["held", "planned"]


STATEMENT = "statement"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that the record says."""

    id: str
    confidential: bool = False
    publishable: bool = True

    @property
    def is_public(self) -> bool:
        """Whether it may be written."""
        return self.publishable and not self.confidential


@dataclass(frozen=True, kw_only=True)
class Text(Fact):
    """A text of the record: title, framework, achievement, closing."""

    text: str


@dataclass(frozen=True, kw_only=True)
class Body(Fact):
    """An organ or organisation; ``gender`` is that of its head word, taken from the word when left out."""

    name: str
    gender: Gender | None = None


@dataclass(frozen=True, kw_only=True)
class Person(Fact):
    """Somebody in one part; ``honorific`` is the masculine word the organisation uses (السيد، الأخ)."""

    name: str
    gender: Gender | None = None
    honorific: str = ""
    capacities: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Group(Fact):
    """Unnamed people who were there, counted where somebody counted."""

    label: str
    count: int | None = None


@dataclass(frozen=True, kw_only=True)
class Meeting(Fact):
    """The kinds of meeting (keys of ``meetings``), or its own words where it has some (اجتماعا موسعا).

    ``protest`` is a meeting like others; ``statement`` is a text that an organ issued without meeting.
    """

    kinds: tuple[str, ...] = ("other",)
    words: str = ""
    status: Status = "held"

    @property
    def form(self) -> str:
        """What its news is: of a meeting ``held``, the announcement of one ``planned``, a ``statement``."""
        return "statement" if STATEMENT in self.kinds else self.status


@dataclass(frozen=True, kw_only=True)
class Day(Fact):
    """When; ``written`` is used as it stands where the day is not known in full."""

    on: dt.date | None = None
    until: dt.date | None = None
    at: dt.time | None = None
    written: str = ""


@dataclass(frozen=True, kw_only=True)
class Place(Fact):
    """Where it was held, from the narrowest level to the widest, names without their kind.

    ``commune_kind``: commune, arrondissement; ``province_kind``: province, prefecture. ``codes`` by level.
    """

    communes: tuple[str, ...] = ()
    commune_kind: str = "commune"
    province: str = ""
    province_kind: str = "province"
    region: str = ""
    codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Topic(Fact):
    """A subject discussed, and who presented it."""

    text: str
    speaker: Person | None = None


@dataclass(frozen=True, kw_only=True)
class Said(Fact):
    """What somebody said; ``kind``: statement, presentation, praise, call, demand, promise, answer, remark.

    ``speaker`` names a group where nobody is named.
    """

    text: str
    speakers: tuple[Person, ...] = ()
    speaker: str = ""
    kind: str = "statement"
    addressee: str = ""


@dataclass(frozen=True, kw_only=True)
class Need(Fact):
    """A concrete problem, in one of the sectors of the phrase tables."""

    sector: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Outcome(Fact):
    """What the meeting came to; ``kind``: decision, call, statement, promise."""

    text: str
    kind: str = "decision"


@dataclass(frozen=True, kw_only=True)
class NewsRecord:
    """All that is known of one meeting; what is not known is None or empty."""

    title: Text | None = None
    kicker: Text | None = None
    organisation: Body | None = None
    organiser: Body | None = None
    outside_organiser: Body | None = None
    supervisor: Body | Person | None = None
    framework: Text | None = None
    slogan: Text | None = None
    meeting: Meeting
    day: Day | None = None
    venue: Text | None = None
    place: Place | None = None
    scope: Text | None = None
    chair: Person | None = None
    host: Body | Person | None = None
    facilitators: tuple[Person, ...] = ()
    attendees: tuple[Person, ...] = ()
    groups: tuple[Group, ...] = ()
    elected: tuple[Person, ...] = ()
    topics: tuple[Topic, ...] = ()
    interventions: tuple[Said, ...] = ()
    needs: tuple[Need, ...] = ()
    achievements: tuple[Text, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    closing: Text | None = None

    def facts(self) -> Iterator[tuple[str, Fact]]:
        """Every fact with the name of the field it stands in, in the order of the fields."""
        for field in fields(self):
            value = getattr(self, field.name)
            for fact in value if isinstance(value, tuple) else (value,):
                if isinstance(fact, Fact):
                    yield field.name, fact
