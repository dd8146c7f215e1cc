"""What becomes of a need: an elected member takes it, answers it; it is solved or closed."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from liqaa.bodies.models import Mandate
from liqaa.journal import actions as journal
from liqaa.journal.actions import Actor
from liqaa.kit.scopes import covers
from liqaa.needs import rules
from liqaa.needs.actions.sentences import refused
from liqaa.needs.models import Need
from liqaa.needs.rules import Reason


def _locked(need: Need, move: str) -> Need:
    """The need as it stands now, held fast; Refused where it does not allow ``move``."""
    need = Need.objects.select_for_update(of=("self",)).get(pk=need.pk)
    if reason := rules.refusal(move, need.state):
        raise refused(reason)
    return need


def _moved(need: Need, move: str, *, by: Actor, at: datetime, **changes: Any) -> Need:
    changes["state"] = rules.after(move, need.state)
    for field, value in changes.items():
        setattr(need, field, value)
    need.save(update_fields=list(changes))
    journal.record(f"needs.{move}_need", need, by=by, at=at, place=need.scope, fields=changes)
    return need


@transaction.atomic
def assign_need(*, need: Need, mandate: Mandate, by: Actor, at: datetime) -> Need:
    """Give a need to somebody who holds a public mandate over its place, now.

    Raises ``Refused`` when the mandate has ended or is over another place, or the need is settled.
    """
    need = _locked(need, "assign")
    if mandate.ended_on and mandate.ended_on <= timezone.localdate(at):
        raise refused(Reason.MANDATE_ENDED, "mandate")
    if not covers(mandate.scope, need.scope):
        raise refused(Reason.MANDATE_ELSEWHERE, "mandate")
    return _moved(need, "assign", by=by, at=at, mandate=mandate)


@transaction.atomic
def answer_need(*, need: Need, answer: str, by: Actor, at: datetime) -> Need:
    """Answer a need; a later answer takes the place of an earlier one."""
    need = _locked(need, "answer")
    if not answer.strip():
        raise refused(Reason.NO_ANSWER, "answer")
    return _moved(need, "answer", by=by, at=at, answer=answer.strip(), answered_at=at)


@transaction.atomic
def close_need(*, need: Need, by: Actor, at: datetime, solved: bool = False) -> Need:
    """End a need: ``solved`` where what was asked for is there, else closed without it."""
    need = _locked(need, "solve" if solved else "close")
    if solved:
        return _moved(need, "solve", by=by, at=at, answered_at=need.answered_at or at)
    return _moved(need, "close", by=by, at=at)
