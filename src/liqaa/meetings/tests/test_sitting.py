"""A sitting: its quorum on both calls, its end, hands, elections and who takes office."""

import datetime as dt
from fractions import Fraction

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from liqaa.bodies.models import Appointment
from liqaa.bodies.tests.factories import charter
from liqaa.bodies.text.structure import Quorum, Share
from liqaa.journal.actions import SYSTEM
from liqaa.kit.refusals import Refused
from liqaa.meetings import actions, queries
from liqaa.meetings.actions.elections import Vacancy
from liqaa.meetings.actions.holding import Hands, Said
from liqaa.meetings.models import Election, Intervention, QuorumCheck, ShowOfHands
from liqaa.meetings.rules import elections, quorum
from liqaa.meetings.rules.elections import Figures
from liqaa.meetings.tests import factories
from liqaa.meetings.tests.factories import PROVINCE
from liqaa.people.tests.factories import account, person

ids = st.sets(st.integers(1, 60))


@pytest.fixture(autouse=True)
def _in_english():
    """Sentences are compared as they stand in the source."""
    with translation.override("en"):
        yield


# --- rules --------------------------------------------------------------------------------------------------


shares = st.builds(
    Share, st.sampled_from([Fraction(part) for part in ("0", "1/4", "1/2", "1")]), st.booleans()
)
quorums = st.builds(Quorum, st.just("any"), shares, shares, st.just(15))


@given(ids, ids, st.sampled_from([1, 2]), quorums)
def test_only_members_who_are_there_count(members, present, call, asked):
    found = quorum.standing_of(call, members, present, asked=asked)
    assert found.present == len(members & present) <= found.members == len(members)
    share = asked.first_call if call == 1 else asked.second_call
    assert found.needed == max(1, share.needed(len(members)))
    assert found.met == (found.missing == 0) == (found.present >= found.needed)


@given(ids, ids, ids, quorums)
def test_whoever_else_comes_changes_nothing_and_a_member_more_never_harms(members, present, others, asked):
    before = quorum.standing_of(1, members, present, asked=asked)
    with_guests = quorum.standing_of(1, members, present | (others - members), asked=asked)
    with_more = quorum.standing_of(1, members, present | others, asked=asked)
    assert with_guests == before
    assert with_more.met or not before.met


@given(st.dictionaries(st.integers(1, 40), st.integers(0, 30), max_size=12), st.integers(1, 6))
def test_the_elected_have_more_votes_than_whoever_is_not_and_ties_are_named(votes, seats):
    found = elections.outcome_of(votes, seats)
    assert len(found.elected) <= seats
    assert all(votes[key] > 0 for key in (*found.elected, *found.tied))
    others = set(votes) - set(found.elected)
    assert all(votes[won] > votes[other] for won in found.elected for other in others)
    assert not found.tied or len(found.tied) > found.left > 0
    assert len({votes[key] for key in found.tied}) <= 1


def test_a_tie_is_decided_by_people_only():
    tied = elections.outcome_of({1: 9, 2: 5, 3: 5}, 2)
    assert (tied.elected, tied.tied, tied.left) == ((1,), (2, 3), 1)
    assert elections.problem_of_choice(tied, []).reason == "tied"
    assert elections.problem_of_choice(tied, [1]).reason == "not_tied"
    assert elections.problem_of_choice(tied, [2, 3]).reason == "tied"
    assert elections.problem_of_choice(tied, [3]) is None


@pytest.mark.parametrize(
    ("figures", "reason"),
    [
        (Figures(11, 0, {1: 5}), "more_voters"),
        (Figures(5, 6, {1: 0}), "more_spoilt"),
        (Figures(10, 2, {1: 9}), "more_votes"),
        (Figures(10, 0, {1: 6, 2: 5}), "more_marks"),
    ],
)
def test_figures_that_cannot_be(figures, reason):
    assert elections.problem_of_figures(figures, seats=1, present=10).reason == reason


def test_figures_that_can_be():
    assert elections.problem_of_figures(Figures(10, 1, {1: 5, 2: 4}), seats=1, present=10) is None


# --- a sitting ----------------------------------------------------------------------------------------------


@pytest.fixture
def council(db):
    """A sitting of today of a body with ten members; the charter asks for half and one."""
    charter()
    body = factories.body()
    seats = factories.office(body, key="member", seats=20)
    people = [person(f"عضو {number}", gender="f" if number % 2 else "m") for number in range(10)]
    for number, each in enumerate(people):
        factories.appoint(seats, each, seat=number + 1)
    meeting = factories.meeting(
        body, state="planned", held_on=timezone.localdate(), kinds=("council",), title="دورة المجلس"
    )
    return meeting, people


def come(meeting, people):
    for each in people:
        actions.arrive(meeting=meeting, person=each, by=SYSTEM, at=timezone.now())


def establish(meeting):
    return actions.establish_quorum(meeting=meeting, by=SYSTEM, at=timezone.now())


def close(meeting, **options):
    return actions.close_sitting(meeting=meeting, by=SYSTEM, at=timezone.now(), **options)


def refused(act, **options):
    with pytest.raises(Refused) as caught:
        act(by=SYSTEM, at=timezone.now(), **options)
    return str(caught.value.reasons[0]), caught.value.field


def test_enough_members_open_the_sitting(council):
    meeting, people = council
    come(meeting, [*people[:6], person("ضيف")])
    check = establish(meeting)
    assert (check.members, check.needed, check.present, check.met, check.call) == (10, 6, 6, True, 1)
    meeting.refresh_from_db()
    assert meeting.opened_at is not None
    assert meeting.state == "held"
    assert queries.here_ids(meeting) >= {each.pk for each in people[:6]}


def test_too_few_are_counted_and_the_second_call_is_content_with_who_comes(council):
    meeting, people = council
    come(meeting, people[:5])
    assert not establish(meeting).met
    meeting.refresh_from_db()
    assert meeting.opened_at is None
    early = {"meeting": meeting, "day": timezone.localdate()}
    assert refused(actions.call_again, **early)[1] == "day"
    actions.call_again(**early, waived=True, by=SYSTEM, at=timezone.now())
    meeting.refresh_from_db()
    assert meeting.call == 2
    check = establish(meeting)
    assert (check.call, check.present, check.met) == (2, 5, True)
    assert QuorumCheck.objects.filter(meeting=meeting).count() == 2


def test_on_another_day_everybody_comes_anew(council):
    meeting, people = council
    come(meeting, people[:5])
    establish(meeting)
    day = timezone.localdate() + dt.timedelta(days=15)
    actions.call_again(meeting=meeting, day=day, by=SYSTEM, at=timezone.now())
    meeting.refresh_from_db()
    assert meeting.held_on == day
    assert queries.here_ids(meeting) == set()


def test_there_is_no_second_call_without_a_count_and_no_third(council):
    meeting, people = council
    again = {"meeting": meeting, "day": timezone.localdate(), "waived": True}
    first = "A second call follows a count on the first one that found too few members."
    assert refused(actions.call_again, **again)[0] == first
    come(meeting, people[:1])
    establish(meeting)
    actions.call_again(**again, by=SYSTEM, at=timezone.now())
    third = "This is the second call already: there is no third one."
    assert refused(actions.call_again, **again)[0] == third


def test_closing_without_a_quorum_is_refused_until_it_is_said(council):
    meeting, people = council
    come(meeting, people[:2])
    words, field = refused(actions.close_sitting, meeting=meeting)
    assert words.startswith("There is no quorum")
    assert field == "without_quorum"
    assert not QuorumCheck.objects.exists()
    close(meeting, without_quorum=True)
    meeting.refresh_from_db()
    assert meeting.closed_at is not None
    assert [check.met for check in meeting.quorum_checks.all()] == [False]


def test_a_sitting_is_closed_once_and_opened_again(council):
    meeting, people = council
    come(meeting, people[:6])
    establish(meeting)
    close(meeting)
    assert refused(actions.close_sitting, meeting=meeting)[0] == "The sitting is closed already."
    actions.reopen_sitting(meeting=meeting, by=SYSTEM, at=timezone.now())
    meeting.refresh_from_db()
    assert meeting.closed_at is None


@pytest.mark.django_db
def test_a_meeting_of_no_body_asks_no_quorum():
    meeting = factories.meeting(state="planned", held_on=timezone.localdate())
    assert establish(meeting) is None
    meeting.refresh_from_db()
    assert meeting.opened_at is not None


# --- hands and words ----------------------------------------------------------------------------------------


def test_hands_are_no_more_than_people(council):
    meeting, people = council
    come(meeting, people[:6])
    hands = {"question": "هل نصادق؟", "in_favour": 4, "against": 1, "abstained": 1}
    actions.count_hands(meeting=meeting, hands=Hands(**hands), by=SYSTEM, at=timezone.now())
    words, field = refused(actions.count_hands, meeting=meeting, hands=Hands(**hands | {"against": 2}))
    assert (words, field) == ("These are more hands than people are there.", "in_favour")
    [kept] = ShowOfHands.objects.all()
    actions.drop_hands(hands=kept, by=SYSTEM, at=timezone.now())
    assert not ShowOfHands.objects.exists()


def test_what_is_said_stands_in_its_order(council):
    meeting, people = council
    for text in ("أولا", "ثانيا"):
        said = Said(text=text, person=people[0], kind="demand")
        actions.note_speech(meeting=meeting, said=said, by=SYSTEM, at=timezone.now())
    kept = list(Intervention.objects.order_by("position"))
    assert [(each.text, each.speaker) for each in kept] == [("أولا", "عضو 0"), ("ثانيا", "عضو 0")]
    actions.drop_speech(speech=kept[0], by=SYSTEM, at=timezone.now())
    assert Intervention.objects.count() == 1


# --- elections ----------------------------------------------------------------------------------------------


@pytest.fixture
def election(council):
    meeting, people = council
    come(meeting, people)
    office = factories.office(meeting.organiser, key="president", seats=1, title_ar_m="رئيس")
    vacancy = Vacancy(title="رئيس المجلس", office=office, tellers="لجنة الفرز")
    made = actions.open_election(
        meeting=meeting, vacancy=vacancy, persons=people[:3], by=SYSTEM, at=timezone.now()
    )
    return made, list(made.candidates.order_by("position")), office


def figures(candidates, *votes, voters=10, spoilt=0):
    return Figures(voters, spoilt, {each.pk: count for each, count in zip(candidates, votes, strict=True)})


def test_the_elected_take_office_and_it_can_be_taken_back(election):
    made, candidates, office = election
    counted = figures(candidates, 6, 3, 0, spoilt=1)
    [won] = actions.close_election(election=made, figures=counted, by=SYSTEM, at=timezone.now())
    assert won == candidates[0]
    [held] = Appointment.objects.filter(office=office)
    assert (held.person_id, held.starts_on) == (won.person_id, timezone.localdate())
    assert held.source == "دورة المجلس"
    assert refused(actions.close_election, election=made, figures=counted)[0].startswith("This election is")
    actions.reopen_election(election=made, by=SYSTEM, at=timezone.now())
    assert not Appointment.objects.filter(office=office).exists()
    assert Election.objects.get().state == "open"


def test_a_tie_closes_nothing_until_people_decide(election):
    made, candidates, office = election
    counted = figures(candidates, 4, 4, 2)
    assert refused(actions.close_election, election=made, figures=counted)[0].startswith("Some have the")
    assert not Appointment.objects.filter(office=office).exists()
    [won] = actions.close_election(
        election=made, figures=counted, preferred=[candidates[1].pk], by=SYSTEM, at=timezone.now()
    )
    assert won == candidates[1]


def test_an_office_that_is_not_free_keeps_the_election_open(election):
    made, candidates, office = election
    factories.appoint(office, person("الرئيس الحالي"), seat=1)
    words, _field = refused(actions.close_election, election=made, figures=figures(candidates, 6, 3, 1))
    assert "holds this office" in words
    made.refresh_from_db()
    assert made.state == "open"
    assert not made.candidates.filter(elected=True).exists()


# --- pages --------------------------------------------------------------------------------------------------


@pytest.fixture
def secretary(client):
    client.force_login(account(("provincial_secretary", PROVINCE)))
    return client


def test_a_sitting_is_walked_by_clicks(council, secretary):
    meeting, people = council
    come(meeting, people[:6])
    page = reverse("meetings:sitting", args=[meeting.pk])

    def post(name, *more, **data):
        return secretary.post(reverse(f"meetings:{name}", args=[meeting.pk, *more]), data)

    assert secretary.get(page).context["standing"].needed == 6
    assert post("establish").status_code == 302
    wrong = post("hands", question="هل نصادق؟", in_favour="9", against="0", abstained="0")
    assert wrong.status_code == 422
    assert 'value="9"' in wrong.content.decode()
    assert post("hands", question="هل نصادق؟", in_favour="5", against="0", abstained="1").status_code == 302
    assert post("speak", kind="demand", text="نطلب").status_code == 422
    assert post("speak", kind="demand", text="نطلب", person=people[0].pk).status_code == 302
    begun = post("begin_election", title="رئيس", seats="1", names="\n".join(each.name for each in people[:2]))
    assert begun.status_code == 302
    made = Election.objects.get()
    first, second = made.candidates.order_by("position")
    votes = {f"votes_{first.pk}": "3", f"votes_{second.pk}": "3", "voters": "6", "spoilt": "0"}
    tied = secretary.post(begun.url, votes)
    assert tied.status_code == 422
    assert "preferred" in tied.context["form"].fields
    votes |= {"preferred": [str(second.pk)], "young": [str(first.pk), str(second.pk)]}
    shown = secretary.post(begun.url, votes)
    assert (shown.context["composition"].women, shown.context["composition"].youth) == (1, 1)
    assert Election.objects.get().state == "open"
    assert secretary.post(begun.url, votes | {"sure": "1"}).status_code == 302
    assert Election.objects.get().state == "closed"
    assert list(made.candidates.order_by("position").values_list("young", flat=True)) == [True, True]
    kept = secretary.get(begun.url).context["composition"]
    assert (kept.people, kept.women, kept.youth) == (1, 1, 1)
    assert post("close_sitting").status_code == 302
    assert secretary.get(page).context["met"]


def test_closing_without_a_quorum_keeps_the_page(council, secretary):
    meeting, people = council
    come(meeting, people[:1])
    establish(meeting)
    address = reverse("meetings:close_sitting", args=[meeting.pk])
    assert secretary.post(address, {}).status_code == 422
    assert secretary.post(address, {"without_quorum": "on"}).status_code == 302
