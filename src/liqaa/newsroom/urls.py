"""Addresses of the room."""

from django.urls import path

from liqaa.newsroom.views import pages as views
from liqaa.newsroom.views import style, week

app_name = "newsroom"
urlpatterns = [
    path("", week.every, name="list"),
    path("week/", week.week, name="week"),
    path("style/", style.style, name="style"),
    path("style/<slug:language>/restore/", style.restore, name="restore"),
    path("style/<slug:language>/<slug:key>/", style.block, name="block"),
    path("style/<slug:language>/<slug:key>/restore/", style.restore, name="restore_block"),
    path("meeting/<int:pk>/", views.ask, name="ask"),
    path("<int:pk>/", views.show, name="news"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/undo/", views.undo, name="undo"),
    path("<int:pk>/approve/", views.approve, name="approve"),
    path("<int:pk>/ready/", views.make_ready, name="ready"),
]
