"""What holds for every text: the reader never raises, points only into the text, and invents no word."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from liqaa.kit.arabic import fold
from liqaa.reports.text.read import read_report
from liqaa.reports.text.shapes import PersonFact, Reading

VOCABULARY = (
    "ترأس استضاف بتأطير من بحضور وحضر إلى جانب تحت إشراف الأمين الجهوي عضو المجلس الوطني للحزب"
    " رئيس جماعة النائبان البرلمانيان محمد عبد الإله بن مريم العطاوي آيت بوزيان فاطمة الزهراء"
    " السيد الأخت الدكتور مولاي يعقوب بإقليم بجماعة عين الشقف بمدينة ميدلت لقاء تواصليا المؤتمر"
    " الإقليمي جمع عام يوم السبت 22 نونبر 2024 أمس فاتح 31 وخلص الاجتماع إلى الدعوة إلى قرر صادق"
    " على ما يلي: - * 1. حزب الأفق الجديد جمعية نقابة التعليم الصحة مشاكل تعاني من البطالة ضعف"
    " الطرق ، . ؛ : ( ) « » \n و ف نائبه عن الذي التي منوها داعيا أكد دعا انتخاب كاتبا إقليميا"
    " وتضم الكتابة منتخبي ومناضلي الحزب أعضاء الوطن على علي إلى 08/01/2011 اترك رد"
)
WORDS = VOCABULARY.split(" ")

sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=120).map(" ".join)
anything = st.text(max_size=400)


def words_of(reading: Reading) -> Iterator[str]:
    """Every string value that is told to be the text's own."""
    people: list[PersonFact] = [
        *reading.facilitators, *reading.attendees, *reading.elected_or_appointed, *reading.mentioned,
    ]  # fmt: skip
    people += [person for person in (reading.chair, reading.host) if person]
    yield from (person.name for person in people)
    yield from (text for text in (reading.title, reading.kicker, reading.framework, reading.slogan) if text)
    yield from reading.attendee_groups
    yield from reading.topics
    yield from reading.achievements
    yield from (need.text for need in reading.needs)
    yield from (outcome.text for outcome in reading.outcomes)
    yield from (said.text for said in reading.interventions)
    yield from (text for text in (reading.meeting.raw, reading.date.raw, reading.place.venue) if text)


def assert_sound(text: str) -> None:
    reading = read_report(text)
    for finding in reading.findings:
        assert all(0 <= start < end <= len(reading.text) for start, end in finding.spans), finding
        assert 0 <= finding.confidence <= 1
    haystack = fold(reading.text).replace(" ", "")
    for value in words_of(reading):
        assert fold(value).replace(" ", "") in haystack, value


@settings(max_examples=80, deadline=None)
@given(anything)
def test_any_text_is_read_soundly(text):
    assert_sound(text)


@settings(max_examples=80, deadline=None)
@given(sentences)
def test_words_of_the_genre_in_any_order_are_read_soundly(text):
    assert_sound(text)


def test_a_long_line_takes_time_in_proportion_to_its_length():
    assert_sound("ترأس محمد العطاوي لقاء تواصليا بحضور منتخبي الحزب " * 500)
    assert_sound("بحضور " * 4_000)
    assert_sound("محمد " * 4_000)
    assert_sound("رئيس جماعة " * 4_000)
