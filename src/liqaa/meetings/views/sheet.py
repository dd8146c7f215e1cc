"""The signed sheet: printed before the meeting, entered in one pass after it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from liqaa.kit.forms import done
from liqaa.meetings import actions, queries
from liqaa.meetings.documents import pdf_of, printed
from liqaa.meetings.documents.sheet import sheet_paper
from liqaa.meetings.forms.door import SheetForm
from liqaa.meetings.views.changing import to_change
from liqaa.meetings.views.papers import handed_out, paper_language
from liqaa.people.models import Person


@require_safe
def printed_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet as a PDF."""
    meeting, _account = to_change(request, pk)
    lines = queries.lines_at_door(meeting, on=timezone.localdate())
    made = sheet_paper(meeting, lines, language=paper_language())
    return handed_out(pdf_of(made), printed.MEDIA_TYPE, f"{made.title} {meeting.pk}.pdf")


@require_http_methods(["GET", "HEAD", "POST"])
def entered(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter who signed, in one pass."""
    meeting, account = to_change(request, pk)
    lines = queries.lines_at_door(meeting, on=timezone.localdate())
    form = SheetForm(request.POST or None, lines=lines)

    def act() -> tuple[int]:
        persons = Person.objects.in_bulk(form.person_ids())
        came = [persons[key] for key in form.person_ids() if key in persons]
        return (actions.enter_sheet(meeting=meeting, persons=came, by=account, at=timezone.now()),)

    if kept := done(form, act):
        sentence = ngettext("%(count)d arrival is kept.", "%(count)d arrivals are kept.", kept[0])
        messages.success(request, sentence % {"count": kept[0]})
        return redirect("meetings:door", pk=pk)
    context = {"page_title": _("Enter the signed sheet"), "meeting": meeting, "form": form}
    return render(request, "meetings/sheet.html", context, status=422 if form.errors else 200)
