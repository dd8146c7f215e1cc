"""Addresses of the room."""

from django.urls import path

from liqaa.dashboards.views import from_reports, health, history, home, place, privacy, requests
from liqaa.dashboards.views import map as map_pages
from liqaa.dashboards.views.first_run import charter, holders, identity, invitations, mail, steps, undoing

app_name = "dashboards"
urlpatterns = [
    path("", home.home, name="home"),
    path("place/<path:path>/", place.place, name="place"),
    path("map/", map_pages.page, name="map"),
    path("map/data/", map_pages.data, name="map_data"),
    path("map/figures.csv", map_pages.sheet, name="map_csv"),
    path("from-the-reports/", from_reports.from_reports, name="from_reports"),
    path("history/<slug:kind>/<int:key>/", history.history, name="history"),
    path("health/", health.health, name="health"),
    path("privacy/", privacy.overview, name="privacy"),
    path("privacy/mine/", privacy.mine, name="my_data"),
    path("privacy/mine/request/", requests.ask_own, name="my_request"),
    path("privacy/request/<int:pk>/", requests.one, name="data_request"),
    path("privacy/request/<int:pk>/take-back/", requests.take_back, name="take_back_request"),
    path("privacy/request/<int:pk>/reopen/", requests.reopen, name="reopen_request"),
    path("privacy/<int:pk>/request/", requests.ask_for, name="request_of"),
    path("privacy/<int:pk>/", privacy.data, name="personal_data"),
    path("privacy/<int:pk>/export/", privacy.ask, name="ask_export"),
    path("privacy/<int:pk>/erase/", privacy.erase, name="erase"),
    path("privacy/export/<int:pk>/", privacy.download, name="export"),
    path("logo", identity.logo, name="logo"),
    path("first-run/", steps.overview, name="first_run"),
    path("first-run/charter/", charter.charter, name="first_run_charter"),
    path("first-run/names/", identity.identity, name="first_run_identity"),
    path("first-run/mail/", mail.mail, name="first_run_mail"),
    path("first-run/office-holders/", holders.holders, name="first_run_holders"),
    path("first-run/office-holders/model.csv", holders.model_sheet, name="first_run_model"),
    path("first-run/invitations/", invitations.invitations, name="first_run_invitations"),
    path("first-run/invitations/<int:pk>/undo/", undoing.invitation, name="undo_invitation"),
]
