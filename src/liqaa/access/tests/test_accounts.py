"""Accounts are made by invitation and describe themselves."""

import pytest

from liqaa.access.actions import change_password, create_account, describe_account
from liqaa.access.models import Account
from liqaa.access.tests.conftest import NOW
from liqaa.journal.actions import SYSTEM
from liqaa.journal.models import Entry
from liqaa.kit.refusals import Refused

pytestmark = pytest.mark.django_db


def test_an_account_is_made_once_for_an_address(amina: Account) -> None:
    again = create_account(email=" AMINA@example.ma ", name="غيرها", by=SYSTEM, at=NOW)
    assert (again.pk, again.email, again.name) == (amina.pk, "amina@example.ma", "أمينة بنعلي")
    assert again.has_usable_password() is False
    assert list(Entry.objects.filter(verb__startswith="access").values_list("verb", flat=True)) == [
        "access.create_account"
    ]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"email": "nobody"}, "email"),
        ({"email": "a@b.ma\x00c d"}, "email"),
        ({"name": " \u200f "}, "name"),
        ({"name": "ا" * 201}, "name"),
        ({"name": "ا" * 1_000_000}, "name"),
        ({"language": "xx"}, "language"),
    ],
)
def test_what_cannot_be_an_account_is_refused(changed: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        create_account(
            **({"email": "a@example.ma", "name": "أ", "language": "ar"} | changed), by=SYSTEM, at=NOW
        )
    assert (refusal.value.field, Account.objects.count()) == (field, 0)


def test_describing_writes_only_what_changed(amina: Account) -> None:
    describe_account(account=amina, name="أمينة بنعلي", language="fr", by=amina, at=NOW)
    describe_account(account=amina, name="أمينة بنعلي", language="fr", by=amina, at=NOW)
    lines = Entry.objects.filter(verb="access.describe_account").values_list("fields", flat=True)
    assert list(lines) == [["language"]]


@pytest.mark.parametrize("password", ["short", "1234567890", "password123", "\x00longer than ten"])
def test_a_weak_password_is_refused_beside_its_field(amina: Account, password: str) -> None:
    with pytest.raises(Refused) as refusal:
        change_password(account=amina, password=password, by=amina, at=NOW)
    assert refusal.value.field == "password"
    assert Account.objects.get().has_usable_password() is False
