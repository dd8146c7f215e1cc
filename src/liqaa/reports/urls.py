"""Addresses of the room."""

from django.urls import path

from liqaa.reports.views import batches, comparing, entry, handing_in, reading

app_name = "reports"
urlpatterns = [
    path("", handing_in.hand_in, name="list"),
    path("many/", batches.hand_in_many, name="many"),
    path("batches/<int:pk>/", batches.show, name="batch"),
    path("batches/<int:pk>/progress/", batches.progress, name="batch_progress"),
    path("batches/<int:pk>/review/", batches.review, name="review"),
    path("batches/<int:pk>/undo/", batches.undo, name="undo_batch"),
    path("batches/<int:pk>/discard/", batches.discard, name="discard_batch"),
    path("<int:pk>/", reading.show, name="reading"),
    path("<int:pk>/entry/<str:path>/", entry.edit, name="entry"),
    path("<int:pk>/remove/<str:path>/", entry.remove, name="remove"),
    path("<int:pk>/choose/", reading.choose, name="choose"),
    path("<int:pk>/answer/", reading.answer, name="answer"),
    path("<int:pk>/skip/", batches.skip, name="skip"),
    path("<int:pk>/same/<int:other>/", comparing.compare, name="compare"),
    path("<int:pk>/apart/<int:other>/", comparing.apart, name="apart"),
    path("<int:pk>/separate/", comparing.separate, name="separate"),
    path("<int:pk>/confirm/", reading.confirm, name="confirm"),
    path("<int:pk>/undo/", reading.undo, name="undo"),
    path("<int:pk>/discard/", reading.discard, name="discard"),
]
