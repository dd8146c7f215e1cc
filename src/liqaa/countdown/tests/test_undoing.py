"""Taking back what was made by mistake in this room, with all it made; and what stands in the way."""

import pytest
from django.test import Client
from django.urls import reverse

from liqaa.access.models import Account
from liqaa.countdown import actions
from liqaa.countdown.models import (
    Constituency,
    ConstituencyPlace,
    Delegate,
    Event,
    PastResult,
    Quota,
    ResultSheet,
)
from liqaa.countdown.queries.undoing import setting_of
from liqaa.countdown.rules import Limits
from liqaa.countdown.tests import factories as make
from liqaa.journal.models import Entry
from liqaa.kit import undoing
from liqaa.kit.refusals import Refused

pytestmark = pytest.mark.django_db
EVERYTHING = (Event, Constituency, ConstituencyPlace, Quota, Delegate, ResultSheet, PastResult)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def address(name: str, pk: int) -> str:
    return reverse(f"countdown:{name}", args=[pk])


def left() -> list[int]:
    return [model.objects.count() for model in EVERYTHING]


def full_election() -> Event:
    """An election with two constituencies and imported results."""
    event = make.election()
    make.constituency(event)
    make.constituency(event, make.OTHER, name_ar="الدائرة الثانية")
    actions.import_sheet(sheet=make.sheet(event), by=make.preparer(), at=make.now())
    return event


def test_an_election_goes_with_its_constituencies_and_its_results() -> None:
    event = full_election()
    client = signed_in(make.preparer())
    page = client.get(address("erase", event.pk)).content.decode()
    assert all(each in page for each in ("الدائرة الأولى", "الدائرة الثانية", "الانتخابات الجماعية 2021"))
    assert Event.objects.count() == 1
    assert client.post(address("erase", event.pk)).headers["Location"] == reverse("countdown:list")
    assert left() == [0] * len(EVERYTHING)


def test_a_congress_goes_with_quotas_and_proposals_but_not_with_a_validated_delegate() -> None:
    quota = make.quota(seats=2)
    made = make.delegate(quota)
    assert undoing.look([quota.event]).rows(Delegate) == [made]
    by = make.preparer()
    actions.validate(delegate=made, by=by, at=make.now())
    client = signed_in(by)
    page = client.get(address("erase", quota.event_id)).content.decode()
    assert (made.person.name in page, "btn k-btn-danger" in page) == (True, False)
    assert client.post(address("erase", quota.event_id)).status_code == 422
    assert (Event.objects.count(), Delegate.objects.count()) == (1, 1)


def test_a_constituency_goes_and_its_places_are_open_again() -> None:
    drawn = make.constituency(full_election(), "ma/03/591/01.05", name_ar="الثالثة")
    client = signed_in(make.preparer())
    assert "الثالثة" in client.get(address("remove_constituency", drawn.pk)).content.decode()
    assert client.post(address("remove_constituency", drawn.pk)).status_code == 302
    assert (Constituency.objects.count(), ConstituencyPlace.objects.count()) == (2, 2)


def test_an_import_goes_with_every_line_and_the_file_stays() -> None:
    event = full_election()
    sheet = ResultSheet.objects.get()
    client = signed_in(make.preparer())
    page = client.get(address("take_back", sheet.pk))
    assert [(len(group.rows), len(group.names)) for group in page.context["finding"].going] == [(2, 2)]
    assert client.post(address("take_back", sheet.pk)).status_code == 302
    assert (PastResult.objects.count(), ResultSheet.objects.get().state) == (0, "read")
    assert client.post(address("take_back", sheet.pk)).status_code == 422
    assert client.post(address("discard", sheet.pk)).status_code == 302
    assert (ResultSheet.objects.count(), Event.objects.get()) == (0, event)


def test_quotas_set_together_go_together_or_not_at_all() -> None:
    first = make.quota()
    places = [make.place(path) for path in (make.SIBLING, make.COMMUNE, make.OTHER)]
    second = actions.set_quotas(
        event=first.event, places=places, limits=Limits(seats=2), by=make.preparer(), at=make.now()
    )
    assert (setting_of(first).count(), setting_of(second[0]).count()) == (1, 3)
    made = make.delegate(second[1])
    client = signed_in(make.preparer())
    assert client.post(address("undo_quotas", second[0].pk)).status_code == 422
    actions.take_off(delegate=made, by=make.secretary(make.COMMUNE), at=make.now())
    assert client.get(address("undo_quotas", second[0].pk)).status_code == 200
    assert client.post(address("undo_quotas", second[0].pk)).status_code == 302
    assert (list(Quota.objects.all()), Entry.objects.order_by("pk").last().verb) == (
        [first],
        "countdown.undo_quotas",
    )


def test_a_quota_with_somebody_on_it_stays_and_names_them() -> None:
    quota = make.quota()
    made = make.delegate(quota)
    with pytest.raises(Refused) as refused:
        actions.remove_quota(quota=quota, by=make.preparer(), at=make.now())
    assert made.person.name in str(refused.value.reasons[1])


def test_a_proposal_is_taken_back_by_its_place_and_a_validated_one_is_not() -> None:
    made = make.delegate(make.quota(seats=2))
    place = signed_in(make.secretary())
    assert made.person.name in place.get(address("take_off", made.pk)).content.decode()
    actions.validate(delegate=made, by=make.preparer(), at=make.now())
    assert place.post(address("take_off", made.pk)).status_code == 422
    actions.send_back(delegate=made, remark="ينقص المحضر", by=make.preparer(), at=make.now())
    assert place.post(address("take_off", made.pk)).status_code == 302
    assert Delegate.objects.count() == 0


def test_an_outsider_finds_nothing_and_a_reader_may_not() -> None:
    event = full_election()
    drawn, sheet = Constituency.objects.first(), ResultSheet.objects.get()
    assert drawn is not None
    pages = [address("erase", event.pk), address("remove_constituency", drawn.pk)]
    pages += [address("take_back", sheet.pk), address("discard", sheet.pk)]
    outsider = signed_in(make.account(("regional_secretary", "ma/05")))
    reader = signed_in(make.account(("rapporteur", make.PROVINCE)))
    for ask, status in ((outsider, 404), (reader, 403)):
        assert [ask.get(page).status_code for page in pages] == [status] * 4
        assert [ask.post(page).status_code for page in pages] == [status] * 4
    assert left()[0] == 1


@pytest.mark.parametrize("count", [1, 3])
def test_looking_costs_the_same_for_one_quota_as_for_three(count: int, django_assert_num_queries) -> None:
    event = make.congress()
    for path in (make.PROVINCE, make.COMMUNE, make.OTHER)[:count]:
        make.delegate(make.quota(event, path))
    undoing.look([event])
    with django_assert_num_queries(QUERIES):
        finding = undoing.look([event])
    assert len(finding.rows(Quota)) == count


QUERIES = 5


def test_a_delegate_stands_in_the_way_of_undoing_the_person() -> None:
    made = make.delegate(make.quota())
    (found,) = [each for each in undoing.look([made.person]).hindered if isinstance(each.row, Delegate)]
    assert found.name.url == address("quota", made.quota_id)
