"""The values of one item of a list in French: a topic, an intervention, a bullet."""

from liqaa.reports.text.write import agreement, french, people_fr
from liqaa.reports.text.write.items import Item
from liqaa.reports.text.write.news import Piece
from liqaa.reports.text.write.pattern import Value, value
from liqaa.reports.text.write.record import NewsRecord, Person, Said, Topic


class Introductions:
    """Who was introduced before."""

    def __init__(self, record: NewsRecord) -> None:
        parts = [record.chair, record.host, record.supervisor, *record.facilitators, *record.attendees]
        self.known = {one.name for one in parts if isinstance(one, Person)}
        tails = [people_fr.surname(name) for name in self.known]
        self.single = {tail for tail in tails if tails.count(tail) == 1}

    def mention(self, person: Person) -> str:
        """Mme Hnini where she was introduced, her full name and capacities otherwise."""
        if person.name not in self.known:
            self.known.add(person.name)
            return people_fr.introduced(person)[0].text
        tail, title = people_fr.surname(person.name), people_fr.honorific(person)
        return f"{title} {tail}" if tail in self.single and title else people_fr.named(person)


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
    """Each intervention."""
    items = []
    for one in said:
        speaker = (
            _speaker(one.speakers, who)
            if one.speakers
            else value(one.speaker or "les intervenants", None, "m", 3)
        )
        text = one.text.strip().removesuffix(".")
        slot = "text_that" if text.lower().startswith(("que ", "qu'")) else "text"
        values = {"speaker": speaker, "addressee": value(one.addressee), slot: value(text, one.id)}
        items.append(Item(one.kind, values, (one.id,)))
    return items


def _speaker(speakers: tuple[Person, ...], who: Introductions) -> Value:
    number = agreement.SINGULAR if len(speakers) == 1 else agreement.PLURAL
    gender = "f" if all(one.gender == "f" for one in speakers) else "m"
    return value(french.joined([who.mention(one) for one in speakers]), None, gender, number)


def person_bullet(person: Person) -> list[Piece]:
    """Somebody elected, with the office."""
    return people_fr.introduced(person)
