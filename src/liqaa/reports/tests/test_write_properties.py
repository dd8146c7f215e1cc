"""What holds for every record, strange texts included: no exception, sound spans, nothing hidden told."""

from hypothesis import given, settings
from hypothesis import strategies as st

from liqaa.kit.arabic import fold
from liqaa.reports.text.write import (
    Body,
    Group,
    Meeting,
    Need,
    NewsRecord,
    Outcome,
    Person,
    Said,
    Text,
    Topic,
    write_news,
)
from liqaa.reports.text.write.record import Fact

words = st.one_of(
    st.text(max_size=30), st.sampled_from(["", " ", "ال", "{chair}", "[x]", "داعين", "أكد", "ون", "و", "بن"])
)
genders = st.sampled_from(["m", "f", None])


def facts(build, **fields):
    """A fact with an id of its own to come, sometimes hidden."""
    return st.builds(build, id=st.just(""), confidential=st.booleans(), publishable=st.booleans(), **fields)


people = facts(
    Person, name=words, gender=genders, honorific=words, capacities=st.lists(words, max_size=3).map(tuple)
)
texts = facts(Text, text=words)
bodies = facts(Body, name=words, gender=genders)


def several(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


records = st.builds(
    NewsRecord,
    title=st.none() | texts,
    organisation=st.none() | bodies,
    organiser=st.none() | bodies,
    supervisor=st.none() | bodies | people,
    framework=st.none() | texts,
    meeting=facts(
        Meeting, kinds=st.sampled_from([(), ("other",), ("council", "open"), ("nonsense",)]), words=words
    ),
    chair=st.none() | people,
    host=st.none() | bodies | people,
    facilitators=several(people),
    attendees=several(people),
    groups=several(facts(Group, label=words, count=st.none() | st.integers(0, 2000))),
    elected=several(people),
    topics=several(facts(Topic, text=words, speaker=st.none() | people)),
    interventions=several(
        facts(
            Said,
            text=words,
            speakers=several(people),
            speaker=words,
            addressee=words,
            kind=st.sampled_from(["call", "x"]),
        )
    ),
    needs=several(facts(Need, sector=st.sampled_from(["health", "x"]), text=words)),
    outcomes=several(facts(Outcome, text=words, kind=st.sampled_from(["decision", "call", "x"]))),
    closing=st.none() | texts,
)


def numbered(record: NewsRecord) -> list[Fact]:
    """The facts of a record, each with its own id from now on."""
    found = [fact for _, fact in record.facts()]
    for number, fact in enumerate(found):
        object.__setattr__(fact, "id", f"fact-{number}")
    return found


@settings(max_examples=200, deadline=None)
@given(records, st.sampled_from(["ar", "fr"]), st.sampled_from(["full", "short", "communique"]))
def test_any_record_is_written_soundly(record, language, length):
    every = numbered(record)
    news = write_news(record, language=language, length=length)
    told = news.facts()
    for sentence in news.sentences():
        assert all(0 <= span.start < span.end <= len(sentence.text) for span in sentence.spans)
        assert {span.fact for span in sentence.spans} <= set(sentence.facts)
    assert not {fact.id for fact in every if not fact.is_public} & told
    assert {fact.id for fact in every} == told | {one.fact for one in news.left_out}


@settings(max_examples=100, deadline=None)
@given(people.filter(lambda one: len(fold(one.name)) > 3), words)
def test_the_name_of_somebody_hidden_is_nowhere(person, text):
    hidden = Person(id="hidden", name=person.name, gender=person.gender, confidential=True)
    record = NewsRecord(
        meeting=Meeting(id="meeting", kinds=("open",)),
        attendees=(hidden,),
        interventions=(Said(id="said", text=text, speakers=(person,)),),
        outcomes=(Outcome(id="outcome", text=f"{text} {person.name} {text}"),),
    )
    assert f" {fold(person.name)} " not in f" {fold(write_news(record).plain)} "
