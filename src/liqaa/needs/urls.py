"""Addresses of the room, all below needs/."""

from django.urls import path

from liqaa.needs.views import hearing, lists, need, settling, telling, undoing

app_name = "needs"
urlpatterns = [
    path("", lists.needs, name="list"),
    path("achievements/", lists.achievements, name="achievements"),
    path("<int:pk>/", need.need, name="need"),
    path("<int:pk>/assign/", settling.assign, name="assign"),
    path("<int:pk>/answer/", settling.answer, name="answer"),
    path("<int:pk>/solve/", settling.solve, name="solve"),
    path("<int:pk>/close/", settling.close, name="close"),
    path("meeting/<int:pk>/tell/", telling.tell, name="tell"),
    path("telling/<int:pk>/off/", telling.take_off, name="take_off"),
    path("hearings/<int:pk>/undo/", undoing.hearing, name="undo_hearing"),
    path("achievements/<int:pk>/undo/", undoing.achievement, name="undo_achievement"),
    path("meeting/<int:pk>/need/", hearing.hear, name="hear"),
    path("meeting/<int:pk>/achievement/", hearing.achievement, name="achievement"),
]
