"""Every address of the product: one line per room."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from liqaa.config.health import healthz

urlpatterns = [
    path("", include("liqaa.dashboards.urls")),
    path("kit/", include("liqaa.kit.urls")),
    path("places/", include("liqaa.territory.urls")),
    path("access/", include("liqaa.access.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("people/", include("liqaa.people.urls")),
    path("bodies/", include("liqaa.bodies.urls")),
    path("meetings/", include("liqaa.meetings.urls")),
    path("followup/", include("liqaa.followup.urls")),
    path("needs/", include("liqaa.needs.urls")),
    path("reports/", include("liqaa.reports.urls")),
    path("language/", login_not_required(set_language), name="set_language"),
    path("healthz", login_not_required(healthz), name="healthz"),
]
