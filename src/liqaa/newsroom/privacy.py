"""What this room keeps of persons: texts about meetings, written to be published."""

from django.utils.translation import gettext_lazy as _

from liqaa.kit.privacy import Holding, Share
from liqaa.meetings.privacy import of_meetings
from liqaa.newsroom.models import News

UNTOLD = {
    "which account did it: a number, whose account has no name any more": (
        "News.written_by", "News.edited_by", "News.approved_by",
    ),
    "how the organisation writes, not about anybody": (
        "Style.language", "Style.changes", "Style.honorific",
    ),
    "which account changed it: a number, whose account has no name any more": (
        "Style.saved_by",
    ),
    "keys of facts, and codes": (
        "News.left_out", "News.language", "News.grouping",
    ),
}  # fmt: skip
"""Fields that tell nothing of a person, or stay, by the reason."""

SHARE = Share(
    holdings=(
        Holding(
            model=News,
            words=_("News of their meetings"),
            of=lambda person: of_meetings(person) | of_meetings(person, "told__meeting__"),
            texts=("text", "sentences"),
            stays=_("The news stays without the name; what others printed before is out of reach."),
        ),
    ),
    untold=UNTOLD,
)
"""The room's part."""
