"""Addresses of the room, all below meetings/."""

from django.urls import path

from liqaa.meetings.views import changing, lists, page, recording, undoing, visitors

app_name = "meetings"
urlpatterns = [
    path("", lists.meetings, name="list"),
    path("call/", recording.call, name="call"),
    path("record/", recording.record, name="record"),
    path("<int:pk>/", page.meeting, name="meeting"),
    path("<int:pk>/hold/", changing.hold, name="hold"),
    path("<int:pk>/cancel/", changing.cancel, name="cancel"),
    path("<int:pk>/attendance/", changing.attendance, name="attendance"),
    path("<int:pk>/visitors/", visitors.visitors, name="visitors"),
    path("<int:pk>/visitors/keep/", visitors.keep, name="keep_visitor"),
    path("<int:pk>/undo/", undoing.undo, name="undo"),
    path("<int:pk>/correct/", recording.correct, name="correct"),
]
