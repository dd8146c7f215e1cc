"""Taking back an invitation that went to the wrong person."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liqaa.access.actions import withdraw_links
from liqaa.access.models import Account, OneTimeLink
from liqaa.bodies.actions import unlink_account
from liqaa.dashboards.queries.first_run import INVITATION
from liqaa.journal.actions import record
from liqaa.kit.refusals import Refused
from liqaa.outbox.actions.recalling import recall
from liqaa.outbox.models import Message
from liqaa.people.models import Person


@transaction.atomic
def undo_invitation(*, person: Person, by: Account, at: datetime) -> None:
    """Let the link of an invitation die, take the roles back and recall a message that has not left.

    The account stays empty: no password, no role, nobody's; inviting again uses it. Raises ``Refused`` once
    the invitation was accepted, and where there is none.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    account = person.account
    if account is None:
        raise Refused(_("There is no invitation to undo: this person has no account."))
    if account.has_usable_password() or account.last_login is not None:
        said = _("%(name)s has accepted the invitation: end the office instead, and the rights end with it.")
        raise Refused(said % {"name": person.name})
    withdraw_links(account=account, purpose=OneTimeLink.Purpose.INVITATION, by=by, at=at)
    for message in Message.objects.filter(key__startswith=f"{INVITATION}{account.pk}-"):
        recall(message=message, by=by, at=at)
    unlink_account(person=person, by=by, at=at)
    record("dashboards.undo_invitation", person, by=by, at=at, place=person.place_id, fields=["account"])
