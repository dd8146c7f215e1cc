"""Which news somebody sees."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from liqaa.access.models import Account
from liqaa.meetings.models import Meeting
from liqaa.newsroom import rules
from liqaa.newsroom.models import News


def news_seen_by(account: Account) -> QuerySet[News]:
    """News of meetings within the account's reach, or of bodies its narrowed grants open, newest first."""
    reach = account.reach(rules.SEE)
    seen = News.objects.filter(reach.condition() | reach.of_bodies("meeting__organiser"))
    return seen.order_by("-written_at", "-pk")


def news_for(account: Account, pk: int) -> News:
    """One news item with its meeting and hands, or 404 for whoever may not see it."""
    hands = ("meeting__organiser", "place", "style", "written_by", "edited_by", "approved_by")
    return get_object_or_404(news_seen_by(account).select_related(*hands), pk=pk)


def news_of(meeting: Meeting, account: Account) -> QuerySet[News]:
    """The news of one meeting that the account may see."""
    return news_seen_by(account).filter(meeting=meeting).defer("text", "sentences", "left_out")
