"""Results of an election that is past, as a file gave them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from liqaa.countdown.models.event import Event
from liqaa.kit.scopes import ScopeField
from liqaa.territory.models import Place


class ResultSheet(models.Model):
    """A file of results: read first, then imported as a whole, and taken back as a whole."""

    class State(models.TextChoices):
        """Transitions are a table in ``countdown.rules``."""

        READ = "read", pgettext_lazy("sheet", "looked through")
        IMPORTED = "imported", pgettext_lazy("sheet", "imported")

    event = models.ForeignKey(Event, models.CASCADE, related_name="sheets")
    scope = ScopeField(help_text="the event's scope")
    title = models.CharField(max_length=200)
    polled_on = models.DateField(help_text="the day of the election that is past")
    source = models.TextField(help_text="the file's text as it was given")
    answers = models.JSONField(default=dict, help_text="which place a name means, by the name's key")
    state = models.CharField(max_length=10, choices=State, default=State.READ)
    read_at = models.DateTimeField()
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    imported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event"], condition=Q(state="imported"), name="one_sheet_of_results_beside_an_event"
            ),
            models.CheckConstraint(
                condition=Q(state="read", imported_at=None) | Q(state="imported", imported_at__isnull=False),
                name="sheet_imported_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        """The title."""
        return self.title


class PastResult(models.Model):
    """The votes of one list in one commune."""

    sheet = models.ForeignKey(ResultSheet, models.CASCADE, related_name="results")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    scope = ScopeField(help_text="path of the place")
    list_name = models.CharField(max_length=200)
    votes = models.PositiveIntegerField()
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    registered = models.PositiveIntegerField(null=True, blank=True, help_text="of the commune")
    voters = models.PositiveIntegerField(null=True, blank=True, help_text="of the commune")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "place", "list_name"], name="list_once_in_a_commune"),
            models.CheckConstraint(
                condition=Q(voters=None) | Q(votes__lte=F("voters")), name="votes_within_voters"
            ),
            models.CheckConstraint(
                condition=Q(voters=None) | Q(registered=None) | Q(voters__lte=F("registered")),
                name="voters_within_registered",
            ),
            models.CheckConstraint(condition=Q(scope=F("place_id")), name="result_scope_is_its_place"),
        ]
        indexes = [models.Index(fields=["sheet", "scope"], name="result_sheet_scope")]

    def __str__(self) -> str:
        """Place and list."""
        return f"{self.place_id}: {self.list_name}"
