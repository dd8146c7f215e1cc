"""Papers and photographs of a meeting: handed in, described, handed out."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.files.documents import response_for
from liqaa.kit.forms import done
from liqaa.kit.refusals import Refused, say_above
from liqaa.meetings import actions, queries, rules
from liqaa.meetings.forms.minutes import ConsentForm, FileForm
from liqaa.meetings.models import Meeting, MeetingFile
from liqaa.meetings.views.changing import to_change
from liqaa.meetings.views.minutes import may_read_confidential


@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, pk: int) -> HttpResponse:
    """The files of a meeting; a post adds one."""
    if request.method != "POST":
        account = account_of(request)
        return _page(request, queries.meeting_for_page(pk, account), account)
    meeting, account = to_change(request, pk)
    form = FileForm(request.POST, request.FILES)

    def act() -> MeetingFile:
        data = dict(form.cleaned_data)
        if data["confidential"]:
            account.require(rules.CONFIDENTIAL, at=meeting.scope, body=meeting.organiser)
        return actions.add_file(
            meeting=meeting, upload=data.pop("file"), by=account, at=timezone.now(), **data
        )

    if done(form, act):
        messages.success(request, _("The file is kept with the meeting."))
        return redirect("meetings:files", pk=pk)
    return _page(request, meeting, account, form=form)


def _page(
    request: HttpRequest, meeting: Meeting, account: Account, *, form: FileForm | None = None
) -> HttpResponse:
    may_record = account.may(rules.RECORD, at=meeting.scope, body=meeting.organiser)
    shown = queries.files_of(meeting)
    if not may_read_confidential(account, meeting):
        shown = shown.filter(confidential=False)
    lines = [
        {
            "row": each,
            "url": reverse("meetings:file", args=[meeting.pk, each.pk]),
            "photograph": each.kind == MeetingFile.Kind.PHOTOGRAPH,
            "goes_further": queries.goes_further(each),
        }
        for each in shown
    ]
    context = {
        "page_title": _("Files and photographs"),
        "meeting": meeting,
        "lines": lines,
        "may_record": may_record,
        "consents": MeetingFile.Consent.choices,
        "form": form or FileForm(),
    }
    return render(request, "meetings/files.html", context, status=422 if form else 200)


def _file(meeting: Meeting, account: Account, file: int) -> MeetingFile:
    """A file that the account may see."""
    seen = queries.files_of(meeting)
    if not may_read_confidential(account, meeting):
        seen = seen.filter(confidential=False)
    return get_object_or_404(seen, pk=file)


@require_safe
def file(request: HttpRequest, pk: int, file: int) -> FileResponse:
    """Hand a file out; the history of the meeting says to whom."""
    account = account_of(request)
    meeting = queries.meeting_for_page(pk, account)
    found = _file(meeting, account, file)
    return response_for(found.file, of=meeting, place=meeting.scope, by=account, at=timezone.now())


@require_POST
def set_file(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """Say what those shown said, or take the file away."""
    meeting, account = to_change(request, pk)
    found = _file(meeting, account, file)
    if request.POST.get("do") == "remove":
        _remove(request, found, account)
    elif (form := ConsentForm(request.POST)).is_valid():
        actions.say_consent(file=found, by=account, at=timezone.now(), **form.cleaned_data)
    else:
        for problem in form.errors["consent"]:
            messages.error(request, str(problem))
    return redirect("meetings:files", pk=pk)


def _remove(request: HttpRequest, found: MeetingFile, account: Account) -> None:
    try:
        actions.remove_file(file=found, by=account, at=timezone.now())
    except Refused as refusal:
        say_above(request, refusal)
    else:
        messages.success(request, _("The file is taken away."))
