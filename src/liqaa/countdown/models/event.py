"""The event that is counted down to, and the constituencies of an election."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from liqaa.campaigns.models import Directive
from liqaa.kit.scopes import ScopeField
from liqaa.territory.models import Place


def in_language(name_ar: str, name_fr: str) -> str:
    """Arabic for Arabic readers, French for the others where there is one."""
    return name_ar if (get_language() or "ar").startswith("ar") or not name_fr else name_fr


class Event(models.Model):
    """A congress (مؤتمر) or an election (انتخابات) with its day."""

    class Kind(models.TextChoices):
        """What is counted down to."""

        CONGRESS = "congress", _("congress")
        ELECTION = "election", _("election")

    class Institution(models.TextChoices):
        """What an election elects; several where they vote on one day."""

        COMMUNAL = "communal", _("communal councils")
        PROVINCIAL = "provincial", _("provincial and prefectural councils")
        REGIONAL = "regional", _("regional councils")
        LEGISLATIVE = "legislative", _("Parliament")
        CHAMBERS = "chambers", _("professional chambers")

    class State(models.TextChoices):
        """Transitions are a table in ``countdown.rules``."""

        PREPARED = "prepared", pgettext_lazy("event", "prepared")
        OPEN = "open", pgettext_lazy("event", "open")
        HELD = "held", pgettext_lazy("event", "held")
        CANCELLED = "cancelled", pgettext_lazy("event", "called off")

    kind = models.CharField(max_length=10, choices=Kind)
    name_ar = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200, blank=True)
    level = models.CharField(
        max_length=30, blank=True, help_text="key of the congress's level in the charter"
    )
    ordinary = models.BooleanField(default=True, help_text="an ordinary congress counts for the law's term")
    institutions = ArrayField(models.CharField(max_length=12, choices=Institution), default=list, blank=True)
    held_on = models.DateField(help_text="the day it is set for; once held, the day it was held")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+", help_text="where it is about")
    scope = ScopeField(help_text="path of the place")
    directive = models.ForeignKey(
        Directive, models.SET_NULL, null=True, blank=True, related_name="+", help_text="prepares it"
    )
    young_under = models.PositiveSmallIntegerField(default=40, help_text="delegates below this age are young")
    state = models.CharField(max_length=10, choices=State, default=State.PREPARED)
    reason = models.CharField(max_length=500, blank=True, help_text="why it was called off")
    list_closed_at = models.DateTimeField(null=True, blank=True, help_text="delegates are settled")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="congress", institutions__len=0) & ~Q(level=""))
                | (Q(kind="election", level="", list_closed_at=None) & ~Q(institutions__len=0)),
                name="event_is_a_congress_or_an_election",
            ),
            models.CheckConstraint(
                condition=(Q(state="cancelled") & ~Q(reason="")) | (~Q(state="cancelled") & Q(reason="")),
                name="event_called_off_for_a_reason",
            ),
            models.CheckConstraint(condition=Q(scope=models.F("place_id")), name="event_scope_is_its_place"),
            models.CheckConstraint(condition=~Q(name_ar=""), name="event_has_a_name"),
        ]
        indexes = [models.Index(fields=["scope", "state"], name="event_scope_state")]

    def __str__(self) -> str:
        """The name in the reader's language."""
        return self.name

    @property
    def name(self) -> str:
        """Arabic for Arabic readers, French for the others where there is one."""
        return in_language(self.name_ar, self.name_fr)


class Constituency(models.Model):
    """A set of places that elects together (دائرة انتخابية)."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="constituencies")
    scope = ScopeField(help_text="the event's scope")
    name_ar = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200, blank=True)
    seats = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "name_ar"], name="constituency_name_once"),
            models.CheckConstraint(condition=Q(seats__gte=1), name="constituency_has_a_seat"),
        ]

    def __str__(self) -> str:
        """The name in the reader's language."""
        return self.name

    @property
    def name(self) -> str:
        """Arabic for Arabic readers, French for the others where there is one."""
        return in_language(self.name_ar, self.name_fr)


class ConstituencyPlace(models.Model):
    """A place of a constituency, with all that lies in it; in one constituency of an event at most."""

    constituency = models.ForeignKey(Constituency, models.CASCADE, related_name="places")
    event = models.ForeignKey(Event, models.CASCADE, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, related_name="+")
    scope = ScopeField(help_text="path of the place")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "place"], name="place_in_one_constituency"),
            models.CheckConstraint(
                condition=Q(scope=models.F("place_id")), name="constituency_scope_is_its_place"
            ),
        ]

    def __str__(self) -> str:
        """Constituency and place."""
        return f"{self.constituency_id}: {self.place_id}"
