"""The address mailed to somebody who was there: what it opens without signing in, and until when."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from liqaa.kit.refusals import Refused
from liqaa.meetings import actions
from liqaa.meetings.models import Minutes, MinutesLetter, Remark
from liqaa.meetings.queries.keys import letter_key, letter_of
from liqaa.meetings.tests.factories import NOW
from liqaa.meetings.tests.frozen_field import field, frozen, tampered
from liqaa.outbox.models import Message

pytestmark = pytest.mark.django_db


def sent():
    """Minutes that are sent, and the letter of the chair."""
    found = field()
    Minutes.objects.filter(pk=found.minutes.pk).update(state="sent", approved_at=None, approved_in=None)
    found.minutes.refresh_from_db()
    return found


def address(letter):
    return reverse("meetings:read_minutes", args=[letter_key(letter)])


def test_the_address_opens_the_public_parts_and_never_what_is_confidential(client):
    found = sent()
    page = client.get(address(found.letter))
    words = page.content.decode()
    assert page.status_code == 200
    assert ("نص الافتتاح" in words, "نص سري" in words, "كلمة الافتتاح" in words) == (True, False, True)
    assert ("no-store" in page["Cache-Control"], found.chair.name in words) == (True, True)


def test_a_remark_is_left_there_until_the_minutes_are_approved(client):
    found = sent()
    url = address(found.letter)
    assert client.post(url, {"text": ""}).status_code == 422
    apart = found.minutes.parts.get(confidential=True)
    assert client.post(url, {"text": "ملاحظة", "part": apart.pk}).status_code == 422
    part = found.minutes.parts.get(text="نص الافتتاح")
    assert client.post(url, {"text": "الصواب كذا", "part": part.pk}).status_code == 200
    made = Remark.objects.latest("pk")
    assert (made.person, made.text, made.part, made.name_as_written) == (
        found.chair, "الصواب كذا", part, found.part.name_as_written,
    )  # fmt: skip
    actions.settle_remark(remark=made, outcome="left", reply="مطابق للتسجيل", by=found.writer, at=NOW)
    assert "مطابق للتسجيل" in client.get(url).content.decode()
    Minutes.objects.filter(pk=found.minutes.pk).update(state="approved", approved_at=NOW)
    page = client.get(url)
    assert (page.status_code, "<textarea" in page.content.decode()) == (200, False)
    client.post(url, {"text": "متأخرة"})
    assert not Remark.objects.filter(text="متأخرة").exists()


def test_an_address_taken_back_opens_nothing_and_a_new_one_is_another(client):
    found = sent()
    found.chair.email = "chair@example.org"
    found.chair.save()
    first, setting = (
        address(found.letter),
        reverse("meetings:set_letter", args=[found.meeting.pk, found.letter.pk]),
    )
    client.force_login(found.writer)
    assert client.post(setting, {"do": "revoke"}).status_code == 302
    client.logout()
    assert (client.get(first).status_code, client.post(first, {"text": "ملاحظة"}).status_code) == (410, 410)
    assert actions.send_minutes(minutes=found.minutes, by=found.writer, at=NOW) == 0
    client.force_login(found.writer)
    assert client.post(setting, {"do": "renew"}).status_code == 302
    client.logout()
    letter = MinutesLetter.objects.get(pk=found.letter.pk)
    assert address(letter) in Message.objects.get().body
    assert (client.get(first).status_code, client.get(address(letter)).status_code) == (410, 200)


def test_the_same_text_is_mailed_once_and_another_one_again():
    found = sent()
    found.chair.email = "chair@example.org"
    found.chair.save()
    for _again in range(2):
        assert actions.send_minutes(minutes=found.minutes, by=found.writer, at=NOW) == 1
    assert Message.objects.count() == 1
    open_part, apart = (found.minutes.parts.get(text=text) for text in ("نص الافتتاح", "نص سري"))
    found.minutes.parts.filter(pk=open_part.pk).update(text="نص آخر", revision=2)
    found.minutes.parts.filter(pk=apart.pk).update(revision=0)
    assert actions.send_minutes(minutes=found.minutes, by=found.writer, at=NOW) == 1
    assert Message.objects.count() == 2


def test_a_key_made_elsewhere_or_changed_opens_nothing(client):
    found = sent()
    key = letter_key(found.letter)
    other = str(found.letter.pk + 1) + key[len(str(found.letter.pk)) :]
    for wrong in ("dead", other, key[:-1], "1-1", "٣-1." + key.partition(".")[2]):
        assert (letter_of(wrong), client.get(f"/meetings/minutes/{wrong}/").status_code) == (None, 410)


def test_the_address_ends_a_month_after_freezing_and_with_the_data_of_its_holder(client):
    found = frozen()
    tampered(found.minutes, lambda: Minutes.objects.update(frozen_at=timezone.now() - dt.timedelta(days=30)))
    assert client.get(address(found.letter)).status_code == 200
    tampered(found.minutes, lambda: Minutes.objects.update(frozen_at=timezone.now() - dt.timedelta(days=31)))
    assert client.get(address(found.letter)).status_code == 410
    tampered(found.minutes, lambda: Minutes.objects.update(frozen_at=timezone.now()))
    type(found.chair).objects.filter(pk=found.chair.pk).update(erased_at=timezone.now())
    assert client.get(address(found.letter)).status_code == 410


def test_who_has_no_mailbox_gets_no_new_address():
    found = sent()
    with pytest.raises(Refused):
        actions.renew_letter(letter=found.letter, by=found.writer, at=NOW)
    assert MinutesLetter.objects.get(pk=found.letter.pk).turn == 1
