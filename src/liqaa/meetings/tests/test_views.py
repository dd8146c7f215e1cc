"""The pages of the room: who may open them, what they show, what bad input meets."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from liqaa.meetings.models import Meeting
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import COMMUNE, ELSEWHERE, PROVINCE
from liqaa.people.models import Person
from liqaa.people.tests.factories import account, person, place

pytestmark = pytest.mark.django_db


def days_from_now(days):
    return timezone.localdate() + dt.timedelta(days=days)


@pytest.fixture
def signed_in(client):
    """A client signed in as an account with these roles."""

    def enter(*grants):
        client.force_login(account(*grants))
        return client

    return enter


def text_of(response):
    return response.content.decode()


# --- rights -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["meeting", "correct", "attendance"])
def test_an_outsider_finds_nothing(signed_in, name):
    kept = factories.meeting()
    client = signed_in(("provincial_secretary", ELSEWHERE))
    assert client.get(reverse(f"meetings:{name}", args=[kept.pk])).status_code == 404


def test_a_reader_reads_but_does_not_write(signed_in):
    kept = factories.meeting(state="planned", held_on=days_from_now(3))
    client = signed_in(("elected_member", PROVINCE))
    assert client.get(reverse("meetings:meeting", args=[kept.pk])).status_code == 200
    assert client.get(reverse("meetings:correct", args=[kept.pk])).status_code == 403
    assert client.post(reverse("meetings:hold", args=[kept.pk]), {"held_on": "2026-11-01"}).status_code == 403
    assert client.post(reverse("meetings:cancel", args=[kept.pk]), {"reason": "x"}).status_code == 403
    assert client.get(reverse("meetings:call")).status_code == 403
    assert client.get(reverse("meetings:record")).status_code == 403


def test_a_territory_it_is_about_reads_the_record_but_does_not_write_it(signed_in):
    kept = factories.meeting(factories.body("ma"), territories=(place(COMMUNE),))
    client = signed_in(("local_secretary", COMMUNE))
    assert client.get(reverse("meetings:meeting", args=[kept.pk])).status_code == 200
    assert client.get(reverse("meetings:correct", args=[kept.pk])).status_code == 403


def test_nobody_calls_a_meeting_for_a_body_out_of_reach(signed_in):
    other = factories.body(ELSEWHERE)
    factories.body(PROVINCE)
    client = signed_in(("provincial_secretary", PROVINCE))
    response = client.post(
        reverse("meetings:call"),
        {"title": "لقاء", "organiser": other.pk, "held_on": days_from_now(3).isoformat()},
    )
    assert response.status_code == 422
    assert "organiser" in response.context["form"].errors


# --- the list -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_few_queries(signed_in, rows, django_assert_max_num_queries):
    for _ in range(rows):
        factories.meeting(venue_place=place(COMMUNE), territories=(place(COMMUNE),))
    client = signed_in(("inspector", "ma"))
    client.get(reverse("meetings:list"))
    with django_assert_max_num_queries(7):
        response = client.get(reverse("meetings:list"))
    assert len(response.context["page"].object_list) == rows


def test_the_list_is_narrowed_by_state_kind_body_and_place(signed_in):
    ours = factories.body(PROVINCE)
    planned = factories.meeting(ours, state="planned", kinds=("congress",))
    held = factories.meeting(factories.body(ELSEWHERE), kinds=("open",))
    client = signed_in(("inspector", "ma"))

    def found(**wanted):
        return [kept.title for kept in client.get(reverse("meetings:list"), wanted).context["page"]]

    assert found(state="planned") == [planned.title]
    assert found(kind="open") == [held.title]
    assert found(body=ours.pk) == [planned.title]
    assert found(place=ELSEWHERE) == [held.title]
    assert found(place=PROVINCE, state="held") == []


def test_an_unknown_place_in_the_filter_is_said_beside_it(signed_in):
    factories.meeting()
    response = signed_in(("inspector", "ma")).get(reverse("meetings:list"), {"place_typed": "لا وجود لها"})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["place"]
    assert "لا وجود لها" in text_of(response)


def test_an_empty_list_says_what_to_do(signed_in):
    response = signed_in(("provincial_secretary", PROVINCE)).get(reverse("meetings:list"))
    assert reverse("meetings:call") in text_of(response)


def test_what_people_typed_is_text_in_the_list_too(signed_in):
    factories.meeting(title="<b>لقاء</b> {url}", venue="<i>دار</i>")
    shown = text_of(signed_in(("inspector", "ma")).get(reverse("meetings:list")))
    assert "&lt;b&gt;لقاء&lt;/b&gt; {url}" in shown
    assert "<i>دار" not in shown


# --- the page -----------------------------------------------------------------------------------------------


def test_the_page_shows_everything_that_is_known(signed_in):
    kept = factories.full_meeting()
    shown = text_of(signed_in(("inspector", "ma")).get(reverse("meetings:meeting", args=[kept.pk])))
    words = (
        "الأبواب المفتوحة",
        "نحو تعزيز الدينامية",
        "الأمانة الجهوية",
        "كتابة الدولة",
        "اللقاءات التشاورية",
        "المقر الإقليمي",
        "سعيد المرابط",
        "أمين جهوي",
        "نجاة بنعلي",
        "موحى أيت علي",
        "منتخبات",
        "حسن الودغيري",
        "نائب برلماني",
        "سياسة القرب",
        "كلمة الافتتاح",
        "مزيد من الدعم",
        "العارضون",
        "الوزراء",
    )
    assert [word for word in words if word not in shown] == []


def test_frozen_capacities_are_read_in_french_by_french_readers(signed_in, settings):
    kept = factories.full_meeting()
    client = signed_in(("inspector", "ma"))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "fr"
    assert "secrétaire régional" in text_of(client.get(reverse("meetings:meeting", args=[kept.pk])))


def test_what_people_typed_is_shown_as_text_and_not_as_markup(signed_in):
    kept = factories.meeting(title="<b>لقاء</b>", summary="<script>x</script>")
    shown = text_of(signed_in(("inspector", "ma")).get(reverse("meetings:meeting", args=[kept.pk])))
    assert "<b>لقاء" not in shown
    assert "<script>x" not in shown


# --- calling and recording ----------------------------------------------------------------------------------


def call_data(**values):
    data = {
        "title": "لقاء تواصلي",
        "organiser": factories.body(PROVINCE).pk,
        "held_on": days_from_now(5).isoformat(),
        "starts_at": "16:30",
        "kinds": ["communication", "open"],
        "venue": "دار الشباب",
        "agenda": "كلمة الافتتاح\n\nعروض",
    }
    return data | values


def test_a_meeting_is_called(signed_in):
    client = signed_in(("provincial_secretary", PROVINCE))
    response = client.post(reverse("meetings:call"), call_data(venue_place=place(COMMUNE).path))
    kept = Meeting.objects.get()
    assert response.headers["Location"] == reverse("meetings:meeting", args=[kept.pk])
    assert (kept.state, kept.title, kept.starts_at, kept.kinds, kept.venue_place_id) == (
        "planned",
        "لقاء تواصلي",
        dt.time(16, 30),
        ["communication", "open"],
        COMMUNE,
    )
    assert list(kept.agenda.order_by("position").values_list("title", flat=True)) == ["كلمة الافتتاح", "عروض"]
    assert list(kept.places.values_list("place_id", flat=True)) == [PROVINCE]


@pytest.mark.parametrize(
    ("field", "typed", "errors"),
    [
        ("held_on", "31 نونبر 2026", "held_on"),
        ("held_on", "الأحد 24 نونبر 2025", "held_on"),
        ("held_on", "غدا", "held_on"),
        ("held_on", "2020-01-01", "held_on"),
        ("starts_at", "25:70", "starts_at"),
        ("venue_place_typed", "جماعة لا وجود لها", "venue_place"),
        ("title", "", "title"),
        ("title", "ل" * 1_000_000, "title"),
        ("agenda", "ن" * 301, "agenda"),
        ("kinds", ["nothing"], "kinds"),
    ],
    ids=["no-such-day", "weekday", "no-day", "gone-by", "hour", "place", "empty", "megabyte", "line", "kind"],
)
def test_bad_input_is_said_beside_its_field_and_kept(signed_in, field, typed, errors):
    client = signed_in(("provincial_secretary", PROVINCE))
    response = client.post(reverse("meetings:call"), call_data(**{field: typed}))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [errors]
    assert not Meeting.objects.exists()
    if isinstance(typed, str) and 0 < len(typed) < 100:
        assert typed in text_of(response)


def test_nul_and_bidi_controls_leave_no_trace(signed_in):
    client = signed_in(("provincial_secretary", PROVINCE))
    client.post(reverse("meetings:call"), call_data(title="لقاء\x00 \u202eتواصلي\u200f"))
    assert Meeting.objects.get().title == "لقاء تواصلي"


def record_data(**values):
    return call_data(held_on=days_from_now(-5).isoformat(), **values)


def test_a_meeting_is_recorded_with_known_and_new_people(signed_in):
    known = person("سعيد المرابط")
    client = signed_in(("provincial_secretary", PROVINCE))
    data = record_data(
        chair="سعيد المرابط",
        facilitator="موحى أيت علي\nنجاة بنعلي",
        add_new="on",
        groups="منتخبات: 40\nفعاليات",
        mentions="حسن الودغيري: نائب برلماني",
        topics="سياسة القرب",
        interventions="العارضون: مزيد من الدعم",
    )
    response = client.post(reverse("meetings:record"), data)
    assert response.status_code == 302
    kept = Meeting.objects.get()
    assert kept.state == "held"
    assert kept.participations.get(role="chair").person == known
    assert list(
        kept.participations.filter(role="facilitator")
        .order_by("position")
        .values_list("person__name", flat=True)
    ) == [
        "موحى أيت علي",
        "نجاة بنعلي",
    ]
    assert list(kept.groups.order_by("position").values_list("label", "count")) == [
        ("منتخبات", 40),
        ("فعاليات", None),
    ]
    assert list(kept.mentions.values_list("name", "capacity")) == [("حسن الودغيري", "نائب برلماني")]
    assert list(kept.interventions.values_list("speaker", "text")) == [("العارضون", "مزيد من الدعم")]


def test_an_unknown_name_is_asked_about_and_nobody_is_added(signed_in):
    client = signed_in(("provincial_secretary", PROVINCE))
    response = client.post(reverse("meetings:record"), record_data(chair="موحى أيت علي"))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["chair"]
    assert not Person.objects.filter(name="موحى أيت علي").exists()
    assert not Meeting.objects.exists()


def test_namesakes_are_told_apart_by_their_commune(signed_in):
    person("سعيد المرابط", PROVINCE)
    second = person("سعيد المرابط", COMMUNE)
    client = signed_in(("provincial_secretary", PROVINCE))
    refused = client.post(reverse("meetings:record"), record_data(chair="سعيد المرابط"))
    assert list(refused.context["form"].errors) == ["chair"]
    client.post(reverse("meetings:record"), record_data(chair=f"سعيد المرابط ({second.place.name_ar})"))
    assert Meeting.objects.get().participations.get().person == second


@pytest.mark.parametrize(
    ("field", "typed", "errors"),
    [
        ("held_on", "2030-01-01", "held_on"),
        ("ended_on", "2020-01-01", "ended_on"),
        ("territories", "عين الشقف\nلا وجود لها", "territories"),
        ("groups", "منتخبات: كثير", "groups"),
        ("organiser", "9" * 5000, "organiser"),
    ],
    ids=["future", "ends-first", "place", "number", "key"],
)
def test_a_record_refuses_what_cannot_be(signed_in, field, typed, errors):
    client = signed_in(("provincial_secretary", PROVINCE))
    response = client.post(reverse("meetings:record"), record_data() | {field: typed})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [errors]
    assert not Meeting.objects.exists()
