"""The map's layer of directives: how far one of them is in every place that it asks."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse

from liqaa.access.models import Account
from liqaa.campaigns import rules
from liqaa.campaigns.models import Directive, Execution
from liqaa.campaigns.queries.seen import directives_seen_by, executions_seen_by
from liqaa.campaigns.queries.states import with_state
from liqaa.campaigns.queries.wording import label_of
from liqaa.kit.maps import Choices, Figure, Lack
from liqaa.kit.scopes import below

PROMISED = "promised"
PARTS = {
    "approved": (rules.APPROVED,),
    "reported": (rules.REPORTED,),
    "begun": (rules.PLANNED, rules.HELD),
    "sent_back": (rules.SENT_BACK,),
    "late": (rules.LATE,),
    "waiting": (rules.WAITING, rules.DELIVERED, rules.SEEN, rules.ACKNOWLEDGED),
}
"""Parts of the layer and the states that each of them counts; who is excused counts nowhere."""
MOST = 20


def open_directives(account: Account, level: str, *, on: date) -> Choices:
    """The open directives that the reader sees, the one issued last first."""
    found = directives_seen_by(account).filter(state=Directive.State.ISSUED).order_by("-issued_at", "-pk")
    return [(str(pk), title) for pk, title in found.values_list("pk", "title")[:MOST]]


def figures(account: Account, path: str, level: str, *, on: date, choice: str) -> Mapping[str, Figure]:
    """The executions of the chosen directive by their place and state, in one statement."""
    counts = {part: Count("pk", filter=Q(state__in=states)) for part, states in PARTS.items()}
    asked: QuerySet[Any] = with_state(_asked(account, path, choice), on=on)
    rows = (
        asked.order_by()
        .values("scope")
        .annotate(**counts, **{PROMISED: Count("pk", filter=Q(state__in=rules.COUNTED))})
    )
    return {row["scope"]: Figure({key: row[key] for key in (PROMISED, *PARTS)}) for row in rows}


def lacks(account: Account, path: str, *, on: date, choice: str, window: slice) -> tuple[int, list[Lack]]:
    """Who still owes the chosen directive, by place; each line leads to the execution."""
    owed = with_state(_asked(account, path, choice), on=on, states=rules.OWED)
    rows = owed.annotate(ask=F("directive__ask"), due_on=F("directive__due_on")).order_by("scope", "pk")
    shown = rows.values_list("pk", "scope", "state", "ask", "due_on")[window]
    return owed.count(), [
        Lack(
            scope,
            label_of(state, ask),
            reverse("campaigns:execution", args=[pk]),
            due_on if state == rules.LATE else None,
        )
        for pk, scope, state, ask, due_on in shown
    ]


def _asked(account: Account, path: str, choice: str) -> QuerySet[Execution]:
    """The executions of a directive at and below a place; none where no directive is chosen."""
    if not choice:
        return Execution.objects.none()
    within = executions_seen_by(account).filter(below("scope", path), directive=int(choice))
    return within.exclude(directive__state=Directive.State.WITHDRAWN)
