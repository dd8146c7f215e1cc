"""The State's side: elected assemblies, chambers, government, and the mandates people hold there."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language

from liqaa.bodies.models.body import in_office
from liqaa.kit.scopes import ScopeField
from liqaa.people.models import Person
from liqaa.territory.models import Place


class Institution(models.Model):
    """An assembly or government of the State. Never a body of the organisation."""

    kind = models.CharField(max_length=60, help_text="key in the list of public mandates")
    name_ar = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200, blank=True)
    place = models.ForeignKey(Place, models.PROTECT, related_name="institutions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "place", "name_ar"], name="institution_once")]

    def __str__(self) -> str:
        """The name in the reader's language."""
        arabic = (get_language() or "ar").startswith("ar")
        return self.name_ar if arabic or not self.name_fr else self.name_fr


class Mandate(models.Model):
    """A public mandate somebody holds (انتداب), with its title as it stood when recorded."""

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="mandates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="mandates")
    scope = ScopeField(help_text="path of the institution's place")
    position = models.CharField(max_length=60, help_text="key in the list of public mandates")
    title_ar = models.CharField(max_length=250)
    title_fr = models.CharField(max_length=250, blank=True)
    committee = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    legal_end_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="mandate_once_at_a_time",
                expressions=[
                    (F("institution"), RangeOperators.EQUAL),
                    (F("person"), RangeOperators.EQUAL),
                    (F("position"), RangeOperators.EQUAL),
                    (F("committee"), RangeOperators.EQUAL),
                    (in_office(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("starts_on")),
                name="mandate_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["scope"], name="mandate_scope")]

    def __str__(self) -> str:
        """The title as recorded."""
        return self.title_ar
