"""What a text is written from: the records of its meetings as the organisation says them, its templates."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from django.db.models import QuerySet

from liqaa.access.models import Account
from liqaa.bodies import queries as bodies
from liqaa.meetings import queries as meetings
from liqaa.meetings.models import Meeting
from liqaa.newsroom.models import News, Style
from liqaa.newsroom.queries.facts import facts_of
from liqaa.newsroom.queries.naming import without_ground
from liqaa.newsroom.queries.record import record_of
from liqaa.reports.text import write
from liqaa.territory.models import Place
from liqaa.territory.text import gazetteer


def style_of(language: str) -> Style | None:
    """The version that counts; None while the organisation writes as the product does."""
    return Style.objects.filter(language=language).order_by("-version").first()


def templates_of(style: Style | None, language: str) -> write.Templates:
    """The templates of a version; the product's own where an update has outgrown them."""
    try:
        return write.edited(language, style.changes if style else {})
    except write.TemplateError:
        return write.builtin(language)


def told_record(meeting: Meeting, language: str, style: Style | None) -> write.NewsRecord:
    """The record as the organisation says it: held or to come, the honorific, its name in the language."""
    record = record_of(meeting, language)
    status: Literal["held", "planned"] = "planned" if meeting.state == Meeting.State.PLANNED else "held"
    record = replace(record, meeting=replace(record.meeting, status=status))
    ours = bodies.organisation()
    if language == "fr" and record.organisation and ours and ours.name_fr:
        record = replace(record, organisation=replace(record.organisation, name=ours.name_fr))
    return (
        _changed(record, lambda fact: _called(fact, style.honorific)) if style and style.honorific else record
    )


def _called(fact: Any, honorific: str) -> Any:
    return replace(fact, honorific=honorific) if isinstance(fact, write.Person) else fact


def _changed(value: Any, change: Callable[[Any], Any]) -> Any:
    """Every fact of a record, changed; what speaks of a fact too."""
    if isinstance(value, tuple):
        return tuple(_changed(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        inside = {one.name: _changed(getattr(value, one.name), change) for one in fields(value) if one.init}
        return change(replace(value, **inside))
    return value


def records_of(news: News) -> list[write.NewsRecord]:
    """The records a text is written from, the ids of their facts unique over all of them."""
    if news.meeting is not None:
        return [told_record(news.meeting, news.language, news.style)]
    told = [each.meeting for each in news.told.select_related("meeting").order_by("pk")]
    return [week_record(meeting, news.language, news.style) for meeting in told]


def week_record(meeting: Meeting, language: str, style: Style | None) -> write.NewsRecord:
    """A meeting's record whose facts are told apart from those of other meetings."""

    def own(fact: Any) -> Any:
        unique = not isinstance(fact, write.Fact) or not fact.id or fact.id.rpartition(":")[2].isdigit()
        return fact if unique else replace(fact, id=f"{meeting.pk}:{fact.id}")

    record: write.NewsRecord = _changed(told_record(meeting, language, style), own)
    return record


def week_of(place: Place, first: date, account: Account) -> QuerySet[Meeting]:
    """The meetings of a place held in the seven days from ``first``, as far as the account sees them."""
    held = meetings.meetings_of_place(place.path, account).filter(
        state=Meeting.State.HELD, held_on__range=(first, first + timedelta(days=6))
    )
    return held.order_by("held_on", "pk")


def place_words(place: Place, language: str) -> str:
    """A place with its kind as a sentence wants it: إقليم مولاي يعقوب, la province de Moulay Yacoub."""
    ref = gazetteer().by_path(place.path)
    if ref is None:
        return place.name_ar
    name = ref.name(language)
    if language == "fr":
        noun = {"prefecture": "préfecture", "province": "province", "region": "région"}.get(
            ref.kind, "commune"
        )
        return f"la {noun} {write.french.of(name)}"
    noun = {"prefecture": "عمالة", "province": "إقليم", "region": "جهة"}.get(ref.kind, "جماعة")
    return f"{noun} {name}"


def lost_facts(record: write.NewsRecord, templates: write.Templates) -> list[str]:
    """The words of facts that these templates leave out of the full text of a record."""
    written = write.write_news(record, language=templates.language, templates=templates)
    lost = {each.fact for each in written.left_out if each.reason == write.Reason.NO_TEMPLATE}
    return [each.text for each in facts_of(record) if each.id in lost]


def named_without_ground(news: News) -> list[str]:
    """Names in the text that may not go public, asked of every meeting it tells (decision 0010)."""
    told = [news.meeting] if news.meeting else [each.meeting for each in news.told.select_related("meeting")]
    return without_ground(told, news.text)
