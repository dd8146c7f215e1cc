"""Two writers, any interleaving of their saves: no text is lost, nothing unseen is overwritten."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liqaa.meetings import actions
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import NOW, PROVINCE
from liqaa.people.tests.factories import account

pytestmark = pytest.mark.django_db
STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(["look", "save"]), st.sampled_from("ابتثج")), max_size=12
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_interleaving_loses_a_text_or_overwrites_one_unseen(db, steps):
    writers = [account(("local_secretary", PROVINCE)) for _ in range(2)]
    minutes = actions.draft_minutes(
        meeting=factories.meeting(), opening="أ", closing="ب", by=writers[0], at=NOW
    )
    part = minutes.parts.order_by("position").first()
    seen, stands, written = [0, 0], (0, ""), set()
    for who, what, text in steps:
        if what == "look":
            seen[who] = stands[0]
            continue
        made = actions.write_part(part=part, text=text, started_from=seen[who], by=writers[who], at=NOW)
        written.add(text)
        assert made.aside == (text != stands[1] and seen[who] != stands[0])
        if made.kept is not None and not made.aside:
            stands = (made.kept.number, text)
            seen[who] = stands[0]
    part.refresh_from_db()
    assert (part.revision, part.text) == stands
    assert set(part.revisions.values_list("text", flat=True)) == written
