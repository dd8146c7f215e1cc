"""What this room shows elsewhere: memos that wait for me, for a body, a place, a meeting; its map layer."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.bodies.models import Body
from liqaa.campaigns import queries, rules
from liqaa.campaigns.models import Execution
from liqaa.campaigns.queries import map as layer
from liqaa.campaigns.queries.rollup import tallies_of_place
from liqaa.campaigns.queries.wording import TONES, label_of, time_left, time_tone
from liqaa.kit.maps import STATES, Layer, Part, offer_layer
from liqaa.meetings.models import Meeting
from liqaa.territory.models import Place

MOST = 5


def offer_layer_of_directives() -> None:
    """Offer the map how far a directive is in each place; called once when the room starts."""
    offer_layer(
        Layer(
            "directives",
            _("State of the directive"),
            layer.figures,
            right=rules.SEE,
            parts=(
                Part(layer.PROMISED, _("Asked")),
                Part("approved", _("Approved"), "good"),
                Part("reported", _("Reported, to be approved"), "half"),
                Part("begun", _("Planned or held"), "half"),
                Part("sent_back", _("Sent back"), "over"),
                Part("late", _("Late"), "late"),
                Part("waiting", _("Not planned yet"), "none"),
            ),
            scale=STATES,
            value="approved",
            of=layer.PROMISED,
            lead=_(
                "How far the bodies that the memo asks are: from delivered to approved by the level above."
            ),
            lacks=layer.lacks,
            choices=layer.open_directives,
            choice_label=_("Directive"),
            position=15,
        )
    )


def at_home(request: HttpRequest, account: Model) -> SafeString | str:
    """The open memos of the reader's own bodies with the days left, and what waits for the reader's word."""
    if not isinstance(account, Account):
        return ""
    today = timezone.localdate()
    context = {
        "waiting": [
            (each, time_left(each.directive, on=today), time_tone(each.directive, on=today))
            for each in queries.memos_waiting_for(account, on=today, limit=MOST)
        ],
        "to_approve": _lines(list(queries.to_approve(account, on=today)[:MOST]), today),
    }
    return _drawn(request, "home", context) if any(context.values()) else ""


def of_meeting(request: HttpRequest, meeting: Model) -> SafeString | str:
    """The memo that a meeting answers, and those it may answer, to be confirmed."""
    account = request.user
    if not isinstance(account, Account) or not isinstance(meeting, Meeting):
        return ""
    today = timezone.localdate()
    found = queries.of_meeting(meeting, account, on=today)
    may = (each for each in found.offered[:MOST] if account.may(rules.EXECUTE, at=each.scope))
    context = {"linked": _lines(found.linked, today), "offered": list(may), "meeting": meeting}
    return _drawn(request, "meeting", context) if context["linked"] or context["offered"] else ""


def of_body(request: HttpRequest, body: Model) -> SafeString | str:
    """What a body was asked by directives that are open."""
    account = request.user
    if not isinstance(account, Account) or not isinstance(body, Body):
        return ""
    today = timezone.localdate()
    lines = _lines(list(queries.open_of_body(body, account, on=today)[:20]), today)
    return _drawn(request, "body", {"lines": lines}) if lines else ""


def of_place(request: HttpRequest, place: Model) -> SafeString | str:
    """The open directives in a place: promised, done and proved, three numbers each."""
    account = request.user
    if not isinstance(account, Account) or not isinstance(place, Place):
        return ""
    today = timezone.localdate()
    counted = tallies_of_place(place.path, account, on=today)
    rows = [(each, tally, time_left(each, on=today), time_tone(each, on=today)) for each, tally in counted]
    return _drawn(request, "place", {"rows": rows, "place": place}) if rows else ""


def _lines(executions: list[Execution], today: date) -> list[dict[str, object]]:
    """Executions with the words of their state and the time left."""
    return [
        {
            "execution": each,
            "directive": each.directive,
            "state": label_of(each.state, each.directive.ask),  # type: ignore[attr-defined]
            "tone": TONES.get(each.state, ""),  # type: ignore[attr-defined]
            "left": time_left(each.directive, on=today),
            "left_tone": time_tone(each.directive, on=today),
        }
        for each in executions
    ]


def _drawn(request: HttpRequest, name: str, context: Mapping[str, object]) -> SafeString:
    return render_to_string(f"campaigns/panels/{name}.html", dict(context), request)
