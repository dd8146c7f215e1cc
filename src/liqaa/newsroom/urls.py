"""Addresses of the room."""

from django.urls import path

from liqaa.newsroom.views import pages as views

app_name = "newsroom"
urlpatterns = [
    path("meeting/<int:pk>/", views.ask, name="ask"),
    path("<int:pk>/", views.show, name="news"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/undo/", views.undo, name="undo"),
    path("<int:pk>/approve/", views.approve, name="approve"),
    path("<int:pk>/ready/", views.make_ready, name="ready"),
]
