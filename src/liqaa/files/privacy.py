"""What this room keeps of a person: the files their account handed in."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liqaa.files.models import StoredFile
from liqaa.kit.privacy import Holding, Share


def _handed_in(person: Any) -> Q:
    if not person.account_id:
        return Q(pk=None)
    return Q(stored_by=person.account_id)


SHARE = Share(
    holdings=(
        Holding(
            model=StoredFile,
            words=_("Files handed in"),
            of=_handed_in,
            tells={"name": _("File"), "size": _("Bytes"), "stored_at": _("When")},
            texts=("name",),
            stays=_(
                "A file proves what it was handed in for; whoever keeps that record keeps or removes it."
            ),
        ),
    ),
    untold={"told by the content": ("StoredFile.media_type", "StoredFile.sha256")},
)
"""The room's part. What a picture or a PDF shows is not read: the page of an erasure says so."""
