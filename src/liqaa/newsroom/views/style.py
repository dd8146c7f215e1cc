"""How the organisation writes its news: its honorific, its sentences, tried on a real meeting."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.kit.refusals import Refused, say_above
from liqaa.meetings import queries as meetings
from liqaa.meetings.models import Meeting
from liqaa.newsroom import actions, queries, rules
from liqaa.newsroom.forms import BlockForm, HonorificForm, as_typed
from liqaa.newsroom.models import Style
from liqaa.newsroom.queries.blocks import label_of, placeholders_of
from liqaa.newsroom.queries.words import SAID
from liqaa.newsroom.views.pages import told_differently
from liqaa.reports.text import write

MEETINGS_TO_TRY = 20


def _editor(request: HttpRequest) -> Account:
    account = account_of(request)
    if not account.may_anywhere(rules.STYLE):
        raise PermissionDenied
    return account


def _language(asked: str) -> str:
    return asked if asked in rules.HONORIFICS else "ar"


def _page(language: str) -> str:
    return f"{reverse('newsroom:style')}?language={language}"


def _kept(style: Style | None) -> tuple[dict[str, Any], str]:
    return (dict(style.changes), style.honorific) if style else ({}, "")


@require_http_methods(["GET", "HEAD", "POST"])
def style(request: HttpRequest) -> HttpResponse:
    """Every block with its sentences, and the honorific."""
    account = _editor(request)
    language = _language(request.GET.get("language", "ar"))
    current = queries.style_of(language)
    changes, honorific = _kept(current)
    form = HonorificForm(request.POST or None, language=language, initial={"honorific": honorific})
    if request.method == "POST" and form.is_valid():
        word = form.cleaned_data["honorific"]
        actions.change_style(
            language=language, changes=changes, honorific=word, by=account, at=timezone.now()
        )
        messages.success(request, _("News is written this way from now on."))
        return redirect(_page(language))
    blocks = queries.templates_of(current, language).blocks
    context = {
        "form": form,
        "language": language,
        "style": current,
        "changed": bool(changes),
        "blocks": [(each.key, label_of(each.key), each, each.key in changes) for each in blocks],
        "tabs": [
            {"label": name, "url": _page(key), "active": key == language}
            for key, name in (("ar", _("Arabic")), ("fr", _("French")))
        ],
    }
    return render(request, "newsroom/style.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def block(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """The sentences of one block: try them on a meeting, see what reads back differently, keep them."""
    account = _editor(request)
    language = _language(language)
    current = queries.style_of(language)
    found = {each.key: each for each in queries.templates_of(current, language).blocks}.get(key)
    if found is None:
        raise Http404
    form = BlockForm(
        request.POST or None,
        block=found,
        language=language,
        meetings=_to_try(account),
        kinds=SAID,
        initial=as_typed(found),
    )
    context: dict[str, Any] = {
        "form": form,
        "language": language,
        "key": key,
        "label": label_of(key),
        "back": _page(language),
        "placeholders": placeholders_of(language, key),
        "changed": key in _kept(current)[0],
    }
    if request.method == "POST" and form.is_valid():
        if "preview" in request.POST:
            context |= _tried(form, language, key, current)
        elif _saved(form, language, key, current, account):
            messages.success(request, _("News is written this way from now on."))
            return redirect(_page(language))
    return render(request, "newsroom/block.html", context, status=422 if form.errors else 200)


def _to_try(account: Account) -> Any:
    held = meetings.newest_first(meetings.meetings_seen_by(account).exclude(state=Meeting.State.CANCELLED))
    newest = list(held.values_list("pk", flat=True)[:MEETINGS_TO_TRY])
    return Meeting.objects.filter(pk__in=newest).order_by("-held_on", "-pk")


def _tried(form: BlockForm, language: str, key: str, current: Style | None) -> dict[str, Any]:
    """The news as it would be, what it would lose, and what would be read back differently."""
    try:
        templates = write.edited(language, {**_kept(current)[0], key: form.change()})
    except write.TemplateError as error:
        form.add_error(None, str(actions.spoilt(error)))
        return {}
    meeting = form.cleaned_data["meeting"]
    lost = write.missing_facts(templates)
    if meeting is None:
        return {"preview": write.preview(templates).plain, "lost": actions.in_words(lost), "tried": True}
    record = queries.told_record(meeting, language, current)
    news = write.write_news(record, language=language, templates=templates)
    return {
        "preview": news.plain,
        "lost": [*actions.in_words(lost), *queries.lost_facts(record, templates)],
        "differences": told_differently(record, news.plain, language),
        "tried": True,
        "tried_on": meeting,
    }


def _saved(form: BlockForm, language: str, key: str, current: Style | None, account: Account) -> bool:
    changes, honorific = _kept(current)
    try:
        actions.change_style(
            language=language,
            changes={**changes, key: form.change()},
            honorific=honorific,
            by=account,
            at=timezone.now(),
            meeting=form.cleaned_data["meeting"],
        )
    except Refused as refusal:
        form.add_error(None, [str(reason) for reason in refusal.reasons])
        return False
    return True


@require_POST
def restore(request: HttpRequest, language: str, key: str = "") -> HttpResponse:
    """Write one block, or everything, as the product does again; a version of its own."""
    account = _editor(request)
    language = _language(language)
    changes, honorific = _kept(queries.style_of(language))
    kept = {name: change for name, change in changes.items() if key and name != key}
    try:
        actions.change_style(
            language=language, changes=kept, honorific=honorific, by=account, at=timezone.now()
        )
        messages.success(request, _("The product's own sentences are back."))
    except Refused as refusal:
        say_above(request, refusal)
    return redirect(_page(language))
