"""Reading the journal."""

from django.db import models

from liqaa.journal.models import Entry


def history_of(subject: models.Model) -> models.QuerySet[Entry]:
    """Every line about ``subject``, newest first."""
    lines = Entry.objects.filter(subject_kind=subject._meta.label_lower, subject_id=str(subject.pk))
    return lines.order_by("-id")
