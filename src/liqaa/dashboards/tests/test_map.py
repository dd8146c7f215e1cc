"""The map's page, data and sheet: what they show to whom, in how many statements."""

import csv
import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from liqaa.bodies.models import Body
from liqaa.bodies.tests import factories as bodies
from liqaa.followup.tests import factories as followup
from liqaa.journal.models import Entry
from liqaa.kit import maps
from liqaa.meetings.models import Series, SeriesMeeting
from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.factories import COMMUNE, ELSEWHERE, PROVINCE
from liqaa.needs.tests import factories as needs
from liqaa.people.tests.factories import account, person, place

pytestmark = pytest.mark.django_db
OTHER_COMMUNE = "ma/03/591/01.01"
CASABLANCA = "ma/06/141"


@pytest.fixture
def signed_in(client):
    """A client signed in as an account with these roles."""

    def enter(*grants):
        client.force_login(account(*grants))
        return client

    return enter


@pytest.fixture
def national(signed_in):
    return signed_in(("national_organisation_head", "ma"))


def address(name="map", **asked):
    return reverse(f"dashboards:{name}", query=asked)


def units(client, **asked):
    """The units of the data by their path."""
    answer = client.get(address("map_data", **asked))
    assert answer.status_code == 200
    return {unit["path"]: unit for unit in answer.json()["units"]}


def text(client, **asked):
    answer = client.get(address(**asked))
    assert answer.status_code == 200
    return answer.content.decode()


def days_ago(days):
    return timezone.localdate() - dt.timedelta(days=days)


def task(path, **values):
    return followup.task(scope=path, place=place(path), **values)


def held(days, *paths):
    """A meeting about some places, held some days before today."""
    made = meetings.meeting(territories=[place(path) for path in paths])
    type(made).objects.filter(pk=made.pk).update(held_on=days_ago(days))


# --- who may ---------------------------


def test_a_stranger_is_sent_to_the_door(client):
    assert [client.get(address(name)).status_code for name in ("map", "map_data", "map_csv")] == [
        302,
        302,
        302,
    ]


def test_a_reader_without_any_layer_is_refused(signed_in):
    assert signed_in().get(address()).status_code == 403


def test_a_layer_that_the_reader_may_not_see_is_refused_and_one_that_is_none_is_not_found(signed_in):
    member = signed_in(("member", "ma"))
    assert member.get(address(layer="tasks")).status_code == 403
    assert member.get(address("map_data", layer="tasks")).status_code == 403
    assert member.get(address(layer="unheard")).status_code == 404


@pytest.mark.parametrize("path", ["ma/99", "zz", "ma/03/591/99/99", "ma%00", "../etc"])
def test_a_place_that_is_none_is_not_found(national, path):
    assert national.get(address(path=path)).status_code == 404


def test_a_commune_has_its_own_page_instead_of_a_map(national):
    answer = national.get(address(path=COMMUNE))
    assert (answer.status_code, answer["Location"]) == (302, reverse("dashboards:place", args=[COMMUNE]))


# --- figures ---------------------------


def test_the_country_is_drawn_by_its_provinces_and_a_province_by_its_communes(national):
    assert len(units(national, path="ma")) == 75
    assert len(units(national, path="ma/03")) == 9
    assert len(units(national, path=PROVINCE)) == 11


def test_founding_is_counted_over_the_units_of_the_charter(national):
    bodies.body("local_secretariat", COMMUNE)
    bodies.body("local_secretariat", OTHER_COMMUNE, state=Body.State.PREPARATORY)
    country = units(national, path="ma", layer="founding")
    assert country[PROVINCE]["values"] == [11, 1, 1, 0, 9]
    assert country[PROVINCE]["step"] == "cool-1"
    province = units(national, path=PROVINCE, layer="founding")
    assert [province[path]["step"] for path in (COMMUNE, OTHER_COMMUNE)] == ["good", "half"]


def test_a_mandate_past_its_end_is_shown_as_expired(national):
    made = bodies.body("local_secretariat", COMMUNE)
    Body.objects.filter(pk=made.pk).update(mandate_ends_on=days_ago(1))
    assert units(national, path=PROVINCE)[COMMUNE]["step"] == "over"


def test_a_city_counts_its_arrondissements_and_they_stand_beside_the_map(national):
    bodies.body("local_secretariat", f"{CASABLANCA}/01.0/00/01")
    assert set(units(national, path=CASABLANCA)) == {f"{CASABLANCA}/01.0", f"{CASABLANCA}/01.81"}
    page = national.get(address(path=CASABLANCA, layer="founding"))
    (city,) = page.context["lists"]
    assert (city["city"].path, len(city["places"])) == (f"{CASABLANCA}/01.0", 16)
    assert [part["step"] for part in city["places"]].count("good") == 1


def test_tasks_are_late_after_their_day_and_proved_when_verified(national):
    task(COMMUNE, due_on=days_ago(1))
    task(COMMUNE, due_on=days_ago(0))
    task(PROVINCE, state="verified", verified_at=timezone.now(), done_at=timezone.now())
    assert units(national, path=PROVINCE, layer="tasks")[COMMUNE]["values"][:2] == [2, 1]
    assert units(national, path="ma", layer="promises")[PROVINCE]["values"] == [3, 1, 1]
    page = national.get(address(path=PROVINCE, layer="promises"))
    itself = page.context["rows"][-1]
    assert [count for _label, _words, count, _whole in itself.cells] == [1, 1, 1]
    assert [count for _label, _words, count, _whole in page.context["total"].cells] == [3, 1, 1]


def test_needs_are_narrowed_to_a_sector(national):
    needs.need()
    needs.need("نقص في الأطر الطبية", sector="health")
    assert units(national, path=PROVINCE, layer="needs")[COMMUNE]["label"] == "2"
    assert units(national, path=PROVINCE, layer="needs", choice="health")[COMMUNE]["label"] == "1"
    assert units(national, path=PROVINCE, layer="needs", choice="no such")[COMMUNE]["label"] == "2"


def test_a_meeting_about_two_communes_counts_once_in_their_province_and_once_in_each(national):
    held(20, COMMUNE, OTHER_COMMUNE)
    held(200)
    province = units(national, path=PROVINCE, layer="meetings")
    assert [province[path]["label"] for path in (COMMUNE, OTHER_COMMUNE)] == ["1", "1"]
    assert units(national, path="ma", layer="meetings")[PROVINCE]["label"] == "1"
    assert units(national, path="ma", layer="meetings", choice="12")[PROVINCE]["label"] == "2"


def planned(days, *paths, **values):
    """A meeting about some places, called for some days after today."""
    day = timezone.localdate() + dt.timedelta(days=days)
    places = [place(path) for path in paths]
    return meetings.meeting(territories=places, **({"state": "planned", "held_on": day} | values))


def test_planned_meetings_are_counted_where_they_are_to_be_held_until_they_are(national):
    planned(0, COMMUNE)
    planned(20, COMMUNE, OTHER_COMMUNE)
    planned(200, OTHER_COMMUNE)
    planned(5, COMMUNE, state="cancelled")
    held(0, COMMUNE)
    province = units(national, path=PROVINCE, layer="planned")
    assert [province[path]["label"] for path in (COMMUNE, OTHER_COMMUNE)] == ["2", "1"]
    assert units(national, path="ma", layer="planned")[PROVINCE]["label"] == "2"
    assert units(national, path="ma", layer="planned", choice="1")[PROVINCE]["label"] == "2"
    assert units(national, path="ma", layer="planned", choice="12")[PROVINCE]["label"] == "3"


def test_a_set_of_meetings_is_shown_alone(national):
    first, second = planned(9, COMMUNE), planned(10, OTHER_COMMUNE)
    planned(11, COMMUNE)
    made = Series.objects.create(
        title="لقاء في كل جماعة", organiser=first.organiser, scope=PROVINCE, made_at=timezone.now()
    )
    for each in (first, second):
        SeriesMeeting.objects.create(series=made, meeting=each, scope=PROVINCE)
    page = text(national, path=PROVINCE, layer="planned", choice=f"set-{made.pk}")
    assert "لقاء في كل جماعة" in page
    province = units(national, path=PROVINCE, layer="planned", choice=f"set-{made.pk}")
    assert [province[path]["label"] for path in (COMMUNE, OTHER_COMMUNE)] == ["1", "1"]
    assert units(national, path=PROVINCE, layer="planned", choice="set-0")[COMMUNE]["label"] == "2"


# --- what must not leak ---------------------------


def test_places_outside_the_reach_have_no_figure_anywhere(signed_in):
    task(COMMUNE, due_on=days_ago(3))
    task(ELSEWHERE, due_on=days_ago(3))
    needs.need()
    client = signed_in(("provincial_secretary", PROVINCE))
    planned(3, COMMUNE, ELSEWHERE)
    for layer in ("tasks", "promises", "needs", "meetings", "planned", "founding"):
        found = units(client, path="ma", layer=layer)
        assert {unit["step"] for path, unit in found.items() if path != PROVINCE} == {"unseen"}
        assert {str(unit["values"]) for path, unit in found.items() if path != PROVINCE} == {"None"}
    sheet = client.get(address("map_csv", path="ma", layer="tasks")).content.decode("utf-8-sig")
    filled = [row for row in csv.reader(sheet.splitlines(), delimiter=";") if row[-1]]
    assert len(filled) == 2  # the heads and the one province


def test_who_sees_a_part_of_a_province_gets_that_part_and_is_told_so(signed_in):
    task(COMMUNE, due_on=days_ago(3))
    task(OTHER_COMMUNE, due_on=days_ago(3))
    client = signed_in(("local_secretary", COMMUNE))
    province = units(client, path="ma", layer="tasks")[PROVINCE]
    assert (province["values"][:2], province["note"]) == ([1, 1], "الجزء الذي يدخل في نطاقك فقط")
    assert units(client, path=PROVINCE, layer="tasks")[OTHER_COMMUNE]["step"] == "unseen"


def test_a_layer_that_tells_too_much_is_cut_to_the_reach(signed_in, monkeypatch):
    monkeypatch.setattr(maps, "_layers", dict(maps._layers))
    everything = {COMMUNE: maps.Figure({"n": 1}), ELSEWHERE: maps.Figure({"n": 5})}
    maps.offer_layer(
        maps.Layer(
            "loud",
            "طبقة",
            lambda account, path, level, *, on, choice: everything,
            right="followup.see",
            parts=(maps.Part("n", "عدد"),),
            value="n",
        )
    )
    found = units(signed_in(("provincial_secretary", PROVINCE)), path="ma", layer="loud")
    assert (found[PROVINCE]["label"], found[ELSEWHERE]["values"]) == ("1", None)


def test_the_map_opens_on_the_readers_province(signed_in):
    page = signed_in(("provincial_secretary", PROVINCE), ("member", "ma")).get(address())
    assert page.context["place"].path == PROVINCE


# --- the table, the sheet ---------------------------


def test_the_table_is_sorted_by_value_with_unseen_places_last(signed_in):
    for path in (COMMUNE, OTHER_COMMUNE, COMMUNE):
        task(path, due_on=days_ago(2))
    client = signed_in(("local_secretary", COMMUNE), ("local_secretary", OTHER_COMMUNE))
    rows = client.get(address(path=PROVINCE, layer="tasks", sort="-value")).context["rows"]
    assert [row.words for row in rows[:3]] == ["2", "1", "لا معطيات"]
    rows = client.get(address(path=PROVINCE, layer="tasks", sort="value")).context["rows"]
    assert [row.words for row in rows[:3]] == ["1", "2", "لا معطيات"]


def test_the_page_says_every_figure_without_a_script(national):
    task(COMMUNE, due_on=days_ago(2))
    page = text(national, path=PROVINCE, layer="tasks")
    assert page.count('<th scope="row">') == 12
    assert 'aria-sort="ascending"' in page
    assert f'href="{reverse("dashboards:place", args=[COMMUNE])}"' in page


def test_the_sheet_holds_the_figures_and_leaves_one_line_in_the_journal(national):
    task(COMMUNE, due_on=days_ago(2))
    before = Entry.objects.count()
    answer = national.get(address("map_csv", path=PROVINCE, layer="tasks"))
    rows = list(csv.reader(answer.content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert len(rows) == 12
    assert [row[3:6] for row in rows if row[0] == place(COMMUNE).code] == [["1", "1", "1"]]
    assert answer["Content-Disposition"] == 'attachment; filename="map-tasks-03.591.csv"'
    entries = Entry.objects.order_by("pk")[before:]
    assert [(entry.verb, entry.place, entry.fields) for entry in entries] == [
        ("dashboards.export_map", PROVINCE, ["tasks"])
    ]


def test_looking_at_the_map_leaves_no_line_in_the_journal(national):
    before = Entry.objects.count()
    national.get(address())
    national.get(address("map_data"))
    assert Entry.objects.count() == before


# --- what is missing ---------------------------


@pytest.fixture
def secretary():
    """Who leads the province, with a telephone."""
    leader = person("رشيد التازي", phone="0600001122")
    bodies.appointment(leader, bodies.office())
    return leader


def test_missing_bodies_come_with_the_secretary_above_and_the_number(signed_in, secretary):
    bodies.body("local_secretariat", COMMUNE)
    client = signed_in(("provincial_secretary", PROVINCE))
    answer = client.get(address(path=PROVINCE, layer="founding", tab="missing"))
    missing = answer.context["missing"]
    assert (answer.context["count"], len(missing)) == (10, 10)
    assert COMMUNE not in {each.lack.path for each in missing}
    assert {(each.call.person.pk, each.call.phone) for each in missing} == {(secretary.pk, "0600001122")}
    assert 'href="tel:0600001122"' in answer.content.decode()


def test_the_number_is_kept_from_readers_who_may_not_see_people_there(signed_in, secretary):
    task(COMMUNE, due_on=days_ago(5))
    page = text(signed_in(("elected_member", PROVINCE)), path=PROVINCE, layer="tasks", tab="missing")
    assert "رشيد التازي" in page
    assert "0600001122" not in page


def test_late_tasks_are_listed_the_longest_late_first(national):
    task(COMMUNE, due_on=days_ago(1))
    oldest = task(OTHER_COMMUNE, due_on=days_ago(9))
    task(COMMUNE, due_on=None)
    missing = national.get(address(layer="tasks", tab="missing")).context["missing"]
    assert [each.lack.path for each in missing] == [OTHER_COMMUNE, COMMUNE]
    assert missing[0].lack.since == oldest.due_on


def test_a_layer_without_a_list_of_its_own_lists_the_places_that_have_nothing(national):
    held(5, COMMUNE)
    answer = national.get(address(path=PROVINCE, layer="meetings", tab="missing"))
    assert answer.context["count"] == 10


def test_a_long_list_of_what_is_missing_is_cut_into_pages(national):
    bodies.charter()
    first = national.get(address(path="ma", layer="founding", tab="missing"))
    assert (first.context["count"], len(first.context["missing"])) == (1538, 50)
    last = national.get(address(path="ma", layer="founding", tab="missing", page=31))
    assert len(last.context["missing"]) == 38
    assert national.get(address(path="ma", layer="founding", tab="missing", page="x")).status_code == 200


# --- statements ---------------------------


def fill(times):
    for number in range(times):
        path = (COMMUNE, OTHER_COMMUNE, ELSEWHERE)[number % 3]
        task(path, due_on=days_ago(number + 1))
        needs.need(f"مطلب {number}", place=place(path))
        held(number, path)


@pytest.mark.parametrize("tab", ["", "missing"])
@pytest.mark.parametrize("layer", ["founding", "tasks", "promises", "needs", "meetings"])
def test_a_page_takes_as_many_statements_for_many_rows_as_for_few(national, secretary, layer, tab):
    fill(1)
    with CaptureQueriesContext(connection) as few:
        national.get(address(path="ma", layer=layer, tab=tab))
    fill(6)
    with CaptureQueriesContext(connection) as many:
        national.get(address(path="ma", layer=layer, tab=tab))
    assert len(many) == len(few)
    assert len(many) <= 12


def test_planned_meetings_take_as_many_statements_for_three_as_for_one(national):
    asked = [{"path": PROVINCE, "layer": "planned", "tab": tab} for tab in ("", "missing")]
    planned(1, COMMUNE)
    counted = []
    for _number in range(2):
        with CaptureQueriesContext(connection) as made:
            for each in asked:
                national.get(address(**each))
        counted.append(len(made))
        planned(2, COMMUNE, OTHER_COMMUNE)
        planned(3, OTHER_COMMUNE)
    assert counted[0] == counted[1] <= 24
