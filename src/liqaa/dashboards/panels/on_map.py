"""The way from a set of meetings to the map that shows it."""

from urllib.parse import urlencode

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from liqaa.meetings.models import Series
from liqaa.meetings.queries import choice_of_series


def of_series(request: HttpRequest, series: Model) -> SafeString | str:
    """A button to the map of the places where something of the set is still to come."""
    assert isinstance(series, Series)
    asked = {"layer": "planned", "path": series.scope, "choice": choice_of_series(series)}
    context = {"url": f"{reverse('dashboards:map')}?{urlencode(asked)}"}
    return render_to_string("dashboards/series_on_map.html", context, request=request)
