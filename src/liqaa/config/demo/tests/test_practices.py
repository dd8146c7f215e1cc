"""From the report to the system, in the demo: every practice leads to a screen that its readers open."""

import pytest
from django.conf import settings
from django.test import Client

from liqaa.access.models import Account

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["provincial", "organisation", "elected", "inspector"])
def test_every_link_of_the_page_is_followed(name):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ar"
    client.force_login(Account.objects.get(email=f"{name}@demo.invalid"))
    rows = client.get("/from-the-reports/").context["rows"]
    addresses = {row["url"] for row in rows if row["url"]}
    answers = {address: client.get(address).status_code for address in addresses}
    assert answers == dict.fromkeys(addresses, 200)


def test_the_secretary_of_a_province_reaches_every_screen():
    client = Client()
    client.force_login(Account.objects.get(email="provincial@demo.invalid"))
    rows = client.get("/from-the-reports/").context["rows"]
    assert [row for row in rows if not row["url"]] == []
