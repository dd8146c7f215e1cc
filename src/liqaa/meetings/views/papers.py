"""Papers of a meeting, as PDF or DOCX, and the paper that was frozen."""

from collections.abc import Callable

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from liqaa.access.views.asking import account_of
from liqaa.files.documents import response_for
from liqaa.meetings import queries, rules
from liqaa.meetings.documents import (
    Paper,
    attendance_paper,
    decisions_paper,
    docx_of,
    minutes_paper,
    pdf_of,
    printed,
    written,
)
from liqaa.meetings.models import Meeting
from liqaa.meetings.views.minutes import of_meeting

FORMS: dict[str, tuple[str, Callable[[Paper], bytes]]] = {
    "pdf": (printed.MEDIA_TYPE, pdf_of),
    "docx": (written.MEDIA_TYPE, docx_of),
}
PAPERS: dict[str, Callable[..., Paper]] = {"attendance": attendance_paper, "decisions": decisions_paper}


@require_safe
def paper(request: HttpRequest, pk: int, which: str, form: str) -> HttpResponse:
    """One paper. Confidential parts are printed only where they are asked for, by who may read them."""
    if form not in FORMS:
        raise Http404
    media_type, write = FORMS[form]
    language = paper_language()
    if which == "minutes":
        meeting, minutes, account = of_meeting(request, pk)
        apart = bool(request.GET.get("confidential"))
        if apart:
            account.require(rules.CONFIDENTIAL, at=meeting.scope, body=meeting.organiser)
        made = minutes_paper(minutes, language=language, confidential=apart, reader=account)
    elif which in PAPERS:
        meeting = queries.meeting_for_page(pk, account_of(request))
        made = PAPERS[which](meeting, language=language)
    else:
        raise Http404
    return handed_out(write(made), media_type, f"{made.title} {_day(meeting)}.{form}")


def paper_language() -> str:
    """The language of a paper made for the reader: French for who reads French, else Arabic."""
    return "fr" if (get_language() or "ar").startswith("fr") else "ar"


def handed_out(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file made now, always a download, kept nowhere."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def _day(meeting: Meeting) -> str:
    return meeting.held_on.isoformat() if meeting.held_on else str(meeting.pk)


@require_safe
def frozen(request: HttpRequest, pk: int) -> FileResponse:
    """The paper that was frozen, byte for byte."""
    meeting, minutes, account = of_meeting(request, pk)
    if minutes.file is None:
        raise Http404
    return response_for(minutes.file, of=meeting, place=meeting.scope, by=account, at=timezone.now())
