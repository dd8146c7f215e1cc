"""The full organisation of 3,600 bodies, 20,000 meetings and 100,000 tasks; takes minutes."""

import pytest
from django.db import transaction
from django.utils import timezone

from benchmarks.organisation import generate
from liqaa.bodies.models import Body
from liqaa.followup.models import Task
from liqaa.meetings.models import Meeting
from tests.large.pages import MOST, statements

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_pages_take_the_same_few_statements_at_a_hundredth_and_at_full_size():
    now = timezone.now()
    with transaction.atomic():
        generate(at=now, size=0.01)
        small = statements()
        transaction.set_rollback(True)
    generate(at=now, size=1.0)
    assert Body.objects.count() == 3600
    assert Meeting.objects.count() == 20_000
    assert Task.objects.filter(execution=None).count() >= 100_000
    assert statements() == small
    assert max(small.values()) <= MOST
