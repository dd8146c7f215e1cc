"""The lines of the journal, the seals that hold their order, and what checks of the chain found."""

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
    origin = models.CharField(max_length=20, default="web", help_text="web, job, command, import or demo")

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


class Seal(models.Model):
    """The place of one line in the chain. Never changed nor deleted; no foreign key: it outlives its line."""

    position = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField(unique=True)
    horizon = models.BigIntegerField(
        help_text="every line up to this number is sealed here or before: none can come after"
    )
    sealed_at = models.DateTimeField()
    digest = models.BinaryField(help_text="SHA-256 over the hash before and the line: journal.rules")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(position__gte=1), name="journal_seal_from_one")
        ]

    def __str__(self) -> str:
        """Its position and the line it seals."""
        return f"{self.position}: {self.entry_id}"


class Verification(models.Model):
    """What one check of the whole chain found; administrators see the last."""

    at = models.DateTimeField()
    lines = models.BigIntegerField()
    faults = models.BigIntegerField()
    position = models.BigIntegerField(null=True, blank=True, help_text="where the first fault is")
    kind = models.CharField(max_length=20, blank=True, help_text="what the first fault is")
    anchors = models.IntegerField(help_text="how many anchors were compared")

    def __str__(self) -> str:
        """The moment and the number of faults."""
        return f"{self.at:%Y-%m-%d %H:%M}: {self.faults}"
