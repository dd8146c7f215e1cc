"""A later end that an issued directive was given, and why."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from liqaa.campaigns.models.directive import Directive


class Extension(models.Model):
    """One time that the end of an issued directive was moved (تمديد الأجل)."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="extensions")
    was_due_on = models.DateField()
    due_on = models.DateField()
    reason = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    told_on = models.DateField(null=True, blank=True, help_text="the day on which the digests told of it")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gt=F("was_due_on")), name="extension_goes_on"),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_a_reason"),
        ]

    def __str__(self) -> str:
        """Directive and the new day."""
        return f"{self.directive_id} → {self.due_on}"
