"""The delegates of a congress, the quotas they fill, and the mandates that the congress renews."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from liqaa.bodies.models import Body
from liqaa.countdown.models.event import Event
from liqaa.kit.scopes import ScopeField
from liqaa.people.models import Gender, Person
from liqaa.territory.models import Place


class Quota(models.Model):
    """How many delegates a place, or a body, sends; how many of them are women and young at the least."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="quotas")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    scope = ScopeField(help_text="path of the place: who holds the right there nominates")
    above = ScopeField(help_text="path of the level above: who holds the right there validates")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    seats = models.PositiveSmallIntegerField()
    min_women = models.PositiveSmallIntegerField(default=0)
    min_young = models.PositiveSmallIntegerField(default=0)
    set_at = models.DateTimeField(null=True, help_text="one moment for all that were set together")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "place", "body"], nulls_distinct=False, name="quota_once_for_a_place"
            ),
            models.CheckConstraint(
                condition=Q(seats__gte=1, min_women__lte=F("seats"), min_young__lte=F("seats")),
                name="quota_minimums_fit_its_seats",
            ),
            models.CheckConstraint(condition=Q(scope=F("place_id")), name="quota_scope_is_its_place"),
        ]
        indexes = [models.Index(fields=["event", "scope"], name="quota_event_scope")]

    def __str__(self) -> str:
        """Event and place."""
        return f"{self.event_id}: {self.place_id}"


class Delegate(models.Model):
    """Somebody sent to a congress (مؤتمر، مؤتمرة); once at most, whichever place sends them."""

    class State(models.TextChoices):
        """Transitions are a table in ``countdown.rules``."""

        PROPOSED = "proposed", pgettext_lazy("delegate", "proposed")
        VALIDATED = "validated", pgettext_lazy("delegate", "validated")
        SENT_BACK = "sent_back", pgettext_lazy("delegate", "sent back")

    quota = models.ForeignKey(Quota, models.CASCADE, related_name="delegates")
    event = models.ForeignKey(Event, models.CASCADE, related_name="delegates")
    person = models.ForeignKey(Person, models.PROTECT, related_name="delegations")
    scope = ScopeField(help_text="the quota's scope")
    above = ScopeField(help_text="the quota's path of the level above")
    gender = models.CharField(max_length=1, choices=Gender, help_text="the person's, or as declared")
    born_on = models.DateField(null=True, blank=True, help_text="as declared; unknown is not young")
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    remark = models.CharField(max_length=500, blank=True, help_text="why it was sent back")
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    judged_at = models.DateTimeField(null=True, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="delegate_once_in_a_congress"),
            models.CheckConstraint(
                condition=~Q(state="validated")
                | (Q(judged_at__isnull=False, judged_by__isnull=False) & ~Q(judged_by=F("proposed_by"))),
                name="delegate_validated_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent_back") | ~Q(remark=""), name="delegate_sent_back_with_a_remark"
            ),
            models.CheckConstraint(condition=~Q(gender=""), name="delegate_has_a_gender"),
        ]
        indexes = [
            models.Index(fields=["event", "scope"], name="delegate_event_scope"),
            models.Index(fields=["above"], name="delegate_above"),
        ]

    def __str__(self) -> str:
        """Event and person."""
        return f"{self.event_id} ← {self.person_id}"


class Renewal(models.Model):
    """A body whose new mandate a congress started; what its end was before."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="renewals")
    body = models.ForeignKey(Body, models.CASCADE, related_name="+")
    scope = ScopeField(help_text="the body's scope")
    ended_on = models.DateField(null=True, blank=True, help_text="the end of the mandate before")
    ends_on = models.DateField(null=True, blank=True, help_text="the end of the mandate that starts")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "body"], name="body_renewed_once_a_congress")]

    def __str__(self) -> str:
        """Event and body."""
        return f"{self.event_id} → {self.body_id}"
