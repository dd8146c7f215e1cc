"""What can be done with accounts, their grants and the links that open the door."""

from liqaa.access.actions.accounts import change_password, create_account, describe_account
from liqaa.access.actions.factors import drop_factors
from liqaa.access.actions.grants import grant, revoke_source
from liqaa.access.actions.links import accept, enter, issue_link, withdraw_links
from liqaa.access.actions.sessions import close_account, end_sessions, open_account

__all__ = [
    "accept",
    "change_password",
    "close_account",
    "create_account",
    "describe_account",
    "drop_factors",
    "end_sessions",
    "enter",
    "grant",
    "issue_link",
    "open_account",
    "revoke_source",
    "withdraw_links",
]
