"""The parts people play at a meeting: their names, who plays them, and the part that a list gives."""

from dataclasses import dataclass, field

from liqaa.reports.text.read.cues import Hit
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.persons import Person, same_person

CHAIR, HOST, SUPERVISION, FACILITATOR, ATTENDEE, ELECTED, SPEAKER, AWAY, OTHER = (
    "chair", "host", "supervision", "facilitator", "attendee", "elected", "speaker", "away", "other",
)  # fmt: skip


@dataclass(slots=True)
class Cast:
    """People by role, each once in a role, with the word where the role was said."""

    roles: dict[str, list[tuple[Person, Hit | None]]] = field(default_factory=dict)
    organ_supervision: tuple[int, int] | None = None
    planned: bool = False

    def add(self, role: str, person: Person, hit: Hit | None) -> None:
        """Gives a person a role, once."""
        listed = self.roles.setdefault(role, [])
        if not any(same_person(person, other) for other, _ in listed):
            listed.append((person, hit))

    def of(self, role: str) -> list[tuple[Person, Hit | None]]:
        """The people of a role."""
        return self.roles.get(role, [])


_STRENGTH = {
    "chair": 9,
    "host": 8,
    "supervision": 8,
    "led": 7,
    "own": 7,
    "facilitator": 7,
    "lead": 7,
    "elected": 6,
    "new_body": 6,
    "opened": 5,
    "speaker": 2,
    "attendee": 4,
    "away": 4,
    "close": 1,
}


def strongest(ground: Ground, i: int) -> Hit | None:
    """The most telling role phrase at a word: the longest, then the weightiest."""
    found = [hit for hit in ground.hits.at.get(i, ()) if hit.label.startswith("role:")]
    if len(found) < 2:
        return found[0] if found else None
    return max(found, key=lambda hit: (hit.end, _STRENGTH.get(hit.label[5:], 0)))


def list_role(ground: Ground, i: int) -> str | None:
    """The role that the heading above a bullet gives: الحاضرون, أعضاء المكتب الجديد."""
    line = heading_of(ground, i)
    if line is None:
        return None
    first, last = ground.doc.word_at(line[0]), ground.doc.word_at(line[1])
    for n in range(first, last):
        for hit in ground.hits.at.get(n, ()):
            label = hit.label.removeprefix("role:")
            if label in ("elected", "new_body"):
                return ELECTED
            if label == "facilitator":
                return FACILITATOR
            if label == "attendee":
                return ATTENDEE
    return None


def heading_of(ground: Ground, i: int) -> tuple[int, int] | None:
    """The last sentence before a list of bullets: where it begins and ends."""
    line = ground.headings.get(ground.doc.lines[i])
    if line is None:
        return None
    begin = max(line.text.rfind(". ", 0, -1), line.text.rfind("؛", 0, -1)) + 1
    return line.start + begin, line.end
