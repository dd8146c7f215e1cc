"""Bodies that share the province with the field's own: a women's, one under it, and a youth's.

Each is a ground of its own, named as it stands to somebody whose grant is narrowed to the women's bodies, or
to the women's body and those under it: the place is the same, what is opened is not.
"""

import datetime as dt
from typing import Any

from django.utils import timezone

from liqaa.access.actions import grant
from liqaa.access.models import Account
from liqaa.bodies.models import Appointment, Body
from liqaa.bodies.tests import factories as bodies
from liqaa.campaigns.models import Directive, Execution
from liqaa.followup.models import Evidence, Outcome, Task, TaskUpdate
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for
from liqaa.meetings.models import AgendaItem, Intervention, Meeting, Participation, Topic
from liqaa.newsroom.models import News
from liqaa.people.models import Membership, Person
from liqaa.territory.models import Place
from tests.access.canaries import Cage
from tests.access.field import GROUNDS, SINCE, TYPES
from tests.access.playing import Ground

PATH = GROUNDS["own"]
WOMEN, BRANCH, YOUTH, APART = "women", "women under it", "youth", "women apart"
"""The women's body of the province; one under it; the youth's; a women's body that stands under neither."""
FAMILIES = {WOMEN: "women", BRANCH: "women", YOUTH: "youth", APART: "women"}
OPENED = {"narrowed to the family": {WOMEN, BRANCH, APART}, "narrowed to the subtree": {WOMEN, BRANCH}}
"""What each actor's grant opens; every other ground of the same place is the other family or subtree."""
APART_TYPE = "provincial_council"


def plant(ground: Ground) -> dict[str, int]:
    """Plant the four bodies beside the field's own, and enrol the actors; their accounts by name."""
    cage = Cage(known=dict(ground.known))
    with acting_for(SYSTEM):
        standing = Body.objects.get(pk=ground.rows["body"]["own"][-1])
        made: dict[str, Body] = {}
        for name, family in FAMILIES.items():
            parent = made[WOMEN] if name == BRANCH else standing
            kind = {BRANCH: TYPES[2], APART: APART_TYPE}.get(name, "women_organisation")
            values = {"family": family if name != BRANCH else "women", "parent": parent}
            kind = "youth_organisation" if name == YOUTH else kind
            made[name] = bodies.body(kind, PATH, **values)
            _Works(ground, cage, name, made[name]).plant()
        accounts = {
            "narrowed to the family": _account("family", family="women"),
            "narrowed to the subtree": _account("subtree", body_trail=made[WOMEN].trail),
        }
    ground.known = cage.known
    return accounts


def _account(name: str, **narrowed: str) -> int:
    now = timezone.now()
    account = Account.objects.create(email=f"{name}@actors.invalid", name=f"Actor {name}", created_at=now)
    grant(
        account=account, role="provincial_secretary", places=[Place.objects.get(path=PATH)],
        source_kind="setup", source_id=name, starts_on=SINCE, by=SYSTEM, at=now, **narrowed,
    )  # fmt: skip
    return account.pk


class _Works:
    """A body's offices, meetings, tasks, execution and news, each text a canary of its ground."""

    def __init__(self, ground: Ground, cage: Cage, name: str, body: Body) -> None:
        self.ground, self.cage, self.name = ground, cage, name
        self.now, self.today = timezone.now(), timezone.localdate()
        self.body = self.keep("body", cage.salt(body, name, "body"))
        self.place = Place.objects.get(path=PATH)
        self.writer = Account.objects.get(pk=ground.rows["account"]["own"][-1])

    def keep(self, kind: str, row: Any, *arguments: Any) -> Any:
        self.ground.rows.setdefault(kind, {})[self.name] = list(arguments) or [row.pk]
        return row

    def extra(self, label: str, model: Any, /, **values: Any) -> Any:
        return self.cage.plant(model, self.name, label, **values)

    def add(self, label: str, model: Any, /, **values: Any) -> Any:
        return self.keep(label, self.extra(label, model, **values))

    def plant(self) -> None:
        self.people()
        self.meetings()
        self.work()
        self.memo()
        self.add(
            "news", News, meeting=self.held, scope=PATH, left_out=[], written_by=self.writer,
            sentences=[[self.cage.token(self.name, "news", "sentences"), ["meeting:title"]]],
            written_at=self.now,
        )  # fmt: skip

    def people(self) -> None:
        born = {"place": self.place, "created_at": self.now}
        self.head = self.add("person", Person, **born)
        self.office = self.body.offices.order_by("rank").first()
        self.add(
            "appointment", Appointment, office=self.office, person=self.head, scope=PATH, starts_on=SINCE,
            source="",
        )  # fmt: skip
        # What only the secretary of the place may read: that somebody is a member, and who else is.
        self.add("membership", Membership, person=self.head, joined_on=SINCE, scope=PATH)
        self.extra("plain_member", Person, **born)

    def meetings(self) -> None:
        given = {"organiser": self.body, "scope": PATH, "kinds": ["communication"], "recorded_at": self.now}
        day = self.today - dt.timedelta(days=3)
        self.held = self.add("meeting", Meeting, state="held", held_on=day, **given)
        self.add("planned", Meeting, state="planned", held_on=self.today + dt.timedelta(days=5), **given)
        of = {"meeting": self.held, "scope": PATH}
        self.extra("participation", Participation, person=self.head, **of)
        self.extra("agenda", AgendaItem, position=1, **of)
        self.extra("topic", Topic, position=1, **of)
        self.extra("speech", Intervention, kind="demand", position=1, **of)

    def work(self) -> None:
        outcome = self.add("outcome", Outcome, meeting=self.held, scope=PATH, type="task")
        given = {"scope": PATH, "body": self.body, "place": self.place, "created_at": self.now}
        for state, times in {"open": {}, "done": {"done_at": self.now}}.items():
            task = self.add(
                f"task_{state}", Task, outcome=outcome, state=state, office=self.office, **given, **times
            )
            self.extra("update", TaskUpdate, task=task, scope=PATH, at=self.now, by=self.writer, state=state)
        self.extra("evidence", Evidence, task=task, scope=PATH, at=self.now, by=self.writer)

    def memo(self) -> None:
        given = {
            "issuer": self.body, "scope": PATH, "level": "province", "body_types": [self.body.type],
            "families": [], "due_on": self.today + dt.timedelta(days=20), "written_at": self.now,
            "written_by": self.writer, "ask": "report", "meeting_kind": "", "issued_at": self.now,
            "issued_on": self.today, "expected": 1, "spread_at": self.now, "state": "issued",
        }  # fmt: skip
        memo = self.add("directive", Directive, **given)
        task = self.extra(
            "memo_task", Task, scope=PATH, body=self.body, place=self.place, office=self.office,
            created_at=self.now, state="open",
        )  # fmt: skip
        self.add(
            "execution", Execution, directive=memo, body=self.body, place=self.place, scope=PATH,
            above="ma/03", task=task, delivered_at=self.now, seen_at=self.now, excuse="",
        )  # fmt: skip
