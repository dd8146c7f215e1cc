"""Writing the journal."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from django.db import models

from liqaa.journal.models import Entry
from liqaa.kit.acting import origin_now


class Actor(Protocol):
    """Who acts: an account, or the system where no person does."""

    @property
    def pk(self) -> Any:
        """What the journal keeps of the actor."""


class System:
    """The actor of commands and jobs that no person asked for."""

    pk = "system"


SYSTEM = System()


def record(
    verb: str,
    subject: models.Model,
    *,
    by: Actor,
    at: datetime,
    place: str = "",
    fields: Iterable[str] = (),
) -> Entry:
    """Add one line: ``by`` did ``verb`` to ``subject`` at ``at``, in ``place`` (a path, or empty).

    Called once by every action, inside its transaction. ``fields`` are names, never values. From where it was
    done (a page, a job, a command) is what ``kit.acting`` carries.
    """
    return Entry.objects.create(
        at=at,
        actor=str(by.pk),
        verb=verb,
        subject_kind=subject._meta.label_lower,
        subject_id=str(subject.pk),
        place=place,
        fields=sorted(fields),
        origin=origin_now(),
    )
