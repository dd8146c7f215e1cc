"""Accounts, grants, one-time links and what is remembered of attempts to sign in."""

from liqaa.access.models.account import Account
from liqaa.access.models.attempt import Attempt
from liqaa.access.models.grant import Family, Grant, GrantPlace
from liqaa.access.models.link import OneTimeLink
from liqaa.access.models.right import RoleRight

__all__ = ["Account", "Attempt", "Family", "Grant", "GrantPlace", "OneTimeLink", "RoleRight"]
