"""The one organisation of this database, and the charter it works by."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language


class Charter(models.Model):
    """One version of the organisation's structure, as TOML; the latest in force is used."""

    key = models.CharField(max_length=60)
    source = models.TextField(help_text="the TOML as given; read by bodies.text.charter")
    in_force_from = models.DateField()
    confirmed = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        help_text="paths of assumed values now confirmed",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["in_force_from"], name="one_charter_at_a_time")]

    def __str__(self) -> str:
        """Key and date."""
        return f"{self.key} ({self.in_force_from})"


class Organisation(models.Model):
    """The organisation itself; one row at most."""

    name_ar = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200, blank=True)
    aliases = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, help_text="other names a report may use"
    )
    kind = models.CharField(max_length=20, help_text="party, union or association: the charter's kind")
    logo = models.BinaryField(null=True, blank=True, editable=False, help_text="PNG or SVG, at most 200 kB")
    logo_type = models.CharField(max_length=40, blank=True)
    set_up_at = models.DateTimeField(null=True, blank=True, help_text="when the first-run page was finished")
    only = models.BooleanField(default=True, editable=False, unique=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(only=True), name="one_organisation")]

    def __str__(self) -> str:
        """The name in the reader's language."""
        return self.name

    @property
    def name(self) -> str:
        """Arabic for Arabic readers, French for the others where there is one."""
        return self.name_ar if (get_language() or "ar").startswith("ar") or not self.name_fr else self.name_fr
