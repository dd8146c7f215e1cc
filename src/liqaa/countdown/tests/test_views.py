"""The pages over HTTP: who sees them, what a button does, what a wrong input gets."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from liqaa.access.models import Account
from liqaa.countdown import actions
from liqaa.countdown.models import Constituency, Delegate, Event, PastResult, Quota, ResultSheet
from liqaa.countdown.tests import factories as make
from liqaa.journal.models import Entry

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def address(name: str, *args: object) -> str:
    return reverse(f"countdown:{name}", args=args)


def queries_of(client: Client, url: str) -> int:
    client.get(url)  # the first page of a session writes that it has begun
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_an_outsider_finds_no_page_of_an_event() -> None:
    event = make.election()
    outsider = signed_in(make.account(("regional_secretary", "ma/05")))
    pages = [address(name, event.pk) for name in ("event", "results", "delegates", "table", "edit", "draw")]
    assert [outsider.get(page).status_code for page in pages] == [404] * len(pages)


def test_who_may_not_prepare_reads_and_changes_nothing() -> None:
    event = make.election()
    reader = signed_in(make.account(("rapporteur", make.PROVINCE)))
    assert reader.get(address("event", event.pk)).status_code == 200
    for name in ("edit", "draw", "hand_in", "table"):
        assert reader.get(address(name, event.pk)).status_code == 403, name
    for name in ("open", "hold", "cancel", "reopen", "erase"):
        assert reader.post(address(name, event.pk)).status_code == 403, name
    assert reader.get(address("new")).status_code == 403


def test_a_local_secretary_sees_the_national_congress_from_the_own_commune() -> None:
    event = make.congress()
    local = signed_in(make.account(("local_secretary", make.COMMUNE)))
    answer = local.get(address("event", event.pk))
    assert answer.status_code == 200
    assert answer.context["path"] == make.COMMUNE
    assert local.get(address("event", event.pk) + "?place=ma").status_code == 404
    assert local.get(address("event", event.pk) + f"?place={make.SIBLING}").status_code == 404


def test_the_page_costs_the_same_few_queries_with_one_place_and_with_three() -> None:
    event = make.election()
    make.bodies.organisation()
    actions.import_sheet(sheet=make.sheet(event), by=make.preparer(), at=make.now())
    client = signed_in(make.preparer(make.PROVINCE))
    make.constituency(event, make.COMMUNE)
    counts = [[queries_of(client, address("event", event.pk) + by) for by in ("", "?by=constituency")]]
    for number, path in enumerate((make.OTHER, make.THIRD)):
        make.bodies.body("local_secretariat", path)
        make.constituency(event, path, name_ar=f"دائرة {number}")
    counts.append([queries_of(client, address("event", event.pk) + by) for by in ("", "?by=constituency")])
    assert counts[0] == counts[1]
    assert max(counts[1]) <= MOST_QUERIES


def test_every_list_behind_a_number_opens() -> None:
    event = make.election()
    drawn = make.constituency(event)
    client = signed_in(make.preparer())
    for what in ("bodies", "ending", "expired", "approved", "late", "missing", "needs"):
        for query in ("", f"?place={make.COMMUNE}", f"?constituency={drawn.pk}"):
            assert client.get(address("behind", event.pk, what) + query).status_code == 200, (what, query)
    assert client.get(address("behind", event.pk, "nothing")).status_code == 404


def test_a_place_of_its_own_is_listed_without_what_lies_in_it() -> None:
    event = make.election()
    client = signed_in(make.preparer())
    url = address("behind", event.pk, "bodies") + f"?place={make.PROVINCE}"
    everything, alone = (client.get(url + more).context["page"].paginator.count for more in ("", "&only=1"))
    row = client.get(address("event", event.pk)).context["board"].rows[0]
    assert (row.key, row.without, alone) == (make.PROVINCE, 1, 1)
    assert everything > alone


def event_form(**values: Any) -> dict[str, Any]:
    given = {
        "kind": "congress",
        "name_ar": "المؤتمر الوطني",
        "held_on": "2031-01-31",
        "place": "ma",
        "level": "national",
        "ordinary": "on",
        "young_under": 40,
    }
    return given | values


def test_an_event_is_set_opened_and_erased() -> None:
    make.plan()
    client = signed_in(make.preparer())
    assert client.post(address("new"), event_form()).status_code == 302
    event = Event.objects.get()
    assert (event.scope, event.state) == ("ma", "prepared")
    assert client.post(address("open", event.pk)).status_code == 302
    assert client.post(address("erase", event.pk)).status_code == 302
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name_ar": ""}, "name_ar"),
        ({"held_on": "31 نونبر 2031"}, "held_on"),
        ({"level": ""}, "level"),
        ({"level": "region"}, "level"),
        ({"kind": "election", "level": ""}, "institutions"),
        ({"place": "ma/nowhere"}, "place"),
    ],
)
def test_a_wrong_event_is_said_beside_its_field_and_keeps_what_was_typed(
    changes: dict[str, Any], field: str
) -> None:
    make.plan()
    answer = signed_in(make.preparer()).post(address("new"), event_form(**changes))
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    assert not Event.objects.exists()


def test_a_provincial_secretary_sets_no_national_event() -> None:
    make.plan()
    assert signed_in(make.secretary()).post(address("new"), event_form()).status_code == 403


def test_a_constituency_is_drawn_changed_and_removed() -> None:
    event = make.election()
    client = signed_in(make.preparer())
    form = {"name_ar": "الشمال", "seats": 4, "places": make.place(make.COMMUNE).name_ar + " (مولاي يعقوب)"}
    assert client.post(address("draw", event.pk), form).status_code == 302
    drawn = Constituency.objects.get()
    assert [each.place_id for each in drawn.places.all()] == [make.COMMUNE]
    assert client.post(address("constituency", drawn.pk), form | {"seats": 5}).status_code == 302
    assert client.post(address("draw", event.pk), form | {"name_ar": "أخرى"}).status_code == 422
    assert client.post(address("remove_constituency", drawn.pk)).status_code == 302
    assert not Constituency.objects.exists()


def test_a_file_is_looked_through_imported_and_undone() -> None:
    event = make.election()
    client = signed_in(make.preparer())
    content = make.SHEET.format(code=make.place(make.COMMUNE).code).encode("cp1256")
    form = {"title": "2021", "polled_on": "2021-09-08", "file": SimpleUploadedFile("r.csv", content)}
    assert client.post(address("hand_in", event.pk), form).status_code == 302
    sheet = ResultSheet.objects.get()
    assert client.get(address("sheet", sheet.pk)).status_code == 200
    assert not PastResult.objects.exists()
    assert client.post(address("import", sheet.pk)).status_code == 302
    assert PastResult.objects.count() == 2
    assert client.get(address("results", event.pk)).context["outcome"].votes == 320
    assert client.post(address("take_back", sheet.pk)).status_code == 302
    assert not PastResult.objects.exists()
    assert client.post(address("discard", sheet.pk)).status_code == 302


def test_faulty_lines_are_shown_with_their_reason_and_nothing_is_imported() -> None:
    event = make.election()
    sheet = make.sheet(event, "الجماعة;اللائحة;الأصوات\nلا وجود لها;أ;12\n")
    client = signed_in(make.preparer())
    assert "«لا وجود لها»" in client.get(address("sheet", sheet.pk)).content.decode()
    assert client.post(address("import", sheet.pk)).status_code == 422
    assert not PastResult.objects.exists()


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"x" * 10])
def test_what_is_no_table_is_refused(content: bytes) -> None:
    event = make.election()
    form = {"title": "2021", "polled_on": "2021-09-08", "file": SimpleUploadedFile("r.csv", content)}
    answer = signed_in(make.preparer()).post(address("hand_in", event.pk), form)
    if answer.status_code == 302:
        answer = signed_in(make.preparer()).post(address("import", ResultSheet.objects.get().pk))
    assert answer.status_code == 422


def test_delegates_pass_from_the_place_to_the_level_above() -> None:
    quota = make.quota(seats=2)
    member = make.person(path=make.PROVINCE, gender="f")
    place, above = signed_in(make.secretary()), signed_in(make.account(("regional_secretary", make.REGION)))
    form = {"person": member.pk, "person_typed": member.name, "born_on": "1999-05-01"}
    assert above.get(address("quota", quota.pk)).status_code == 200
    assert place.post(address("quota", quota.pk), form).status_code == 302
    made = Delegate.objects.get()
    assert place.post(address("validate", made.pk)).status_code == 403
    assert place.post(address("quota", quota.pk), form).status_code == 422
    assert above.post(address("send_back", made.pk), {"remark": ""}).status_code == 422
    assert above.post(address("send_back", made.pk), {"remark": "ينقص المحضر"}).status_code == 302
    assert "ينقص المحضر" in place.get(address("quota", quota.pk)).content.decode()
    assert place.post(address("propose_again", made.pk)).status_code == 302
    assert above.post(address("validate", made.pk)).status_code == 302
    assert above.post(address("take_off", made.pk)).status_code == 422
    stranger = signed_in(make.secretary(make.SIBLING))
    assert stranger.get(address("quota", quota.pk)).status_code == 404
    assert stranger.post(address("validate", made.pk)).status_code == 404


def test_quotas_are_set_for_every_unit_of_a_level_and_cost_the_same_queries() -> None:
    event = make.congress()
    client = signed_in(make.preparer())
    make.quota(event)
    before = queries_of(client, address("delegates", event.pk))
    form = {"level": "region", "seats": 5, "min_women": 2, "min_young": 1}
    assert client.post(address("set_quotas", event.pk), form).status_code == 302
    assert Quota.objects.filter(event=event).count() > 1
    assert queries_of(client, address("delegates", event.pk)) == before
    assert client.post(address("set_quotas", event.pk), form).status_code == 422
    assert (
        client.post(address("set_quotas", event.pk), {"seats": 1, "min_women": 2, "min_young": 0}).status_code
        == 422
    )


def test_the_list_is_closed_and_taken_out_with_a_line_in_the_journal() -> None:
    quota = make.quota(seats=1)
    actions.validate(delegate=make.delegate(quota), by=make.preparer(), at=make.now())
    client = signed_in(make.preparer())
    assert client.post(address("close_list", quota.event_id)).status_code == 302
    for name in ("delegates_csv", "printed", "table"):
        assert client.get(address(name, quota.event_id)).status_code == 200
    assert Entry.objects.filter(verb="countdown.export").count() == 3
    assert client.post(address("reopen_list", quota.event_id)).status_code == 302
    reader = signed_in(make.account(("local_secretary", make.PROVINCE)))
    assert reader.get(address("printed", quota.event_id)).status_code == 403
    assert reader.get(address("delegates_csv", quota.event_id)).status_code == 403


def test_mandates_start_after_the_congress() -> None:
    council = make.bodies.body("national_council", "ma", founded_on=make.day(-1500))
    event = make.congress()
    client = signed_in(make.preparer())
    assert client.post(address("mandates", event.pk), {"body": council.pk}).status_code == 422
    Event.objects.filter(pk=event.pk).update(held_on=make.day(-1))
    assert client.post(address("hold", event.pk), {"held_on": "2040-01-01"}).status_code == 422
    assert client.post(address("hold", event.pk), {"held_on": make.day(-1).isoformat()}).status_code == 302
    assert client.get(address("mandates", event.pk)).status_code == 200
    assert client.post(address("mandates", event.pk), {"body": council.pk}).status_code == 302
    council.refresh_from_db()
    assert council.mandate_ends_on == make.bodies.dt.date(
        make.day(-1).year + 4, make.day(-1).month, make.day(-1).day
    )


def test_home_and_the_place_count_the_days() -> None:
    make.congress()
    client = signed_in(make.preparer())
    assert "100" in client.get("/").content.decode()
    piece = client.get(address("of_place") + f"?place={make.PROVINCE}").content.decode()
    assert "المؤتمر الوطني الخامس" in piece
    assert client.get(address("of_place") + "?place=").content == b""


def test_what_was_called_off_says_why() -> None:
    event = make.congress()
    client = signed_in(make.preparer())
    assert client.post(address("cancel", event.pk), {"reason": ""}).status_code == 422
    assert client.post(address("cancel", event.pk), {"reason": "تأجيل"}).status_code == 302
    assert "تأجيل" in client.get(address("list") + "?past=1").content.decode()
