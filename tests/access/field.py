"""The field the matrix is played on: the same records on every ground, each text a canary.

Grounds are named as they lie from a secretary of the province: the country and the region above, the province
itself, a commune below, the province beside it, and one of another region.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from liqaa.access.models import Account, Grant, GrantPlace, OneTimeLink
from liqaa.bodies.models import Appointment, Body, Institution, Mandate, Office
from liqaa.bodies.tests import factories as bodies
from liqaa.campaigns.models import Directive, Execution, Extension
from liqaa.countdown.models import (
    Constituency,
    ConstituencyPlace,
    Delegate,
    Event,
    PastResult,
    Quota,
    Renewal,
    ResultSheet,
)
from liqaa.files.actions import store
from liqaa.followup.models import Evidence, FoundingStep, Outcome, Task, TaskUpdate
from liqaa.journal.actions import SYSTEM, record
from liqaa.meetings.models import (
    AgendaItem,
    GroupPresence,
    Intervention,
    Meeting,
    MeetingPlace,
    Mention,
    Participation,
    Topic,
    Visitor,
)
from liqaa.needs.models import Achievement, Hearing, Need, Telling
from liqaa.newsroom.models import News, Style, WeekMeeting
from liqaa.outbox.models import MailServer, Message
from liqaa.people.models import Consent, Export, Membership, Person, RelationChange
from liqaa.reports import actions as reports
from liqaa.reports.models import Batch, BatchFile, Reading
from liqaa.reports.tests.factories import REPORT
from liqaa.reports.text.read import read_report
from liqaa.territory.models import Place
from tests.access import asked, called, written
from tests.access.canaries import Cage
from tests.access.filling import fill

GROUNDS = {
    "country": "ma",
    "region": "ma/03",
    "own": "ma/03/591",
    "below": "ma/03/591/01.03",
    "sibling": "ma/03/231",
    "cousin": "ma/05/255",
}
ABOUT = "about"
"""Records of the sibling's that are about the province: a meeting held there, what it came to."""
TYPES = ("organisation_pole", "regional_secretariat", "provincial_secretariat", "local_secretariat")
LEVELS = ("national", "region", "province", "local")
INSTITUTIONS = ("house_of_representatives", "region_council", "province_council", "commune_council")
SINCE = dt.date(2023, 1, 1)


@dataclass
class Field:
    """What was planted: the address arguments of each kind on each ground, and every canary."""

    cage: Cage = field(default_factory=Cage)
    rows: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)

    def keep(self, ground: str, kind: str, row: Any, *arguments: Any) -> Any:
        """Remember a row under its kind; ``arguments`` are the address's where its key alone is not."""
        self.rows.setdefault(kind, {})[ground] = list(arguments) or [row.pk]
        if hasattr(row, "_meta"):
            self.tables[kind] = row._meta.db_table
        return row

    def plant(self, ground: str, label: str, model: Any, /, **values: Any) -> Any:
        """Plant a row and remember it."""
        return self.keep(ground, label, self.cage.plant(model, ground, label, **values))


def build() -> Field:
    """Plant everything, as the system."""
    made = Field()
    bodies.organisation()
    made.keep("country", "charter", bodies.charter())
    for ground, path in GROUNDS.items():
        _Ground(made, ground, path).plant()
    _about(made)
    fill(made.cage, GROUNDS, made.rows)
    return made


class _Ground:
    """One ground's records, in the order in which they need each other."""

    def __init__(self, made: Field, ground: str, path: str) -> None:
        self.made, self.ground, self.path = made, ground, path
        self.depth = path.count("/")
        self.place = Place.objects.get(path=path)
        self.now = timezone.now()
        self.today = timezone.localdate()

    def add(self, label: str, model: Any, /, **values: Any) -> Any:
        return self.made.plant(self.ground, label, model, **values)

    def extra(self, label: str, model: Any, /, **values: Any) -> Any:
        return self.made.cage.plant(model, self.ground, label, **values)

    def plant(self) -> None:
        self.organisation()
        self.meetings()
        self.work()
        self.needs()
        self.memo()
        self.countdown()
        self.texts()

    def organisation(self) -> None:
        writer = self.extra("account", Account, created_at=self.now, language="ar")
        grant = Grant.objects.create(
            account=writer, role="member", source_kind="setup", source_id="", starts_on=SINCE
        )
        GrantPlace.objects.create(grant=grant, place=self.place)
        self.writer = self.made.keep(self.ground, "account", writer)
        judge = self.extra("judge", Account, created_at=self.now, language="ar")
        self.judge = judge
        opened = bodies.body(TYPES[self.depth], self.path, mandate_ends_on=self.today + dt.timedelta(days=60))
        self.body = self.made.keep(self.ground, "body", self.made.cage.salt(opened, self.ground, "body"))
        self.office = self.body.offices.order_by("rank").first() or self.extra(
            "office", Office, body=self.body
        )
        self.head = self.extra("head", Person, place=self.place, created_at=self.now)
        held = {"office": self.office, "scope": self.path, "starts_on": SINCE}
        self.add("appointment", Appointment, person=self.head, source="", **held)
        self.person = self.add("person", Person, place=self.place, created_at=self.now)
        stood = {"person": self.person, "scope": self.path}
        self.add("membership", Membership, joined_on=SINCE, **stood)
        self.add("consent", Consent, given_on=SINCE, version="1", **stood)
        council = self.add("institution", Institution, kind=INSTITUTIONS[self.depth], place=self.place)
        self.elected = self.extra("elected", Person, place=self.place, created_at=self.now)
        self.mandate = self.add(
            "mandate", Mandate, institution=council, person=self.elected, scope=self.path,
            position="councillor", starts_on=SINCE,
        )  # fmt: skip
        planned = self.body
        if self.depth == 2:
            planned = bodies.body("provincial_council", self.path, state=Body.State.PLANNED)
        self.founding = self.made.keep(
            self.ground,
            "founding",
            self.made.cage.salt(planned, self.ground, "body" if planned is self.body else "planned"),
        )

        RelationChange.objects.create(was="member", became="former", at=self.now, actor="system", **stood)
        token = hashlib.sha256(self.ground.encode()).hexdigest()
        given = {"person": self.person, "scope": self.path, "asked_by": self.writer, "asked_at": self.now}
        Export.objects.create(token=token, **given)
        asked.plant(self, stood)
        self.sign_in(token)

    def sign_in(self, token: str) -> None:
        """What the sign-in library keeps of the ground's account."""
        address = EmailAddress.objects.create(user=self.writer, email=self.writer.email, verified=True)
        EmailConfirmation.objects.create(email_address=address, created=self.now, key=token)
        Authenticator.objects.create(user=self.writer, type="recovery_codes", data={})
        agent = self.made.cage.token(self.ground, "session", "user_agent")
        UserSession.objects.create(
            user=self.writer, session_key=token[:40], ip="0.0.0.0", user_agent=agent, last_seen_at=self.now
        )
        until = self.now + dt.timedelta(days=7)
        OneTimeLink.objects.create(
            account=self.writer, purpose="invitation", token_hash=token, created_at=self.now, expires_at=until
        )

    def meetings(self) -> None:
        given = {
            "organiser": self.body, "scope": self.path, "kinds": ["communication"], "recorded_at": self.now,
            "venue_place": self.place,
        }  # fmt: skip
        held_on = self.today - dt.timedelta(days=3)
        self.held = self.add("meeting", Meeting, state="held", held_on=held_on, **given)
        self.planned = self.add(
            "planned", Meeting, state="planned", held_on=self.today + dt.timedelta(days=5), **given
        )
        self.add("cancelled", Meeting, state="cancelled", held_on=held_on, **given)
        for meeting in (self.held, self.planned):
            MeetingPlace.objects.create(meeting=meeting, place=self.place)
        called.plant(self, self.planned)
        written.plant(self)
        of = {"meeting": self.held, "scope": self.path}
        self.extra("participation", Participation, person=self.person, **of)
        self.extra("group", GroupPresence, **of)
        self.extra("mention", Mention, **of)
        resident = self.extra("resident", Person, relation="resident", place=self.place, created_at=self.now)
        Visitor.objects.create(person=resident, **of)
        self.extra("agenda", AgendaItem, position=1, **of)
        self.extra("topic", Topic, position=1, **of)
        self.extra("speech", Intervention, kind="demand", position=1, **of)

    def file(self, kind: str) -> Any:
        token = self.made.cage.token(self.ground, kind, "content")
        name = self.made.cage.token(self.ground, kind, "name")
        upload = SimpleUploadedFile(f"{name}.txt", f"{token}\n".encode())
        return store(upload=upload, by=self.writer, at=self.now)

    def work(self) -> None:
        self.outcome = self.add("outcome", Outcome, meeting=self.held, scope=self.path, type="task")
        given = {"scope": self.path, "body": self.body, "place": self.place, "created_at": self.now}
        for state, times in {
            "open": {}, "started": {}, "done": {"done_at": self.now},
            "verified": {"done_at": self.now, "verified_at": self.now}, "abandoned": {},
        }.items():  # fmt: skip
            stands = "cancelled" if state == "abandoned" else state
            task = self.add(
                f"task_{state}", Task, outcome=self.outcome, state=stands, office=self.office,
                due_on=self.today + dt.timedelta(days=9), **given, **times,
            )  # fmt: skip
            self.extra(
                f"update_{state}",
                TaskUpdate,
                task=task,
                scope=self.path,
                at=self.now,
                by=self.writer,
                state=stands,
            )
            setattr(self, f"task_{state}", task)
        self.extra("task_loose", Task, outcome=self.outcome, state="open", **given)
        proof = self.add(
            "evidence", Evidence, task=self.task_done, scope=self.path, at=self.now, by=self.writer,
            file=self.file("evidence_file"),
        )  # fmt: skip
        self.add(
            "step", FoundingStep, body=self.founding, scope=self.path, step="preparatory_committee",
            done_on=self.today, at=self.now, by=self.writer, skipped="", undone_why="", evidence=proof,
        )  # fmt: skip

    def needs(self) -> None:
        given = {"sector": "water", "place": self.place, "scope": self.path, "raised_on": self.today}
        need = self.add("need", Need, **given)
        answered = self.add(
            "need_answered", Need, state="answered", answered_at=self.now, mandate=self.mandate, **given
        )
        self.add("hearing", Hearing, need=need, meeting=self.held, scope=self.path)
        point = self.extra("point", AgendaItem, meeting=self.planned, scope=self.path, position=1)
        self.add(
            "telling", Telling, meeting=self.planned, point=point, scope=self.path, need=answered, at=self.now
        )
        self.add(
            "achievement", Achievement, meeting=self.held, scope=self.path, place=self.place, sector="water"
        )

    def memo(self) -> None:
        given = {
            "issuer": self.body, "scope": self.path, "level": LEVELS[self.depth], "body_types":
            [TYPES[self.depth]],
            "families": [], "due_on": self.today + dt.timedelta(days=20), "written_at": self.now,
            "written_by": self.writer, "ask": "report", "meeting_kind": "",
        }  # fmt: skip
        issued = {"issued_at": self.now, "issued_on": self.today, "expected": 1, "spread_at": self.now}
        memo = self.add("directive", Directive, state="issued", **given, **issued)
        attached = self.file("attachment")
        memo.attachments.add(attached)
        memo.places.add(self.place)
        self.made.keep(self.ground, "attachment", attached, memo.pk, attached.pk)
        self.add("draft", Directive, state="draft", **given)
        self.add("closed", Directive, state="closed", ended_at=self.now, **given, **issued)
        self.extra(
            "extension", Extension, directive=memo, was_due_on=self.today, due_on=memo.due_on, at=self.now,
            by=self.writer,
        )  # fmt: skip
        task = self.extra(
            "memo_task", Task, scope=self.path, body=self.body, place=self.place, office=self.office,
            created_at=self.now, state="done", done_at=self.now,
        )  # fmt: skip
        owed = self.add(
            "execution", Execution, directive=memo, body=self.body, place=self.place, scope=self.path,
            above=self.path.rpartition("/")[0] or "ma", task=task, delivered_at=self.now,
            seen_at=self.now, excuse="",
        )  # fmt: skip
        proof = self.extra(
            "memo_evidence", Evidence, task=task, scope=self.path, at=self.now, by=self.writer,
            file=self.file("memo_file"),
        )  # fmt: skip
        self.made.keep(self.ground, "execution_evidence", proof, owed.pk, proof.pk)

    def countdown(self) -> None:
        given = {
            "place": self.place,
            "scope": self.path,
            "made_at": self.now,
            "made_by": self.writer,
            "reason": "",
        }
        coming = {"held_on": self.today + dt.timedelta(days=90), "state": "open"}
        congress = self.add(
            "congress", Event, kind="congress", level=LEVELS[self.depth], institutions=[], **given, **coming
        )
        election = self.add(
            "election", Event, kind="election", level="", institutions=["communal"], **given, **coming
        )
        past = self.add(
            "held_congress", Event, kind="congress", level=LEVELS[self.depth], institutions=[], state="held",
            held_on=self.today - dt.timedelta(days=10), ordinary=False, **given,
        )  # fmt: skip
        Renewal.objects.create(event=past, body=self.body, scope=self.path, at=self.now)
        of = {"event": congress, "scope": self.path, "above": self.path.rpartition("/")[0] or "ma"}
        quota = self.add("quota", Quota, place=self.place, seats=3, **of)
        self.add(
            "delegate", Delegate, quota=quota, person=self.person, gender="f", proposed_at=self.now,
            proposed_by=self.writer, remark="", **of,
        )  # fmt: skip
        drawn = self.add("constituency", Constituency, event=election, scope=self.path, seats=2)
        ConstituencyPlace.objects.create(
            constituency=drawn, event=election, place=self.place, scope=self.path
        )
        sheet = self.add(
            "sheet", ResultSheet, event=election, scope=self.path, polled_on=SINCE, answers={},
            state="imported",
            source="", read_at=self.now, read_by=self.writer, imported_at=self.now,
        )  # fmt: skip
        self.extra("result", PastResult, sheet=sheet, place=self.place, scope=self.path, votes=7)
        self.add(
            "sheet_read", ResultSheet, event=election, scope=self.path, polled_on=SINCE, answers={},
            state="read",
            source="رمز الجماعة,اللائحة,الأصوات\n", read_at=self.now, read_by=self.writer,
        )  # fmt: skip

    def texts(self) -> None:
        token = self.made.cage.token(self.ground, "news", "sentences")
        self.add(
            "news", News, meeting=self.held, scope=self.path, sentences=[[token, ["meeting:title"]]],
            left_out=[],
            written_by=self.writer, written_at=self.now,
        )  # fmt: skip
        news = News.objects.get(pk=self.made.rows["news"][self.ground][0])
        WeekMeeting.objects.create(news=news, meeting=self.planned, scope=self.path)
        if self.ground == "country":
            self.extra(
                "style", Style, language="ar", version=1, changes={}, saved_by=self.writer, saved_at=self.now
            )
            self.extra("mail_server", MailServer, port=587)
        word = self.made.cage.token(self.ground, "reading", "text")
        found = read_report(REPORT.replace("الأيام التواصلية", f"{word} الأيام التواصلية", 1)).to_json()
        reading = reports.keep(found=found, scope=self.path, by=self.writer, at=self.now)
        name = self.made.cage.token(self.ground, "reading", "file_name")
        Reading.objects.filter(pk=reading.pk).update(file_name=name, scope=self.path)
        self.made.keep(self.ground, "reading", reading)
        again = reports.keep(found=found, scope=self.path, by=self.writer, at=self.now)
        self.made.keep(self.ground, "pair", reading, reading.pk, again.pk)
        batch = self.add("batch", Batch, scope=self.path, read_by=self.writer, read_at=self.now)
        self.extra("batch_file", BatchFile, batch=batch, position=1, content=b"x", trouble="")
        invited = f"invitation-{self.writer.pk}-{self.ground}"
        # Deferred inside, so that no job of the outbox is asked for.
        self.made.keep(
            self.ground, "message",
            self.extra("message", Message, key=invited, queued_at=self.now, problem=""),
        )  # fmt: skip
        record("people.add", self.person, by=self.writer, at=self.now, place=self.path, fields=["name"])


def _about(made: Field) -> None:
    """The sibling's meeting about the province, with its people, what it came to and what it heard."""
    path, now = GROUNDS["sibling"], timezone.now()
    sibling = Body.objects.get(pk=made.rows["body"]["sibling"][0])
    own = Place.objects.get(path=GROUNDS["own"])
    given = {
        "state": "held", "organiser": sibling, "scope": path, "kinds": ["communication"],
        "held_on": timezone.localdate(), "recorded_at": now, "venue_place": own,
    }  # fmt: skip
    meeting, minuted = (made.plant(ABOUT, kind, Meeting, **given) for kind in ("meeting", "minuted"))
    for each in (meeting, minuted):
        MeetingPlace.objects.create(meeting=each, place=own)
    guest = made.cage.plant(Person, ABOUT, "participation", place=sibling.place, created_at=now)
    made.cage.plant(Participation, ABOUT, "participation", meeting=meeting, scope=path, person=guest)
    writer = Account.objects.get(pk=made.rows["account"]["sibling"][0])
    written.Pen(made, ABOUT, writer, guest, now).write(minuted, "sent")
    outcome = made.plant(ABOUT, "outcome", Outcome, meeting=meeting, scope=path, type="statement")
    outcome.places.add(own)
    need = made.cage.plant(
        Need, ABOUT, "need_heard", sector="water", place=own, scope=own.path, raised_on=timezone.localdate()
    )
    made.cage.plant(Hearing, ABOUT, "hearing", need=need, meeting=meeting, scope=path)


__all__ = ["ABOUT", "GROUNDS", "SYSTEM", "Field", "build"]
