"""The door's screens: who may stand at it, its list, its sheet, and what a wrong code keeps."""

import pytest
from django.urls import reverse
from django.utils import timezone

from liqaa.meetings import queries
from liqaa.meetings.models import Participation
from liqaa.meetings.tests.door_field import arrive, invited, sitting
from liqaa.meetings.tests.factories import ELSEWHERE, PROVINCE
from liqaa.people.tests.factories import account, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(client):
    def sign_in(*grants):
        client.force_login(account(*grants))
        return client

    return sign_in


def test_only_who_may_record_stands_at_the_door(enter):
    meeting = sitting()
    address = reverse("meetings:door", args=[meeting.pk])
    assert enter(("provincial_secretary", ELSEWHERE)).get(address).status_code == 404
    assert enter(("elected_member", PROVINCE)).get(address).status_code == 403
    assert enter(("provincial_secretary", PROVINCE)).get(address).status_code == 200


def test_a_tick_answers_with_the_row_and_the_second_phone_is_told(enter):
    meeting, whom = sitting(), person("نجاة بنعلي")
    client = enter(("provincial_secretary", PROVINCE))
    address = reverse("meetings:arrive", args=[meeting.pk, whom.pk])
    first = client.post(address, headers={"hx-request": "true", "accept-language": "en"})
    second = client.post(address, headers={"hx-request": "true", "accept-language": "en"})
    assert first["HX-Trigger"] == "arrived"
    assert f'id="at-{whom.pk}"' in first.content.decode()
    assert 'aria-pressed="true"' in first.content.decode()
    assert Participation.objects.filter(meeting=meeting).count() == 1
    assert f"{timezone.localtime():%H:}" in second.content.decode()


def test_the_list_is_sent_again_only_when_something_changed(enter):
    meeting, whom = sitting(), person("نجاة بنعلي")
    invited(meeting, whom)
    client = enter(("provincial_secretary", PROVINCE))
    address = reverse("meetings:door_list", args=[meeting.pk])
    seen = client.get(address).context["digest"]
    assert client.get(address, {"seen": seen}).status_code == 204
    arrive(meeting, whom)
    assert client.get(address, {"seen": seen}).status_code == 200


def test_the_list_is_narrowed_by_name_code_and_standing(enter):
    meeting, first, second = sitting(), person("نجاة بنعلي"), person("موحى أيت علي")
    one, _two = invited(meeting, first, second)
    arrive(meeting, second)
    client = enter(("provincial_secretary", PROVINCE))
    address = reverse("meetings:door_list", args=[meeting.pk])

    def names(**asked):
        return [line.name for line in client.get(address, asked).context["lines"]]

    assert names(q="نجاة") == [first.name]
    assert names(q=one.code) == [first.name]
    assert names(standing="here") == [second.name]
    assert names(standing="expected") == [first.name]


def test_a_wrong_code_keeps_what_was_typed(enter):
    meeting = sitting()
    client = enter(("provincial_secretary", PROVINCE))
    answer = client.post(reverse("meetings:code", args=[meeting.pk]), {"code": "999999"})
    assert answer.status_code == 422
    assert 'value="999999"' in answer.content.decode()


@pytest.mark.parametrize("several", [1, 3])
def test_the_list_costs_the_same_whoever_comes(enter, several, django_assert_max_num_queries):
    meeting = sitting()
    people = [person(f"عضو {number}") for number in range(several)]
    invited(meeting, *people)
    client = enter(("provincial_secretary", PROVINCE))
    client.get(reverse("meetings:door_list", args=[meeting.pk]))
    with django_assert_max_num_queries(22):
        client.get(reverse("meetings:door_list", args=[meeting.pk]))


def test_the_sheet_is_printed_and_entered(enter):
    meeting, first, second = sitting(), person("نجاة بنعلي"), person("موحى أيت علي")
    one, _two = invited(meeting, first, second)
    client = enter(("provincial_secretary", PROVINCE))
    printed = client.get(reverse("meetings:sheet", args=[meeting.pk]))
    assert printed.content.startswith(b"%PDF")
    address = reverse("meetings:enter_sheet", args=[meeting.pk])
    wrong = client.post(address, {"persons": [str(second.pk)], "codes": "000001"})
    assert wrong.status_code == 422
    assert queries.here_ids(meeting) == set()
    client.post(address, {"persons": [str(second.pk)], "codes": one.code})
    assert queries.here_ids(meeting) == {first.pk, second.pk}


def test_who_walks_in_is_found_by_name_or_added(enter):
    meeting, known = sitting(), person("نجاة بنعلي")
    client = enter(("provincial_secretary", PROVINCE))
    address = reverse("meetings:walk_in", args=[meeting.pk])
    assert client.post(address, {"name": known.name}).status_code == 302
    assert client.post(address, {"name": "هشام الجديد"}).status_code == 422
    assert client.post(address, {"name": "هشام الجديد", "new": "on"}).status_code == 302
    assert {part.name_as_written for part in meeting.participations.all()} == {known.name, "هشام الجديد"}
