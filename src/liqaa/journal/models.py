"""The one table of the journal."""

from django.db import models


class Entry(models.Model):
    """One thing that was done. Never changed, never deleted: the product's role may only add."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=40, help_text="account id, or a system actor such as 'system'")
    verb = models.CharField(max_length=80, help_text="room.verb, such as meetings.record")
    subject_kind = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=80)
    place = models.CharField(
        max_length=120, blank=True, db_collation="C", help_text="path of the place concerned"
    )
    fields = models.JSONField(default=list, help_text="names of the fields that changed; never their values")
    origin = models.CharField(max_length=20, default="web", help_text="web, worker or command")

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="journal_subject"),
            models.Index(fields=["actor", "id"], name="journal_actor"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verb__regex=r"^[a-z_]+\.[a-z_]+$"), name="journal_verb_is_room_dot_verb"
            )
        ]

    def __str__(self) -> str:
        """Verb and subject, for a log."""
        return f"{self.verb} {self.subject_kind}:{self.subject_id}"
