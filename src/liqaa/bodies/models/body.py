"""The organisation's bodies, the offices in them, and who holds them when."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liqaa.kit.scopes import ScopeField
from liqaa.people.models import Gender, Person
from liqaa.territory.models import Place


def in_office() -> Func:
    """The days on which an office is really held: from its start to its actual end."""
    return Func("starts_on", "ended_on", function="daterange", output_field=DateRangeField())


class Body(models.Model):
    """An organ of the organisation: a secretariat, a council, a committee with an end."""

    class State(models.TextChoices):
        """How far a body is founded (decision 0004: the steps themselves come from the charter)."""

        PLANNED = "planned", _("not structured")
        PREPARATORY = "preparatory", _("being founded")
        STRUCTURED = "structured", _("structured")
        RENEWAL = "renewal", _("renewal due")
        EXPIRED = "expired", _("mandate expired")
        FROZEN = "frozen", _("frozen")
        DISSOLVED = "dissolved", _("dissolved")

    class Family(models.TextChoices):
        """Parallel organisations."""

        WOMEN = "women", _("women")
        YOUTH = "youth", _("youth")
        PROFESSION = "profession", _("professions")

    type = models.CharField(max_length=60, help_text="key of the body type in the charter")
    level = models.CharField(max_length=30, help_text="key of the level in the charter")
    name_ar = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="bodies")
    scope = ScopeField(help_text="path of the place, or of the nearest body above that has one")
    trail = ScopeField(
        max_length=200,
        blank=True,
        default="",
        help_text="numbers of the bodies from the root to this one, joined by a slash (decision 0019)",
    )
    state = models.CharField(max_length=12, choices=State, default=State.PLANNED)
    family = models.CharField(max_length=12, choices=Family, blank=True)
    prepares = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="committees",
        help_text="the body it founds",
    )
    premises = models.CharField(_("premises"), max_length=300, blank=True)
    premises_place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="+")
    founded_on = models.DateField(null=True, blank=True)
    mandate_ends_on = models.DateField(null=True, blank=True)
    dissolved_on = models.DateField(null=True, blank=True)
    key = models.GeneratedField(
        expression=Func("name_ar", function="kit_fold"),
        output_field=models.CharField(max_length=250, db_collation="C"),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["type", "place", "family"],
                condition=Q(place__isnull=False, dissolved_on=None, prepares=None),
                name="one_body_of_a_type_in_a_place",
            ),
            models.CheckConstraint(
                condition=Q(state="dissolved", dissolved_on__isnull=False)
                | (~Q(state="dissolved") & Q(dissolved_on=None)),
                name="body_dissolved_has_its_day",
            ),
        ]
        indexes = [
            models.Index(fields=["scope", "type"], name="body_scope_type"),
            models.Index(fields=["trail"], name="body_trail"),
            GinIndex(OpClass("key", name="gin_trgm_ops"), name="body_key_trigram"),
        ]

    def __str__(self) -> str:
        """The name in the reader's language."""
        return self.name

    @property
    def name(self) -> str:
        """Arabic for Arabic readers, French for the others where there is one."""
        return self.name_ar if (get_language() or "ar").startswith("ar") or not self.name_fr else self.name_fr


class Office(models.Model):
    """A seat or a plain membership in a body, named by the charter in both genders."""

    class Kind(models.TextChoices):
        """An office is held by few and may grant a role; a membership is open to many."""

        OFFICE = "office", _("office")
        MEMBER = "member", _("plain membership")

    class Reach(models.TextChoices):
        """Over what the role of an office is granted (decision 0019)."""

        PLACE = "place", _("everything in the body's place")
        FAMILY = "family", _("the bodies of its family there")
        SUBTREE = "subtree", _("the body and those under it")

    body = models.ForeignKey(Body, models.CASCADE, related_name="offices")
    key = models.CharField(max_length=60, help_text="key of the office in the charter")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.OFFICE)
    rank = models.PositiveSmallIntegerField(default=100, help_text="order within the body")
    seats = models.PositiveSmallIntegerField(null=True, blank=True, help_text="empty: as many as there are")
    role = models.CharField(max_length=40, blank=True, help_text="role granted to its holder's account")
    reach = models.CharField(
        max_length=8, choices=Reach, default=Reach.PLACE, help_text="how far that role reaches"
    )
    title_ar_m = models.CharField(max_length=200)
    title_ar_f = models.CharField(max_length=200)
    title_fr_m = models.CharField(max_length=200, blank=True)
    title_fr_f = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "key"], name="office_once_in_a_body")]

    def __str__(self) -> str:
        """The masculine Arabic title."""
        return self.title_ar_m

    def title(self, gender: str, language: str = "ar") -> str:
        """The title in the form and language asked for; Arabic where that language has none."""
        feminine = gender == Gender.FEMININE
        if language.startswith("fr"):
            return (self.title_fr_f if feminine else self.title_fr_m) or self.title_fr_m or self.title_ar_m
        if language.startswith("en") and self.title_en:
            return self.title_en
        return self.title_ar_f if feminine else self.title_ar_m


class Appointment(models.Model):
    """Somebody in an office. The legal end and the actual end are two dates (design decision 11).

    A mandate past its legal end locks nobody out: it is shown as expired until it really ends.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="appointments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    scope = ScopeField()
    seat = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="numbered where seats are limited"
    )
    starts_on = models.DateField()
    legal_end_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True, help_text="first day out of office")
    interim = models.BooleanField(default=False)
    source = models.CharField(max_length=200, blank=True, help_text="the meeting or decision that made it")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_person_a_seat",
                expressions=[
                    (F("office"), RangeOperators.EQUAL),
                    (F("seat"), RangeOperators.EQUAL),
                    (in_office(), RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="one_appointment_to_an_office",
                expressions=[
                    (F("office"), RangeOperators.EQUAL),
                    (F("person"), RangeOperators.EQUAL),
                    (in_office(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("starts_on")),
                name="appointment_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["scope"], name="appointment_scope")]

    def __str__(self) -> str:
        """Office and person."""
        return f"{self.office_id} ← {self.person_id}"
