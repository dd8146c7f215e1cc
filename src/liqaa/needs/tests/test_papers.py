"""Needs that were heard, as the minutes print them."""

import pytest
from django.db import IntegrityError, transaction

from liqaa.kit import sections
from liqaa.meetings.models import Minutes
from liqaa.meetings.queries.frozen import check, sealed_now
from liqaa.meetings.tests import factories as meetings
from liqaa.meetings.tests.frozen_field import tampered
from liqaa.needs.models import Hearing
from liqaa.needs.tests import factories

pytestmark = pytest.mark.django_db


def test_the_minutes_are_handed_the_needs_in_the_words_of_the_day():
    meeting = meetings.meeting()
    need = factories.need(at_meeting=meeting)
    [section] = [each for each in sections.told("minutes", meeting) if each.key == "needs"]
    assert [(line.text, tuple(line.facts)) for line in section.lines] == [
        (need.text, (need.sector, need.place_id))
    ]


def test_what_frozen_minutes_heard_is_kept_by_the_database_too():
    meeting = meetings.meeting()
    factories.need(at_meeting=meeting)
    other = factories.need("طريق الدوار مقطوعة")
    minutes = Minutes.objects.create(meeting=meeting, scope=meeting.scope, begun_at=meetings.NOW)
    sealed = sealed_now(minutes)
    Minutes.objects.update(
        state="frozen", sha256=sealed.sha256, sections=sealed.sections, frozen_at=meetings.NOW
    )
    minutes.refresh_from_db()
    heard = Hearing.objects.filter(meeting=meeting)
    for attempt in (
        lambda: heard.update(as_written="بدله أحد"),
        lambda: heard.update(need=other),
        heard.delete,
        lambda: Hearing.objects.create(need=other, meeting=meeting, scope=other.scope),
    ):
        with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
            attempt()
    tampered(minutes, lambda: heard.update(as_written="بدله أحد"))
    assert check(minutes).changed == ["انتظارات الساكنة"]
