"""Addresses of the room, all below people/."""

from django.urls import path

from liqaa.people import views

app_name = "people"
urlpatterns = [
    path("", views.list_people, name="list"),
    path("add/", views.add, name="add"),
    path("options/", views.options, name="options"),
    path("<int:pk>/", views.person, name="person"),
    path("<int:pk>/correct/", views.correct, name="correct"),
    path("<int:pk>/consent/", views.consent, name="consent"),
    path("<int:pk>/join/", views.join, name="join"),
    path("<int:pk>/undo/", views.undo, name="undo"),
    path("membership/<int:pk>/undo/", views.undo_membership, name="undo_membership"),
    path("consent/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("membership/<int:pk>/leave/", views.leave, name="leave"),
]
