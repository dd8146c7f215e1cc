"""Passwords that others use, or that only repeat a name, are refused without asking anybody."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from liqaa.access.models import Account

pytestmark = pytest.mark.django_db


def codes(password: str) -> list[str]:
    """Why a password is refused for somebody."""
    somebody = Account(email="amina.benali@example.ma", name="أمينة بنعلي Amina Benali")
    try:
        validate_password(password, user=somebody)
    except ValidationError as problem:
        return [str(each.code) for each in problem.error_list]
    return []


@pytest.mark.parametrize(
    "password",
    [
        "password123",
        "Password123",
        "P@ssword123",
        "password123!!",
        "١٢٣٤٥٦٧٨٩٠",
        "بسم الله الرحمن الرحيم",
        "بسم اللّه الرّحمن الرّحيم",
        "كلمة المرور",
        "كلمةالمرور2026",
        "azertyuiop",
        "motdepasse2024",
        "ديما مغرب 2026",
    ],
)
def test_what_others_use_is_refused(password: str) -> None:
    assert "password_known" in codes(password)


@pytest.mark.parametrize("password", ["aminabenali", "Benali-2026!", "أمينة بنعلي 1990", "liqaa-maroc-2026"])
def test_what_repeats_a_name_is_refused(password: str) -> None:
    assert "password_of_names" in codes(password)


@pytest.mark.parametrize("password", ["aaaaaaaaaaaa", "abababababab", "..........,,"])
def test_what_repeats_characters_is_refused(password: str) -> None:
    assert {"password_repeats", "password_known"} & set(codes(password))


@pytest.mark.parametrize(
    "password",
    [
        "نخلة على ضفة النهر",
        "another long secret",
        "xK9#mQ2$vL7@",
        "أمينة تحب قطف الزيتون في نونبر",
        "!?*+~^&%=§",
    ],
)
def test_what_nobody_uses_is_taken(password: str) -> None:
    assert codes(password) == []


def test_nine_characters_are_too_few() -> None:
    assert codes("xK9#mQ2$v") == ["password_too_short"]
