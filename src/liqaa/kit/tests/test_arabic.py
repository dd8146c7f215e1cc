"""Text keys: the spellings that must meet, what must stay apart, and the twin in PostgreSQL."""

import unicodedata

import pytest
from django.db import connection
from hypothesis import example, given, settings
from hypothesis import strategies as st

from liqaa.kit import arabic

MEETING_PAIRS = [
    ("أگلمام أزگزا", "اكلمام ازكزا"),
    ("الشُّرَفاء", "الشرفا"),
    ("فاس- مكناس", "فاس مكناس"),
    ("مســـتشار", "مستشار"),
    ("مسؤول", "مسوول"),
    ("شئ", "شيء"),
    ("مقاطعة", "مقاطعه"),
    ("موسى", "موسي"),
    ("ڤاس", "فاس"),
    ("پاريس", "باريس"),
    ("ﻻﺋﺤﺔ", "لائحة"),
    ("٢٤ نونبر ۲۰۲۴", "24 نونبر 2024"),
    ("Béni-Mellal", "BENI MELLAL"),
    ("Cœur", "coeur"),
    ("محمد\u200f\u202bبن علي\u202c", "محمدبن علي"),
    ("کريم ی", "كريم ي"),
]


@pytest.mark.parametrize(("one", "other"), MEETING_PAIRS)
def test_spellings_of_the_same_words_meet_in_one_key(one, other):
    assert arabic.fold(one) == arabic.fold(other)


def test_different_words_keep_different_keys():
    assert arabic.fold("طنجة") == "طنجه"
    assert arabic.fold("تنجة") == "تنجه"
    assert arabic.fold("الناضور") != arabic.fold("الناظور")


def test_folding_twice_changes_nothing_more():
    text = "الأمانة الإقليمية: 24 نونبر — M'rirt"
    assert arabic.fold(arabic.fold(text)) == arabic.fold(text) == "الامانه الاقليميه 24 نونبر m rirt"


@given(st.text())
@example("ﷺ½´ ـ\u064bا")
def test_map_tokens_and_key_tell_the_same_story(text):
    key, index = arabic.fold_with_map(text)
    assert key == arabic.fold(text)
    assert len(index) == len(key)
    assert index == sorted(index)
    assert arabic.tokens(text) == key.split()
    assert [token.text for token in arabic.token_spans(text)] == key.split()


def test_a_found_word_points_back_at_the_words_as_written():
    text = "بمقرِّ الأمانــة، عين الشقف"
    key, index = arabic.fold_with_map(text)
    found = key.index("الامانه")
    start, end = arabic.original_span(index, found, found + len("الامانه"))
    assert text[start:end] == "الأمانــة"
    assert [text[token.start : token.end] for token in arabic.token_spans(text)] == [
        "بمقرِّ",
        "الأمانــة",
        "عين",
        "الشقف",
    ]


@pytest.mark.parametrize(
    ("token", "forms"),
    [
        ("بالجماعه", ("بالجماعه", "الجماعه", "جماعه")),
        ("للاقليم", ("للاقليم", "لاقليم", "الاقليم", "اقليم")),
        ("وبفاس", ("وبفاس", "بفاس", "فاس")),
        ("وزان", ("وزان", "زان")),
        ("ب", ("ب",)),
    ],
)
def test_clitic_forms_take_away_one_prefix_after_the_other(token, forms):
    assert arabic.clitic_forms(token) == forms


@pytest.mark.parametrize(
    ("token", "bare"),
    [
        ("وللجماعه", "جماعه"),
        ("بالجماعه", "جماعه"),
        ("والاقليم", "اقليم"),
        ("بمدينه", "مدينه"),
        ("وزان", "وزان"),
        ("كتابه", "كتابه"),
    ],
)
def test_strip_clitics_leaves_short_words_whole(token, bare):
    assert arabic.strip_clitics(token) == bare


def test_search_key_ignores_articles_and_spaces():
    assert arabic.search_key("قرية با محمد") == arabic.search_key("القرية بامحمد")
    assert arabic.search_key("Aïn Chkef") == "ainchkef"


def test_names_ordered_by_their_fold_have_hamza_forms_where_their_alif_stands():
    names = ["تازة", "إفران", "بركان", "أزيلال", "آسفي"]
    assert sorted(names, key=arabic.fold) == ["أزيلال", "آسفي", "إفران", "بركان", "تازة"]


def test_clean_removes_what_must_not_be_stored_and_nothing_else():
    dirty = "سطر\x00 أول\r\n\u202eسطر\u2069 ثانٍ\tـ\u200b\x07\ud800"
    assert arabic.clean(dirty) == "سطر أول\nسطر ثانٍ\tـ"
    assert arabic.clean("e\u0301") == "é"


@given(st.text())
def test_clean_text_is_composed_and_storable(text):
    cleaned = arabic.clean(text)
    assert cleaned == unicodedata.normalize("NFC", cleaned)
    assert "\x00" not in cleaned
    cleaned.encode()


def test_isolation_wraps_text_and_leaves_nothing_around_nothing():
    assert arabic.isolate("نص") == "\u2068نص\u2069"
    assert arabic.isolate_ltr("+212 535") == "\u2066+212 535\u2069"
    assert arabic.isolate("") == ""


def _fold_in_postgres(texts):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kit_fold(t) FROM unnest(%s::text[]) WITH ORDINALITY AS x(t, n) ORDER BY n", [texts]
        )
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db
def test_postgres_folds_every_letter_we_name_as_python_does():
    letters = [chr(code) for code in (*range(1, 0x0800), *range(0x1E00, 0x2200), *range(0x2D30, 0x2D80))]
    letters += [chr(code) for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00))]
    texts = [f"ا{letter}ب" for letter in letters]
    assert _fold_in_postgres(texts) == [arabic.fold(text) for text in texts]


@pytest.mark.django_db
@settings(max_examples=100)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\x00", max_codepoint=0xFFFF)), max_size=20
    )
)
def test_postgres_folds_running_text_as_python_does(texts):
    assert _fold_in_postgres(texts) == [arabic.fold(text) for text in texts]
