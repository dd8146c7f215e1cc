"""The news in one list, and the page of a week."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from liqaa.access.views.asking import account_of
from liqaa.kit.forms import done
from liqaa.kit.pages import page_of
from liqaa.newsroom import actions, queries, rules
from liqaa.newsroom.forms import WeekForm
from liqaa.newsroom.models import News


@require_safe
def every(request: HttpRequest) -> HttpResponse:
    """All news that the account sees, newest first."""
    account = account_of(request)
    if not account.may_somewhere(rules.SEE):
        raise PermissionDenied
    rows = queries.news_seen_by(account).select_related("meeting", "place").defer("sentences", "left_out")
    context = {
        "page": page_of(request, rows),
        "may_write": account.may_anywhere(rules.WRITE),
        "may_style": account.may_anywhere(rules.STYLE),
    }
    return render(request, "newsroom/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def week(request: HttpRequest) -> HttpResponse:
    """Write one page of the meetings of a place in a week."""
    account = account_of(request)
    if not account.may_anywhere(rules.WRITE):
        raise PermissionDenied
    initial = {"language": "ar", "length": News.Length.FULL, "grouping": "area", "day": timezone.localdate()}
    form = WeekForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        account.require(rules.WRITE, at=form.cleaned_data["place"].path)

    def act() -> News:
        return actions.write_week(by=account, at=timezone.now(), **form.cleaned_data)

    if news := done(form, act):
        return redirect("newsroom:news", news.pk)
    return render(request, "newsroom/week.html", {"form": form}, status=422 if form.errors else 200)
