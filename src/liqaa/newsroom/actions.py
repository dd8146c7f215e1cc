"""Writing news: from the record, by hand, approved by a second person, ready."""

from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liqaa.access.models import Account
from liqaa.journal import actions as journal
from liqaa.kit import undoing
from liqaa.kit.arabic import clean, isolate
from liqaa.kit.refusals import Refused
from liqaa.meetings.models import Meeting
from liqaa.newsroom import queries, rules
from liqaa.newsroom.models import News
from liqaa.reports.text.write import write_news

SENTENCES: dict[rules.Reason, Promise] = {
    rules.Reason.NOT_APPROVED: _("This text is a draft: a second person approves it first."),
    rules.Reason.APPROVED: _("This text is approved already: mark it as ready, or edit it."),
    rules.Reason.READY: _("This text is ready to publish: editing it takes the approval away."),
}
"""Why a move is refused, and what is missing."""
UNFOUNDED = _(
    "This text names people without a ground: no office, no mandate, no consent to be named. "
    "Put their role or their initials in place of the name:"
)


@transaction.atomic
def write(
    *, meeting: Meeting, by: Account, at: datetime, language: str = "ar", length: str = News.Length.FULL
) -> News:
    """Write the news of a held meeting from its record. Raises ``Refused`` for one that was not held.

    Names that texts of the record mention without a ground are written as initials.
    """
    if meeting.state != Meeting.State.HELD:
        raise Refused(_("There is news only of a meeting that was held."))
    written = write_news(queries.record_of(meeting, language), language=language, length=length)
    names = queries.without_ground(meeting, written.plain)
    news = News.objects.create(
        meeting=meeting,
        scope=meeting.scope,
        language=language,
        length=length,
        text=queries.withheld(written.plain, names),
        sentences=[[queries.withheld(each.text, names), list(each.facts)] for each in written.sentences()],
        left_out=[[each.fact, str(each.reason)] for each in written.left_out],
        written_by=by,
        written_at=at,
    )
    journal.record("newsroom.write", news, by=by, at=at, place=news.scope)
    return news


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
    names = queries.without_ground(locked.meeting, locked.text)
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
