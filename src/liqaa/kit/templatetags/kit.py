"""The visual language in templates (a built-in library: no ``{% load %}``).

Tags:
  {% icon "users" %}                       an icon of the sprite, hidden from screen readers
  {% icon "users" label=_("People") %}     the same, read out as its label
  {% asset "app.js" %}                     the address of a built file
  {% panels "slot" thing %}                what upper rooms offer for a slot of this page
  {% component "card" title=_("…") %} … {% endcomponent %}
                                           kit/components/card.html around a body; sees only what it is given

Filters:
  {{ name|bdi }}        a name or code that keeps its own direction inside the line
  {{ phone|ltr }}       the same for what always runs left to right: telephone numbers, codes
  {{ text|numbers_apart }}  prose whose dates and numbers run from left to right
  {{ name|isolated }}   the same for attributes and titles, where no tag is allowed
  {{ date|day }}        الأحد 24 نونبر 2024 in the reader's language
  {{ date|day:"short" }}  the same without the weekday
  {{ moment|moment }}   the day and the hour, in the product's time zone
  {{ count|number }}    grouped digits that keep their direction
  {{ thing|link }}      its name, linked to the page that shows it where there is one
  {{ thing|url_of }}    the address of that page, or nothing
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.db.models import Model
from django.forms import BaseForm, BoundField
from django.template.context import Context
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from liqaa.kit import arabic, assets, calendar, links
from liqaa.kit import panels as panel_offers

register = template.Library()
LONG = 30
"""A number as long as that may be broken at the end of a line."""

# Icons that point along the line: they turn round where the line runs from right to left.
MIRRORED = frozenset(
    {
        "arrow-back-up",
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "external-link",
        "hand-stop",
        "list",
        "list-check",
        "list-details",
        "list-numbers",
        "list-search",
        "list-tree",
        "login",
        "logout",
        "messages",
        "message-dots",
        "message-question",
        "message-report",
        "send",
        "speakerphone",
        "text-recognition",
        "writing",
    }
)
_GROUP = {"en": ","}
_NARROW_SPACE = "\u202f"


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An icon of the sprite; nothing for an empty name."""
    return _drawn_icon(name, str(label), assets.address("icons.svg")) if name else SafeString("")


@lru_cache(maxsize=512)  # a page draws some fifty, the same few again and again
def _drawn_icon(name: str, label: str, sprite: str) -> SafeString:
    return format_html(
        '<svg class="icon{}"{} focusable="false"><use href="{}#{}"></use></svg>',
        " icon-mirrored" if name in MIRRORED else "",
        format_html(' role="img" aria-label="{}"', label) if label else mark_safe(' aria-hidden="true"'),
        sprite,
        name,
    )


@register.simple_tag
def asset(name: str) -> str:
    """The address of a built file of the front end."""
    return assets.address(name)


@register.simple_tag(takes_context=True)
def panels(context: Context, slot: str, subject: Model) -> SafeString:
    """Every panel that upper rooms offer for ``slot``, one after the other."""
    drawn = panel_offers.render(slot, subject, context["request"])
    return format_html_join("\n", "{}", ((html,) for html in drawn))


@register.simple_block_tag(takes_context=True)
def component(context: Context, content: SafeString, name: str, **parameters: Any) -> SafeString:
    """``kit/components/NAME.html`` around ``content``; the page's variables do not reach it."""
    if context.template is None:
        raise RuntimeError("a component is drawn inside a template")
    template_of_it = context.template.engine.get_template(f"kit/components/{name}.html")
    shared = {key: context.get(key) for key in ("request", "csrf_token")}
    return template_of_it.render(context.new({**shared, **parameters, "content": content}))


@register.filter
def bdi(value: object) -> SafeString:
    """The text, escaped, in an element that keeps its direction to itself; nothing for nothing."""
    return format_html("<bdi>{}</bdi>", value) if value not in (None, "") else SafeString("")


@register.filter
def ltr(value: object) -> SafeString:
    """A telephone number, an ISO date, a code: left to right and on one line wherever it stands."""
    if value in (None, ""):
        return SafeString("")
    return format_html('<bdi class="k-ltr" dir="ltr">{}</bdi>', value)


@register.filter
def numbers_apart(value: object) -> SafeString:
    """Prose, escaped, in which each date and number keeps its own direction: 2026-11-22 is never turned."""
    pieces, start, text = [], 0, str(value or "")
    for found in arabic.NUMBERS.finditer(text):
        drawn = ltr(found[0]) if len(found[0]) < LONG else format_html('<bdi dir="ltr">{}</bdi>', found[0])
        pieces += [conditional_escape(text[start : found.start()]), drawn]
        start = found.end()
    return SafeString("".join([*pieces, conditional_escape(text[start:])]))


@register.filter
def isolated(value: object) -> str:
    """The text between isolation characters, for attributes and titles."""
    return arabic.isolate(str(value)) if value is not None else ""


@register.filter
def day(value: dt.date | None, form: str = "") -> SafeString:
    """A date in words in the reader's language; ``"short"`` leaves the weekday out."""
    if not value:
        return SafeString("")
    date = _local(value) if isinstance(value, dt.datetime) else value
    words = calendar.format_date(date, _language(), weekday=form != "short")
    return format_html('<time datetime="{}"><bdi>{}</bdi></time>', f"{date:%Y-%m-%d}", words)


@register.filter
def moment(value: dt.datetime | None) -> SafeString:
    """A moment as its day and hour, in the time zone of the product."""
    if not value:
        return SafeString("")
    local = _local(value)
    words = calendar.format_date(local, _language(), weekday=False)
    return format_html(
        '<time datetime="{}"><bdi>{}</bdi> <bdi dir="ltr">{}</bdi></time>',
        local.isoformat(timespec="minutes"),
        words,
        f"{local:%H:%M}",
    )


@register.filter
def number(value: object) -> SafeString:
    """Digits grouped by thousands as the reader's language does; text as it is, nothing for None."""
    if not isinstance(value, int | float):
        return bdi(value)
    grouped = f"{value:,}".replace(",", _GROUP.get(_language(), _NARROW_SPACE))
    return format_html('<bdi dir="ltr">{}</bdi>', grouped)


@register.filter
def link(thing: Model | None) -> SafeString:
    """The name of a thing, linked to the page that shows it where a room has one."""
    if thing is None:
        return SafeString("")
    url = links.url_for(thing)
    return format_html('<a href="{}"><bdi>{}</bdi></a>', url, thing) if url else bdi(thing)


@register.filter
def url_of(thing: Model | None) -> str:
    """The address of the page that shows a thing; nothing where no room has one."""
    return links.url_for(thing) if thing is not None else ""


@register.filter
def initial(name: object) -> str:
    """The first letter of a name, for the round sign before it."""
    letters = [char for char in str(name) if char.isalpha()]
    return letters[0] if letters else ""


@register.filter
def labelled(columns: Sequence[object], row: Any) -> list[tuple[object, object]]:
    """The cells of a table's row, each with its column; a row is a list of cells or has ``cells``."""
    cells = row["cells"] if isinstance(row, Mapping) else getattr(row, "cells", row)
    return list(zip(columns, cells, strict=True))


@register.filter
def fields_with_errors(form: BaseForm) -> list[BoundField]:
    """The visible fields of a form that were refused, in their order."""
    return [field for field in form.visible_fields() if field.errors]


def _language() -> str:
    return (get_language() or "ar").split("-")[0]


def _local(value: dt.datetime) -> dt.datetime:
    """A moment in the product's time zone; one without a zone as it is."""
    return timezone.localtime(value) if timezone.is_aware(value) else value
