"""The map's layer of directives: the state of each place, within the reader's reach, in few statements."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from liqaa.campaigns import actions
from liqaa.campaigns.tests import factories as make

pytestmark = pytest.mark.django_db


def signed_in(*grants: tuple[str, str]) -> Client:
    client = Client()
    client.force_login(make.account(*grants))
    return client


def units(client: Client, **asked: Any) -> dict[str, Any]:
    answer = client.get(reverse("dashboards:map_data", query={"layer": "directives", **asked}))
    assert answer.status_code == 200
    return {unit["path"]: unit for unit in answer.json()["units"]}


def test_a_province_has_the_colour_of_what_it_did_with_the_memo() -> None:
    made = make.execution()
    make.province(make.SIBLING)
    actions.spread(directive=made.directive, by=make.author(), at=make.now())
    client = signed_in(("national_organisation_head", "ma"))
    assert units(client, path="ma")[make.PROVINCE]["step"] == "none"
    judge = make.account(("regional_secretary", make.REGION))
    actions.satisfy(execution=made, meeting=make.meeting(made.body), by=make.author(), at=make.now())
    assert units(client, path="ma")[make.PROVINCE]["step"] == "half"
    actions.report(execution=made, text="تقرير", by=make.author(), at=make.now())
    page = client.get(reverse("dashboards:map", query={"layer": "directives", "path": "ma"}))
    assert page.context["view"].total.parts == {
        "promised": 2,
        "approved": 0,
        "reported": 1,
        "begun": 0,
        "sent_back": 0,
        "late": 0,
        "waiting": 1,
    }
    actions.approve(execution=made, by=judge, at=make.now())
    found = units(client, path="ma")
    assert [found[path]["step"] for path in (make.PROVINCE, make.SIBLING)] == ["good", "none"]


def test_the_directive_is_chosen_and_the_latest_comes_first() -> None:
    first = make.execution()
    make.overdue(first.directive)
    make.issued(title="مذكرة ثانية")
    client = signed_in(("national_organisation_head", "ma"))
    assert units(client, path="ma")[make.PROVINCE]["step"] == "none"
    assert units(client, path="ma", choice=first.directive_id)[make.PROVINCE]["step"] == "late"


def test_another_province_sees_neither_the_figure_nor_the_memo() -> None:
    make.execution()
    client = signed_in(("provincial_secretary", make.SIBLING))
    page = client.get(reverse("dashboards:map", query={"layer": "directives", "path": "ma"}))
    assert "تنظيم الأبواب المفتوحة" not in page.content.decode()
    assert units(client, path="ma")[make.PROVINCE]["step"] == "unseen"
    refused = signed_in(("member", "ma")).get(reverse("dashboards:map", query={"layer": "directives"}))
    assert refused.status_code == 403


def test_what_is_missing_leads_to_the_execution() -> None:
    made = make.overdue(make.execution().directive).executions.get()
    client = signed_in(("national_organisation_head", "ma"))
    asked = {"layer": "directives", "path": "ma", "tab": "missing"}
    (line,) = client.get(reverse("dashboards:map", query=asked)).context["missing"]
    told = (line.lack.path, line.lack.url, line.lack.since)
    assert told == (make.PROVINCE, reverse("campaigns:execution", args=[made.pk]), made.directive.due_on)


@pytest.mark.parametrize("tab", ["", "missing"])
def test_the_layer_takes_as_many_statements_for_three_provinces_as_for_one(tab: str) -> None:
    made = make.execution()
    client = signed_in(("national_organisation_head", "ma"))
    address = reverse("dashboards:map", query={"layer": "directives", "path": "ma", "tab": tab})
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for path in (make.SIBLING, "ma/03/561"):
        make.province(path)
    actions.spread(directive=made.directive, by=make.author(), at=make.now())
    with CaptureQueriesContext(connection) as three:
        client.get(address)
    assert len(three) == len(one)
    assert len(three) <= 12
