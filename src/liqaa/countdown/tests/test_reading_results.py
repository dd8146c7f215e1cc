"""Files of past results: what is right, wrong, or to be asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liqaa.countdown.text.results import COLUMNS, Fault, Gazetteer, Reading, read_results

ONE, TWO, THREE = "ma/03/591/01.03", "ma/03/591/05/02", "ma/05/081/01"
PLACES = Gazetteer(
    codes={"591.01.03": ONE, "591.05.02": TWO, "081.01": THREE},
    names={
        "عين الشقف": frozenset({ONE}),
        "اولاد ميمون": frozenset({TWO, THREE}),
        "ain chkef": frozenset({ONE}),
    },
    provinces={"مولاي يعقوب": frozenset({"ma/03/591"}), "بني ملال": frozenset({"ma/05/081"})},
)


def faults(text: str) -> list[Fault]:
    return [each.fault for each in read_results(text, PLACES).wrong]


def test_a_file_in_arabic_with_semicolons_and_grouped_numbers():
    reading = read_results("الجماعة;الحزب;عدد الأصوات;المقاعد\nعين الشقف;لائحة أ;1 234;٣\n", PLACES)
    assert reading.whole
    (found,) = reading.results
    assert (found.line, found.path, found.list_name, found.votes, found.seats) == (2, ONE, "لائحة أ", 1234, 3)


def test_a_file_in_french_with_codes_and_turnout():
    text = "Code commune,Liste,Voix,Inscrits,Votants\n591.05.02,L1,10,100,40\n591.05.02,L2,20,100,40\n"
    reading = read_results(text, PLACES)
    assert reading.whole
    assert [(each.path, each.votes, each.registered, each.voters) for each in reading.results] == [
        (TWO, 10, 100, 40),
        (TWO, 20, 100, 40),
    ]


def test_a_namesake_is_asked_and_never_guessed():
    text = "الجماعة,اللائحة,الأصوات\nأولاد ميمون,أ,5\nأولاد ميمون,ب,6\n"
    reading = read_results(text, PLACES)
    (question,) = reading.questions.values()
    assert not reading.whole
    assert (question.name, question.paths, question.lines) == ("أولاد ميمون", (TWO, THREE), [2, 3])
    answered = read_results(text, PLACES, {question.key: THREE})
    assert answered.whole
    assert {each.path for each in answered.results} == {THREE}
    assert read_results(text, PLACES, {question.key: ONE}).questions


def test_the_province_settles_a_namesake():
    text = "الجماعة,الإقليم,اللائحة,الأصوات\nأولاد ميمون,مولاي يعقوب,أ,5\n"
    assert [each.path for each in read_results(text, PLACES).results] == [TWO]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("999,عين الشقف,أ,5,,", Fault.UNKNOWN_CODE),
        ("591.05.02,عين الشقف,أ,5,,", Fault.CODE_AND_NAME),
        (",لا وجود لها,أ,5,,", Fault.UNKNOWN_PLACE),
        (",,أ,5,,", Fault.NO_PLACE),
        (",عين الشقف,,5,,", Fault.NO_LIST),
        (",عين الشقف,أ,,,", Fault.NO_VOTES),
        (",عين الشقف,أ,-5,,", Fault.NOT_A_NUMBER),
        (",عين الشقف,أ,12.5,,", Fault.NOT_A_NUMBER),
        (",عين الشقف,أ,=5,,", Fault.NOT_A_NUMBER),
        (",عين الشقف,أ,99999999999,,", Fault.NOT_A_NUMBER),
        (",عين الشقف,أ,50,100,40", Fault.MORE_VOTES),
        (",عين الشقف,أ,5,100,400", Fault.MORE_VOTERS),
    ],
)
def test_a_faulty_line_says_why(line, fault):
    assert faults(f"الرمز,الجماعة,اللائحة,الأصوات,المسجلون,المصوتون\n{line}\n") == [fault]


def test_a_list_stands_once_in_a_commune_and_turnout_is_one():
    head = "الجماعة,اللائحة,الأصوات,المسجلون,المصوتون\n"
    assert faults(f"{head}عين الشقف,أ,5,100,50\nAin Chkef,أ,5,100,50\n") == [Fault.TWICE]
    assert faults(f"{head}عين الشقف,أ,5,100,50\nعين الشقف,ب,5,100,60\n") == [Fault.OTHER_TURNOUT]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", Fault.NO_HEADINGS),
        ("a,b,c\n1,2,3\n", Fault.NO_HEADINGS),
        ("الجماعة,اللائحة,الأصوات\n", Fault.NOTHING_BELOW),
        ("\x00", Fault.NOT_A_TABLE),
    ],
)
def test_a_file_that_is_no_table_says_so(text, fault):
    assert faults(text) == [fault]


@given(st.text())
def test_any_text_is_read_without_an_error(text):
    assert isinstance(read_results(text, PLACES), Reading)


CELL = st.sampled_from(
    ["591.01.03", "عين الشقف", "أولاد ميمون", "12", "-1", "", "=x", '"', "مولاي يعقوب", "x"]
)


@given(
    st.lists(st.sampled_from(sorted(COLUMNS)), min_size=1, max_size=8),
    st.lists(st.lists(CELL, max_size=9), max_size=12),
    st.sampled_from(",;\t"),
)
def test_each_line_becomes_a_result_a_fault_or_a_question(headings, rows, mark):
    lines = [mark.join(row).replace('"', "") for row in rows]
    text = "\n".join([mark.join(headings), *lines])
    reading = read_results(text, PLACES)
    told = [each.line for each in reading.results] + [each.line for each in reading.wrong]
    told += [line for question in reading.questions.values() for line in question.lines]
    filled = [number for number, line in enumerate(lines, start=2) if line.replace(mark, "").strip()]
    if reading.wrong and reading.wrong[0].line == 1:
        assert not reading.results
    else:
        assert sorted(told) == filled
    keys = [(each.path, each.list_name) for each in reading.results]
    assert len(keys) == len(set(keys))
