"""What this room shows in the frame of every page."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from liqaa.access.models import Account
from liqaa.access.queries import accounts_to_play
from liqaa.journal.actions import SYSTEM
from liqaa.kit.acting import acting_for


def _note(account: Account, roles: dict[str, Any]) -> str:
    """What an account is, and where: for its entry in the switcher."""
    held = account.held_today  # type: ignore[attr-defined]
    parts = [
        " · ".join([str(roles[grant.role].label), *(place.name for place in list(grant.places.all())[:1])])
        for grant in held
        if grant.role in roles
    ]
    return "، ".join(dict.fromkeys(parts))


def switcher(account: Account) -> dict[str, Any]:
    """Every person of the demo with what they are, the current one marked: for ``kit/base.html``."""
    roles = import_string(settings.LIQAA_ROLES)
    with acting_for(SYSTEM):
        everyone = list(accounts_to_play())
    return {
        "label": _("You are: %(name)s") % {"name": account.name},
        "note": _("A demo of an invented organisation: see it with someone else's eyes."),
        "url": reverse("access:switch"),
        "choices": [
            {
                "value": each.pk,
                "label": each.name,
                "note": _note(each, roles),
                "active": each.pk == account.pk,
            }
            for each in everyone
        ],
    }
