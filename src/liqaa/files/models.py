"""Stored files."""

from django.conf import settings
from django.db import models


class StoredFile(models.Model):
    """One handed-in file. The bytes lie in the files folder under their SHA-256."""

    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField()
    stored_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["sha256"], name="file_content")]

    def __str__(self) -> str:
        """The name it was handed in under."""
        return self.name
