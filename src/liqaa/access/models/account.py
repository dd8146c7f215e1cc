"""The account that signs in, and the question every view asks it."""

from collections import defaultdict
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models.functions import Lower
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from liqaa.kit.scopes import Narrowed, Reach, Standing


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """The account of an e-mail address."""
        return self.get(email=(username or "").lower())


class Account(AbstractBaseUser):
    """Someone who signs in with an e-mail address. Which person it is, ``people`` knows."""

    email = models.EmailField(_("e-mail address"), unique=True, help_text="always in lower case")
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(max_length=5, default="ar")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = AccountManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="account_email_in_lower_case"
            )
        ]

    def __str__(self) -> str:
        """The name people know."""
        return self.name

    def has_usable_password(self) -> bool:
        """Whether a password opens this account; one that was never set opens nothing."""
        return bool(self.password) and super().has_usable_password()

    @cached_property
    def _held(self) -> list[tuple[str, str, str, str]]:
        """Every role held today with path, trail and family: one query for the life of this instance."""
        from liqaa.access.models.grant import Grant

        held = Grant.objects.in_force().filter(account=self, grantplace__isnull=False)
        return sorted(set(held.values_list("role", "grantplace__place_id", "body_trail", "family")))

    def holds_still(self) -> bool:
        """Whether everything this instance was found to hold is held at this moment, read anew."""
        now = type(self).objects.filter(pk=self.pk, is_active=True).first()
        return now is not None and now.held.issuperset(self.__dict__.get("_held", ()))

    @property
    def held(self) -> frozenset[tuple[str, str, str, str]]:
        """Every role held today with path, trail and family."""
        return frozenset(self._held)

    @property
    def roles(self) -> list[str]:
        """Keys of the roles held today."""
        return list(dict.fromkeys(role for role, *_where in self._held))

    @cached_property
    def _reaches(self) -> dict[str, Reach]:
        """Every right held today with its paths, and with what narrowed grants name."""
        roles: dict[str, Any] = import_string(settings.LIQAA_ROLES)
        paths: dict[str, set[str]] = defaultdict(set)
        narrowed: dict[str, set[Narrowed]] = defaultdict(set)
        for role, path, trail, family in self._held:
            for right in roles[role].rights if role in roles else ():
                if trail or family:
                    narrowed[right].add(Narrowed(path, trail, family))
                else:
                    paths[right].add(path)
        return {
            right: Reach(tuple(sorted(paths[right])), tuple(sorted(narrowed[right])))
            for right in {*paths, *narrowed}
        }

    def reach(self, right: str) -> Reach:
        """The paths over which this account holds ``right`` today."""
        return self._reaches.get(right, Reach()) if self.is_active else Reach()

    def may(self, right: str, *, at: str, body: Standing | None = None) -> bool:
        """Whether this account holds ``right`` at the path ``at``, or over ``body``.

        ``body`` is the one to which the record belongs; only with it a narrowed grant counts.
        """
        return self.reach(right).covers(at, body)

    def require(self, right: str, *, at: str, body: Standing | None = None) -> None:
        """Raise ``PermissionDenied`` unless this account holds ``right`` at ``at``, or over ``body``."""
        if not self.may(right, at=at, body=body):
            raise PermissionDenied

    def may_anywhere(self, right: str) -> bool:
        """Whether this account holds ``right`` over a place: for menus and buttons, never for a record."""
        return bool(self.reach(right))

    def may_somewhere(self, right: str) -> bool:
        """The same for what also narrowed grants open: lists of bodies and of what is theirs."""
        return self.reach(right).held
