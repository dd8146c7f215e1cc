"""A role given to an account over places, for a time, for a reason."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, TruncDate
from django.utils.translation import gettext_lazy as _

from liqaa.access.models.account import Account
from liqaa.kit.scopes import ScopeField
from liqaa.territory.models import Place

TRAIL = r"^[0-9]+(/[0-9]+)*$"
"""The form of ``bodies.Body.trail``: numbers of bodies from the root, joined by a slash."""


class GrantQuerySet(models.QuerySet["Grant"]):
    """Reads grants by their time."""

    def in_force(self) -> Self:
        """Grants that hold today by the database's clock and were not revoked."""
        today = TruncDate(Now())
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=today), starts_on__lte=today, revoked_at=None)


class Family(models.TextChoices):
    """Parallel organisations to which a grant may be narrowed: ``rules.FAMILIES``, with their words."""

    WOMEN = "women", _("women")
    YOUTH = "youth", _("youth")
    PROFESSION = "profession", _("professions")


class Grant(models.Model):
    """One role over places. The source says why: an appointment, a mandate, the first set-up.

    Narrowed by a family or a body's trail, it opens on those places only such bodies and what is theirs
    (decision 0019).
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40)
    places = models.ManyToManyField(Place, through="GrantPlace", related_name="+")
    source_kind = models.CharField(max_length=60, help_text="label of the model that caused it, or 'setup'")
    source_id = models.CharField(max_length=40, blank=True)
    family = models.CharField(
        max_length=20, choices=Family, blank=True, default="", help_text="empty: whichever"
    )
    body_trail = ScopeField(
        max_length=200, blank=True, default="", help_text="trail of the body it is narrowed to, or empty"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="first day without the role")
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="grant_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(family__in=["", *Family.values]), name="grant_of_a_known_family"
            ),
            models.CheckConstraint(
                condition=Q(body_trail="") | Q(body_trail__regex=TRAIL), name="grant_trail_is_of_numbers"
            ),
        ]
        indexes = [
            models.Index(fields=["account"], condition=Q(revoked_at=None), name="grant_live"),
            models.Index(fields=["source_kind", "source_id"], name="grant_source"),
        ]

    def __str__(self) -> str:
        """Role and account."""
        return f"{self.role} ({self.account_id})"


class GrantPlace(models.Model):
    """One place over which a grant holds."""

    grant = models.ForeignKey(Grant, models.CASCADE)
    place = models.ForeignKey(Place, models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["grant", "place"], name="grant_place_once")]

    def __str__(self) -> str:
        """Grant and place."""
        return f"{self.grant_id} @ {self.place_id}"
