"""Every address of the product: one line per room."""

from importlib.util import find_spec

from django.urls import include, path

ROOMS = ("kit", "territory", "access", "files", "people", "bodies", "meetings", "followup", "needs", "reports")

urlpatterns = [
    *(path(f"{room}/", include(f"liqaa.{room}.urls")) for room in ROOMS if find_spec(f"liqaa.{room}.urls")),
    path("accounts/", include("allauth.account.urls")),
]
