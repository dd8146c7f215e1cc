"""Addresses of the territory, all below places/; a place's own page belongs to an upper room."""

from django.urls import path

from liqaa.territory import views

app_name = "territory"
urlpatterns = [
    path("", views.tree, name="tree"),
    path("search/", views.search, name="search"),
    path("options/", views.options, name="options"),
    path("branch/<path:path>/", views.branch, name="branch"),
]
