"""The room as a Django app."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The news of meetings."""

    name = "liqaa.newsroom"
    label = "liqaa_newsroom"

    def ready(self) -> None:
        """Say which page shows a news item, and offer the button on a meeting's page."""
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from liqaa.kit import links, panels, undoing
        from liqaa.meetings.models import Meeting
        from liqaa.newsroom.models import News, Style, WeekMeeting
        from liqaa.newsroom.panels import news_of_meeting
        from liqaa.newsroom.queries import undoing as found

        links.register(News, lambda news: reverse("newsroom:news", args=[news.pk]))
        panels.offer("meeting", "news", news_of_meeting, position=800)
        undoing.share(Meeting, "newsroom.news", covers=[News], look=found.news_of_meetings, position=20)
        undoing.share(News, "newsroom.approved", covers=[WeekMeeting], look=found.approved)
        undoing.describe(News, _("A text of its news"))
        undoing.describe(WeekMeeting, _("The page of a week tells it"), found.week_that_tells)
        links.register(Style, lambda style: f"{reverse('newsroom:style')}?language={style.language}")
