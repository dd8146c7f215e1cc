"""The page before an undo: everything that goes, by count and name, and one button."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from liqaa.kit.forms import say
from liqaa.kit.refusals import Refused, Sentence, say_above
from liqaa.kit.undoing import Finding, name_of


@dataclass(frozen=True, kw_only=True)
class Undo:
    """One undo as its page asks for it.

    ``find`` says what it would do, ``act`` does it; ``back`` is where "Keep it" leads, ``after`` where the
    reader stands when the thing is gone. ``keeps`` says what becomes of what was typed. ``form`` asks for
    what ``act`` needs besides, as a reason.
    """

    title: Sentence
    subject: Model | str
    find: Callable[[], Finding]
    act: Callable[[], object]
    back: str
    after: str
    keeps: Sentence = ""
    form: forms.Form | None = None


def confirm_undo(request: HttpRequest, undo: Undo) -> HttpResponse:
    """Show what would go; a post takes it away, and a refusal comes back here with its reasons."""
    if request.method == "POST":
        if undo.form is not None and not undo.form.is_valid():
            return _page(request, undo, undo.find(), status=422)
        try:
            undo.act()
        except Refused as refusal:
            finding = undo.find()
            if refusal.field and undo.form is not None:
                say(undo.form, refusal)
            elif not finding.hindered:
                say_above(request, refusal)
            return _page(request, undo, finding, status=422)
        messages.success(request, _("It was undone."))
        return redirect(undo.after)
    return _page(request, undo, undo.find())


def _page(request: HttpRequest, undo: Undo, finding: Finding, status: int = 200) -> HttpResponse:
    subject = undo.subject if isinstance(undo.subject, str) else name_of(undo.subject).text
    context = {
        "page_title": undo.title,
        "subject": subject,
        "finding": finding,
        "back": undo.back,
        "keeps": undo.keeps,
        "form": undo.form,
    }
    return render(request, "kit/undo.html", context, status=status)
