"""What a reading is: the record of one meeting report, each finding with the words it stands on."""

from dataclasses import asdict, dataclass, field
from typing import Any

type Span = tuple[int, int]


@dataclass(slots=True)
class PersonFact:
    """Somebody with what they are said to be; ``capacities`` are the single offices of ``office``."""

    name: str
    office: str | None = None
    gender: str | None = None
    capacities: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Organisation:
    """Who held the meeting; ``body`` is the organ."""

    name: str | None = None
    type: str | None = None
    body: str | None = None
    parent: str | None = None


@dataclass(slots=True)
class MeetingFact:
    """The kind of meeting in the text's words and as a type; ``status``: held, planned, no_meeting."""

    type: str | None = None
    raw: str | None = None
    status: str = "no_meeting"


@dataclass(slots=True)
class DateFact:
    """When: ``iso`` only when day, month and year follow from the text; ``partial`` is --MM-DD."""

    iso: str | None = None
    partial: str | None = None
    raw: str | None = None
    weekday: str | None = None
    time: str | None = None
    end: str | None = None
    hijri: str | None = None


@dataclass(slots=True)
class PlaceFact:
    """Where it was held. ``hcp_codes`` by level; several communes are joined by ``|``."""

    venue: str | None = None
    locality: str | None = None
    commune: str | None = None
    province: str | None = None
    region: str | None = None
    country: str | None = None
    hcp_codes: dict[str, str] = field(default_factory=dict)
    mode: str | None = None


@dataclass(slots=True)
class Scope:
    """The territory a meeting is about; the codes of two are joined by ``|``."""

    level: str
    name: str
    code: str | None = None
    also: str | None = None
    """The name of a second territory, where two share the meeting."""


@dataclass(slots=True)
class Need:
    """A concrete problem of residents or members."""

    sector: str
    text: str


@dataclass(slots=True)
class OutcomeFact:
    """What a meeting decided, called for, stated or was promised."""

    kind: str
    text: str
    type: str
    places: list[str] | dict[str, str] = field(default_factory=list)
    quantity: int | None = None
    due: str | None = None
    caller: str | None = None
    addressee: str | None = None


@dataclass(slots=True)
class Intervention:
    """What somebody said, and to whom."""

    person: str
    kind: str
    text: str
    addressee: str | None = None


@dataclass(slots=True)
class Finding:
    """The words of the text behind the value at ``path``, the rule that found it, and how sure it is."""

    path: str
    spans: list[Span]
    rule: str
    confidence: float


@dataclass(slots=True)
class Question:
    """A doubt to ask; ``kind``: deduced, unsure, contradiction, ambiguous or incomplete."""

    path: str
    kind: str
    message_code: str
    values: dict[str, str] = field(default_factory=dict)
    options: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """Everything read from one text; ``text`` is the cleaned text that all spans point into."""

    text: str
    title: str | None = None
    kicker: str | None = None
    organisation: Organisation | None = None
    meeting: MeetingFact = field(default_factory=MeetingFact)
    date: DateFact = field(default_factory=DateFact)
    published: str | None = None
    place: PlaceFact = field(default_factory=PlaceFact)
    scope: Scope | None = None
    framework: str | None = None
    chair: PersonFact | None = None
    host: PersonFact | None = None
    outside_organiser: str | None = None
    supervision: PersonFact | str | None = None
    facilitators: list[PersonFact] = field(default_factory=list)
    attendees: list[PersonFact] = field(default_factory=list)
    attendee_groups: list[str] = field(default_factory=list)
    elected_or_appointed: list[PersonFact] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    outcomes: list[OutcomeFact] = field(default_factory=list)
    slogan: str | None = None
    byline: str | None = None
    interventions: list[Intervention] = field(default_factory=list)
    achievements: list[str] = field(default_factory=list)
    mentioned: list[PersonFact] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def found(self, path: str, spans: list[Span], rule: str, confidence: float = 0.9) -> None:
        """Notes which words a value stands on."""
        self.findings.append(Finding(path, spans, rule, confidence))

    def ask(
        self,
        path: str,
        kind: str,
        code: str,
        values: dict[str, str] | None = None,
        options: list[str] | None = None,
    ) -> None:
        """Notes a doubt."""
        self.questions.append(Question(path, kind, code, values or {}, options or []))

    def to_json(self) -> dict[str, Any]:
        """The reading as plain lists and dictionaries, ready for ``json.dumps``."""
        return asdict(self)
