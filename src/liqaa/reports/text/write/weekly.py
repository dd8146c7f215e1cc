"""The week of a place: the records of several held meetings on one page, with sums of needs and outcomes.

Each sentence points to the facts it tells. Ids of facts are to be unique over all the records.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from liqaa.reports.text.phrases import weekly
from liqaa.reports.text.write import french, slots, slots_fr
from liqaa.reports.text.write.agreement import joined
from liqaa.reports.text.write.compose import compose
from liqaa.reports.text.write.counting import counted
from liqaa.reports.text.write.languages import in_language
from liqaa.reports.text.write.news import (
    FactSpan,
    LeftOut,
    News,
    Paragraph,
    Piece,
    Reason,
    Sentence,
    Style,
    sentence_of,
)  # fmt: skip
from liqaa.reports.text.write.publishing import public_part
from liqaa.reports.text.write.record import Day, Need, NewsRecord, Outcome
from liqaa.reports.text.write.templates import Templates, builtin
from liqaa.reports.text.write.tidy import tidied

GROUPINGS = ("area", "kind")


@dataclass(frozen=True, kw_only=True)
class Week:
    """Seven days of a place: its words with their kind (إقليم مولاي يعقوب), the records of its meetings."""

    place: str
    first: dt.date
    records: tuple[NewsRecord, ...]
    grouping: str = "area"

    @property
    def last(self) -> dt.date:
        """Its seventh day."""
        return self.first + dt.timedelta(days=6)


@dataclass(frozen=True, slots=True)
class _Page:
    """A week whose records hold only what may be told."""

    week: Week
    records: tuple[NewsRecord, ...]
    templates: Templates
    full: bool

    @property
    def language(self) -> str:
        return self.templates.language

    def say(self, key: str, **words: str) -> str:
        return weekly.SENTENCES[self.language][key].format(**words)

    def number(self, count: int, what: str) -> str:
        one, several, gender = weekly.COUNTED[self.language][what]
        if self.language == "fr":
            return f"{count} {several if count > 1 else one}"
        return counted(count, one, several, gender)

    def listed(self, parts: list[str]) -> str:
        return french.joined(parts) if self.language == "fr" else joined(parts)

    def area(self, record: NewsRecord) -> str:
        """The communes a meeting was held in, or the place itself where none is known."""
        if record.place is None or not record.place.communes:
            return self.say("elsewhere", place=self.week.place)
        narrow = replace(record.place, province="", region="")
        words = slots_fr.place_words(narrow) if self.language == "fr" else slots.place_words(narrow)
        return words[:1].upper() + words[1:]


def write_week(
    week: Week, *, length: str = "full", templates: Templates | None = None, language: str = "ar"
) -> News:
    """The page of a week; ``short`` gives the sums without the needs and outcomes themselves.

    Raises ValueError for a week without meetings.
    """
    if not week.records:
        raise ValueError("a week without meetings")
    used = templates or builtin(language)
    kept, left_out = [], []
    for record in week.records:
        public, gone = public_part(tidied(record))
        shown, foreign = in_language(public, used.language)
        kept.append(shown)
        left_out += [*gone, *foreign]
    page = _Page(week, tuple(kept), used, length != "short")
    paragraphs = (*_opening(page), *_groups(page), *_needs(page), *_outcomes(page))
    news = News(used.language, sentence_of([Piece(page.say("title", place=week.place))]), None, paragraphs)
    told = news.facts()
    ids = dict.fromkeys(fact.id for record in kept for _, fact in record.facts() if fact.id)
    missed = [LeftOut(each, Reason.NO_TEMPLATE) for each in ids if each not in told]
    return replace(news, left_out=(*dict.fromkeys(left_out), *missed))


def _opening(page: _Page) -> Iterator[Paragraph]:
    week = page.week
    days = Day(id="", on=week.first, until=week.last)
    said = french.day(week.first, week.last) if page.language == "fr" else slots.day_words(days)
    areas = {name for record in page.records if record.place for name in record.place.communes}
    text = page.say(
        "opening", days=said, place=week.place, meetings=page.number(len(page.records), "meeting")
    )
    if len(areas) > 1:
        text += page.say("areas", areas=page.number(len(areas), "area"))
    facts = tuple(record.meeting.id for record in page.records if record.meeting.id)
    yield Paragraph(Style.PROSE, (Sentence(f"{text}.", facts),))


def _groups(page: _Page) -> Iterator[Paragraph]:
    """One list for each commune or kind, the meetings by day."""
    groups: dict[str, list[NewsRecord]] = {}
    for record in sorted(page.records, key=_day):
        groups.setdefault(_group(page, record), []).append(record)
    for name, records in sorted(groups.items(), key=lambda one: (-len(one[1]), one[0])):
        facts = [record.place.id for record in records if record.place and page.week.grouping == "area"]
        yield Paragraph(Style.HEADING, (Sentence(page.say("group", group=name), tuple(facts)),))
        yield Paragraph(Style.BULLETS, tuple(_meeting(page, record) for record in records))


def _day(record: NewsRecord) -> dt.date:
    return (record.day.on if record.day else None) or dt.date.max


def _group(page: _Page, record: NewsRecord) -> str:
    if page.week.grouping == "area":
        return page.area(record)
    words = slots_fr.kind_words if page.language == "fr" else slots.kind_words
    said = words(record.meeting.kinds)
    return said[:1].upper() + said[1:]


def _meeting(page: _Page, record: NewsRecord) -> Sentence:
    """Who held it, when, who chaired, and what it came to, in the organisation's own sentences."""
    place = None if page.week.grouping == "area" else record.place
    brief = NewsRecord(
        organisation=None if record.organiser else record.organisation,
        organiser=record.organiser,
        meeting=record.meeting,
        day=record.day,
        place=replace(place, province="", region="") if place and place.communes else None,
        chair=record.chair,
    )
    told = [one for each in compose(brief, page.templates, "short").paragraphs for one in each.sentences]
    sums = _sums(page, record.outcomes)
    if sums:
        values = slots_fr.values(brief) if page.language == "fr" else slots.values(brief)
        noun = "".join(piece.text for piece in values["the_meeting"].pieces)
        verb = page.say("came", the_meeting=noun, outcomes=sums)
        verb = verb.replace("وخلص ", "وخلصت ", 1) if values["the_meeting"].gender == "f" else verb
        told.append(Sentence(verb, tuple(one.id for one in record.outcomes)))
    return _run_together(told)


def _run_together(sentences: Iterable[Sentence]) -> Sentence:
    """Several sentences as one bullet."""
    text = ""
    facts: list[str] = []
    spans: list[FactSpan] = []
    for one in sentences:
        text += " " if text else ""
        spans += [FactSpan(span.fact, span.start + len(text), span.end + len(text)) for span in one.spans]
        facts += one.facts
        text += one.text
    return Sentence(text, tuple(dict.fromkeys(facts)), tuple(spans))


def _sums(page: _Page, outcomes: Iterable[Outcome]) -> str:
    """خمسة قرارات ونداءين: outcomes by kind."""
    counts = Counter(one.kind for one in outcomes)
    kinds = [kind for kind in ("decision", "call", "statement", "promise") if counts[kind]]
    return page.listed([page.number(counts[kind], kind) for kind in kinds]) if kinds else ""


def _needs(page: _Page) -> Iterator[Paragraph]:
    """Needs by sector; one that several meetings heard counts once."""
    needs = {one.id: one for record in page.records for one in record.needs}
    if not needs:
        return
    heading = page.say("needs", needs=page.number(len(needs), "need"))
    yield Paragraph(Style.HEADING, (Sentence(heading, tuple(needs)),))
    sectors: dict[str, list[Need]] = {}
    for one in needs.values():
        sectors.setdefault(one.sector, []).append(one)
    ordered = sorted(sectors.items(), key=lambda one: -len(one[1]))
    yield Paragraph(Style.BULLETS, tuple(_sector(page, name, listed) for name, listed in ordered))


def _sector(page: _Page, sector: str, needs: list[Need]) -> Sentence:
    name = weekly.SECTORS[page.language].get(sector, weekly.SECTORS[page.language]["other"])
    if not page.full:
        return Sentence(f"{name} ({len(needs)})", tuple(one.id for one in needs))
    pieces = [Piece(f"{name} ({len(needs)}){' :' if page.language == 'fr' else ':'} ")]
    for number, one in enumerate(needs):
        pieces += [Piece("؛ " if page.language == "ar" else " ; ")] if number else []
        pieces.append(Piece(one.text.rstrip(" .؛;"), one.id))
    return sentence_of(pieces)


def _outcomes(page: _Page) -> Iterator[Paragraph]:
    """What the week came to: its sums, and each outcome with where it was taken."""
    taken: dict[tuple[str, str], list[tuple[Outcome, str]]] = {}
    for record in page.records:
        for one in record.outcomes:
            taken.setdefault((one.kind, one.text), []).append((one, page.area(record)))
    if not taken:
        return
    everything = [one for same in taken.values() for one, _ in same]
    sums, facts = _sums(page, everything), tuple(one.id for one in everything)
    if not page.full:
        yield Paragraph(Style.PROSE, (Sentence(page.say("outcomes_short", outcomes=sums), facts),))
        return
    yield Paragraph(Style.HEADING, (Sentence(page.say("outcomes", outcomes=sums), facts),))
    yield Paragraph(Style.BULLETS, tuple(_outcome(page, same) for same in taken.values()))


def _outcome(page: _Page, same: list[tuple[Outcome, str]]) -> Sentence:
    """An outcome with where it was taken; the same one taken in several places stands once."""
    mark = "، " if page.language == "ar" else ", "
    areas = mark.join(dict.fromkeys(area for _, area in same))
    text = same[0][0].text.rstrip(" .؛;")
    return Sentence(
        f"{text} ({areas})",
        tuple(one.id for one, _ in same),
        (FactSpan(same[0][0].id, 0, len(text)),),
    )
