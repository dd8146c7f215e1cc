"""What one body owes for one directive: facts with their times, never a state."""

from django.db import models
from django.db.models import Q

from liqaa.bodies.models import Body
from liqaa.campaigns.models.directive import Directive
from liqaa.followup.models import Task
from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models import Meeting
from liqaa.territory.models import Place


class Execution(models.Model):
    """A directive's task for a body (تنفيذ المذكرة).

    Planned and held are the linked meeting's own state (or the founded body's); handed in and the figure are
    the task's. Nothing of that is copied here, so correcting it there corrects the directive's roll-up.
    """

    directive = models.ForeignKey(Directive, models.PROTECT, related_name="executions")
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="executions", help_text="the body that owes it"
    )
    place = models.ForeignKey(
        Place,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="the body's place; for a founding, the unit without a body",
    )
    scope = ScopeField(help_text="path of the place, or of the body that owes it")
    above = ScopeField(help_text="path of the level above: who holds the right there approves")
    task = models.OneToOneField(Task, models.PROTECT, related_name="execution")
    delivered_at = models.DateTimeField(null=True, blank=True, help_text="reached somebody who can read it")
    seen_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="executions", help_text="as confirmed"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    excused_at = models.DateTimeField(null=True, blank=True)
    excuse = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["directive", "body", "place"], nulls_distinct=False, name="execution_once_for_a_body"
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(excused_at=None), name="execution_approved_or_excused"
            ),
            models.CheckConstraint(
                condition=Q(excused_at=None) | ~Q(excuse=""), name="execution_excused_for_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["directive", "scope"], name="execution_directive_scope"),
            models.Index(fields=["scope"], name="execution_scope"),
            models.Index(fields=["above"], name="execution_above"),
        ]

    def __str__(self) -> str:
        """Directive and body."""
        return f"{self.directive_id} → {self.body_id}"
