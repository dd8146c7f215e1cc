"""What goes when the news of a meeting, or the meeting itself, is undone."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from liqaa.kit.links import url_for
from liqaa.kit.undoing import Finding, Group, Hindrance, Leaving, Name
from liqaa.meetings.models import Meeting
from liqaa.newsroom.models import News, WeekMeeting
from liqaa.newsroom.rules import DRAFT


def news_of_meetings(meetings: Sequence[Meeting], leaving: Leaving) -> Finding:
    """Drafts go with meetings; an approved text stands in the way."""
    news = list(News.objects.filter(meeting__in=meetings).order_by("pk"))
    drafts = [each for each in news if each.state == DRAFT]
    finding = Finding(going=[Group(_("Drafts of the news"), drafts)])
    finding.add(approved(news, leaving))
    return finding


def approved(news: Sequence[News], _leaving: Leaving) -> Finding:
    """A text that a second person approved is not undone: editing it takes the approval away first."""
    standing = [each for each in news if each.state != DRAFT]
    why = _("This text is approved: edit it first, which takes the approval away")
    return Finding(hindered=[Hindrance(why, each) for each in standing])


def week_that_tells(told: WeekMeeting) -> Name:
    """The page of a week, by its headline, which tells a meeting."""
    return Name(str(told.news), url_for(told.news))
