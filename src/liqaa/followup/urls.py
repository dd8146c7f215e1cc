"""Addresses of the room, all below followup/."""

from django.urls import path

from liqaa.followup.views import lists, outcomes, task, working

app_name = "followup"
urlpatterns = [
    path("", lists.tasks, name="tasks"),
    path("assign/", lists.assign, name="assign"),
    path("<int:pk>/", task.task, name="task"),
    path("<int:pk>/assign/", working.assign, name="assign_one"),
    path("<int:pk>/start/", working.start, name="start"),
    path("<int:pk>/evidence/", working.hand_in, name="hand_in"),
    path("<int:pk>/verify/", working.verify, name="verify"),
    path("<int:pk>/send-back/", working.send_back, name="send_back"),
    path("<int:pk>/cancel/", working.cancel, name="cancel"),
    path("evidence/<int:pk>/file/", task.file, name="file"),
    path("outcomes/", outcomes.outcomes, name="outcomes"),
    path("outcomes/<int:pk>/", outcomes.outcome, name="outcome"),
    path("meeting/<int:pk>/outcome/", outcomes.add, name="add"),
]
