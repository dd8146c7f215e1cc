"""Marking a body as to be renewed or past its mandate."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from liqaa.bodies.models import Body
from liqaa.bodies.queries.organisation import charter
from liqaa.bodies.queries.renewing import mark_for
from liqaa.journal.actions import Actor, record


@transaction.atomic
def mark_renewal(*, body: Body, by: Actor, at: datetime) -> Body:
    """Mark a body with what its mandate has come to: renewal due, or expired.

    Nothing to mark: nothing is written, so the same again is a success. Whoever holds an office in it keeps
    it, with its role: a mark alerts and locks nobody out (design decision 11).
    """
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    today = timezone.localdate(at)
    to = mark_for(body, charter(today), on=today)
    if to is None:
        return body
    body.state = to
    body.save(update_fields=["state"])
    record("bodies.mark_renewal", body, by=by, at=at, place=body.scope, fields=["state"])
    return body
