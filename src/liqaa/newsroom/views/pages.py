"""Ask for the news of a meeting, look at each sentence beside its facts, edit, approve, make ready."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.bodies.models import Body
from liqaa.kit import undoing
from liqaa.kit.confirming import Undo, confirm_undo
from liqaa.kit.forms import done
from liqaa.kit.refusals import Refused
from liqaa.meetings import queries as meetings
from liqaa.meetings import rules as meeting_rules
from liqaa.meetings.models import MeetingFile
from liqaa.newsroom import actions, queries, rules
from liqaa.newsroom.forms import AskForm, TextForm
from liqaa.newsroom.models import News
from liqaa.newsroom.queries.words import FIELDS, REASONS
from liqaa.reports.text.read import read_report
from liqaa.reports.text.write import Difference, NewsRecord, differences


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the news of a meeting."""
    account = account_of(request)
    meeting = get_object_or_404(meetings.meetings_seen_by(account), pk=pk)
    account.require(rules.WRITE, at=meeting.scope, body=meeting.organiser)
    form = AskForm(request.POST or None, initial={"language": "ar", "length": News.Length.FULL})

    def act() -> News:
        return actions.write(meeting=meeting, by=account, at=timezone.now(), **form.cleaned_data)

    if news := done(form, act):
        return redirect("newsroom:news", news.pk)
    context = {"form": form, "meeting": meeting, "news": queries.news_of(meeting, account)}
    return render(request, "newsroom/ask.html", context, status=422 if form.errors else 200)


def _organiser(news: News) -> Body | None:
    """The body whose meeting is told; the page of a week is nobody's."""
    return news.meeting.organiser if news.meeting else None


def _context(news: News, account: Account, **extra: Any) -> dict[str, Any]:
    """Everything the page of a news item shows: sentences, facts, what was left out, what differs."""
    records = queries.records_of(news)
    facts = list({each.id: each for record in records for each in queries.facts_of(record)}.values())
    words = {each.id: each.text for each in facts}
    told = {fact for _text, ids in news.sentences for fact in ids}
    return {
        "news": news,
        "unfounded": queries.named_without_ground(news),
        "sentences": news.sentences,
        "edited": news.edited_at is not None,
        "facts": [(each, FIELDS.get(each.field, each.field)) for each in facts if each.id in told],
        "left_out": [
            (words.get(fact, ""), REASONS[reason]) for fact, reason in news.left_out if words.get(fact)
        ],
        "photographs": _photographs(news, account),
        "differences": told_differently(records[0], news.text, news.language) if news.meeting else None,
        "may": {
            move
            for move in rules.moves_from(news.state)
            if account.may(rules.RIGHTS[move], at=news.scope, body=_organiser(news))
        },
    } | extra


def _photographs(news: News, account: Account) -> list[MeetingFile]:
    """Those of the meeting that may go out with its news, for whoever reads the meeting."""
    meeting = news.meeting
    if meeting is None or not account.may(meeting_rules.SEE, at=meeting.scope, body=meeting.organiser):
        return []
    return list(meetings.photographs_to_show(meeting))


def told_differently(record: NewsRecord, text: str, language: str) -> list[tuple[Difference, str]]:
    """What reading a text back says differently from its record, with the name of the field."""
    found = differences(record, read_report(text), language)
    return [(queries.in_words(each), FIELDS.get(each.field, each.field)) for each in found]


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """A news item beside its facts, and what reading it back says."""
    account = account_of(request)
    return render(request, "newsroom/news.html", _context(queries.news_for(account, pk), account))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words; an approval is taken away by it."""
    account = account_of(request)
    news = queries.news_for(account, pk)
    account.require(rules.WRITE, at=news.scope, body=_organiser(news))
    form = TextForm(request.POST or None, initial={"text": news.text})

    def act() -> News:
        return actions.edit(news=news, text=form.cleaned_data["text"], by=account, at=timezone.now())

    if done(form, act):
        return redirect("newsroom:news", news.pk)
    return render(
        request, "newsroom/edit.html", {"form": form, "news": news}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a text that was asked for by mistake."""
    account = account_of(request)
    news = queries.news_for(account, pk)
    account.require(rules.WRITE, at=news.scope, body=_organiser(news))
    asked = Undo(
        title=_("Undo: the news of a meeting"),
        subject=news,
        find=lambda: undoing.look([news]),
        act=lambda: actions.undo_news(news=news, by=account, at=timezone.now()),
        back=reverse("newsroom:news", args=[pk]),
        after=reverse("newsroom:ask", args=[news.meeting_id])
        if news.meeting_id
        else reverse("newsroom:list"),
        keeps=_("The record stays: the news can be written from it again."),
    )
    return confirm_undo(request, asked)


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve somebody else's text."""
    return _move(request, pk, actions.approve, _("The text is approved."))


@require_POST
def make_ready(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark an approved text as ready."""
    return _move(request, pk, actions.make_ready, _("The text is ready to publish."))


def _move(request: HttpRequest, pk: int, action: Any, words: str) -> HttpResponse:
    account = account_of(request)
    news = queries.news_for(account, pk)
    account.require(rules.APPROVE, at=news.scope, body=_organiser(news))
    try:
        action(news=news, by=account, at=timezone.now())
    except Refused as refusal:
        return render(request, "newsroom/news.html", _context(news, account, refusal=refusal), status=422)
    messages.success(request, words)
    return redirect("newsroom:news", pk)
