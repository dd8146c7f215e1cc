"""The history of a record on its page: closed until somebody opens it, and not asked for before."""

from collections.abc import Callable

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


def of(kind: str) -> Callable[[HttpRequest, Model], SafeString]:
    """The panel for a page that shows one record of ``kind``. It asks the database nothing."""

    def panel(request: HttpRequest, record: Model) -> SafeString:
        return render_to_string(
            "dashboards/history_panel.html", {"kind": kind, "key": record.pk}, request=request
        )

    return panel
