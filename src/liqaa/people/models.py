"""Persons and their membership of the organisation."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liqaa.kit.scopes import ScopeField
from liqaa.territory.models import Place


class Gender(models.TextChoices):
    """Which form a title takes."""

    MASCULINE = "m", _("man")
    FEMININE = "f", _("woman")


class Person(models.Model):
    """Someone the organisation knows, by the name they are known under."""

    class Relation(models.TextChoices):
        """How this person stands to the organisation; each class has its own retention later."""

        MEMBER = "member", pgettext_lazy("of the organisation", "member")
        OFFICIAL = "official", _("office-holder or elected member")
        CONTACT = "contact", _("contact")
        OUTSIDER = "outsider", _("named in a report only")

    name = models.CharField(_("name"), max_length=200)
    name_latin = models.CharField(_("name in Latin letters"), max_length=200, blank=True)
    gender = models.CharField(max_length=1, choices=Gender, blank=True)
    relation = models.CharField(max_length=12, choices=Relation, default=Relation.MEMBER)
    place = models.ForeignKey(
        Place, models.PROTECT, related_name="people", help_text="governs who sees the person"
    )
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person"
    )
    key = models.GeneratedField(
        expression=Func("name", function="kit_fold"),
        output_field=models.CharField(max_length=250, db_collation="C"),
        db_persist=True,
    )
    key_latin = models.GeneratedField(
        expression=Func("name_latin", function="kit_fold"),
        output_field=models.CharField(max_length=250, db_collation="C"),
        db_persist=True,
    )
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["place", "key"], name="person_place_key"),
            GinIndex(OpClass("key", name="gin_trgm_ops"), name="person_key_trigram"),
            GinIndex(OpClass("key_latin", name="gin_trgm_ops"), name="person_latin_trigram"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="person_has_a_name")]

    def __str__(self) -> str:
        """The name as written."""
        return self.name


class Consent(models.Model):
    """A person's word that the organisation may keep their contact (law 09-08, article 4).

    The wording is kept as it was shown, with its version; withdrawn, it stays as a fact.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    scope = ScopeField(help_text="path of the person's place when it was given")
    given_on = models.DateField()
    version = models.CharField(max_length=20)
    wording = models.TextField()
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(wording=""), name="consent_has_its_wording"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
                name="consent_withdrawn_after_given",
            ),
        ]

    def __str__(self) -> str:
        """Version and person."""
        return f"{self.version} ({self.person_id})"


class Membership(models.Model):
    """A stretch of membership. Closed with a date, never deleted."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    scope = ScopeField(help_text="path of the person's place when they joined")
    number = models.CharField(max_length=30, blank=True)
    joined_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="membership_once_at_a_time",
                expressions=[
                    (F("person"), RangeOperators.EQUAL),
                    (
                        Func("joined_on", "ended_on", function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="membership_number_once"
            ),
        ]

    def __str__(self) -> str:
        """Number and person."""
        return f"{self.number or '—'} ({self.person_id})"
