"""Addresses of the room, all below bodies/."""

from django.urls import path

from liqaa.bodies.views import bodies, charter, mandates, offices, sheet, tree, undoing

app_name = "bodies"
urlpatterns = [
    path("", tree.tree, name="tree"),
    path("branch/<path:path>/", tree.branch, name="branch"),
    path("open/", bodies.open_one, name="open"),
    path("<int:pk>/", bodies.body, name="body"),
    path("<int:pk>/describe/", bodies.describe, name="describe"),
    path("<int:pk>/move/", bodies.move, name="move"),
    path("<int:pk>/appoint/", offices.appoint, name="appoint"),
    path("appointments/<int:pk>/end/", offices.end, name="end"),
    path("institutions/", mandates.institutions, name="institutions"),
    path("institutions/<int:pk>/", mandates.institution, name="institution"),
    path("mandates/record/", mandates.record, name="mandate"),
    path("mandates/<int:pk>/end/", mandates.end, name="end_mandate"),
    path("charter/", charter.charter, name="charter"),
    path("charter/adopt/", charter.adopt, name="adopt"),
    path("sheet/", sheet.upload, name="sheet"),
    path("sheet/preview/", sheet.preview, name="preview"),
    path("<int:pk>/undo/", undoing.body, name="undo"),
    path("appointments/<int:pk>/undo/", undoing.appointment, name="undo_appointment"),
    path("mandates/<int:pk>/undo/", undoing.mandate, name="undo_mandate"),
    path("charter/<int:pk>/undo/", undoing.charter, name="undo_charter"),
    path("sheet/<int:pk>/undo/", undoing.sheet, name="undo_sheet"),
]
