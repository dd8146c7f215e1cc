"""Named reads of accounts and links."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import BooleanField, Exists, F, Func, OuterRef, Prefetch, Q, QuerySet, Value
from django.utils.module_loading import import_string

from liqaa.access.models import Account, Grant, GrantPlace, OneTimeLink
from liqaa.access.rules import RECOVER, hash_of, is_open
from liqaa.kit.scopes import Reach
from liqaa.territory.models import Place


def link_for(token: str, at: datetime, *, lock: bool = False) -> OneTimeLink | None:
    """The open link of a token, with its account; None when it is dead or the account is closed."""
    links = OneTimeLink.objects.select_related("account")
    if lock:
        links = links.select_for_update(of=("self",))
    link = links.filter(token_hash=hash_of(token), account__is_active=True).first()
    if link is None or not is_open(link.purpose, link.used_at, link.expires_at, at):
        return None
    return link


def account_of(email: str) -> Account | None:
    """The account of an address, whatever its case."""
    return Account.objects.filter(email=email.strip().lower()).first()


@dataclass(frozen=True)
class RoleHeld:
    """What an account is today, in the reader's language, over which places; ``grant`` says how narrowed."""

    label: str
    places: list[Place]
    grant: Grant


def roles_today(account: Account) -> list[RoleHeld]:
    """Every role an account holds today: two queries."""
    roles = import_string(settings.LIQAA_ROLES)
    held = account.grants.in_force().prefetch_related("places").order_by("pk")
    return [
        RoleHeld(str(roles[grant.role].label), list(grant.places.all()), grant)
        for grant in held
        if grant.role in roles
    ]


def who_holds(right: str) -> list[tuple[Account, Reach]]:
    """Every open account that holds a right today over whole places, and over which: one query.

    Narrowed grants do not count. Asked for the whole house: the caller acts for the system.
    """
    roles = import_string(settings.LIQAA_ROLES)
    giving = [key for key, role in roles.items() if right in role.rights]
    granted = Grant.objects.in_force().filter(role__in=giving, family="", body_trail="")
    held = GrantPlace.objects.filter(grant__in=granted, grant__account__is_active=True)
    paths: dict[Account, set[str]] = {}
    for each in held.select_related("grant__account").order_by("grant__account", "pk"):
        paths.setdefault(each.grant.account, set()).add(each.place_id)
    return [(account, Reach(tuple(sorted(found)))) for account, found in paths.items()]


def accounts_to_play() -> QuerySet[Account]:
    """Every open account of the demo in the order they were made, with ``held_today``: three queries."""
    held = Prefetch("grants", Grant.objects.in_force().prefetch_related("places"), to_attr="held_today")
    return Account.objects.filter(is_active=True).prefetch_related(held).order_by("pk")


def accounts_below(account: Account, words: str = "") -> QuerySet[Account]:
    """Accounts that ``account`` may help back in: see ``rules.stands_above``.

    ``words`` narrows them to names and addresses that hold them.
    """
    roles = import_string(settings.LIQAA_ROLES)
    weighty = Q(grant__role__in=[key for key, role in roles.items() if role.sensitive])
    below, here = Q(pk__in=[]), Q(pk__in=[])
    for path in account.reach(RECOVER).paths:
        below |= Q(place_id__gte=f"{path}/", place_id__lt=f"{path}0")
        here |= Q(place_id=path)
    theirs = Grant.objects.in_force().filter(account=OuterRef(OuterRef("pk")))
    held = GrantPlace.objects.filter(grant__in=theirs)
    found = Account.objects.exclude(pk=account.pk).filter(Exists(held))
    found = found.exclude(Exists(held.exclude(below | (here & ~weighty)))).filter(_wholly_within(RECOVER))
    for word in words.split()[:5]:
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word))
    return found.order_by("name", "pk")


def _wholly_within(right: str) -> Func:
    """Whether every role of an account lies where the reader holds a right, also roles that are hidden."""
    return Func(F("pk"), Value([right]), function="access_stands_below", output_field=BooleanField())


def has_factors(account: Account) -> bool:
    """Whether an account has any second factor, recovery codes included."""
    return Authenticator.objects.filter(user=account).exists()
