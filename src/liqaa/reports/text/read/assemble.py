"""Turns the cast into the people of the record: each with office, capacities, gender, and its words."""

from liqaa.kit.arabic import fold
from liqaa.reports.text.read.cues import Hit
from liqaa.reports.text.read.ground import Ground
from liqaa.reports.text.read.inflection import SINGULAR
from liqaa.reports.text.read.lexicon import lexicon
from liqaa.reports.text.read.organs import Organ
from liqaa.reports.text.read.parts import (
    ATTENDEE,
    AWAY,
    CHAIR,
    ELECTED,
    FACILITATOR,
    HOST,
    OTHER,
    SPEAKER,
    SUPERVISION,
    Cast,
)
from liqaa.reports.text.read.persons import People, Person, office_text, same_person
from liqaa.reports.text.shapes import PersonFact, Reading, Span


def write_people(ground: Ground, people: People, cast: Cast, organs: list[Organ], reading: Reading) -> None:
    """Fills everybody's place in the record."""
    writer = _Writer(ground, people, cast, reading)
    writer.organs = organs
    writer.chair()
    writer.host()
    writer.supervision()
    writer.listed(FACILITATOR, "facilitators")
    writer.listed(ELECTED, "elected_or_appointed")
    writer.attendees()
    writer.mentioned()


class _Writer:
    def __init__(self, ground: Ground, people: People, cast: Cast, reading: Reading) -> None:
        self.ground, self.people, self.cast, self.reading = ground, people, cast, reading
        self.placed: list[Person] = []
        self.organs: list[Organ] = []

    def fact(self, person: Person) -> PersonFact:
        """The person with every office that any full mention of them gives."""
        same = [one for one in self.people.everyone if same_person(one, person)]
        full = max(same, key=lambda one: (len(one.key), -one.start), default=person)
        spoken = [one for one in same if one.offices or one.capacity]
        texts: list[str] = []
        for one in spoken[:1]:
            texts = self._offices(one)
        singles = [self._single(part) for text in texts for part in self._split(person, text)]
        gender = next((one.gender for one in same if one.gender), None) or _gender_of(singles)
        office = " و".join(texts) or None
        return PersonFact(full.name, self._without_pronoun(office, same), gender, singles)

    def _without_pronoun(self, office: str | None, same: list[Person]) -> str | None:
        """نائبته: the deputy of whoever chairs, with the chair's office in place of the pronoun."""
        form = next(
            (one.offices[0].form for one in same if one.offices and one.offices[0].form.pronoun), None
        )
        chair = self.reading.chair
        if office is None or form is None or chair is None or not chair.office or " " in office.strip():
            return office
        head = " ".join(chair.office.split()[:2])
        return f"{form.singular} {head}" if chair.name not in {one.name for one in same} else office

    def _offices(self, person: Person) -> list[str]:
        texts: list[str] = []
        for office in person.offices:
            text = office_text(self.ground.doc, office)
            if not any(fold(text) in fold(other) or fold(other) in fold(text) for other in texts):
                texts.append(text)
        if person.capacity and not texts:
            texts.append(self.ground.doc.slice(*person.capacity))
        return texts

    def _split(self, person: Person, text: str) -> list[str]:
        for one in self.people.everyone:
            for office in one.offices:
                if (
                    office.form.number == SINGULAR
                    and len(office.parts) > 1
                    and office_text(self.ground.doc, office) == text
                ):
                    return [self.ground.doc.slice(*part) for part in office.parts]
        return [text]

    def _single(self, text: str) -> str:
        return (
            text[1:]
            if text.startswith("و")
            and len(text.split(maxsplit=1)[0]) > 3
            and fold(text.split(maxsplit=1)[0][1:]) in _office_words()
            else text
        )

    def spans(self, person: Person) -> list[Span]:
        """The words of the name and of the offices."""
        start, end = self.ground.doc.span(person.start, person.end)
        found = [(start + person.clitic, end)]
        found += [
            (self.ground.doc.starts[office.start] + office.clitic, self.ground.doc.ends[office.end - 1])
            for office in person.offices
        ]
        return found

    def _known(self, person: Person) -> bool:
        return any(same_person(person, other) for other in self.placed)

    def chair(self) -> None:
        people = self.cast.of(CHAIR) or self._opening_president()
        if people:
            person, hit = people[0]
            self.reading.chair = self.fact(person)
            self.placed.append(person)
            self.reading.found(
                "chair",
                self.spans(person),
                "chair_cue" if hit and hit.label == "role:chair" else "chair_by_lead",
                0.92,
            )

    def _opening_president(self) -> list[tuple[Person, None]]:
        """The president of an association or union who opens its assembly leads it."""
        if self.reading.meeting.type not in ("general_assembly", "founding_assembly", "board_meeting"):
            return []
        for person, hit in self.cast.of(SPEAKER):
            opened = hit is not None and hit.cue.phrase == "@افتتح"
            head = person.offices[0].form.singular if person.offices else ""
            if opened and head in ("رئيس", "رئيسة"):
                return [(person, None)]
        return []

    def host(self) -> None:
        people = self.cast.of(HOST)
        if people:
            person, _ = people[0]
            self.reading.host = self.fact(person)
            self.placed.append(person)
            self.reading.found("host", self.spans(person), "host_cue", 0.92)

    def supervision(self) -> None:
        people = self.cast.of(SUPERVISION)
        if people:
            person, _ = people[0]
            if self.reading.chair is None or not self._known(person):
                self.reading.supervision = self.fact(person)
                self.reading.found("supervision", self.spans(person), "supervision_cue", 0.88)
        elif self.cast.organ_supervision:
            start, end = self.cast.organ_supervision
            self.reading.supervision = self.ground.doc.slice(start, end)
            self.reading.found("supervision", [self.ground.doc.span(start, end)], "supervision_cue", 0.85)

    def listed(self, role: str, path: str) -> None:
        facts: list[PersonFact] = getattr(self.reading, path)
        for person, hit in self.cast.of(role):
            if len(person.key) < 2 and not person.titled:
                continue
            self.reading.found(
                f"{path}.{len(facts)}", self.spans(person), f"{role}_cue", 0.88 if hit else 0.75
            )
            fact = self.fact(person)
            if role == ELECTED and hit is not None and hit.label == "role:new_body" and fact.office is None:
                fact.office = self._membership(hit)
            facts.append(fact)
            if role == FACILITATOR:
                self.placed.append(person)

    def _membership(self, hit: Hit) -> str | None:
        """وتضم الكتابة الإقليمية الجديدة: those listed are its members."""
        for organ in self.organs:
            if hit.start <= organ.start <= hit.end:
                start, end = self.ground.doc.span(organ.start, organ.end)
                return f"عضو {self.ground.doc.text[start + organ.clitic : end]}"
        return None

    def attendees(self) -> None:
        facts = self.reading.attendees
        present = [(person, hit, 0.85) for person, hit in self.cast.of(ATTENDEE)]
        present += [(person, hit, 0.8) for person, hit in self.cast.of(SUPERVISION)]
        if not self.cast.planned:
            present += [(person, hit, 0.7) for person, hit in self.cast.of(SPEAKER)]
        present += [(person, hit, 0.8) for person, hit in self.cast.of(CHAIR)[1:]]
        elected = [person for person, _ in self.cast.of(ELECTED)]
        for person, hit, confidence in sorted(present, key=lambda one: one[0].start):
            if self._known(person) or (len(person.key) < 2 and not person.titled):
                continue
            if (self._elsewhere(person) and confidence < 0.85) or (
                confidence < 0.85 and any(same_person(person, one) for one in elected)
            ):
                continue
            self.reading.found(
                f"attendees.{len(facts)}",
                self.spans(person),
                "spoke" if confidence == 0.7 else "presence_cue",
                confidence,
            )
            if confidence == 0.7 and hit is None:
                self.reading.ask(
                    f"attendees.{len(facts)}", "unsure", "present_or_mentioned", {"name": person.name}
                )
            facts.append(self.fact(person))
            self.placed.append(person)

    def _elsewhere(self, person: Person) -> bool:
        return any(same_person(person, other) for role in (AWAY, OTHER) for other, _ in self.cast.of(role))

    def mentioned(self) -> None:
        taken = [*self.placed, *(person for person, _ in self.cast.of(ELECTED))]
        facts = self.reading.mentioned
        for person in self.people.everyone:
            if len(person.key) < 2 or any(same_person(person, other) for other in taken):
                continue
            taken.append(person)
            self.reading.found(f"mentioned.{len(facts)}", self.spans(person), "named_without_presence", 0.7)
            if not self._elsewhere(person):
                self.reading.ask(
                    f"mentioned.{len(facts)}", "unsure", "present_or_mentioned", {"name": person.name}
                )
            facts.append(self.fact(person))


def _gender_of(capacities: list[str]) -> str | None:
    """A capacity in the feminine tells a woman, also behind one that has no feminine (عضو)."""
    forms = [lexicon().offices.get(fold(text.split()[0])) for text in capacities if text]
    return "f" if any(form is not None and form.gender == "f" for form in forms) else None


def _office_words() -> dict[str, object]:
    return dict(lexicon().offices)
