"""Addresses of the room, all below followup/."""

from django.urls import path

from liqaa.followup.views import demands, founding, lists, outcomes, task, undoing, working

app_name = "followup"
urlpatterns = [
    path("", lists.tasks, name="tasks"),
    path("assign/", lists.assign, name="assign"),
    path("<int:pk>/", task.task, name="task"),
    path("<int:pk>/assign/", working.assign, name="assign_one"),
    path("<int:pk>/start/", working.start, name="start"),
    path("<int:pk>/evidence/", working.hand_in, name="hand_in"),
    path("<int:pk>/figure/", working.figure, name="figure"),
    path("<int:pk>/send-up/", demands.send_up, name="send_up"),
    path("<int:pk>/verify/", working.verify, name="verify"),
    path("<int:pk>/send-back/", working.send_back, name="send_back"),
    path("<int:pk>/cancel/", working.cancel, name="cancel"),
    path("evidence/<int:pk>/file/", task.file, name="file"),
    path("outcomes/", outcomes.outcomes, name="outcomes"),
    path("outcomes/<int:pk>/", outcomes.outcome, name="outcome"),
    path("outcomes/<int:pk>/plan/", outcomes.plan, name="plan"),
    path("founding/<int:pk>/", founding.founding, name="founding"),
    path("founding/<int:pk>/take/", founding.take, name="take_step"),
    path("founding/<int:pk>/skip/", founding.skip, name="skip_step"),
    path("outcomes/<int:pk>/undo/", undoing.outcome, name="undo_outcome"),
    path("outcomes/<int:pk>/plan/undo/", undoing.plan, name="undo_plan"),
    path("evidence/<int:pk>/undo/", undoing.evidence, name="undo_evidence"),
    path("founding/steps/<int:pk>/undo/", undoing.step, name="undo_step"),
    path("meeting/<int:pk>/demand/", demands.raise_one, name="raise"),
    path("meeting/<int:pk>/outcome/", outcomes.add, name="add"),
]
