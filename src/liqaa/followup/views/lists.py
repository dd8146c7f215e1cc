"""The list of tasks under its tabs, and giving several of them an owner and a date at once."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.followup import actions, queries, rules
from liqaa.followup.forms import AssignForm
from liqaa.followup.models import Task
from liqaa.kit.forms import done, key_typed
from liqaa.kit.pages import page_of
from liqaa.meetings.models import Meeting
from liqaa.meetings.queries import meetings_seen_by

PER_PAGE = 100
TABS = {
    "mine": (gettext_lazy("Mine"), "user-check"),
    "late": (gettext_lazy("Late"), "clock-exclamation"),
    "ownerless": (gettext_lazy("Without an owner"), "user-question"),
    "dateless": (gettext_lazy("Without a date"), "calendar-off"),
    "verify": (gettext_lazy("To verify"), "clipboard-check"),
    "all": (gettext_lazy("All"), "checklist"),
}
EMPTY = {
    "mine": (
        gettext_lazy("Nothing waits for you"),
        gettext_lazy("What is given to you or to your office appears here."),
    ),
    "late": (
        gettext_lazy("Nothing is late"),
        gettext_lazy("A task whose day passes without word appears here."),
    ),
    "ownerless": (
        gettext_lazy("Every task has an owner"),
        gettext_lazy("What was decided without saying who does it appears here."),
    ),
    "dateless": (
        gettext_lazy("Every task has a date"),
        gettext_lazy("What was decided without saying by when appears here."),
    ),
    "verify": (
        gettext_lazy("Nothing waits to be verified"),
        gettext_lazy("What others hand in within your places appears here."),
    ),
    "all": (
        gettext_lazy("No task yet"),
        gettext_lazy("Tasks come from what meetings decide: record a meeting, or read its report."),
    ),
}


@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """The tasks of one tab; one's own first where one owes something."""
    account, today = account_of(request), timezone.localdate()
    counts = queries.tab_counts(account, on=today)
    tab = request.GET.get("tab", "")
    if tab not in TABS:
        tab = "mine" if counts["mine"] else "all"
    return _list(request, tab, counts)


def _list(
    request: HttpRequest,
    tab: str,
    counts: dict[str, int],
    *,
    form: AssignForm | None = None,
    status: int = 200,
) -> HttpResponse:
    account, today = account_of(request), timezone.localdate()
    meeting = _meeting(request, account)
    under = queries.tasks_under(tab, account, on=today)
    if meeting:
        under = under.filter(outcome__meeting=meeting)
    found = queries.by_urgency(queries.for_list(under))
    page = page_of(request, found, PER_PAGE)
    may_assign = account.may_anywhere(rules.ASSIGN) and tab != "verify"
    context: dict[str, Any] = {
        "page_title": _("Tasks"),
        "tab": tab,
        "tabs": _tabs(tab, counts),
        "page": page,
        "lines": queries.lines_of(page.object_list, on=today),
        "chosen": _ticked(request),
        "meeting": meeting,
        "empty": EMPTY[tab],
    }
    if may_assign and page.object_list:
        context["form"] = form or AssignForm(
            account=account, paths=account.reach(rules.ASSIGN).paths, on=today
        )
        if meeting and request.method == "GET":
            context["chosen"] = {task.pk for task in page.object_list}
    return render(request, "followup/tasks.html", context, status=status)


def _meeting(request: HttpRequest, account: Account) -> Meeting | None:
    """The meeting whose tasks are asked for, where the reader sees it; those of every meeting otherwise."""
    asked = key_typed((request.POST or request.GET).get("meeting", ""))
    return meetings_seen_by(account).filter(pk=asked).first() if asked is not None else None


def _ticked(request: HttpRequest) -> set[int]:
    """The keys of the tasks that were ticked."""
    ticked = map(key_typed, request.POST.getlist("tasks"))
    return {key for key in ticked if key is not None}


def _tabs(current: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    base = reverse("followup:tasks")
    return [
        {
            "label": label,
            "icon": icon,
            "url": f"{base}?tab={tab}",
            "active": tab == current,
            "count": counts[tab],
        }
        for tab, (label, icon) in TABS.items()
    ]


@require_POST
def assign(request: HttpRequest) -> HttpResponse:
    """Give the chosen tasks an owner and a date, all or none."""
    account, today = account_of(request), timezone.localdate()
    chosen = _chosen(request, account)
    paths = {task.scope for task in chosen} | set(account.reach(rules.ASSIGN).paths)
    form = AssignForm(request.POST, account=account, paths=paths, on=today)

    def act() -> list[Task]:
        return actions.assign(tasks=list(chosen), by=account, at=timezone.now(), **form.cleaned_data)

    if done(form, act) is not None:
        counted = ngettext("%(count)d task assigned.", "%(count)d tasks assigned.", len(chosen))
        messages.success(request, counted % {"count": len(chosen)})
        return redirect(_back(request))
    tab = request.POST.get("tab", "")
    counts = queries.tab_counts(account, on=today)
    return _list(request, tab if tab in TABS else "all", counts, form=form, status=422)


def _chosen(request: HttpRequest, account: Account) -> QuerySet[Task]:
    """The tasks that were ticked; 403 where one of them is not the account's to assign."""
    chosen = queries.tasks_seen_by(account).filter(pk__in=_ticked(request))
    if not account.may_anywhere(rules.ASSIGN) or any(
        not account.may(rules.ASSIGN, at=task.scope) for task in chosen
    ):
        raise PermissionDenied
    return chosen


def _back(request: HttpRequest) -> str:
    """The page the form stood on, where it is one of ours."""
    back = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if ours and back.startswith("/") else reverse("followup:tasks")
