"""The kinds to tick when a meeting is called: the usual ones first, the rest folded away."""

import pytest
from django.urls import reverse

from liqaa.meetings import queries
from liqaa.meetings.forms.kinds import COMMON, KINDS, KindsField
from liqaa.meetings.models import Meeting
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import ELSEWHERE, PROVINCE
from liqaa.people.tests.factories import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary(client):
    client.force_login(account(("provincial_secretary", PROVINCE)))
    return client


def shown(form):
    """What stands before the folded boxes, and what is folded."""
    *first, (_heading, folded) = form.fields["kinds"].choices
    return [key for key, _label in first], [key for key, _label in folded]


def test_every_kind_can_be_ticked_once():
    field = KindsField()
    field.put_first(["board", "other", "council"])
    *first, (_heading, folded) = field.choices
    keys = [key for key, _label in [*first, *folded]]
    assert (keys[:4], sorted(keys)) == (
        ["board", "council", "communication", "organisational"],
        sorted(KINDS),
    )


def test_what_a_body_usually_holds_comes_first(secretary):
    organiser = factories.body()
    for kinds in (("seminar",), ("field_visit", "seminar"), ("seminar", "field_visit"), ("executive",)):
        factories.meeting(organiser, kinds=kinds)
    page = secretary.get(reverse("meetings:call"), {"organiser": organiser.pk})
    first, folded = shown(page.context["form"])
    assert first == ["seminar", "field_visit", "executive", COMMON[0]]
    assert (len(first) + len(folded), "council" in folded) == (len(KINDS), True)


def test_meetings_that_the_reader_does_not_see_tell_nothing():
    organiser = factories.body()
    factories.meeting(organiser, kinds=("seminar",))
    assert queries.usual_kinds(organiser.pk, account(("provincial_secretary", ELSEWHERE))) == []
    assert queries.usual_kinds(None, account(("provincial_secretary", PROVINCE))) == []


@pytest.mark.parametrize("name", ["call", "record", "plan_series"])
def test_the_rest_is_folded_until_one_of_it_is_ticked_or_the_answer_is_wrong(secretary, name):
    factories.body()
    address = reverse(f"meetings:{name}")

    def folded(answer):
        html = answer.content.decode()
        at = html.index('value="protest"')
        return html[html.rindex("<details", 0, at) :].split(">", 1)[0]

    assert folded(secretary.get(address)) == '<details class="k-more"'
    for kinds, opened in ((["communication"], False), (["protest"], True), (["nothing"], True)):
        answer = secretary.post(address, {"kinds": kinds})
        assert (answer.status_code, folded(answer).endswith(" open")) == (422, opened), kinds


def test_the_kinds_follow_the_body_that_is_chosen_and_what_was_ticked_stays(secretary):
    organiser = factories.body()
    factories.meeting(organiser, kinds=("seminar",))
    asked = {"piece": "kinds", "organiser": organiser.pk, "kinds": ["protest"]}
    answer = secretary.get(reverse("meetings:terms"), asked)
    html = answer.content.decode()
    assert (answer.status_code, html.startswith('<fieldset class="k-field" id="field-kinds"')) == (200, True)
    assert html.index('value="seminar"') < html.index('<details class="k-more" open>')
    assert [key for key in KINDS if _is_ticked(html, key)] == ["protest"]


def test_the_kinds_of_a_record_to_be_corrected_are_all_ticked(secretary):
    kept = factories.meeting(kinds=("protest", "open"))
    html = secretary.get(reverse("meetings:correct", args=[kept.pk])).content.decode()
    ticked = [key for key in KINDS if _is_ticked(html, key)]
    assert ticked == ["open", "protest"]
    assert Meeting.objects.get().kinds == ["protest", "open"]


def _is_ticked(html, key):
    at = html.index(f'value="{key}"')
    return "checked" in html[at : html.index(">", at)]
