"""From the report to the system: each practice of the founding reports beside the screen that serves it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.dashboards.queries.practices import examples_for
from liqaa.dashboards.rules.practices import SCREENS, Screen, in_language, practices


@require_safe
def from_reports(request: HttpRequest) -> HttpResponse:
    """The whole table; a link leads to a record that the reader sees, else to the list."""
    account = account_of(request)
    language, found = get_language() or "ar", examples_for(account)
    met = {
        "secretariats": pgettext("founding report", "an open day of a province"),
        "inspectorates": pgettext("founding report", "a consultative meeting"),
        "both": pgettext("founding report", "both reports"),
    }
    rows = [
        {
            "words": in_language(each, language),
            "report": met[each.report],
            "screen": in_language(SCREENS[each.screen], language),
            "url": address_of(SCREENS[each.screen], found, account),
            "test": each.test,
        }
        for each in practices()
    ]
    context = {"page_title": _("From the report to the system"), "rows": rows}
    return render(request, "dashboards/from_reports.html", context)


def address_of(screen: Screen, examples: dict[str, object], account: Account) -> str:
    """The address of a screen for a reader who sees these examples; none where they have no right to it."""
    if screen.right and not account.may_anywhere(screen.right):
        return ""
    if not screen.of:
        return reverse(screen.route) + (f"?{screen.query}" if screen.query else "")
    example = examples.get(screen.of)
    return reverse(screen.route, args=[example]) if example else reverse(screen.else_route)
