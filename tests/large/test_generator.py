"""The generated organisation: as large as asked, everywhere, the same again, and its pages open."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from benchmarks.organisation import Sizes, generate
from liqaa.bodies.models import Body
from liqaa.campaigns.models import Execution
from liqaa.followup.models import Evidence, Task
from liqaa.meetings.models import Meeting, Visitor
from liqaa.needs.models import Need
from liqaa.territory.queries import regions
from tests.large.pages import MOST, regions_of, statements

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
SMALL = 0.01


def test_a_small_organisation_is_in_every_region_and_its_pages_take_few_statements():
    world = generate(at=timezone.now(), size=SMALL)
    assert regions_of(world) == {region.path for region in regions()}
    assert Meeting.objects.count() == world.sizes.meetings == 200
    assert Need.objects.count() == world.sizes.needs == 120
    assert Task.objects.filter(execution=None).count() == world.sizes.tasks == 1000
    assert Execution.objects.count() == Task.objects.exclude(execution=None).count() > 12
    assert Body.objects.count() >= world.sizes.bodies
    assert Evidence.objects.filter(task__state="open").count() == 0
    assert Visitor.objects.exists()
    taken = statements()
    assert {key: count for key, count in taken.items() if count > MOST} == {}


def test_the_same_seed_makes_the_same_organisation():
    first = generate(at=AT, size=SMALL, seed=7)
    again = [(body.type, body.scope, body.state) for body in first.bodies]
    titles = [(meeting.title, meeting.held_on) for meeting in first.meetings]
    kept = Body.objects.order_by("pk").values_list("type", "scope", "state")
    assert list(kept) == again
    assert list(Meeting.objects.order_by("pk").values_list("title", "held_on")) == titles
    assert again[:2] == [
        ("general_secretariat", "ma", "structured"),
        ("political_bureau", "ma", "structured"),
    ]


def test_a_second_organisation_is_refused():
    generate(at=AT, size=SMALL)
    with pytest.raises(ValueError, match="already"):
        generate(at=AT, size=SMALL)


@pytest.mark.parametrize("size", [0, -1, 2.1])
def test_a_size_that_makes_no_sense_is_refused(size):
    with pytest.raises(ValueError, match="size"):
        Sizes.of(size)
