"""What an office gave is gone with the next request: pages, pieces, files, exports, search."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from liqaa.access.actions import create_account, grant, revoke_source
from liqaa.access.models import Account
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.people.actions import add_person
from liqaa.people.models import Person
from liqaa.territory.models import Place

pytestmark = pytest.mark.django_db
NAME = "زبيدة الشاطبي"
PROVINCE = "ma/03/591"


@pytest.fixture(autouse=True)
def house() -> Iterator[None]:
    with acting_for(SYSTEM):
        yield


@pytest.fixture
def account(db: None) -> Account:
    now = timezone.now()
    account = create_account(email="gone@example.ma", name="راحل", by=SYSTEM, at=now)
    given: dict[str, Any] = {
        "source_kind": "bodies.appointment",
        "source_id": 7,
        "starts_on": date(2020, 1, 1),
    }
    places = [Place.objects.get(path=PROVINCE)]
    grant(account=account, role="provincial_secretary", places=places, **given, by=SYSTEM, at=now)
    return account


@pytest.fixture
def person(account: Account) -> Person:
    place = Place.objects.get(path=PROVINCE)
    return add_person(name=NAME, place=place, by=SYSTEM, at=timezone.now())


def test_nothing_is_left_after_the_end(client: Client, account: Account, person: Person) -> None:
    surfaces = {
        "list": reverse("people:list"),
        "search": f"{reverse('people:list')}?q=زبيدة",
        "page": reverse("people:person", args=[person.pk]),
        "piece": f"{reverse('people:options')}?field=person&person_typed=زبيدة",
        "export": f"{reverse('dashboards:map_csv')}?path={PROVINCE}",
    }
    client.force_login(account)
    before = {name: client.get(address) for name, address in surfaces.items()}
    assert {answer.status_code for answer in before.values()} == {200}
    assert [name for name, answer in before.items() if NAME in answer.content.decode()] == [
        "list", "search", "page", "piece",
    ]  # fmt: skip
    assert revoke_source(source_kind="bodies.appointment", source_id=7, by=SYSTEM, at=timezone.now()) == 1
    after = {name: client.get(address) for name, address in surfaces.items()}
    assert [name for name, answer in after.items() if NAME in answer.content.decode()] == []
    assert [after["page"].status_code, after["export"].status_code] == [404, 403]
    assert client.get("/access/account/").status_code == 200
