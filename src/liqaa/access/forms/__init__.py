"""What people type about their own account and to prove that it is theirs."""

from liqaa.access.forms.account import AccountForm, NewPasswordForm

__all__ = ["AccountForm", "NewPasswordForm"]
