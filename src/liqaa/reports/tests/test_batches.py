"""Many reports at once: read by the worker, reviewed by doubt, one meeting told twice, all taken back."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from liqaa.followup.models import Task
from liqaa.journal.models import Entry
from liqaa.kit.refusals import Refused
from liqaa.meetings.models import Meeting
from liqaa.people.models import Person
from liqaa.people.tests.factories import account
from liqaa.reports import actions, queries
from liqaa.reports.models import Batch, BatchFile, Reading
from liqaa.reports.rules.twins import likeness
from liqaa.reports.tests import factories, many, pdf_files
from liqaa.reports.tests.factories import NOW, OTHER_REPORT, PROVINCE
from liqaa.testing.site import run_jobs

pytestmark = pytest.mark.django_db
PARTY = "الأفق"


def batch_of(by, *texts: str, name: str = "تقارير.zip") -> Batch:
    files = [(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
    return actions.keep_batch(name=name, files=files, scope=PROVINCE, by=by, at=NOW)


def read_all(batch: Batch, by) -> list[Reading]:
    for file in batch.files.order_by("position"):
        actions.read_file(file=file, by=by, at=NOW)
    return list(batch.readings.order_by("pk"))


@pytest.fixture
def by():
    factories.organisation()
    return factories.secretary()


def test_each_file_becomes_one_reading_or_says_why_not(by) -> None:
    files = [
        ("a.txt", many.told(1, PARTY).encode()),
        ("again.txt", many.told(1, PARTY).encode()),
        ("other.txt", OTHER_REPORT.encode()),
        ("scan.pdf", pdf_files.scan()),
        ("empty.txt", b""),
    ]
    batch = actions.keep_batch(name="a.zip", files=files, scope=PROVINCE, by=by, at=NOW)
    assert len(read_all(batch, by)) == 1
    found = batch.files.order_by("position").values_list("state", "trouble", "content")
    assert list(found) == [
        ("read", "", None),
        ("repeated", "", None),
        ("foreign", "", None),
        ("unreadable", "scan", None),
        ("unreadable", "empty", None),
    ]
    assert OTHER_REPORT not in str(list(Reading.objects.values_list("text", flat=True)))


def test_a_file_read_twice_makes_one_reading(by) -> None:
    batch = batch_of(by, many.told(1, PARTY))
    file = batch.files.get()
    assert actions.read_file(file=file, by=by, at=NOW) is not None
    assert actions.read_file(file=file, by=by, at=NOW) is None
    actions.give_up(file=file, by=by, at=NOW)
    assert (batch.readings.count(), batch.files.get().state) == (1, "read")


def test_a_file_that_ends_its_reader_again_and_again_is_given_up(by) -> None:
    batch = batch_of(by, "x")
    actions.give_up(file=batch.files.get(), by=by, at=NOW)
    assert (batch.files.get().state, batch.files.get().trouble) == ("unreadable", "damaged")


@pytest.mark.django_db(transaction=True)
def test_the_worker_reads_what_was_handed_in_and_a_second_round_changes_nothing(by) -> None:
    batch = batch_of(by, many.told(1, PARTY), many.told(2, PARTY))
    run_jobs()
    run_jobs()
    assert (queries.progress_of(batch).waiting, batch.readings.count()) == (0, 2)
    assert set(batch.readings.values_list("read_by", flat=True)) == {by.pk}


def test_the_doubtful_come_first_and_what_was_put_off_last(by) -> None:
    texts = [many.told(2, PARTY), many.told(3, PARTY, day="السبت 12 أبريل"), many.told(5, PARTY)]
    batch = batch_of(by, *texts)
    plain, unsure, other = read_all(batch, by)
    assert unsure.doubt > plain.doubt
    assert queries.queue_of(batch).first() == unsure
    actions.skip(reading=unsure, by=by, at=NOW)
    assert list(queries.queue_of(batch))[-1] == unsure
    assert queries.next_of(batch, but=plain) == other


def test_one_meeting_told_by_two_papers_is_recognised_and_others_are_not(by) -> None:
    batch = batch_of(by, many.told(4, PARTY), many.retold(4, PARTY), many.told(7, PARTY))
    first, second, third = read_all(batch, by)
    assert [twin.reading for twin in queries.twins_of(first, by)] == [second]
    assert queries.twins_of(third, by) == []
    assert likeness(first.record, second.record).reasons == ("day", "organiser", "place", "people")
    actions.say_apart(reading=first, other=second, by=by, at=NOW)
    first.refresh_from_db()
    assert (queries.twins_of(first, by), queries.twins_of(second, by)) == ([], [])


def test_merging_keeps_what_was_chosen_and_both_texts_as_sources(by) -> None:
    batch = batch_of(by, many.told(4, PARTY), many.retold(4, PARTY))
    first, second = read_all(batch, by)
    names = {row["name"] for row in first.record["attendees"] + second.record["attendees"]}
    kept = actions.merge(reading=first, other=second, chosen={"title": "other"}, by=by, at=NOW)
    second.refresh_from_db()
    assert (kept.record["title"], second.state, second.same_as) == (second.record["title"], "merged", first)
    assert {row["name"] for row in kept.record["attendees"]} == names
    meeting = actions.confirm(reading=kept, by=by, at=NOW)
    assert queries.sources_of(meeting, by) == [first, second]
    with pytest.raises(Refused):
        actions.confirm(reading=second, by=by, at=NOW)
    assert Meeting.objects.count() == 1


def test_separating_gives_both_records_back_as_they_were(by) -> None:
    batch = batch_of(by, many.told(4, PARTY), many.retold(4, PARTY))
    first, second = read_all(batch, by)
    actions.merge(reading=first, other=second, chosen={}, by=by, at=NOW)
    with pytest.raises(Refused):
        actions.discard(reading=first, by=by, at=NOW)
    actions.separate(reading=second, by=by, at=NOW)
    first_after, second_after = Reading.objects.get(pk=first.pk), Reading.objects.get(pk=second.pk)
    assert (first_after.record, second_after.record) == (first.record, second.record)
    assert (second_after.state, second_after.same_as) == ("draft", None)


def test_a_report_of_a_confirmed_meeting_becomes_its_second_source(by) -> None:
    first = factories.kept(by, many.told(4, PARTY))
    meeting = actions.confirm(reading=first, by=by, at=NOW)
    (second,) = read_all(batch_of(by, many.retold(4, PARTY)), by)
    assert [twin.reading for twin in queries.twins_of(second, by)] == [first]
    kept = actions.merge(reading=second, other=first, chosen={"title": "this"}, by=by, at=NOW)
    assert (kept, kept.record["title"]) == (first, first.record["title"])
    assert queries.sources_of(meeting, by) == [first, second]


def test_undoing_a_batch_takes_everything_back_and_leaves_the_readings(by) -> None:
    before = (Meeting.objects.count(), Task.objects.count(), Person.objects.count())
    batch = batch_of(by, many.told(1, PARTY), many.told(2, PARTY))
    for reading in read_all(batch, by):
        actions.confirm(reading=reading, by=by, at=NOW)
    assert actions.undo_batch(batch=batch, by=by, at=NOW) == 2
    assert (Meeting.objects.count(), Task.objects.count(), Person.objects.count()) == before
    assert set(batch.readings.values_list("state", flat=True)) == {"undone"}
    assert list(queries.queue_of(batch)) != []
    actions.discard_batch(batch=batch, by=by, at=NOW)
    assert (Batch.objects.count(), Reading.objects.count(), BatchFile.objects.count()) == (0, 0, 0)


def test_a_batch_is_undone_whole_or_not_at_all(by) -> None:
    batch = batch_of(by, many.told(1, PARTY), many.told(2, PARTY))
    made = [actions.confirm(reading=reading, by=by, at=NOW) for reading in read_all(batch, by)]
    task = Task.objects.filter(outcome__meeting=made[0]).first()
    assert task is not None
    from liqaa.followup import actions as followup

    followup.start(task=task, by=by, at=NOW)
    with pytest.raises(Refused):
        actions.undo_batch(batch=batch, by=by, at=NOW)
    with pytest.raises(Refused):
        actions.discard_batch(batch=batch, by=by, at=NOW)
    assert Meeting.objects.count() == 2


def test_every_step_leaves_its_line_in_the_journal(by) -> None:
    batch = batch_of(by, many.told(4, PARTY), many.retold(4, PARTY))
    first, second = read_all(batch, by)
    actions.skip(reading=first, by=by, at=NOW)
    actions.say_apart(reading=first, other=second, by=by, at=NOW)
    actions.merge(reading=first, other=second, chosen={}, by=by, at=NOW)
    actions.separate(reading=second, by=by, at=NOW)
    actions.discard_batch(batch=batch, by=by, at=NOW)
    verbs = ["keep_batch", "read_file", "skip", "say_apart", "merge", "separate", "discard_batch"]
    counts = [Entry.objects.filter(verb=f"reports.{verb}").count() for verb in verbs]
    assert counts == [1, 2, 1, 1, 1, 1, 1]


def upload(client: Client, **files: object):
    return client.post(reverse("reports:many"), files)


def test_a_zip_handed_in_is_a_batch_and_bad_ones_are_told_beside_the_field(client: Client, by) -> None:
    client.force_login(by)
    good = SimpleUploadedFile("تقارير.zip", many.parcel({"1.txt": many.told(1, PARTY)}, scan_pdf=b"x"))
    answer = upload(client, several=good)
    batch = Batch.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/reports/batches/{batch.pk}/")
    assert (batch.name, batch.files.count()) == ("تقارير.zip", 2)
    for bad in (b"PK\x03\x04broken", many.parcel({})):
        answer = upload(client, several=SimpleUploadedFile("a.zip", bad))
        assert (answer.status_code, Batch.objects.count()) == (422, 1)
        assert "several" in answer.context["form"].errors
    assert upload(client).status_code == 422


def test_several_files_and_a_folder_are_one_batch(client: Client, by) -> None:
    client.force_login(by)
    files = [SimpleUploadedFile(f"{number}.txt", many.told(number, PARTY).encode()) for number in range(3)]
    folder = [SimpleUploadedFile("4.odt", b"x"), SimpleUploadedFile("photo.jpg", b"x")]
    assert upload(client, several=files, folder=folder).status_code == 302
    assert sorted(Batch.objects.get().files.values_list("name", flat=True)) == [
        "0.txt",
        "1.txt",
        "2.txt",
        "4.odt",
    ]


def test_outsiders_see_no_batch_and_readers_without_the_right_undo_none(client: Client, by) -> None:
    batch = batch_of(by, many.told(1, PARTY))
    for reading in read_all(batch, by):
        actions.confirm(reading=reading, by=by, at=NOW)
    client.force_login(account(("provincial_secretary", "ma/07/041")))
    for name in ("batch", "batch_progress", "review", "undo_batch"):
        assert client.get(reverse(f"reports:{name}", args=[batch.pk])).status_code == 404
    client.force_login(by)
    by.grants.all().delete()
    assert client.post(reverse("reports:undo_batch", args=[batch.pk])).status_code in (403, 404)
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_a_batch_is_shown_with_the_same_number_of_queries(
    client: Client, by, rows: int, django_assert_max_num_queries: Callable
) -> None:
    client.force_login(by)
    batch = batch_of(by, *(many.told(number, PARTY) for number in range(rows)))
    read_all(batch, by)
    client.get(reverse("reports:batch", args=[batch.pk]))
    with django_assert_max_num_queries(26) as found:
        page = client.get(reverse("reports:batch", args=[batch.pk])).content.decode()
    COUNTS.append(len(found))
    assert page.count("k-line-name") >= rows
    assert len(set(COUNTS)) == 1


COUNTS: list[int] = []


def test_the_review_leads_from_one_to_the_next_and_shows_the_words_asked_about(client: Client, by) -> None:
    client.force_login(by)
    batch = batch_of(by, many.told(2, PARTY), many.told(3, PARTY, day="السبت 12 أبريل"))
    plain, unsure = read_all(batch, by)
    assert (
        client.get(reverse("reports:review", args=[batch.pk])).headers["Location"] == f"/reports/{unsure.pk}/"
    )
    page = client.get(reverse("reports:reading", args=[unsure.pk])).content.decode()
    assert "<mark>يوم السبت 12 أبريل</mark>" in page
    answer = client.post(reverse("reports:skip", args=[unsure.pk]))
    assert answer.headers["Location"] == f"/reports/{plain.pk}/"
    answer = client.post(reverse("reports:confirm", args=[plain.pk]))
    assert answer.headers["Location"] == f"/reports/{unsure.pk}/"


def test_two_reports_are_compared_field_by_field_and_made_one(client: Client, by) -> None:
    client.force_login(by)
    batch = batch_of(by, many.told(4, PARTY), many.retold(4, PARTY))
    first, second = read_all(batch, by)
    assert f"/reports/{first.pk}/same/{second.pk}/" in client.get(f"/reports/{first.pk}/").content.decode()
    page = reverse("reports:compare", args=[first.pk, second.pk])
    shown = client.get(page).context["fields"]
    assert {"title", "attendees", "needs"} <= {field.key for field in shown}
    answer = client.post(page, {"title": "other", "needs": "both"})
    assert answer.headers["Location"] == f"/reports/{first.pk}/"
    first.refresh_from_db()
    assert first.record["title"] == second.record["title"]
    assert client.get(f"/reports/{second.pk}/").status_code == 200
    assert client.post(reverse("reports:separate", args=[second.pk])).status_code == 302
    assert Reading.objects.get(pk=second.pk).state == "draft"
