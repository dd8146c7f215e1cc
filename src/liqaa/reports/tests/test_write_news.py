"""What enters the news and what does not, its lengths, and templates that an organisation edits."""

from dataclasses import replace
from importlib import resources

import pytest

from liqaa.reports.text.read import read_report
from liqaa.reports.text.write import (
    Difference,
    LeftOut,
    Meeting,
    Need,
    NewsRecord,
    Outcome,
    Person,
    Reason,
    Said,
    Style,
    TemplateError,
    Text,
    builtin,
    differences,
    missing_facts,
    preview,
    read_templates,
    write_news,
)
from liqaa.reports.text.write.check import specimen

PERSON = Person(id="guest", name="كريم السوسي", gender="m", capacities=("مستشار جماعي",))
MEETING = Meeting(id="meeting", kinds=("communication",))
HEAD = 'schema = "liqaa-news/1"\nlanguage = "ar"\n'
OPENING = (
    '[[block]]\nkey = "opening"\nparagraph = true\ntexts = ["{@نظم:organiser} {organiser} {meeting}."]\n'
)


def source(language: str) -> str:
    return (
        resources.files("liqaa.reports.text.phrases").joinpath(f"writing_{language}.toml").read_text("utf-8")
    )


def without_block(text: str, key: str) -> str:
    blocks = text.split("[[block]]")
    return "[[block]]".join(block for block in blocks if f'key = "{key}"' not in block)


def test_a_confidential_fact_never_enters_and_is_listed():
    needs = (
        Need(id="open", sector="health", text="خصاص الأطباء"),
        Need(id="shut", sector="health", text="وباء", confidential=True),
    )
    news = write_news(NewsRecord(meeting=MEETING, needs=needs))
    assert news.left_out == (LeftOut("shut", Reason.CONFIDENTIAL),)
    assert "وباء" not in news.plain


def test_a_fact_without_ground_for_publication_never_enters_and_is_listed():
    news = write_news(NewsRecord(meeting=MEETING, attendees=(replace(PERSON, publishable=False),)))
    assert news.left_out == (LeftOut("guest", Reason.NO_GROUND),)
    assert "السوسي" not in news.plain


def test_whoever_may_not_be_named_is_not_named_by_another_fact_either():
    hidden = replace(PERSON, confidential=True)
    record = NewsRecord(
        title=Text(id="title", text="كريم السوسي يحضر لقاء"),
        meeting=MEETING,
        attendees=(hidden,),
        interventions=(Said(id="said", text="أهمية القرب", speakers=(PERSON,)),),
        outcomes=(
            Outcome(id="outcome", text="تكليف كريم السوسي بالملف"),
            Outcome(id="short", text="شكر السيد السوسي"),
            Outcome(id="kept", text="إحداث لجنة"),
        ),
    )
    news = write_news(record)
    assert {one.fact for one in news.left_out} == {"title", "guest", "said", "outcome", "short"}
    assert "السوسي" not in news.plain
    assert "إحداث لجنة" in news.plain


def test_whoever_is_public_in_one_part_may_be_named_there():
    record = NewsRecord(
        meeting=MEETING, chair=PERSON, attendees=(replace(PERSON, id="other", confidential=True),)
    )
    news = write_news(record)
    assert "وترأس اللقاء السيد كريم السوسي، مستشار جماعي." in news.plain
    assert news.left_out == (LeftOut("other", Reason.CONFIDENTIAL),)


def test_a_hidden_kind_of_meeting_leaves_a_meeting():
    news = write_news(NewsRecord(meeting=replace(MEETING, confidential=True)))
    assert news.plain == "انعقد لقاء.\n"
    assert news.left_out == (LeftOut("meeting", Reason.CONFIDENTIAL),)


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_templates_of_the_product_lose_no_fact(language):
    assert missing_facts(builtin(language)) == ()
    assert preview(builtin(language)).left_out == ()


@pytest.mark.parametrize(
    ("key", "lost"),
    [
        ("host", ("host",)),
        ("needs", ("needs",)),
        ("calls", ("outcomes.call",)),
        ("framework", ("framework",)),
    ],
)
def test_templates_without_a_block_say_which_fact_is_lost(key, lost):
    assert missing_facts(read_templates(without_block(source("ar"), key))) == lost


def test_a_pattern_that_falls_away_with_an_empty_slot_is_found_out():
    text = source("ar").replace(
        '"و{@ترأس:chair} {the_meeting} {chair}."', '"و{@ترأس:chair} {the_meeting} {chair} بحضور {host}."'
    )
    assert missing_facts(read_templates(text)) == ("chair",)


def test_a_shorter_news_lists_what_it_leaves_out():
    short = write_news(specimen("ar"), length="short")
    assert len(short.plain) < len(write_news(specimen("ar")).plain)
    assert LeftOut("need", Reason.NO_TEMPLATE) in short.left_out
    communique = write_news(specimen("ar"), length="communique")
    assert {one.fact.partition(".")[0] for one in communique.left_out} == {"interventions"}


def test_each_bullet_points_to_its_own_fact():
    news = write_news(specimen("ar"))
    bullets = [
        one
        for paragraph in news.paragraphs
        if paragraph.style == Style.BULLETS
        for one in paragraph.sentences
    ]
    assert [one.facts for one in bullets] == [
        ("need",),
        ("elected",),
        ("outcomes.decision-1",),
        ("outcomes.call-1",),
        ("outcomes.statement-1",),
        ("outcomes.promise-1",),
    ]


def test_a_sentence_says_where_each_of_its_facts_stands():
    record = NewsRecord(meeting=MEETING, chair=PERSON)
    sentence = write_news(record).sentences()[-1]
    (span,) = sentence.spans
    assert sentence.text[span.start : span.end] == "السيد كريم السوسي، مستشار جماعي"
    assert sentence.facts == ("guest",)


def test_an_organisation_s_own_words_are_used():
    templates = read_templates(HEAD + OPENING.replace("{meeting}.", "{meeting} ناجحا."))
    organiser = specimen("ar").organiser
    news = write_news(NewsRecord(meeting=MEETING, organiser=organiser), templates=templates)
    assert news.plain == "نظمت الأمانة الإقليمية للحزب لقاء تواصليا ناجحا.\n"


@pytest.mark.parametrize(
    ("text", "code", "block"),
    [
        ("schema = 3\nlanguage", "not_toml", ""),
        ('schema = "other/1"', "bad_schema", ""),
        ('schema = "liqaa-news/1"\nlanguage = "de"', "bad_language", ""),
        (HEAD, "no_block", ""),
        (HEAD + '[[block]]\ntexts = ["x"]', "bad_block", ""),
        (HEAD + '[[block]]\nkey = "a"', "no_text", "a"),
        (HEAD + '[[block]]\nkey = "a"\ntexts = ["{nonsense}"]', "unknown_slot", "a"),
        (HEAD + '[[block]]\nkey = "a"\ntexts = ["{text}"]', "unknown_slot", "a"),
        (HEAD + '[[block]]\nkey = "a"\ntexts = ["{chair"]', "bad_pattern", "a"),
        (HEAD + '[[block]]\nkey = "a"\ntexts = ["[{chair}"]', "bad_pattern", "a"),
        (HEAD + '[[block]]\nkey = "a"\ntexts = ["{:chair}"]', "bad_pattern", "a"),
        (HEAD + '[[block]]\nkey = "a"\ntexts = ["x"]\neach = "dogs"', "unknown_list", "a"),
        (HEAD + '[[block]]\nkey = "a"\ntexts = ["x"]\nlengths = ["huge"]', "bad_length", "a"),
        (HEAD + '[[block]]\nkey = "a"\ntexts = ["x"]\ncolour = "red"', "unknown_key", "a"),
        ("#" * 200_000, "too_large", ""),
    ],
)
def test_templates_that_cannot_be_used_say_why(text, code, block):
    with pytest.raises(TemplateError) as refused:
        read_templates(text)
    assert (refused.value.code, refused.value.block) == (code, block)


def test_an_unknown_length_or_language_is_refused():
    with pytest.raises(ValueError, match="huge"):
        write_news(specimen("ar"), length="huge")
    with pytest.raises(TemplateError):
        write_news(specimen("ar"), language="de")


def test_reading_an_edited_text_back_says_what_differs():
    record = replace(specimen("ar"), interventions=(), topics=())
    text = write_news(record).plain
    assert differences(record, read_report(text)) == []
    edited = text.replace("يونس البركاني", "عمر التطواني").replace("24 نونبر", "23 نونبر")
    found = differences(record, read_report(edited))
    assert Difference("chair", "changed", "يونس البركاني", "عمر التطواني") in found
    assert Difference("day", "changed", "2024-11-24", "2024-11-23") in found


@pytest.mark.parametrize(
    ("sector", "text", "written"),
    [
        ("health", "خصاص الأطباء", "خصاص الأطباء"),
        ("health", "طول الانتظار", "طول الانتظار في قطاع الصحة"),
        ("roads_transport", "بعد المدرسة عن الدوار", "على مستوى النقل بعد المدرسة عن الدوار"),
        ("other", "طول الانتظار", "طول الانتظار"),
    ],
)
def test_a_need_names_its_sector_where_its_words_do_not(sector, text, written):
    record = NewsRecord(meeting=MEETING, needs=(Need(id="need", sector=sector, text=text),))
    assert write_news(record).plain.endswith(f"* {written}\n")
    if sector != "other":
        assert [one.sector for one in read_report(write_news(record).plain).needs] == [sector]


def test_needs_stand_sector_by_sector():
    needs = [("health", "خصاص الأطباء"), ("water", "ندرة المياه"), ("health", "غياب المستوصف")]
    record = NewsRecord(
        meeting=MEETING,
        needs=tuple(Need(id=str(n), sector=sector, text=text) for n, (sector, text) in enumerate(needs)),
    )
    assert [one.facts for one in write_news(record).paragraphs[-1].sentences] == [("0",), ("2",), ("1",)]


def test_marks_of_direction_and_line_breaks_in_a_record_do_not_enter_the_text():
    outcome = Outcome(id="outcome", text="إحداث\n* لجنة \u2068التتبع\u2069")
    news = write_news(NewsRecord(meeting=MEETING, outcomes=(outcome,)))
    assert news.plain.endswith("\n* إحداث * لجنة التتبع\n")
