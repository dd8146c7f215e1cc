"""Whom a directive asks: several kinds of body of one level, families, places; previewed with its holes."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from liqaa.bodies.queries import charter
from liqaa.bodies.tests import factories as bodies
from liqaa.campaigns import actions
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.queries.offering import places_by_group
from liqaa.campaigns.queries.preview import preview
from liqaa.campaigns.tests import factories as make
from liqaa.campaigns.tests.test_views import address, form, signed_in

pytestmark = pytest.mark.django_db


def writer() -> Client:
    make.pole()
    return signed_in(make.author())


def errors(answer: Any) -> list[str]:
    return list(answer.context["form"].errors)


def test_several_kinds_of_one_level_are_asked_together() -> None:
    make.pole()
    secretariat = make.province()
    women = bodies.body("women_organisation", make.PROVINCE, family="women")
    client = writer()
    kinds = ["province:provincial_secretariat", "province:women_organisation"]
    client.post(reverse("campaigns:new"), form(asked=kinds, places=[make.REGION]))
    directive = Directive.objects.get()
    actions.issue(directive=directive, by=make.author(), at=make.now())
    assert (directive.level, directive.body_types) == (
        "province",
        ["provincial_secretariat", "women_organisation"],
    )
    assert {each.body for each in Execution.objects.all()} == {secretariat, women}


def test_a_family_narrows_them() -> None:
    make.province()
    women = bodies.body("women_organisation", make.PROVINCE, family="women")
    client = writer()
    client.post(
        reverse("campaigns:new"),
        form(asked=["province:provincial_secretariat", "province:women_organisation"], families=["women"]),
    )
    directive = Directive.objects.get()
    assert [each.target.body for each in preview(directive, on=make.today()).asked] == [women]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"asked": ["province:provincial_secretariat", "region:regional_secretariat"]}, "asked"),
        ({"asked": []}, "asked"),
        ({"families": ["cousins"]}, "families"),
        ({"ask": "founding", "families": ["women", "youth"]}, "families"),
        (
            {"ask": "founding", "asked": ["province:provincial_secretariat", "province:women_organisation"]},
            "asked",
        ),
    ],
)
def test_a_choice_that_cannot_be_is_said_beside_it_and_stays_ticked(
    values: dict[str, Any], field: str
) -> None:
    answer = writer().post(reverse("campaigns:new"), form(**values))
    assert (answer.status_code, errors(answer)) == (422, [field])
    ticked = [
        box.value
        for _f, groups in answer.context["form"].whom
        for g in groups
        for box in g.boxes
        if box.ticked
    ]
    assert set(values.get("asked", ["province:provincial_secretariat"])) <= set(ticked)


def test_the_country_offers_regions_and_provinces_and_a_province_its_communes() -> None:
    make.pole()
    make.local()
    make.local(make.OTHER_COMMUNE)
    structure = charter(make.today())
    country = places_by_group(structure, [make.pole()])
    assert (len(country), sum(len(group.below) for group in country)) == (12, 83)
    region = next(group for group in country if group.place.path == make.REGION)
    assert {each.path.rpartition("/")[0] for each in region.below} == {make.REGION}
    province = places_by_group(structure, [make.province()])
    assert (len(province), [group.below for group in province]) == (11, [[]] * 11)


def test_the_preview_counts_everybody_and_names_the_holes() -> None:
    make.head(make.province())
    make.head(make.province(make.SIBLING), reader=False)
    make.province("ma/03/131")
    chosen = [make.place(path) for path in (make.PROVINCE, make.SIBLING, "ma/03/131", "ma/03/561")]
    directive = make.draft(places=chosen)
    found = preview(directive, on=make.today())
    assert [each.target.scope for each in found.asked] == ["ma/03/131", make.SIBLING, make.PROVINCE]
    assert [each.target.scope for each in found.unled] == ["ma/03/131"]
    assert [each.target.scope for each in found.unread] == [make.SIBLING]
    assert [each.path for each in found.without] == ["ma/03/561"]


def test_the_preview_of_a_founding_is_every_unit_without_a_body() -> None:
    make.local()
    chosen = [make.place(path) for path in (make.COMMUNE, make.OTHER_COMMUNE)]
    directive = make.draft(
        ask="founding", level="local", body_types=["local_secretariat"], meeting_kind="", places=chosen
    )
    found = preview(directive, on=make.today())
    assert [each.target.place.path for each in found.asked] == [make.OTHER_COMMUNE]
    assert found.without == []


def test_the_draft_shows_the_preview_and_its_holes_alone_on_demand() -> None:
    make.head(make.province())
    make.province(make.SIBLING)
    directive = make.draft()
    client = signed_in(make.author())
    shown = client.get(address("directive", directive.pk))
    assert (shown.context["would_ask"], len(shown.context["page"])) == (2, 2)
    holes = client.get(address("directive", directive.pk), {"show": "holes"})
    assert [each.target.scope for each in holes.context["page"]] == [make.SIBLING]


def test_the_preview_takes_as_many_statements_for_three_as_for_one(
    django_assert_max_num_queries: Any,
) -> None:
    for path in (make.PROVINCE, make.SIBLING, "ma/03/131"):
        make.head(make.province(path))
    directive = make.draft()
    with django_assert_max_num_queries(7):
        assert len(preview(directive, on=make.today()).asked) == 3


# --- attachments ------------------------------------------------------------------------------------


def paper(name: str, text: str = "نص") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def names(directive: Directive) -> list[str]:
    return sorted(directive.attachments.values_list("name", flat=True))


def test_several_attachments_are_kept_and_removed_while_it_is_a_draft() -> None:
    make.province()
    client = writer()
    client.post(reverse("campaigns:new"), form(attachments=[paper("a.txt"), paper("b.txt", "ب")]))
    directive = Directive.objects.get()
    assert names(directive) == ["a.txt", "b.txt"]
    gone = directive.attachments.get(name="a.txt")
    changed = form(removed=[gone.pk], attachments=[paper("c.txt", "ج")])
    assert client.post(address("edit", directive.pk), changed).status_code == 302
    assert names(directive) == ["b.txt", "c.txt"]
    actions.issue(directive=directive, by=make.author(), at=make.now())
    client.post(address("edit", directive.pk), form(removed=[directive.attachments.first().pk]))
    assert names(directive) == ["b.txt", "c.txt"]


def test_a_file_that_is_not_taken_is_refused_by_its_name_and_nothing_is_kept() -> None:
    client = writer()
    files = [paper("a.txt"), SimpleUploadedFile("b.exe", b"MZ\x90\x00\x03")]
    answer = client.post(reverse("campaigns:new"), form(attachments=files))
    assert (answer.status_code, errors(answer), Directive.objects.count()) == (422, ["attachments"], 0)
    assert "b.exe" in str(answer.context["form"].errors["attachments"])


def test_those_asked_find_the_attachments_on_their_own_page() -> None:
    body = make.province()
    client = writer()
    client.post(reverse("campaigns:new"), form(attachments=[paper("مذكرة.txt")]))
    directive = Directive.objects.get()
    actions.issue(directive=directive, by=make.author(), at=make.now())
    reader = signed_in(make.account(("rapporteur", body.scope)))
    page = reader.get(address("execution", directive.executions.get().pk)).content.decode()
    assert reverse("campaigns:attachment", args=[directive.pk, directive.attachments.get().pk]) in page
