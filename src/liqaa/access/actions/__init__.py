"""What can be done with accounts, their grants and the links that open the door."""

from liqaa.access.actions.accounts import change_password, create_account, describe_account
from liqaa.access.actions.grants import grant, revoke_source
from liqaa.access.actions.links import accept, enter, issue_link

__all__ = [
    "accept",
    "change_password",
    "create_account",
    "describe_account",
    "enter",
    "grant",
    "issue_link",
    "revoke_source",
]
