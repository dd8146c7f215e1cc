"""The values of one item of a list in Arabic: a topic, an intervention, a bullet."""

import re
from dataclasses import dataclass, replace

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import writing
from liqaa.reports.text.write import agreement, people
from liqaa.reports.text.write.news import Piece
from liqaa.reports.text.write.pattern import Value, value
from liqaa.reports.text.write.record import NewsRecord, Person, Said, Topic
from liqaa.reports.text.write.slots import opening_verb


@dataclass(frozen=True, slots=True)
class Item:
    """One item as the patterns see it: its kind (for ``by``), its own values, the facts it tells."""

    kind: str
    values: dict[str, Value]
    facts: tuple[str, ...]


class Introductions:
    """Who was introduced with full name and capacities, and which surname means one person only."""

    def __init__(self, record: NewsRecord) -> None:
        parts = [record.chair, record.host, record.supervisor, *record.facilitators, *record.attendees]
        self.known = {one.name for one in parts if isinstance(one, Person)}
        tails = [people.surname(name) for name in self.known]
        self.single = {tail for tail in tails if tails.count(tail) == 1 and " " not in tail}

    def mention(self, person: Person) -> str:
        """السيدة حنيني where she was introduced, her full name and capacities otherwise."""
        if person.name not in self.known:
            self.known.add(person.name)
            return people.introduced(person)[0].text
        tail = people.surname(person.name)
        title = people.honorific(person)
        short = tail in self.single and title and not title.startswith("الأستاذ")
        return f"{title} {tail}" if short else people.named(person)


def topic_items(topics: tuple[Topic, ...], who: Introductions) -> list[Item]:
    """Each topic, with the person who presented it."""
    return [
        Item(
            "presented" if one.speaker else "",
            {
                "text": value(one.text, one.id),
                **({"speaker": _speaker((one.speaker,), who)} if one.speaker else {}),
            },
            (one.id,),
        )
        for one in topics
    ]


def said_items(said: tuple[Said, ...], who: Introductions) -> list[Item]:
    """Each intervention; neighbours with the same words are told once, of all who said them."""
    items: list[Item] = []
    last: tuple[str, ...] = ()
    for several in _merged(said):
        one = several[0]
        speakers = tuple(dict.fromkeys(person for each in several for person in each.speakers))
        names = tuple(person.name for person in speakers) or (one.speaker,)
        speaker = _speaker(speakers, who) if speakers else value(one.speaker or "المتدخلون", None, "m", 3)
        again = bool(last) and names == last
        values = {
            "speaker": speaker,
            "addressee": value(one.addressee),
            "and_also": value("كما " if again else "و"),
            **_said_text(one, speakers, speaker),
        }
        facts = tuple(each.id for each in several)
        items.append(Item(one.kind, values, facts))
        last = names
    return items


def _merged(said: tuple[Said, ...]) -> list[list[Said]]:
    groups: list[list[Said]] = []
    for one in said:
        same = groups and (groups[-1][0].text, groups[-1][0].kind) == (one.text, one.kind)
        if same and one.speakers and groups[-1][0].speakers:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _speaker(speakers: tuple[Person, ...], who: Introductions) -> Value:
    names = [who.mention(person) for person in speakers]
    text = names[0] if len(names) == 1 else "كل من " + agreement.joined(names)
    return value(text, None, speakers[0].gender or "m", min(len(speakers), agreement.PLURAL))


def _said_text(one: Said, speakers: tuple[Person, ...], speaker: Value) -> dict[str, Value]:
    """The words said under the slots that tell how they open: أن, a verb, a participle, a noun."""
    text = " ".join(one.text.split()).rstrip(" .؛،")
    first, _, rest = text.partition(" ")
    participle = _stem(first)
    if participle:
        return {"participle": value(f"{_bent(participle, speaker)} {rest}", one.id)}
    verb = opening_verb(text)
    if verb is not None:
        return _clause(one, text, verb, speakers, speaker)
    if fold(first) in _THAT:
        return {"text_that": value(text, one.id)}
    return {"text": value(text, one.id)}


def _clause(
    one: Said, text: str, verb: str, speakers: tuple[Person, ...], speaker: Value
) -> dict[str, Value]:
    """Words that open with their own verb: the speaker goes behind it, unless the words name them already."""
    if not speakers or any(fold(people.surname(person.name)) in fold(text) for person in speakers):
        return {"text_named": value(text, one.id)}
    rest = text.partition(" ")[2]
    if verb in writing.AS_PARTICIPLES:
        return {"participle": value(f"{_bent(writing.AS_PARTICIPLES[verb], speaker)} {rest}", one.id)}
    return {"said": value(agreement.past(verb, speaker.gender), one.id), "text_rest": value(rest, one.id)}


_THAT = frozenset(fold(word) for word in ("أن", "أنه", "أنها", "أنهم", "بأن", "بأنه", "بأنها"))
_ENDING = re.compile("(?:ا|ة|ين)$")


def _stem(first: str) -> str:
    """داعين, داعية and داعيا are داعي; empty when the word is no participle of speech."""
    stem = _ENDING.sub("", first)
    stem = "داعي" if stem == "داع" else stem
    known = stem in writing.SPEECH_NOUNS and stem != first
    return writing.SAID_AS.get(stem, stem) if known else ""


def _bent(stem: str, speaker: Value) -> str:
    """A participle in agreement with who speaks: داعيا, داعية, داعيين, داعين."""
    if speaker.number == agreement.SINGULAR:
        return stem + ("ة" if speaker.gender == "f" else "ا")
    return (stem[:-1] if speaker.number == agreement.PLURAL and stem[-1] == "ي" else stem) + "ين"


def bullet(text: str, fact: str) -> list[Piece]:
    """A bullet in the record's own words."""
    return [Piece(" ".join(text.split()).rstrip(" .؛،"), fact)]


def call_bullet(text: str, fact: str) -> list[Piece]:
    """A call behind «نداء يدعو إلى»: its own «الدعوة إلى» goes."""
    return bullet(re.sub(r"^(?:ال)?دعوة إلى ", "", text.strip()), fact)


def person_bullet(person: Person) -> list[Piece]:
    """Somebody elected, the office as what they became: السيد محمد بوزيدان، كاتبا إقليميا."""
    became = tuple(agreement.accusative(one) for one in person.capacities)
    return people.introduced(replace(person, capacities=became))
