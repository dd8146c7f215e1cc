"""Addresses of the room."""

from django.urls import path

from liqaa.reports.views import entry, handing_in, reading

app_name = "reports"
urlpatterns = [
    path("", handing_in.hand_in, name="list"),
    path("<int:pk>/", reading.show, name="reading"),
    path("<int:pk>/entry/<str:path>/", entry.edit, name="entry"),
    path("<int:pk>/remove/<str:path>/", entry.remove, name="remove"),
    path("<int:pk>/choose/", reading.choose, name="choose"),
    path("<int:pk>/answer/", reading.answer, name="answer"),
    path("<int:pk>/confirm/", reading.confirm, name="confirm"),
    path("<int:pk>/undo/", reading.undo, name="undo"),
    path("<int:pk>/discard/", reading.discard, name="discard"),
]
