"""What this room keeps of a person: the account they sign in with, and from where it was used."""

from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account, Grant, OneTimeLink
from liqaa.journal.actions import Actor
from liqaa.kit.languages import own_name
from liqaa.kit.privacy import NOBODY, Holding, Share

LOG_KEPT = timedelta(days=365)
"""How long it is known from where an account was used (docs/privacy.md)."""


def _own(person: Any) -> Q:
    return Q(account=person.account_id) if person.account_id else Q(pk=None)


def _of_user(person: Any) -> Q:
    return Q(user=person.account_id) if person.account_id else Q(pk=None)


def _before(person: Any, *, by: Actor, at: datetime) -> None:
    """End every session at once; grants end, the account is shut."""
    if not person.account_id:
        return
    for session in UserSession.objects.filter(user=person.account_id):
        session.end()
    Grant.objects.filter(account=person.account_id, revoked_at=None).update(revoked_at=at)


def sweep(at: datetime) -> int:
    """Forget from where accounts were used more than twelve months ago."""
    gone, _by_model = UserSession.objects.filter(last_seen_at__lt=at - LOG_KEPT).delete()
    return gone


def _role(key: str) -> str:
    """A role as people call it."""
    roles = import_string(settings.LIQAA_ROLES)
    return str(roles[key].label) if key in roles else key


def _factor(key: str) -> str:
    """What proves an account besides its password, as its page calls it."""
    return str(FACTORS.get(key, key))


def _nobody(account: Account) -> str:
    return f"erased-{account.pk}@nobody.invalid"


FACTORS = {
    Authenticator.Type.TOTP: _("Codes of an app"),
    Authenticator.Type.WEBAUTHN: _("Passkey"),
    Authenticator.Type.RECOVERY_CODES: _("Recovery codes"),
}

UNTOLD = {
    "keys, hashes and names of roles": (
        "Attempt.key", "Attempt.value", "Grant.source_kind", "Grant.source_id", "Grant.body_trail",
        "OneTimeLink.token_hash", "RoleRight.role", "RoleRight.right",
    ),
}  # fmt: skip
"""Fields that tell nothing of a person, or stay, by the reason."""

SHARE = Share(
    holdings=(
        Holding(
            model=Account,
            words=_("The account"),
            of=lambda person: Q(pk=person.account_id),
            tells={
                "name": _("Name"),
                "email": _("E-mail address"),
                "language": _("Language"),
                "created_at": _("Kept since"),
                "last_login": _("Last signed in"),
            },
            codes={"language": own_name},
            empties={"email": _nobody, "name": NOBODY, "password": "!", "is_active": False},
            stays=_(
                "A shut account without name or address stays: records go on saying which account wrote them."
            ),
        ),
        Holding(
            model=Grant,
            words=_("Roles"),
            of=_own,
            tells={
                "role": _("Role"),
                "family": _("Only for this family of bodies"),
                "starts_on": _("Since"),
                "ends_on": _("Until"),
                "revoked_at": _("Ended"),
            },
            codes={"role": _role},
            stays=_("Which role held when stays: it explains what was done under it."),
        ),
        Holding(model=OneTimeLink, words=_("Links that open the account"), of=_own, goes=True),
        Holding(
            model=EmailAddress,
            words=_("Addresses of the sign-in"),
            of=_of_user,
            tells={"email": _("E-mail address")},
            goes=True,
        ),
        Holding(
            model=Authenticator,
            words=_("Second steps and passkeys"),
            of=_of_user,
            tells={"type": _("Kind"), "created_at": _("Kept since")},
            codes={"type": _factor},
            goes=True,
        ),
        Holding(
            model=UserSession,
            words=_("From where the account was used"),
            of=_of_user,
            tells={
                "ip": _("Address on the network"),
                "user_agent": _("Device"),
                "last_seen_at": _("Last seen"),
            },
            goes=True,
        ),
    ),
    before=_before,
    sweep=sweep,
    untold=UNTOLD,
)
"""The room's part. An account is a person's where ``person.account_id`` says so."""
