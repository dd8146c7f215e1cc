"""What the minutes of meetings keep of a person's name."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from liqaa.files.queries import path_of
from liqaa.journal.actions import SYSTEM
from liqaa.meetings import actions
from liqaa.meetings.jobs import print_again
from liqaa.meetings.models import Participation, Redaction, ShowOfHands
from liqaa.meetings.privacy import SHARE
from liqaa.meetings.queries.frozen import check
from liqaa.meetings.rules import Part
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.frozen_field import frozen, tampered
from liqaa.meetings.tests.test_documents import arabic_words, words_of_pdf
from liqaa.people import actions as people
from liqaa.people.tests.factories import person

pytestmark = pytest.mark.django_db


def test_an_office_in_the_minutes_is_a_ground_for_the_name_and_membership_alone_is_none():
    plain, head = person("سعيد المرابط"), person("نجاة الوردي")
    people.join(person=plain, joined_on=dt.date(2024, 1, 1), by=SYSTEM, at=factories.NOW)
    factories.appoint(factories.office(factories.body()), head)
    factories.meeting(parts=(Part(person=plain, role="attendee"), Part(person=head, role="chair")))
    assert Participation.objects.get(person=plain).capacities_ar[0].startswith("منخرط")
    assert [len(SHARE.grounds(each)) for each in (plain, head)] == [0, 1]


SAID = "ترأس سعيد المرابط الجلسة، وتدخلت نجاة بنعلي."


def of_role(found, role):
    return found.meeting.participations.get(role=role).person


def test_who_is_erased_goes_from_frozen_minutes_and_from_their_paper(
    client, django_capture_on_commit_callbacks
):
    found = frozen(parts=((SAID, False),))
    former, paper, owner = found.minutes.sha256, found.minutes.file, found.minutes.file.stored_by_id
    bytes_of_it = path_of(paper)
    plain = of_role(found, "host")
    with django_capture_on_commit_callbacks(execute=True):
        people.erase_person(person=plain, by=SYSTEM, at=factories.NOW)
    found.minutes.refresh_from_db()
    redaction = Redaction.objects.get()
    assert (redaction.former_sha256, redaction.former_paper_sha256, redaction.whole) == (
        former, paper.sha256, True,
    )  # fmt: skip
    assert (found.minutes.sha256 != former, found.minutes.file, bytes_of_it.exists()) == (True, None, False)
    told = check(found.minutes)
    assert (told.record, told.paper, told.pending, told.changed) == (True, False, True, [])
    assert "نجاة بنعلي" not in found.minutes.parts.get(position=0).text
    client.force_login(found.writer)
    assert client.get(reverse("meetings:minutes_file", args=[found.meeting.pk])).status_code == 404
    page = client.get(reverse("meetings:minutes_check", args=[found.meeting.pk])).content.decode()
    assert (former in page, paper.sha256 in page) == (True, True)
    for _twice in range(2):
        print_again(minutes_id=found.minutes.pk, by_id=owner)
    found.minutes.refresh_from_db()
    assert check(found.minutes).paper
    printed = b"".join(
        client.get(reverse("meetings:minutes_file", args=[found.meeting.pk])).streaming_content
    )
    words = arabic_words(words_of_pdf(printed).elements())
    assert (words["نجاة"], words["بنعلي"], words["المرابط"] > 0) == (0, 0, True)
    assert former in "".join(words_of_pdf(printed))


def test_a_name_with_a_public_ground_stays_and_so_does_the_seal():
    found = frozen(parts=((SAID, False),))
    former = found.minutes.sha256
    people.erase_person(person=of_role(found, "chair"), by=SYSTEM, at=factories.NOW)
    found.minutes.refresh_from_db()
    assert (found.minutes.sha256, Redaction.objects.count()) == (former, 0)
    assert SAID in found.minutes.parts.values_list("text", flat=True)


def test_taking_data_out_does_not_hide_what_was_changed_before():
    found = frozen(parts=((SAID, False),))
    tampered(found.minutes, lambda: ShowOfHands.objects.update(against=9))
    people.erase_person(person=of_role(found, "host"), by=SYSTEM, at=factories.NOW)
    found.minutes.refresh_from_db()
    assert (Redaction.objects.get().whole, check(found.minutes).record) == (False, False)


def test_a_photograph_goes_even_from_frozen_minutes_where_somebody_shown_refuses():
    found = frozen()
    actions.say_consent(file=found.photograph, consent="refused", by=found.writer, at=factories.NOW)
    actions.remove_file(file=found.photograph, by=found.writer, at=factories.NOW)
    found.minutes.refresh_from_db()
    assert (found.meeting.files.count(), Redaction.objects.count(), check(found.minutes).record) == (
        0,
        1,
        True,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        ShowOfHands.objects.update(against=9)
