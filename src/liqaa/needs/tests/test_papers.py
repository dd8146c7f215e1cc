"""Needs that were heard, as the minutes print them."""

import pytest

from liqaa.kit import sections
from liqaa.meetings.tests import factories as meetings
from liqaa.needs.tests import factories

pytestmark = pytest.mark.django_db


def test_the_minutes_are_handed_the_needs_in_the_words_of_the_day():
    meeting = meetings.meeting()
    need = factories.need(at_meeting=meeting)
    [section] = [each for each in sections.told("minutes", meeting) if each.key == "needs"]
    assert [(line.text, tuple(line.facts)) for line in section.lines] == [
        (need.text, (need.sector, need.place_id))
    ]
