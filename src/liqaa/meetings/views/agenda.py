"""The agenda of a meeting to come: points, their order by buttons, their papers."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.files.documents import response_for
from liqaa.kit.forms import done, key_typed
from liqaa.kit.refusals import Refused, say_above
from liqaa.meetings import actions, queries, rules
from liqaa.meetings.forms.agenda import PaperForm, PointForm
from liqaa.meetings.models import AgendaDocument, AgendaItem, Meeting
from liqaa.meetings.views.changing import to_change


@require_http_methods(["GET", "HEAD", "POST"])
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda with its order and what proposes itself; a post adds a point."""
    meeting, account = to_change(request, pk)
    form = PointForm(request.POST or None)

    def act() -> AgendaItem:
        return actions.add_point(meeting=meeting, **form.cleaned_data, by=account, at=timezone.now())

    if done(form, act):
        messages.success(request, _("The point is on the agenda."))
        return redirect("meetings:agenda", pk=pk)
    return _page(request, meeting, form, status=422 if form.errors else 200)


def _page(request: HttpRequest, meeting: Meeting, form: forms.Form, *, status: int = 200) -> HttpResponse:
    points = _points(meeting)
    context = {
        "page_title": _("Agenda"),
        "meeting": meeting,
        "points": points,
        "minutes": sum(each.minutes or 0 for each in points),
        "open": meeting.state == rules.PLANNED,
        "form": form,
    }
    return render(request, "meetings/agenda.html", context, status=status)


def _points(meeting: Meeting) -> list[AgendaItem]:
    return list(meeting.agenda.prefetch_related("documents__file").order_by("position", "pk"))


def _load(request: HttpRequest, pk: int) -> tuple[AgendaItem, Account]:
    point = get_object_or_404(AgendaItem, pk=pk)
    meeting, account = to_change(request, point.meeting_id)
    point.meeting = meeting
    return point, account


@require_http_methods(["GET", "HEAD", "POST"])
def point(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a point."""
    found, account = _load(request, pk)
    told = {name: getattr(found, name) for name in ("title", "presenter", "minutes", "internal")}
    form = PointForm(request.POST or None, initial=told)

    def act() -> AgendaItem:
        return actions.change_point(point=found, changes=form.cleaned_data, by=account, at=timezone.now())

    if done(form, act):
        messages.success(request, _("The point is changed."))
        return redirect("meetings:agenda", pk=found.meeting_id)
    context = {
        "page_title": _("A point of the agenda"),
        "meeting": found.meeting,
        "point": found,
        "documents": list(found.documents.select_related("file").order_by("pk")),
        "form": form,
        "paper_form": PaperForm(),
        "open": found.meeting.state == rules.PLANNED,
    }
    return render(request, "meetings/point.html", context, status=422 if form.errors else 200)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a point at another place of the order: ``to`` says which, from 0. A script gets the list again."""
    found, account = _load(request, pk)
    to = key_typed(request.POST.get("to", ""))
    place = found.position if to is None else min(to, rules.calling.MOST_POINTS)
    answer = _do(
        request, found, lambda: actions.move_point(point=found, to=place, by=account, at=timezone.now())
    )
    return _moved(request, found.meeting) if request.htmx else answer  # type: ignore[attr-defined]


def _moved(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """The list as it is kept, and above the page what stood in the way."""
    context = {"meeting": meeting, "points": _points(meeting), "open": meeting.state == rules.PLANNED}
    response = render(request, "meetings/agenda.html#points", context)
    said = {"messages": messages.get_messages(request), "oob": True}
    response.content += render_to_string("kit/components/messages.html", said).encode()
    return response


@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a point off."""
    found, account = _load(request, pk)
    return _do(request, found, lambda: actions.drop_point(point=found, by=account, at=timezone.now()))


@require_POST
def attach(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a paper with a point."""
    found, account = _load(request, pk)
    form = PaperForm(request.POST, request.FILES)

    def act() -> AgendaDocument:
        upload = form.cleaned_data["file"]
        return actions.attach_document(point=found, upload=upload, by=account, at=timezone.now())

    if done(form, act):
        messages.success(request, _("The document is with the point."))
    else:
        for problem in form.errors.get("file", [_("Choose a file.")]):
            messages.error(request, str(problem))
    return redirect("meetings:point", pk=pk)


@require_POST
def detach(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a paper off a point."""
    document = get_object_or_404(AgendaDocument.objects.select_related("item"), pk=pk)
    found, account = _load(request, document.item_id)
    document.meeting = found.meeting
    return _do(
        request,
        found,
        lambda: actions.detach_document(document=document, by=account, at=timezone.now()),
    )


def _do(request: HttpRequest, found: AgendaItem, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        say_above(request, refusal)
    return redirect("meetings:agenda", pk=found.meeting_id)


@require_safe
def document(request: HttpRequest, pk: int) -> FileResponse:
    """Hand a paper of the agenda out to whoever reads the meeting."""
    account = account_of(request)
    found = get_object_or_404(AgendaDocument.objects.select_related("file"), pk=pk)
    meeting = queries.meeting_for_page(found.meeting_id, account)
    return response_for(found.file, of=meeting, place=meeting.scope, by=account, at=timezone.now())
