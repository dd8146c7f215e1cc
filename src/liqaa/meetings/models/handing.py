"""What happens to minutes beside their text: whom they were handed to, what was taken out of them later."""

from django.db import models
from django.db.models import Q

from liqaa.kit.scopes import ScopeField
from liqaa.meetings.models.meeting import Meeting
from liqaa.meetings.models.minutes import Minutes
from liqaa.people.models import Person


class MinutesLetter(models.Model):
    """That minutes were sent to somebody who was there, under an address of their own until it is taken back.

    The address carries this row's number, signed: nothing that opens it is kept.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="minutes_letters")
    scope = ScopeField()
    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="letters")
    person = models.ForeignKey(Person, models.PROTECT, related_name="minutes_letters")
    turn = models.PositiveIntegerField(default=1, help_text="a new one gives a new address")
    sent_at = models.DateTimeField(help_text="the last time")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["minutes", "person"], name="minutes_sent_once_to_a_person")
        ]

    def __str__(self) -> str:
        """Person and minutes."""
        return f"{self.person_id} @ {self.minutes_id}"


class Redaction(models.Model):
    """That somebody's data were taken out of frozen minutes, with what was sealed before (decision 0020).

    ``whole``: the record still said what was frozen when it was touched.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="redactions")
    scope = ScopeField()
    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="redactions")
    made_at = models.DateTimeField()
    former_sha256 = models.CharField(max_length=64, help_text="of the content that was sealed before")
    former_paper_sha256 = models.CharField(max_length=64, blank=True)
    whole = models.BooleanField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(former_sha256=""), name="redaction_keeps_the_former_hash")
        ]

    def __str__(self) -> str:
        """Minutes and moment."""
        return f"{self.minutes_id}: {self.made_at:%Y-%m-%d}"
