"""Writing news: from the record, by hand, approved by a second person, ready; and how it is written."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.journal import actions as journal
from liqaa.kit import undoing
from liqaa.kit.arabic import clean, isolate
from liqaa.kit.refusals import Refused, Sentence
from liqaa.meetings.models import Meeting
from liqaa.newsroom import queries, rules
from liqaa.newsroom.models import News, Style, WeekMeeting
from liqaa.newsroom.queries.words import FIELDS
from liqaa.reports.text.write import Changes, TemplateError, Week, edited, missing_facts, write_news
from liqaa.reports.text.write import News as Written
from liqaa.reports.text.write import write_week as tell_week
from liqaa.territory.models import Place

SENTENCES: dict[rules.Reason, Promise] = {
    rules.Reason.NOT_APPROVED: _("This text is a draft: a second person approves it first."),
    rules.Reason.APPROVED: _("This text is approved already: mark it as ready, or edit it."),
    rules.Reason.READY: _("This text is ready to publish: editing it takes the approval away."),
}
"""Why a move is refused, and what is missing."""
SPOILT: dict[str, Promise] = {
    "no_text": _("Leave at least one sentence."),
    "bad_pattern": _("A bracket or a brace is not closed, or holds nothing: %(detail)s"),
    "unknown_slot": _("There is no such placeholder: %(detail)s"),
    "bad_length": _("Choose at least one length."),
}
"""Why a sentence pattern is refused."""
UNFOUNDED = _(
    "This text names people without a ground: no office, no mandate, no consent to be named. "
    "Put their role or their initials in place of the name:"
)


@transaction.atomic
def write(
    *, meeting: Meeting, by: Account, at: datetime, language: str = "ar", length: str = News.Length.FULL
) -> News:
    """Write the news of a meeting that was held, or announce one to come, from its record.

    Raises ``Refused`` for one that was called off. Names that texts of the record mention without a ground
    are written as initials.
    """
    if meeting.state == Meeting.State.CANCELLED:
        raise Refused(_("There is no news of a meeting that was called off."))
    style = queries.style_of(language)
    record = queries.told_record(meeting, language, style)
    templates = queries.templates_of(style, language)
    written = write_news(record, language=language, length=length, templates=templates)
    news = News.objects.create(
        meeting=meeting,
        scope=meeting.scope,
        style=style,
        language=language,
        length=length,
        written_by=by,
        written_at=at,
        **_words(written, [meeting]),
    )
    journal.record("newsroom.write", news, by=by, at=at, place=news.scope)
    return news


@transaction.atomic
def write_week(
    *,
    place: Place,
    day: date,
    by: Account,
    at: datetime,
    language: str = "ar",
    length: str = News.Length.FULL,
    grouping: str = "area",
) -> News:
    """Write one page of the meetings held in a place in the week of ``day``, as far as ``by`` sees them.

    Raises ``Refused`` for a week without meetings.
    """
    first = rules.monday(day)
    meetings = list(queries.week_of(place, first, by))
    if not meetings:
        raise Refused(_("No meeting was held there in that week."), field="day")
    style = queries.style_of(language)
    records = tuple(queries.week_record(meeting, language, style) for meeting in meetings)
    words = queries.place_words(place, language)
    week = Week(place=words, first=first, records=records, grouping=grouping)
    written = tell_week(week, length=length, templates=queries.templates_of(style, language))
    news = News.objects.create(
        place=place,
        week_on=first,
        grouping=grouping,
        scope=place.path,
        style=style,
        language=language,
        length=length,
        written_by=by,
        written_at=at,
        **_words(written, meetings),
    )
    WeekMeeting.objects.bulk_create(
        WeekMeeting(news=news, meeting=meeting, scope=news.scope) for meeting in meetings
    )
    journal.record("newsroom.write_week", news, by=by, at=at, place=news.scope)
    return news


def _words(written: Written, meetings: Sequence[Meeting]) -> dict[str, Any]:
    """What is kept of a text that tells ``meetings``; who has no ground to be named stands as initials."""
    names = queries.without_ground(meetings, written.plain)
    return {
        "text": queries.withheld(written.plain, names),
        "sentences": [[queries.withheld(each.text, names), list(each.facts)] for each in written.sentences()],
        "left_out": [[each.fact, str(each.reason)] for each in written.left_out],
    }


@transaction.atomic
def change_style(
    *,
    language: str,
    changes: Changes,
    honorific: str,
    by: Account,
    at: datetime,
    meeting: Meeting | None = None,
) -> Style:
    """Put the organisation's own sentences and honorific in force as a new version.

    ``meeting`` is one more to try them on. Raises ``Refused`` for a pattern that cannot be used and for
    sentences that lose a fact, with the facts.
    """
    _check(language, changes, meeting)
    last = Style.objects.select_for_update().filter(language=language).order_by("-version").first()
    version = last.version + 1 if last else 1
    style = Style.objects.create(
        language=language,
        version=version,
        changes=changes,
        honorific=honorific,
        saved_by=by,
        saved_at=at,
    )
    journal.record("newsroom.change_style", style, by=by, at=at, fields=["changes", "honorific"])
    return style


def _check(language: str, changes: Changes, meeting: Meeting | None) -> None:
    """Raise ``Refused`` unless every fact of the specimen and of ``meeting`` is still told."""
    try:
        templates = edited(language, changes)
    except TemplateError as error:
        raise Refused(spoilt(error), field="texts") from error
    lost = in_words(missing_facts(templates))
    if meeting is not None:
        record = queries.told_record(meeting, language, queries.style_of(language))
        lost += queries.lost_facts(record, templates)
    if lost:
        raise Refused(_("These sentences lose a fact of the record:"), *dict.fromkeys(lost), field="texts")


def in_words(fields: Iterable[str]) -> list[str]:
    """Fields of a record by their names."""
    return [str(FIELDS.get(each) or FIELDS.get(each.partition(".")[0], each)) for each in fields]


def spoilt(error: TemplateError) -> Sentence:
    """Why a pattern cannot be used."""
    words = SPOILT.get(error.code, _("This sentence cannot be used: %(detail)s"))
    return words % {"detail": isolate(error.detail)}


@transaction.atomic
def edit(*, news: News, text: str, by: Account, at: datetime) -> News:
    """Put ``text`` in place of the news; an approval it had is gone."""
    locked = News.objects.select_for_update().get(pk=news.pk)
    words = clean(text).strip()
    if not words:
        raise Refused(_("The text is empty."), field="text")
    locked.text, locked.state = words + "\n", rules.MOVES["edit"][locked.state]
    locked.edited_by, locked.edited_at = by, at
    locked.approved_by = locked.approved_at = locked.ready_at = None
    locked.save()
    journal.record("newsroom.edit", locked, by=by, at=at, place=locked.scope, fields=["text"])
    return locked


@transaction.atomic
def approve(*, news: News, by: Account, at: datetime) -> News:
    """Approve a text. Raises ``Refused`` for whoever wrote or edited it, and once it is approved."""
    locked = _moved(news, "approve")
    if not rules.second_person(by.pk, {locked.written_by_id, locked.edited_by_id}):
        raise Refused(_("Whoever wrote or edited a text does not approve it: ask a second person."))
    locked.approved_by, locked.approved_at = by, at
    locked.save()
    journal.record("newsroom.approve", locked, by=by, at=at, place=locked.scope, fields=["state"])
    return locked


@transaction.atomic
def make_ready(*, news: News, by: Account, at: datetime) -> News:
    """Mark an approved text as ready to publish.

    Raises ``Refused``, with the names, while it names anybody without a ground (decision 0010).
    """
    locked = _moved(news, "make_ready")
    names = queries.named_without_ground(locked)
    if names:
        raise Refused(UNFOUNDED, *(isolate(name) for name in names))
    locked.ready_at = at
    locked.save()
    journal.record("newsroom.make_ready", locked, by=by, at=at, place=locked.scope, fields=["state"])
    return locked


@transaction.atomic
def undo_news(*, news: News, by: Account, at: datetime) -> None:
    """Take back a text that was asked for by mistake. Raises ``Refused`` once somebody approved it."""
    locked = News.objects.select_for_update(of=("self",)).get(pk=news.pk)
    journal.record("newsroom.undo_news", locked, by=by, at=at, place=locked.scope)
    undoing.take(locked, by=by, at=at)


def _moved(news: News, move: str) -> News:
    """The news, locked, in the state that ``move`` leads to. Raises ``Refused`` where it is not allowed."""
    locked = News.objects.select_for_update(of=("self",)).get(pk=news.pk)
    if reason := rules.refusal(move, locked.state):
        raise Refused(SENTENCES[reason])
    locked.state = rules.MOVES[move][locked.state]
    return locked
