"""Places of a country, keyed by their path, and every spelling of their names."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from liqaa.kit.scopes import ScopeField


class Place(models.Model):
    """A unit of territory. Its path is its key and is never rewritten (decision 0002).

    ``code`` is the code of the Haut-Commissariat au Plan, unique per country and version.
    """

    class Kind(models.TextChoices):
        """The State's units, from the kingdom down."""

        KINGDOM = "kingdom", _("kingdom")
        REGION = "region", _("region")
        PROVINCE = "province", _("province")
        PREFECTURE = "prefecture", _("prefecture")
        ARRONDISSEMENT_PREFECTURE = "arrondissement_prefecture", _("prefecture of arrondissements")
        CERCLE = "cercle", _("cercle")
        COMMUNE = "commune", _("commune")
        ARRONDISSEMENT = "arrondissement", _("arrondissement")

    path = ScopeField(primary_key=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    kind = models.CharField(max_length=30, choices=Kind)
    code = models.CharField(max_length=20)
    country = models.CharField(max_length=2, default="ma")
    version = models.CharField(max_length=10, help_text="year of the list the code comes from")
    name_ar = models.CharField(max_length=120)
    name_fr = models.CharField(max_length=120)
    population = models.PositiveIntegerField(null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["country", "version", "code"], name="place_code_once_per_version"
            ),
            models.CheckConstraint(
                condition=models.Q(path__regex=r"^[a-z]{2}(/[^/]+)*$"), name="place_path_shape"
            ),
        ]
        indexes = [models.Index(fields=["kind", "path"], name="place_kind_path")]

    def __str__(self) -> str:
        """The name in the reader's language."""
        return self.name

    @property
    def name(self) -> str:
        """Arabic for Arabic readers, French for the others."""
        return self.name_ar if (get_language() or "ar").startswith("ar") else self.name_fr


class PlaceName(models.Model):
    """One spelling of a place's name, with its matching key."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="names")
    name = models.CharField(max_length=120)
    key = models.GeneratedField(
        expression=models.Func("name", function="kit_fold"),
        output_field=models.CharField(max_length=160, db_collation="C"),
        db_persist=True,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "name"], name="place_name_once")]
        indexes = [
            models.Index(fields=["key"], name="place_name_key"),
            GinIndex(OpClass("key", name="gin_trgm_ops"), name="place_name_trigram"),
        ]

    def __str__(self) -> str:
        """The spelling."""
        return self.name
