"""Nobody is named in public without a ground: in what is written, and in what is edited by hand."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from liqaa.kit.arabic import fold
from liqaa.kit.refusals import Refused
from liqaa.meetings.models import GroupPresence, Intervention, Meeting, Mention, Visitor
from liqaa.newsroom import actions, queries
from liqaa.newsroom.models import News
from liqaa.people import actions as people
from liqaa.people.tests import factories as known
from liqaa.people.tests.factories import account
from liqaa.reports import actions as reports
from liqaa.reports.tests import factories
from liqaa.reports.tests.factories import NOW, PROVINCE

pytestmark = pytest.mark.django_db
FIRST = ("سعيد", "نجاة", "عبد الإله", "فاطمة الزهراء", "إدريس", "أمينة")
LAST = ("الوردي", "بنعلي", "المرابط", "أيت الطالب", "القباج", "الحجيرة")


@pytest.fixture
def meeting() -> Meeting:
    factories.organisation()
    by = factories.secretary()
    return reports.confirm(reading=factories.kept(by), by=by, at=NOW)


def approved(meeting: Meeting, text: str) -> tuple[News, object]:
    """A text edited by hand and approved by a second person."""
    head = account(("provincial_secretary", PROVINCE))
    writer = account(("rapporteur", PROVINCE))
    news = actions.write(meeting=meeting, by=writer, at=NOW)
    news = actions.edit(news=news, text=text, by=writer, at=NOW)
    return actions.approve(news=news, by=head, at=NOW), head


def refused_names(meeting: Meeting, text: str) -> list[str]:
    news, head = approved(meeting, text)
    with pytest.raises(Refused) as refusal, transaction.atomic():
        actions.make_ready(news=news, by=head, at=NOW)
    return [str(reason).strip("\u2068\u2069") for reason in refusal.value.reasons[1:]]


@pytest.mark.parametrize("relation", ["resident", "member", "guest", "contact"])
def test_a_hand_that_names_somebody_of_the_place_without_a_ground_is_stopped(meeting, relation):
    known.person("حميد الوردي", f"{PROVINCE}/01.03", relation=relation)
    assert refused_names(meeting, "وقال وحَميد الورديّ إن الطريق مقطوعة.") == ["حميد الوردي"]


def test_visitors_and_those_only_mentioned_are_known_too(meeting):
    visitor = known.person("سناء القباج", "ma/12")
    Visitor.objects.create(meeting=meeting, scope=meeting.scope, person=visitor)
    Mention.objects.create(meeting=meeting, scope=meeting.scope, name="نجاة بنعلي")
    Mention.objects.create(meeting=meeting, scope=meeting.scope, name="عمر الفاسي", capacity="وزير")
    text = "حضرت سناء القباج، وشكر الجميع لنجاة بنعلي وعمر الفاسي."
    assert refused_names(meeting, text) == ["سناء القباج", "نجاة بنعلي"]


def test_a_consent_to_be_named_is_a_ground_until_it_is_withdrawn(meeting):
    person = known.person("حميد الوردي", PROVINCE, relation="resident")
    given_ = people.give_consent(
        person=person, purpose="named", given_on=NOW.date(), language="ar", by=account(), at=NOW
    )
    news, head = approved(meeting, "شكر حميد الوردي الحاضرين.")
    assert actions.make_ready(news=news, by=head, at=NOW).state == "ready"
    people.withdraw_consent(consent=given_, withdrawn_on=NOW.date(), by=account(), at=NOW)
    assert refused_names(meeting, "شكر حميد الوردي الحاضرين.") == ["حميد الوردي"]


def test_those_with_a_capacity_in_the_record_may_be_named(meeting):
    chair = meeting.participations.get(role="chair")
    news, head = approved(meeting, f"ترأس اللقاء {chair.name_as_written}.")
    assert actions.make_ready(news=news, by=head, at=NOW).state == "ready"


def test_membership_that_the_record_froze_is_no_ground(meeting):
    facilitator = meeting.participations.filter(role="facilitator").order_by("-position")[0]
    facilitator.capacities_ar, facilitator.capacities_fr = ["منخرط في حزب المنار"], ["adhérent (Al Manar)"]
    facilitator.save()
    name = facilitator.name_as_written
    news = actions.write(meeting=meeting, by=account(("rapporteur", PROVINCE)), at=NOW)
    assert name not in news.text
    assert refused_names(meeting, f"سير اللقاء {name}.") == [name]


def test_a_name_in_the_record_s_own_words_is_written_as_initials(meeting):
    known.person("حميد الوردي", PROVINCE, relation="resident")
    meeting.topics.create(scope=meeting.scope, text="شكاية حميد الوردي حول الماء", position=9)
    news = actions.write(meeting=meeting, by=account(("rapporteur", PROVINCE)), at=NOW)
    assert "حميد الوردي" not in news.text
    assert "ح. و." in news.text


NAMES = st.builds(lambda first, last: f"{first} {last}", st.sampled_from(FIRST), st.sampled_from(LAST))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(NAMES, min_size=1, max_size=4, unique=True),
    places=st.lists(st.sampled_from(["topic", "said", "speaker", "group", "mention", "visitor"]), min_size=1),
    length=st.sampled_from(News.Length.values),
    language=st.sampled_from(["ar", "fr"]),
)
def test_no_generated_text_names_anybody_without_a_ground(meeting, names, places, length, language):
    with transaction.atomic():
        for position, (name, place) in enumerate(zip(names * len(places), places, strict=False)):
            _put(meeting, name, place, position)
        news = actions.write(
            meeting=meeting, by=account(("rapporteur", PROVINCE)), at=NOW, length=length, language=language
        )
        grounded = {fold(each.name_as_written) for each in meeting.participations.all() if each.capacities_ar}
        said = f" {fold(news.text)} {fold(' '.join(text for text, _facts in news.sentences))} "
        leaked = [name for name in names if fold(name) not in grounded and f" {fold(name)} " in said]
        assert (leaked, queries.without_ground([meeting], news.text)) == ([], [])
        transaction.set_rollback(True)


def _put(meeting: Meeting, name: str, place: str, position: int) -> None:
    person = known.person(name, PROVINCE, relation="resident")
    own = {"meeting": meeting, "scope": meeting.scope, "position": 20 + position}
    if place == "topic":
        meeting.topics.create(scope=meeting.scope, text=f"شكاية {name} حول الماء", position=20 + position)
    elif place == "said":
        Intervention.objects.create(**own, speaker="الساكنة", text=f"طالب {name} بالإنارة", kind="demand")
    elif place == "speaker":
        Intervention.objects.create(**own, person=person, speaker=name, text="طالب بالإنارة", kind="demand")
    elif place == "group":
        GroupPresence.objects.create(**own, label=f"أسرة {name}")
    elif place == "mention":
        Mention.objects.create(meeting=meeting, scope=meeting.scope, name=name)
    else:
        Visitor.objects.create(meeting=meeting, scope=meeting.scope, person=person)
