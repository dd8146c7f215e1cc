"""Accounts, grants and one-time links."""

from liqaa.access.models.account import Account
from liqaa.access.models.grant import Grant, GrantPlace
from liqaa.access.models.link import OneTimeLink

__all__ = ["Account", "Grant", "GrantPlace", "OneTimeLink"]
