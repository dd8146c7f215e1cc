"""How the chain of the journal stands, on the administrators' page."""

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from liqaa.journal import rules
from liqaa.journal.queries import state

KINDS = {
    rules.CHANGED: _("a line was changed"),
    rules.REMOVED: _("a line was removed"),
    rules.REORDERED: _("a line was moved from its place"),
    rules.INSERTED: _("a line was inserted"),
    rules.TRUNCATED: _("the end of the journal was cut off"),
    rules.REWRITTEN: _("the journal is not what the anchors say"),
    rules.ANCHORS: _("the file of anchors was changed"),
}


def chain(request: HttpRequest, subject: Model) -> SafeString:
    """Length, last seal, what waits, and the last check; red where somebody should look."""
    found = state(at=timezone.now())
    check = found.last_check
    return render_to_string(
        "journal/health.html",
        {
            "state": found,
            "seconds": int(found.waiting.total_seconds()),
            "fault": KINDS.get(check.kind, check.kind) if check and check.kind else "",
        },
        request=request,
    )
