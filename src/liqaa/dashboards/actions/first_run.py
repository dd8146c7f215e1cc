"""Writes of the first-run page that no single room below makes."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liqaa.access.actions import create_account, issue_link
from liqaa.access.models import Account, OneTimeLink
from liqaa.bodies.actions import link_account
from liqaa.bodies.models import Organisation
from liqaa.dashboards.queries.first_run import INVITATION
from liqaa.dashboards.rules.logo import LARGEST, logo_type
from liqaa.journal.actions import record
from liqaa.kit.refusals import Refused
from liqaa.outbox.actions import queue
from liqaa.outbox.models import Message
from liqaa.outbox.queries import messages_by_key
from liqaa.people.models import Person


@transaction.atomic
def set_logo(*, organisation: Organisation, upload: UploadedFile, by: Account, at: datetime) -> Organisation:
    """Keep a PNG or a plain SVG of at most 200 kB as the logo. Raises ``Refused`` beside ``logo``."""
    if (upload.size or 0) > LARGEST:
        raise Refused(gettext_lazy("The logo is too large: at most 200 kB."), field="logo")
    content = upload.read()
    found = logo_type(content)
    if found is None:
        raise Refused(
            gettext_lazy(
                "The logo is a PNG picture or a plain SVG drawing: without script, links or anything fetched "
                "from elsewhere."
            ),
            field="logo",
        )
    organisation.logo, organisation.logo_type = content, found
    organisation.save(update_fields=["logo", "logo_type"])
    record("dashboards.set_logo", organisation, by=by, at=at, fields=["logo", "logo_type"])
    return organisation


@transaction.atomic
def remove_logo(*, organisation: Organisation, by: Account, at: datetime) -> Organisation:
    """Go without a logo."""
    organisation.logo, organisation.logo_type = None, ""
    organisation.save(update_fields=["logo", "logo_type"])
    record("dashboards.remove_logo", organisation, by=by, at=at, fields=["logo", "logo_type"])
    return organisation


@transaction.atomic
def finish_set_up(*, organisation: Organisation, by: Account, at: datetime) -> Organisation:
    """Say that the first-run page has done its work; said again, the first time stands."""
    if organisation.set_up_at is None:
        organisation.set_up_at = at
        organisation.save(update_fields=["set_up_at"])
        record("dashboards.finish_set_up", organisation, by=by, at=at, fields=["set_up_at"])
    return organisation


@dataclass
class Invited:
    """What became of a round of invitations: how many were queued, and who could not be invited and why."""

    count: int = 0
    problems: list[tuple[Person, str]] = field(default_factory=list)


@transaction.atomic
def invite(
    *, persons: Iterable[Person], address_of: Callable[[str], str], by: Account, at: datetime
) -> Invited:
    """Give each person an account with the roles of their offices, and queue one message with its link.

    ``address_of`` makes the full address of a link from its token. Whoever is invited a second time
    on the same day gets no second message, unless the first one failed. A person who cannot be
    invited stops nobody else.
    """
    result = Invited()
    for person in persons:
        try:
            with transaction.atomic():
                _invite(person, address_of, by, at)
        except Refused as refusal:
            result.problems.append((person, " ".join(str(reason) for reason in refusal.reasons)))
        else:
            result.count += 1
    return result


def _invite(person: Person, address_of: Callable[[str], str], by: Account, at: datetime) -> None:
    account = person.account or create_account(email=person.email, name=person.name, by=by, at=at)
    link_account(person=person, account=account, by=by, at=at)
    key = f"{INVITATION}{account.pk}-{at:%Y%m%d}"
    earlier = messages_by_key([key]).get(key)
    if earlier is not None and earlier.state != Message.State.FAILED:
        return
    if earlier is not None:
        key = f"{key}-{secrets.token_hex(4)}"
    token = issue_link(account=account, purpose=OneTimeLink.Purpose.INVITATION, by=by, at=at)
    with translation.override(account.language):
        subject, body = _("An invitation for you"), _letter(account, address_of(token))
    queue(key=key, recipient=account.email, subject=subject, body=body, by=by, at=at)


def _letter(account: Account, address: str) -> str:
    paragraphs = (
        _("Hello %(name)s,") % {"name": account.name},
        _("You are invited to follow the meetings and tasks of your office. Choose your password here:"),
        address,
        _("The link works once and for seven days. If it reached you by mistake, there is nothing to do."),
    )
    return "\n\n".join(paragraphs)
