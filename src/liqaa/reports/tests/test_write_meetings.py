"""A seeded generator of meetings with invented people, and their news read back."""

import datetime as dt
import random
from collections import defaultdict

import pytest

from liqaa.reports.tests.test_read_score import scorer
from liqaa.reports.tests.write_words import (
    ACHIEVEMENTS,
    CALLS,
    CAPACITIES_F,
    CAPACITIES_M,
    CLOSINGS,
    COUNTED,
    DECISIONS,
    FAMILIES,
    FRAMEWORKS,
    GROUPS,
    HONORIFICS,
    MEN,
    NEEDS,
    ORGANS,
    OTHERS,
    PARTIES,
    SAID,
    STATEMENTS,
    TOPICS,
    VENUES,
    WOMEN,
)
from liqaa.reports.text.phrases.writing import MEETING_WORDS
from liqaa.reports.text.read import read_report
from liqaa.reports.text.write import (
    Body,
    Day,
    Group,
    Meeting,
    Need,
    NewsRecord,
    Outcome,
    Person,
    Place,
    Said,
    Text,
    Topic,
    differences,
    expected,
    write_news,
)
from liqaa.reports.text.write.agreement import accusative, gender_of
from liqaa.territory.text import gazetteer

_PLACES = [
    (commune, province, region)
    for commune in gazetteer().places
    if commune.kind == "commune"
    and (province := gazetteer().province_of(commune)) is not None
    and (region := gazetteer().above(commune, "region")) is not None
]


def general(organisation: str) -> str:
    """How the organ of an organisation calls it: للحزب, للجمعية."""
    return {"حزب": "للحزب", "الجمعية": "للجمعية", "النقابة": "للنقابة"}[organisation.split(maxsplit=1)[0]]


class Generator:
    """Meetings that are the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.used: set[tuple[str, str]] = set()
        self.ids = 0

    def id(self, kind: str) -> str:
        self.ids += 1
        return f"{kind}-{self.ids}"

    def may(self, share: float) -> bool:
        return self.dice.random() < share

    def some(self, pool, most):
        return self.dice.sample(pool, self.dice.randint(0, min(most, len(pool))))

    def person(self, kind: str, least: int = 0) -> Person:
        gender = self.dice.choice("mf")
        while True:
            given, family = self.dice.choice(WOMEN if gender == "f" else MEN), self.dice.choice(FAMILIES)
            if (given, family) not in self.used:
                break
        self.used.add((given, family))
        pool = CAPACITIES_F if gender == "f" else CAPACITIES_M
        chosen = self.dice.sample(pool, self.dice.choice((max(least, 0), 1, 1, 2)))
        said = tuple(
            one.format(commune=self.commune.name_ar, province=self.province.name_ar) for one in chosen
        )
        name = f"{given} {family}".replace("_", " ")
        return Person(
            id=self.id(kind),
            name=name,
            gender=gender,
            honorific=self.dice.choice(HONORIFICS),
            capacities=said,
        )

    def people(self, kind: str, most: int, least: int = 0) -> tuple[Person, ...]:
        found = [self.person(kind) for _ in range(self.dice.randint(least, most))]
        if len(found) > 1 and self.may(0.3):
            first = found[0]
            title = "" if first.gender == "f" else first.honorific
            shared = ("مستشارة جماعية",) if first.gender == "f" else ("عضو المجلس الوطني للحزب",)
            found = [
                Person(id=one.id, name=one.name, gender=one.gender, honorific=title, capacities=shared)
                if one.gender == first.gender
                else one
                for one in found
            ]
        return tuple(found)

    def meeting(self, kind: str) -> NewsRecord:
        self.commune, self.province, self.region = self.dice.choice(_PLACES)
        kinds = (kind, "organisational") if kind == "communication" and self.may(0.3) else (kind,)
        party = self.dice.choice(PARTIES) if self.may(0.75) else self.dice.choice(OTHERS)
        territory = f"{'إقليم' if self.province.kind == 'province' else 'عمالة'} {self.province.name_ar}"
        organ = self.dice.choice(
            ORGANS.get(kind, ("الأمانة الإقليمية", "الأمانة المحلية", "المكتب الإقليمي"))
        )
        chair = self.person("chair", 1) if self.may(0.7) else None
        facilitators = self.people("facilitator", 6, 1) if self.may(0.7) else ()
        if chair is not None and facilitators and self.may(0.3):
            again = Person(
                id=self.id("facilitator"),
                name=chair.name,
                gender=chair.gender,
                honorific=chair.honorific,
                capacities=chair.capacities,
            )
            facilitators = (again, *facilitators)
        attendees = self.people("attendee", 5)
        present = [one for one in (chair, *facilitators, *attendees) if one is not None]
        day = dt.date(2023, 1, 1) + dt.timedelta(days=self.dice.randrange(1000))
        place = Place(
            id="place",
            communes=(self.commune.name_ar,),
            province=self.province.name_ar,
            province_kind=self.province.kind,
            region=self.region.name_ar,
            codes=(
                ("commune", self.commune.code),
                ("province", self.province.code),
                ("region", self.region.code),
            ),
        )
        venue = self.dice.choice(VENUES)
        return NewsRecord(
            title=Text(
                id="title",
                text=f"{party} {'تنظم' if gender_of(party) == 'f' else 'ينظم'} "
                f"{accusative(' '.join(MEETING_WORDS[kind]).strip())} ب{territory}",
            ),
            kicker=Text(id="kicker", text="نحو تعزيز الدينامية التنظيمية") if self.may(0.3) else None,
            organisation=Body(id="organisation", name=party),
            organiser=Body(
                id="organiser",
                name=f"{organ} ل{party} ب{territory}"
                if self.may(0.6)
                else f"{organ} {general(party)} ب{territory}",
            ),
            supervisor=self._supervisor(),
            framework=Text(id="framework", text=self.dice.choice(FRAMEWORKS)) if self.may(0.4) else None,
            slogan=Text(id="slogan", text="معا من أجل تنمية محلية") if self.may(0.2) else None,
            meeting=Meeting(id="meeting", kinds=kinds),
            day=self._day(day),
            venue=Text(id="venue", text=venue) if venue else None,
            place=place,
            chair=chair,
            host=self.person("host") if self.may(0.3) else None,
            scope=Text(id="scope", text=territory) if self.may(0.2) else None,
            outside_organiser=Body(id="outside", name="كتابة الدولة المكلفة بالتجارة")
            if self.may(0.08)
            else None,
            facilitators=facilitators,
            attendees=attendees,
            groups=self._groups(),
            topics=tuple(Topic(id=self.id("topic"), text=one) for one in self.some(TOPICS, 4)),
            interventions=tuple(
                Said(id=self.id("said"), text=text, kind=kind, speakers=(self.dice.choice(present),))
                for kind, text in (self.some(SAID, 4) if present else ())
            ),
            needs=tuple(
                Need(id=self.id("need"), sector=sector, text=text) for sector, text in self.some(NEEDS, 6)
            ),
            achievements=tuple(
                Text(id=self.id("achievement"), text=one) for one in self.some(ACHIEVEMENTS, 2)
            ),
            outcomes=self._outcomes(),
            elected=self._elected() if kind in ("congress", "assembly", "founding") else (),
            closing=Text(id="closing", text=self.dice.choice(CLOSINGS)) if self.may(0.5) else None,
        )

    def _day(self, on):
        chance = self.dice.random()
        if chance < 0.05:
            return None
        if chance < 0.12:
            return Day(id="day", on=on, at=dt.time(self.dice.randint(9, 20), 30))
        return Day(id="day", on=on)

    def _supervisor(self):
        if not self.may(0.4):
            return None
        return (
            Body(id="supervisor", name="الأمانة الجهوية") if self.may(0.7) else self.person("supervisor", 1)
        )

    def _groups(self):
        found = [Group(id=self.id("group"), label=label) for label in self.some(GROUPS, 4)]
        if self.may(0.4):
            found.append(
                Group(
                    id=self.id("group"),
                    label=self.dice.choice(COUNTED),
                    count=self.dice.choice((2, 3, 7, 10, 11, 45, 100, 120)),
                )
            )
        return tuple(found)

    def _outcomes(self):
        listed = [("decision", one) for one in self.some(DECISIONS, 6)]
        listed += [("call", one) for one in self.some(CALLS, 2)] + [
            ("statement", one) for one in self.some(STATEMENTS, 2)
        ]
        return tuple(Outcome(id=self.id("outcome"), kind=kind, text=text) for kind, text in listed)

    def _elected(self):
        women = {
            "كاتب إقليمي": "كاتبة إقليمية",
            "نائب للكاتب الإقليمي": "نائبة للكاتب الإقليمي",
            "أمين المال": "أمينة المال",
            "مقرر": "مقررة",
        }
        offices = self.dice.sample(list(women), 3)
        found = []
        for office in offices[: self.dice.randint(1, 3)]:
            one = self.person("elected")
            said = (women[office] if one.gender == "f" else office,)
            found.append(
                Person(id=one.id, name=one.name, gender=one.gender, honorific=one.honorific, capacities=said)
            )
        return tuple(found)


def generated(count: int, seed: int = 1):
    """Meetings of every kind in turn."""
    kinds = [kind for kind in MEETING_WORDS if kind not in ("other", "statement")]
    return [Generator(seed * 10_000 + number).meeting(kinds[number % len(kinds)]) for number in range(count)]


def scores(tallies) -> dict[str, float]:
    """F1 of every field that was scored."""
    return {
        field: one.f1 for field, one in tallies.items() if not field.startswith("(") and one.f1 is not None
    }


@pytest.mark.reports
def test_the_news_of_two_hundred_generated_meetings_reads_back_as_their_records(reports_dir):
    score = scorer(reports_dir)
    tallies = defaultdict(score.Tally)
    for record in generated(200):
        score.score_one(expected(record), read_report(write_news(record).plain).to_json(), tallies)
    found = scores(tallies)
    assert sum(found.values()) / len(found) >= 0.97


def test_the_news_of_generated_meetings_shows_hardly_a_difference():
    found = [differences(record, read_report(write_news(record).plain)) for record in generated(100, seed=2)]
    assert sum(not each for each in found) >= 90


def test_no_fact_of_a_generated_meeting_is_left_out():
    for record in generated(60, seed=3):
        news = write_news(record)
        assert news.left_out == ()
        assert news.facts() == {fact.id for _, fact in record.facts()}


def test_every_span_stands_in_its_sentence():
    for record in generated(30, seed=4):
        for sentence in write_news(record).sentences():
            for span in sentence.spans:
                assert 0 <= span.start < span.end <= len(sentence.text)
                assert span.fact in sentence.facts
