"""A person's data in one file: asked for, made by the worker, handed out, gone after a day."""

import secrets
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.journal.actions import Actor, record
from liqaa.kit.jobs import leave
from liqaa.kit.refusals import Refused
from liqaa.people import rules
from liqaa.people.actions.requests import open_request, settle
from liqaa.people.models import DataRequest, Export, Person

MAKE = "liqaa_people.make_export"


@transaction.atomic
def ask_export(*, person: Person, language: str, by: Account, at: datetime) -> Export:
    """Ask for everything kept of a person in one file; the worker makes it. Refused for somebody erased.

    Whoever asks for their own has thereby asked to see their data: the clock of such a request runs until
    the file is made, so that one which never is made shows as overdue.
    """
    if person.erased_at is not None:
        raise Refused(_("This person's data were erased: nothing is kept of them any more."))
    export = Export.objects.create(
        person=person,
        scope=person.place_id,
        asked_by=by,
        asked_at=at,
        language=language,
        token=secrets.token_hex(32),
    )
    waiting = DataRequest.objects.filter(person=person, kind=rules.ACCESS, state=rules.ASKED)
    if person.account_id == by.pk and not waiting.exists():
        open_request(person=person, kind=rules.ACCESS, by=by, at=at)
    leave(MAKE, export_id=export.pk)
    record("people.ask_export", export, by=by, at=at, place=export.scope)
    return export


@transaction.atomic
def keep_export(*, export: Export, content: bytes, by: Actor, at: datetime) -> Export:
    """Keep the file of an export for a day. Made already, or given up, nothing changes."""
    export = Export.objects.select_for_update(of=("self",)).get(pk=export.pk)
    if export.made_at is not None or export.deleted_at is not None:
        return export
    place = file_of(export)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = place.with_suffix(".draft")
    draft.touch(mode=0o600)
    draft.write_bytes(content)
    draft.replace(place)
    export.made_at, export.expires_at = at, at + rules.EXPORT_LIVES
    export.save(update_fields=["made_at", "expires_at"])
    if export.person.account_id == export.asked_by_id:
        told = _("The file with all data was made.")
        settle(person=export.person, kinds=[rules.ACCESS], answer=told, by=by, at=at)
    record("people.keep_export", export, by=by, at=at, place=export.scope)
    return export


@transaction.atomic
def open_export(*, export: Export, by: Account, at: datetime) -> Path:
    """Hand the file out, and write down who took it. Refused when it is not made yet, or its day is over."""
    if export.made_at is None or export.expires_at is None:
        raise Refused(_("This file is not made yet."))
    if export.deleted_at is not None or at >= export.expires_at or not file_of(export).exists():
        raise Refused(_("This file is gone: exports are kept for a day. Ask for a new one."))
    record("people.open_export", export, by=by, at=at, place=export.scope)
    return file_of(export)


@transaction.atomic
def drop_export(*, export: Export, by: Actor, at: datetime) -> None:
    """Delete the file of an export; the row stays and says that there was one."""
    export = Export.objects.select_for_update(of=("self",)).get(pk=export.pk)
    if export.deleted_at is not None:
        return
    export.deleted_at = at
    export.save(update_fields=["deleted_at"])
    record("people.drop_export", export, by=by, at=at, place=export.scope)
    file_of(export).unlink(missing_ok=True)


def file_of(export: Export) -> Path:
    """Where the file lies: beside the stored files, not among them, so that no backup carries it."""
    return Path(settings.HOME, "exports", f"{export.token}.zip")
