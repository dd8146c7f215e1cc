"""Places named in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liqaa.territory.text import gazetteer


def _seen(text):
    return [
        (text[found.start : found.end], found.kind_word, found.refs[0].code)
        for found in gazetteer().scan(text)
    ]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("بالأمانة الإقليمية بإقليم مولاي يعقوب", [("مولاي يعقوب", "إقليم", "03.591")]),
        ("بالمقر الإقليمي بجماعة عين الشقف؛", [("عين الشقف", "جماعة", "03.591.01.03")]),
        ("بمجلس جهة فاس- مكناس وموني", [("فاس- مكناس", "جهة", "03")]),
        ("بجهة بني ملال خنيفرة، بحضور", [("بني ملال خنيفرة", "جهة", "05")]),
        ("بمدينة قصبة تادلة", [("قصبة تادلة", "مدينة", "05.091.01.07")]),
        ("الجماعة الترابية لعين الشقف", [("عين الشقف", "جماعة", "03.591.01.03")]),
        ("عمالة مقاطعات عين الشق", [("عين الشق", "عمالة", "06.141.01.40")]),
        ("قرية با محمد", [("قرية با محمد", None, "03.531.01.03")]),
        ("بدائرة قرية بامحمد", [("قرية بامحمد", "دائرة", "03.531.05")]),
        ("للناضور وبسلا", [("للناضور", None, "02.381"), ("سلا", None, "04.441")]),
        ("province d'Azilal", [("Azilal", "province", "05.081")]),
        ("commune de M’rirt", [("M’rirt", "commune", "05.301.01.05")]),
        ("جماعة تامزموت", [("تامزموت", "جماعة", "08.587.03.37")]),
        ("بالتنظيم الإقليمي بالحسيمة", [("الحسيمة", None, "01.051")]),
        ("الجماعات الترابية.\n\n* الرفع من وتيرة", []),
        ("جماعة العدل والإحسان", []),
        ("", []),
    ],
)
def test_a_place_is_seen_with_its_kind_word(text, seen):
    assert _seen(text) == seen


def test_a_plural_kind_word_holds_for_the_whole_list():
    assert _seen("بجماعات عين الشقف، سبع رواضي ومكس")[:2] == [
        ("عين الشقف", "جماعة", "03.591.01.03"),
        ("سبع رواضي", "جماعة", "03.591.03.05"),
    ]
    assert _seen("بإقليمي فاس ومولاي يعقوب") == [
        ("فاس", "إقليم", "03.231"),
        ("مولاي يعقوب", "إقليم", "03.591"),
    ]


def test_a_name_does_not_run_over_the_end_of_a_sentence():
    assert [code for _, _, code in _seen("في فاس. مكناس أيضا")] == ["03.231", "03.061"]
    assert [code for _, _, code in _seen("في فاس، مكناس")] == ["03.231", "03.061"]
    assert [code for _, _, code in _seen("في فاس - مكناس")] == ["03"]


@pytest.mark.parametrize("text", ["إصلاح ملعب القرب", "الدورة الجديدة", "سياسة المدينة", "المهندس حسان"])
def test_an_everyday_word_that_is_also_a_name_is_marked_weak(text):
    mentions = gazetteer().scan(text)
    assert mentions
    assert all(found.weak for found in mentions)


def test_a_province_and_a_commune_with_its_kind_word_are_not_weak():
    assert [found.weak for found in gazetteer().scan("بتاونات وبجماعة ملعب وبالجديدة")] == [
        False,
        False,
        False,
    ]


def test_a_guessed_name_says_so():
    (found,) = gazetteer().scan("بجماعة تامضا نومرسيذ")
    assert found.guessed
    assert found.refs[0].code == "05.081.03.11"
    (known,) = gazetteer().scan("بجماعة عين الشقف")
    assert not known.guessed
    assert known.whole_start == 0


@given(st.text(alphabet="بجماعة إقليم فاس مكناس الشقف عين و،.\nده ", max_size=60))
def test_mentions_never_overlap_and_lie_in_the_text(text):
    last = 0
    for found in gazetteer().scan(text):
        assert last <= found.whole_start <= found.start < found.end <= len(text)
        assert found.refs
        last = found.end
