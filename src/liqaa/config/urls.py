"""Every address of the product: one line per room."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path

from liqaa.access.urls import sign_in
from liqaa.config.health import healthz

ROOMS = {
    "dashboards": "",
    "kit": "kit/",
    "territory": "places/",
    "access": "access/",
    "people": "people/",
    "bodies": "bodies/",
    "meetings": "meetings/",
    "followup": "followup/",
    "needs": "needs/",
    "campaigns": "directives/",
    "countdown": "countdown/",
    "reports": "reports/",
    "newsroom": "news/",
}

urlpatterns = [
    *(path(prefix, include(f"liqaa.{room}.urls")) for room, prefix in ROOMS.items()),
    path("accounts/", include(sign_in)),
    path("healthz", login_not_required(healthz), name="healthz"),
]
