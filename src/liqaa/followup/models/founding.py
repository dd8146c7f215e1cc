"""What proves each step of a body's founding and renewals; the states themselves stand in ``bodies``."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.bodies.models import Body
from liqaa.followup.models.task import Evidence
from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models import Meeting

EVIDENCE_NAMES: dict[str, Promise] = {
    "decision": _("the decision"),
    "minutes": _("the minutes"),
    "attendance_list": _("the attendance list"),
    "member_list": _("the list of members"),
    "delegate_list": _("the list of delegates"),
    "membership_figure": _("the membership figure"),
    "invitation": _("the invitation"),
    "reports": _("the reports"),
    "vote_figures": _("the figures of the vote"),
    "ratification": _("the ratification"),
    "receipt": _("the receipt"),
    "photo": _("a photo"),
}
"""The kinds of evidence a charter may ask for, in words."""


class FoundingStep(models.Model):
    """One step of the charter's lifecycle that a body has taken, or that was left out for a reason."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="founding_steps")
    scope = ScopeField()
    renewal = models.PositiveSmallIntegerField(
        default=0, help_text="0: a step of the founding; else of the renewal of this number"
    )
    step = models.CharField(max_length=60, help_text="key of the step in the charter")
    done_on = models.DateField()
    evidence = models.ForeignKey(
        Evidence, models.PROTECT, null=True, blank=True, related_name="founding_steps"
    )
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="founding_steps")
    skipped = models.CharField(max_length=500, blank=True, help_text="why it was left out")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state_before = models.CharField(
        max_length=12, choices=Body.State, blank=True, help_text="of the body, where it started a new mandate"
    )
    mandate_before = models.DateField(null=True, blank=True, help_text="the end of the mandate before")
    undone_at = models.DateTimeField(null=True, blank=True, help_text="taken back, a step of a renewal")
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_why = models.CharField(max_length=500, blank=True, help_text="why it was taken back")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "renewal", "step"], condition=Q(undone_at=None), name="founding_step_once"
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None, undone_why="")
                | (Q(undone_at__isnull=False, undone_by__isnull=False, evidence=None) & ~Q(undone_why="")),
                name="founding_step_taken_back_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(skipped="") | Q(evidence=None, meeting=None),
                name="founding_step_left_out_has_no_proof",
            ),
        ]

    def __str__(self) -> str:
        """Step and body."""
        return f"{self.step} ({self.body_id})"
