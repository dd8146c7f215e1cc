"""What this room shows elsewhere: panels on other pages, without the page's frame; a layer of the map."""

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.bodies.models import Body
from liqaa.kit.maps import COUNT, Layer, Part, offer_layer
from liqaa.meetings import queries, rules
from liqaa.meetings.forms.filters import filters_of
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries import on_map

MOST = 8


def offer_layer_of_plans() -> None:
    """Offer the map where meetings are planned; called once when the room starts."""
    offer_layer(
        Layer(
            "planned",
            gettext_lazy("Planned meetings"),
            on_map.planned,
            right=rules.SEE,
            parts=(Part(on_map.PLANNED, gettext_lazy("Planned meetings")),),
            scale=COUNT,
            value=on_map.PLANNED,
            lead=gettext_lazy(
                "Meetings to come, called by a body of the place or about it, each counted once."
            ),
            added_up=False,
            choices=on_map.stretches,
            choice_label=gettext_lazy("Period or set"),
            position=55,
        )
    )


def _drawn(title: str, meetings: QuerySet[Meeting], **context: object) -> SafeString | str:
    """A card with the first meetings; nothing where there is none."""
    shown = list(meetings.select_related("organiser", "venue_place")[: MOST + 1])
    if not shown and not context.get("empty"):
        return ""
    lines = [
        (meeting, str(Meeting.State(meeting.state).label), rules.TONES[meeting.state])
        for meeting in shown[:MOST]
    ]
    context |= {"title": title, "lines": lines, "more": len(shown) > MOST}
    return render_to_string("meetings/panels/meetings.html", context)


def of_body(request: HttpRequest, body: Model) -> SafeString | str:
    """Meetings of a body, and the button that calls one where the reader may."""
    assert isinstance(body, Body)
    account = account_of(request)
    if not account.may_somewhere(rules.SEE):
        return ""
    may_call = account.may(rules.RECORD, at=body.scope, body=body) and body.dissolved_on is None
    call_url = f"{reverse('meetings:call')}?organiser={body.pk}" if may_call else ""
    return _drawn(
        _("Meetings"),
        queries.meetings_of_body(body, account),
        all_url=filters_of(body=body.pk),
        call_url=call_url,
        empty=_("This body has not met yet"),
    )


def of_person(request: HttpRequest, person: Model) -> SafeString | str:
    """Where a person took part, with what they did and were that day."""
    parts = list(queries.parts_of_person(person.pk, account_of(request))[: MOST + 1])
    if not parts:
        return ""
    return render_to_string("meetings/panels/parts.html", {"parts": parts[:MOST], "more": len(parts) > MOST})


def of_account(request: HttpRequest, account: Model) -> SafeString | str:
    """The address of one's own calendar: made here, and dead at a word."""
    assert isinstance(account, Account)
    context = {"feed": queries.living_feed(account)}
    return render_to_string("meetings/feed.html", context, request=request)
