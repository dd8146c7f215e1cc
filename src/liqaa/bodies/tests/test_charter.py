"""Reading a charter: what is refused, where, and that it reads back the same."""

import tomllib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liqaa.bodies.text.charter import (
    CharterError,
    assumed_values,
    builtin_charters,
    builtin_mandates,
    confirm_values,
    parse_charter,
    parse_mandates,
)
from liqaa.bodies.text.confirming import write_toml
from liqaa.bodies.text.errors import SENTENCES

SMALL = """schema = "liqaa-charter/1"

[charter]
id = "small"
kind = "party"
country = "ma"
valid_from = 2024-01-01
name = { ar = "حزب", fr = "Parti", en = "Party" }

[[level]]
key = "national"
order = 0
units = ["kingdom"]
name = { ar = "وطني", fr = "national", en = "national" }

[[quorum]]
key = "default"
first_call = "1/2+1"
second_call = "present"

[[body_type]]
key = "council"
levels = "*"
kind = "deliberative"
mandate_months = { value = 48, conf = "assumed" }
name = { ar = "المجلس", fr = "Conseil", en = "Council" }

[[office]]
key = "member"
bodies = "council"
kind = "member"
role = "member"
title = { ar = "عضو المجلس", fr = "membre", en = "member" }

[[lifecycle]]
key = "found"
kind = "found"
applies_to = "council"
name = { ar = "تأسيس", fr = "Fondation", en = "Founding" }
[[lifecycle.step]]
key = "structured"
state = "structured"
by = "council"
name = { ar = "مهيكل", fr = "structuré", en = "structured" }
"""


def refusal(text: str) -> CharterError:
    with pytest.raises(CharterError) as caught:
        parse_charter(text)
    return caught.value


def test_the_smallest_charter_is_read():
    charter = parse_charter(SMALL)
    assert charter.body_type("council").levels == ("national",)
    assert charter.office("member").seats.at_most is None
    assert [step.key for step in charter.steps_for("council")] == ["structured"]
    assert charter.steps_for("council", "renew") == ()
    with pytest.raises(LookupError):
        charter.offices_of("parliament")


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ('schema = "liqaa-charter/1"', 'schema = "other/9"', "bad_schema", "schema"),
        ('schema = "liqaa-charter/1"', 'schema = "liqaa-charter/1"\nextra = 1', "unknown_key", ""),
        ("[[quorum]]", "[[quorums]]", "unknown_key", ""),
        ('kind = "party"', 'kind = "club"', "unknown_choice", "charter.kind (line 3)"),
        ("valid_from = 2024-01-01", 'valid_from = "2024"', "bad_type", "charter.valid_from (line 3)"),
        ("order = 0", "order = -1", "bad_number", "level.national.order (line 10)"),
        ("order = 0", "order = true", "bad_number", "level.national.order (line 10)"),
        ("order = 0", 'order = 0\nparent = "world"', "unknown_level", "level.national.parent (line 10)"),
        ('units = ["kingdom"]', 'units = ["moon"]', "unknown_choice", "level.national.units (line 10)"),
        ('first_call = "1/2+1"', 'first_call = "3/2"', "bad_share", "quorum.default.first_call (line 16)"),
        ('levels = "*"', 'levels = "moon"', "unknown_level", "body_type.council.levels (line 21)"),
        ('levels = "*"', 'levels = "*"\ncolour = "red"', "unknown_key", "body_type.council.colour (line 21)"),
        (
            'levels = "*"',
            'levels = "*"\nquorum = "big"',
            "unknown_quorum",
            "body_type.council.quorum (line 21)",
        ),
        ("value = 48", "value = 999999", "bad_number", "body_type.council.mandate_months (line 21)"),
        ("value = 48", 'value = "long"', "bad_number", "body_type.council.mandate_months (line 21)"),
        (
            'conf = "assumed"',
            'conf = "maybe"',
            "unknown_choice",
            "body_type.council.mandate_months (line 21)",
        ),
        ('fr = "Conseil", ', "", "missing_key", "body_type.council.name (line 21)"),
        ('bodies = "council"', 'bodies = "senate"', "unknown_body_type", "office.member.bodies (line 28)"),
        (
            'bodies = "council"',
            'bodies = "council"\nseats = [9, 3]',
            "bad_range",
            "office.member.seats (line 28)",
        ),
        ('ar = "عضو المجلس"', 'ar = "عضو {place}"', "bad_pattern", "office.member.title (line 28)"),
        ('role = "member"', 'role = "king"', "unknown_choice", "office.member.role (line 28)"),
        ('ar = "عضو المجلس"', 'ar = "عضو \\u0000"', "bad_text", "office.member.title.ar (line 28)"),
        ('ar = "عضو المجلس"', 'ar = "عضو \\u202e"', "bad_text", "office.member.title.ar (line 28)"),
        (
            'by = "council"',
            'by = "senate"',
            "unknown_body_type",
            "lifecycle.found.step.structured.by (line 35)",
        ),
        (
            'state = "structured"',
            'state = "done"',
            "unknown_choice",
            "lifecycle.found.step.structured.state (line 40)",
        ),
        (
            "[[lifecycle]]",
            '[[office]]\nkey = "member"\n[[lifecycle]]',
            "duplicate_key",
            "office.member (line 35)",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(old, new, code, where):
    assert SMALL.count(old) >= 1
    error = refusal(SMALL.replace(old, new, 1))
    assert (error.code, error.where) == (code, where)


def test_a_refusal_is_said_in_three_languages():
    error = refusal(SMALL.replace('bodies = "council"', 'bodies = "senate"'))
    assert error.message == "Body type “senate” is not defined"
    assert error.in_language("ar") == "نوع الهيئة «senate» غير معرف"
    assert error.in_language("fr") == "Type d'instance « senate » non défini"
    assert str(error) == "office.member.bodies (line 28): Body type “senate” is not defined"


def test_every_sentence_has_the_same_placeholders_in_each_language():
    for code, sentence in SENTENCES.items():
        found = [
            {
                part.split("}")[0].removesuffix("_ar").removesuffix("_fr").removesuffix("_en")
                for part in text.split("{")[1:]
            }
            for text in (sentence.ar, sentence.fr, sentence.en)
        ]
        assert found[0] == found[1] == found[2], code


def test_a_broken_file_says_where_it_breaks():
    error = refusal(SMALL + "\n= nothing")
    assert error.code == "not_toml"
    assert "line 46" in error.message


def test_nesting_without_end_and_endless_files_are_refused():
    assert refusal("a = " + "[" * 100_000).code == "not_toml"
    assert refusal("#" * 600_000).code == "too_large"


def test_an_interim_form_is_an_office_or_a_body():
    interim = '\n[[interim]]\nkey = "gap"\nstands_in_for = "council"\n'
    assert refusal(SMALL + interim).code == "bad_interim"
    assert refusal(SMALL + interim + 'office = "member"\nbody = "council"\n').code == "bad_interim"
    assert refusal(SMALL + interim + 'office = "king"\n').code == "unknown_office"
    assert (
        parse_charter(SMALL + interim + 'office = "member"\n').interims_for("council")[0].office == "member"
    )


@pytest.mark.parametrize("path", builtin_charters().values(), ids=lambda path: path.stem)
def test_a_charter_written_out_reads_back_the_same(path):
    text = path.read_text("utf-8")
    written = write_toml(tomllib.loads(text))
    assert tomllib.loads(written) == tomllib.loads(text)
    assert parse_charter(written) == parse_charter(text)


def test_mandates_written_out_read_back_the_same():
    text = builtin_mandates()["ma"].read_text("utf-8")
    assert parse_mandates(write_toml(tomllib.loads(text))) == parse_mandates(text)


def test_assumed_values_can_be_confirmed_or_corrected():
    path = "body_type.council.mandate_months"
    assert [value.path for value in assumed_values(parse_charter(SMALL))] == [path]
    confirmed = parse_charter(confirm_values(SMALL, {path: None}))
    assert (confirmed.body_type("council").mandate_months, assumed_values(confirmed)) == (48, [])
    corrected = parse_charter(confirm_values(SMALL, {path: 36}))
    assert (corrected.body_type("council").mandate_months, assumed_values(corrected)) == (36, [])


@pytest.mark.parametrize("path", builtin_charters().values(), ids=lambda path: path.stem)
def test_every_assumed_value_of_a_charter_can_be_confirmed(path):
    text = path.read_text("utf-8")
    charter = parse_charter(text)
    confirmed = parse_charter(confirm_values(text, {value.path: None for value in assumed_values(charter)}))
    assert assumed_values(confirmed) == []
    assert confirmed.offices == charter.offices


def test_only_an_assumed_value_is_confirmed():
    with pytest.raises(CharterError) as caught:
        confirm_values(SMALL, {"body_type.council.size": None})
    assert caught.value.code == "unknown_path"


def reads_or_refuses(text: str) -> None:
    with suppress(CharterError):
        parse_charter(text)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    reads_or_refuses(text)


@given(st.integers(0, len(SMALL) - 1), st.integers(0, 40), st.text(max_size=20))
@settings(max_examples=300)
def test_a_charter_with_a_hole_or_a_patch_is_read_or_refused(start, length, patch):
    reads_or_refuses(SMALL[:start] + patch + SMALL[start + length :])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["value", "conf", "ar", "key"]), inner)
    ),
    max_leaves=5,
)


@given(st.data())
@settings(max_examples=300)
def test_a_value_of_any_other_shape_is_read_or_refused(data):
    document = tomllib.loads(SMALL)
    section = data.draw(st.sampled_from(["charter", "level", "quorum", "body_type", "office", "lifecycle"]))
    table = document[section] if section == "charter" else document[section][0]
    table[data.draw(st.sampled_from(sorted(table)))] = data.draw(VALUES.filter(without_null))
    reads_or_refuses(write_toml(document))


def without_null(value: object) -> bool:
    if isinstance(value, dict):
        return all(without_null(item) for item in value.values())
    if isinstance(value, list):
        return all(without_null(item) for item in value)
    return value is not None
