"""What a screen needs before it can be looked at: made when the demo stands, just before the look."""

from collections.abc import Callable
from typing import Any

PROVINCE = "ma/03/591"
ALL_SEEING = "organisation@demo.invalid"
NEWCOMER = "newcomer@demo.invalid"


def of(label: str, **found: Any) -> Callable[[], list[Any]]:
    """The key of the first row of a model that fits, looked up late."""

    def look_up() -> list[Any]:
        from django.apps import apps

        row = apps.get_model(f"liqaa_{label}").objects.filter(**found).order_by("pk").first()
        assert row is not None, (label, found)
        return [row.pk]

    return look_up


def entry(path: str) -> Callable[[], list[Any]]:
    """The waiting reading and one of its entries."""
    return lambda: [*of("reports.Reading", state="draft")(), path]


def behind(what: str) -> Callable[[], list[Any]]:
    """A list behind a number of the election's table."""
    return lambda: [*of("countdown.Event", kind="election")(), what]


def place(path: str = PROVINCE) -> Callable[[], list[Any]]:
    """A place's path."""
    return lambda: [path]


def invitation() -> list[Any]:
    """The token of a fresh invitation to the newcomer."""
    from django.utils import timezone

    from liqaa.access import actions
    from liqaa.access.models import Account
    from liqaa.journal.actions import SYSTEM

    newcomer = Account.objects.get(email=NEWCOMER)
    return [actions.issue_link(account=newcomer, purpose="invitation", by=SYSTEM, at=timezone.now())]


def data_request() -> list[Any]:
    """A request that has waited too long."""
    from datetime import timedelta

    from django.utils import timezone

    from liqaa.access.models import Account
    from liqaa.people import actions
    from liqaa.people.models import DataRequest, Person

    made = DataRequest.objects.order_by("pk").first()
    if made is None:
        by, at = Account.objects.get(email=ALL_SEEING), timezone.now()
        person = Person.objects.filter(erased_at=None).order_by("pk").first()
        assert person is not None
        asked_on = timezone.localdate() - timedelta(days=12)
        text = "الاسم الشخصي كُتب خطأ: الصواب هو أمينة."
        made = actions.open_request(
            person=person, kind="rectification", text=text, asked_on=asked_on, by=by, at=at
        )
    return [made.pk]


def minutes() -> list[Any]:
    """A meeting whose minutes are written, and their first part with two texts."""
    from django.utils import timezone

    from liqaa.access.models import Account
    from liqaa.meetings import actions
    from liqaa.meetings.models import Meeting

    by, at = Account.objects.get(email=ALL_SEEING), timezone.now()
    meeting = Meeting.objects.filter(state="held", minutes__frozen_at=None).order_by("pk").first()
    assert meeting is not None
    made = actions.draft_minutes(meeting=meeting, opening="الافتتاح", closing="الاختتام", by=by, at=at)
    part = made.parts.order_by("position").first()
    assert part is not None
    for text in ("افتتح الرئيس الجلسة.", "افتتح الرئيس الجلسة على الساعة العاشرة."):
        actions.write_part(part=part, text=text, started_from=part.revision, by=by, at=at)
        part.refresh_from_db()
    return [meeting.pk, part.pk]


def frozen_minutes() -> list[Any]:
    """A meeting whose minutes are frozen."""
    from django.utils import timezone

    from liqaa.meetings.models import Meeting, Minutes

    meeting = Meeting.objects.filter(state="held").order_by("-pk").first()
    assert meeting is not None
    frozen = {"state": "frozen", "sha256": "0" * 64, "frozen_at": timezone.now()}
    if not Minutes.objects.filter(meeting=meeting, state="frozen").exists():  # frozen ones do not change
        Minutes.objects.update_or_create(
            meeting=meeting, defaults={"scope": meeting.scope, "begun_at": timezone.now()} | frozen
        )
    return [meeting.pk]


def mailed_minutes() -> list[Any]:
    """The key of the address under which somebody who was there reads minutes that were sent."""
    from django.utils import timezone

    from liqaa.meetings.models import Meeting, Minutes, MinutesLetter
    from liqaa.meetings.queries.keys import letter_key

    meeting = Meeting.objects.get(pk=minutes()[0])
    found = Minutes.objects.get(meeting=meeting)
    Minutes.objects.filter(pk=found.pk, state="draft").update(state="sent", sent_at=timezone.now())
    part = meeting.participations.order_by("position").first()
    assert part is not None
    letter, _made = MinutesLetter.objects.get_or_create(
        minutes=found,
        person=part.person,
        defaults={"meeting": meeting, "scope": meeting.scope, "sent_at": timezone.now()},
    )
    return [letter_key(letter)]


def invited() -> list[Any]:
    """A meeting to come with those present by right invited, and the first invitation."""
    from django.utils import timezone

    from liqaa.journal.actions import SYSTEM
    from liqaa.meetings import actions
    from liqaa.meetings.models import Meeting
    from liqaa.meetings.queries import Invitee, member_ids
    from liqaa.people.models import Person

    meeting = Meeting.objects.filter(state="planned").order_by("held_on", "pk").first()
    assert meeting is not None
    persons = Person.objects.in_bulk(member_ids([meeting.organiser], on=timezone.localdate())).values()
    invitees = [Invitee(each, "right") for each in persons]
    actions.invite(meeting=meeting, invitees=invitees, by=SYSTEM, at=timezone.now())
    first = meeting.invitations.filter(revoked_at=None).order_by("pk").first()
    assert first is not None
    return [meeting.pk, first.pk]


def answering() -> list[Any]:
    """The key of an invitation's link, behind which a paper of the agenda is read."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.utils import timezone

    from liqaa.access.models import Account
    from liqaa.meetings.actions import attach_document
    from liqaa.meetings.models import Invitation
    from liqaa.meetings.queries.keys import answer_key

    asked = Invitation.objects.select_related("meeting").get(pk=invited()[1])
    point = asked.meeting.agenda.order_by("position").first()
    assert point is not None
    paper, by = SimpleUploadedFile("التقرير.txt", b"text"), Account.objects.get(email=ALL_SEEING)
    attach_document(point=point, upload=paper, by=by, at=timezone.now())
    return [answer_key(asked)]


def point_of_agenda() -> list[Any]:
    """A point of a meeting to come."""
    from django.utils import timezone

    from liqaa.journal.actions import SYSTEM
    from liqaa.meetings import actions
    from liqaa.meetings.models import Meeting

    meeting = Meeting.objects.filter(state="planned").order_by("held_on", "pk").first()
    assert meeting is not None
    made = actions.add_point(
        meeting=meeting,
        title="عرض التقرير",
        presenter="الأمين الإقليمي",
        minutes=20,
        by=SYSTEM,
        at=timezone.now(),
    )
    return [made.pk]


def election() -> list[Any]:
    """A meeting held and an election there between two who were there."""
    from django.utils import timezone

    from liqaa.journal.actions import SYSTEM
    from liqaa.meetings import actions
    from liqaa.meetings.actions.elections import Vacancy
    from liqaa.meetings.models import Meeting
    from liqaa.people.models import Person

    meeting = Meeting.objects.filter(state="held").order_by("pk").first()
    assert meeting is not None
    persons = list(Person.objects.order_by("pk")[:2])
    vacancy = Vacancy(title="رئاسة اللجنة", tellers="لجنة الفرز")
    made = actions.open_election(
        meeting=meeting, vacancy=vacancy, persons=persons, by=SYSTEM, at=timezone.now()
    )
    return [meeting.pk, made.pk]


def meetings_over_places() -> list[Any]:
    """A set over the communes of a province."""
    import datetime as dt

    from django.utils import timezone

    from liqaa.bodies.models import Body
    from liqaa.journal.actions import SYSTEM
    from liqaa.meetings import actions
    from liqaa.meetings.queries.series import places_of, stops_of
    from liqaa.meetings.rules.calling import SeriesPlan
    from liqaa.territory.models import Place

    organiser = Body.objects.filter(scope=PROVINCE).order_by("pk").first()
    assert organiser is not None
    first = timezone.localdate() + dt.timedelta(days=20)
    days = [first + dt.timedelta(days=each) for each in range(12)]
    stops = stops_of(places_of("commune", Place.objects.get(path=PROVINCE)), days)
    plan = SeriesPlan(title="لقاء القرب", kinds=("communication",), starts_at=dt.time(17), stops=stops)
    made = actions.plan_series(organiser=organiser, plan=plan, by=SYSTEM, at=timezone.now())
    return [made.pk]
