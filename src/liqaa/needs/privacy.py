"""What this room keeps of persons: nothing by itself; texts of needs may name somebody.

A need has no author: who brought it is not kept, and no list of addresses can be made of it.
"""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from liqaa.kit.privacy import Holding, Share
from liqaa.meetings.privacy import of_meetings
from liqaa.needs.models import Achievement, Hearing, Need

KEPT = _("The need stays with its place; the name is gone from its words.")


def _needs(person: Any) -> Q:
    return of_meetings(person, "hearings__meeting__")


SHARE = Share(
    holdings=(
        Holding(model=Need, words=_("Needs"), of=_needs, texts=("text", "answer"), stays=KEPT),
        Holding(
            model=Hearing,
            words=_("Needs as they were heard"),
            of=of_meetings,
            texts=("as_written",),
            stays=KEPT,
        ),
        Holding(
            model=Achievement,
            words=_("Achievements"),
            of=of_meetings,
            texts=("text", "credited_to"),
            stays=KEPT,
        ),
    ),
    untold={"the name of a hamlet": ("Need.douar",)},
)
"""The room's part."""
