"""From a record and templates to a news item."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from liqaa.kit.arabic import fold
from liqaa.reports.text.phrases import meetings
from liqaa.reports.text.write import items, items_fr, slots, slots_fr
from liqaa.reports.text.write.items import Item
from liqaa.reports.text.write.languages import in_language
from liqaa.reports.text.write.needs import need_text
from liqaa.reports.text.write.news import (
    LeftOut,
    News,
    Paragraph,
    Piece,
    Reason,
    Sentence,
    Style,
    sentence_of,
)
from liqaa.reports.text.write.pattern import Pattern, Value
from liqaa.reports.text.write.publishing import public_part
from liqaa.reports.text.write.record import NewsRecord, Text
from liqaa.reports.text.write.templates import Block, Templates
from liqaa.reports.text.write.tidy import tidied

_KINDS = {"decisions": "decision", "calls": "call", "statements": "statement", "promises": "promise"}


@dataclass(slots=True)
class _Writer:
    """The blocks as they are written, one after the other."""

    record: NewsRecord
    language: str
    values: Mapping[str, Value]
    listed: Mapping[str, list[Item]]
    paragraphs: list[Paragraph] = field(default_factory=list)
    open: list[Sentence] = field(default_factory=list)

    def block(self, block: Block) -> None:
        if block.paragraph:
            self.close()
        if block.bullets:
            self._bullets(block)
        elif block.each:
            for number, item in enumerate(self.listed[block.each]):
                self._item(block, item, number)
        else:
            self._sentence(block.texts, self.values, 0)

    def close(self) -> None:
        if self.open:
            self.paragraphs.append(Paragraph(Style.PROSE, tuple(self.open)))
            self.open = []

    def _item(self, block: Block, item: Item, number: int) -> None:
        patterns = block.for_kind(item.kind)
        start = number % len(patterns) if block.rotate else 0
        turned = (*patterns[start:], *patterns[:start])
        self._sentence(turned, {**self.values, **item.values}, number, item.facts)

    def _sentence(
        self,
        patterns: tuple[Pattern, ...],
        values: Mapping[str, Value],
        number: int,
        facts: tuple[str, ...] = (),
    ) -> None:
        for one in patterns:
            pieces = one.fill(values, self.language)
            if pieces:  # a sentence of nothing but an empty value says nothing
                sentence = sentence_of(self._opened(pieces))
                told = tuple(dict.fromkeys((*sentence.facts, *facts)))
                self.open.append(Sentence(sentence.text, told, sentence.spans))
                return

    def _opened(self, pieces: list[Piece]) -> list[Piece]:
        """The first words of a sentence: no و at the head of the news, a capital in French."""
        first, *rest = pieces
        text = first.text
        if self.language == "fr":
            return [Piece(text[:1].upper() + text[1:], first.fact), *rest]
        begins = not self.paragraphs and not self.open and first.fact is None
        return [Piece(text.removeprefix("و") if begins else text, first.fact), *rest]

    def _bullets(self, block: Block) -> None:
        listed = [sentence_of(pieces) for pieces in bullets(self.record, block.bullets, self.language)]
        heading = next(
            (pieces for one in block.texts if (pieces := one.fill(self.values, self.language)) is not None),
            None,
        )
        if not listed or not heading:
            return
        self.close()
        self.paragraphs.append(Paragraph(Style.HEADING, (sentence_of(self._opened(heading)),)))
        self.paragraphs.append(Paragraph(Style.BULLETS, tuple(listed)))


def bullets(record: NewsRecord, name: str, language: str) -> Iterator[list[Piece]]:
    """The bullets of a list; needs go sector by sector, in the order in which the sectors first come."""
    if name == "needs":
        order = list(dict.fromkeys(need.sector for need in record.needs))
        for need in sorted(record.needs, key=lambda one: order.index(one.sector)):
            yield items.bullet(need_text(need, language), need.id)
    elif name == "elected":
        introduce = items_fr.person_bullet if language == "fr" else items.person_bullet
        yield from (introduce(person) for person in record.elected)
    else:
        for outcome in record.outcomes:
            if outcome.kind == _KINDS[name]:
                calls = name == "calls" and language == "ar"
                yield (items.call_bullet if calls else items.bullet)(outcome.text, outcome.id)


def compose(record: NewsRecord, templates: Templates, length: str) -> News:
    """The news of a record; see :func:`liqaa.reports.text.write.write_news`."""
    public, left_out = public_part(tidied(record))
    shown, foreign = in_language(public, templates.language)
    left_out += foreign
    writer = _writer(shown, templates.language)
    for block in templates.blocks:
        if length in block.lengths and shown.meeting.form in block.forms:
            writer.block(block)
    writer.close()
    news = News(
        templates.language,
        _head(shown.title) or (_headline(shown) if public.title else None),
        _head(shown.kicker) or _genre(shown, templates.language),
        tuple(writer.paragraphs),
        tuple(left_out),
    )
    told = news.facts()
    missed = [
        LeftOut(fact.id, Reason.NO_TEMPLATE) for _, fact in shown.facts() if fact.id and fact.id not in told
    ]
    return News(news.language, news.title, news.kicker, news.paragraphs, (*left_out, *missed))


def _writer(record: NewsRecord, language: str) -> _Writer:
    if language == "fr":
        known = items_fr.Introductions(record)
        listed = {
            "topics": items_fr.topic_items(record.topics, known),
            "interventions": items_fr.said_items(record.interventions, known),
        }
        return _Writer(record, language, slots_fr.values(record), listed)
    who = items.Introductions(record)
    return _Writer(
        record,
        language,
        slots.values(record),
        {
            "topics": items.topic_items(record.topics, who),
            "interventions": items.said_items(record.interventions, who),
        },
    )


def _headline(record: NewsRecord) -> Sentence:
    """A French headline where the record's own is in Arabic: the kind of meeting and where it is held."""
    words = record.meeting.words or slots_fr.kind_words(record.meeting.kinds)
    pieces = [Piece(words[:1].upper() + words[1:], record.meeting.id)]
    if record.place is not None and slots_fr.place_words(record.place):
        pieces += [Piece(" – "), Piece(slots_fr.place_words(record.place), record.place.id)]
    return sentence_of(pieces)


def _genre(record: NewsRecord, language: str) -> Sentence | None:
    """A statement says that it is one above its headline, unless the headline does."""
    if record.meeting.form != "statement":
        return None
    head = record.title.text if record.title else ""
    if language == "fr":
        said = head.lower().startswith(("communiqué", "déclaration", "lettre ouverte"))
    else:
        said = fold(head).split()[:1] in [fold(word).split()[:1] for word in meetings.STATEMENT_HEADS[:10]]
    return (
        None
        if said
        else sentence_of([Piece("Communiqué" if language == "fr" else "بيان", record.meeting.id)])
    )


def _head(text: Text | None) -> Sentence | None:
    """A headline stands as the record has it."""
    return (
        sentence_of([Piece(" ".join(text.text.split()), text.id)])
        if text is not None and text.text.strip()
        else None
    )
