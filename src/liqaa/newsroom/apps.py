"""The room as a Django app."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """The news of meetings."""

    name = "liqaa.newsroom"
    label = "liqaa_newsroom"

    def ready(self) -> None:
        """Say which page shows a news item, and offer the button on a meeting's page."""
        from django.urls import reverse

        from liqaa.kit import links, panels
        from liqaa.newsroom.models import News
        from liqaa.newsroom.panels import news_of_meeting

        links.register(News, lambda news: reverse("newsroom:news", args=[news.pk]))
        panels.offer("meeting", "news", news_of_meeting, position=800)
