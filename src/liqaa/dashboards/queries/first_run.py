"""How far the setting-up of an organisation is, and whom there is to invite."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Appointment, Office, Organisation
from liqaa.bodies.queries.organisation import charter
from liqaa.outbox.models import Message
from liqaa.outbox.queries import mail_server
from liqaa.people.models import Person

CHARTER, IDENTITY, MAIL, HOLDERS, INVITATIONS = "charter", "identity", "mail", "holders", "invitations"
STEPS: dict[str, str | Promise] = {
    CHARTER: _("The charter"),
    IDENTITY: _("Names and logo"),
    MAIL: _("Outgoing mail"),
    HOLDERS: _("Office-holders"),
    INVITATIONS: _("Invitations"),
}
"""The steps in their order. None has to be done before another."""
INVITATION = "invitation-"
"""How the keys of invitations begin in the outbox; the account and the day follow."""


def steps_done(organisation: Organisation, on: date) -> set[str]:
    """The steps that need nothing more, told by what they leave behind."""
    structure, server = charter(on), mail_server()
    found = {
        CHARTER: structure is not None and not structure.assumed,
        IDENTITY: bool(organisation.logo_type or organisation.name_fr),
        MAIL: server is not None and server.checked_at is not None,
        HOLDERS: Appointment.objects.exists(),
        INVITATIONS: Message.objects.filter(key__startswith=INVITATION).exists(),
    }
    return {step for step, done in found.items() if done}


@dataclass
class Invitee:
    """An office-holder as the list of invitations shows them."""

    person: Person
    titles: list[str] = field(default_factory=list)
    message: Message | None = None

    @property
    def state(self) -> str:
        """``inside`` with a password of their own, ``waiting``, ``sent``, ``failed``, or ``open``."""
        account = self.person.account
        if account is not None and account.has_usable_password():
            return "inside"
        return self.message.state if self.message else "open"


def _appointments(on: date) -> QuerySet[Appointment]:
    today = Q(ended_on=None) | Q(ended_on__gt=on)
    held = Appointment.objects.filter(today, starts_on__lte=on, office__kind=Office.Kind.OFFICE)
    return held.select_related("office__body", "person__account").order_by("scope", "office__rank", "pk")


def invitees(on: date) -> list[Invitee]:
    """Whoever holds an office today and has an address, each with their last invitation: two queries."""
    found: dict[int, Invitee] = {}
    for appointment in _appointments(on).exclude(person__email=""):
        invitee = found.setdefault(appointment.person_id, Invitee(appointment.person))
        title = appointment.office.title(appointment.person.gender, get_language() or "ar")
        invitee.titles.append(f"{title} · {appointment.office.body.name}")
    last: dict[str, Message] = {}
    for message in Message.objects.filter(key__startswith=INVITATION).order_by("pk"):
        last[message.key.split("-")[1]] = message
    for invitee in found.values():
        invitee.message = last.get(str(invitee.person.account_id))
    return list(found.values())


def holders_without_address(on: date) -> int:
    """How many office-holders of today cannot be invited, for want of an address."""
    return _appointments(on).filter(person__email="").values("person").distinct().count()
