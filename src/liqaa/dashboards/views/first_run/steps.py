"""What the steps share: who may be here, where one is, what comes next."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from liqaa.access.models import Account
from liqaa.access.rules import SET_UP
from liqaa.access.views.asking import account_of
from liqaa.bodies.models import Organisation
from liqaa.bodies.queries import organisation
from liqaa.dashboards.actions import first_run as actions
from liqaa.dashboards.queries.first_run import STEPS, steps_done
from liqaa.territory.text.places import COUNTRY


def who_sets_up(request: HttpRequest) -> Account:
    """Who is asking; raises ``PermissionDenied`` unless they may set the organisation up."""
    account = account_of(request)
    account.require(SET_UP, at=COUNTRY)
    return account


def own_organisation() -> Organisation:
    """The organisation; raises ``Http404`` before ``liqaa init`` made one."""
    found = organisation()
    if found is None:
        raise Http404
    return found


def address_of(step: str) -> str:
    """The address of a step; of the overview for an empty one."""
    return reverse(f"dashboards:first_run_{step}") if step else reverse("dashboards:first_run")


def page(request: HttpRequest, step: str, context: dict[str, Any], *, refused: bool = False) -> HttpResponse:
    """Draw a step with the way through the others; status 422 when something typed was refused."""
    order = list(STEPS)
    done = steps_done(own_organisation(), timezone.localdate())
    following = order[order.index(step) + 1 :]
    frame = {
        "page_title": STEPS[step],
        "items": [
            {"label": label, "state": "current" if each == step else "done" if each in done else ""}
            for each, label in STEPS.items()
        ],
        "overview": address_of(""),
        "next_url": address_of(following[0] if following else ""),
        "next_label": STEPS[following[0]] if following else "",
        "is_done": step in done,
    }
    return render(
        request, f"dashboards/first_run/{step}.html", {**frame, **context}, status=422 if refused else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest) -> HttpResponse:
    """Show every step and its state; posting says that the setting-up is finished."""
    account, own = who_sets_up(request), own_organisation()
    if request.method == "POST":
        actions.finish_set_up(organisation=own, by=account, at=timezone.now())
        return redirect("dashboards:first_run")
    done = steps_done(own, timezone.localdate())
    steps = [
        {"label": label, "url": address_of(step), "done": step in done, "step": step}
        for step, label in STEPS.items()
    ]
    open_steps = [step for step in steps if not step["done"]]
    context = {
        "steps": steps,
        "next_step": open_steps[0] if open_steps else None,
        "own": own,
        "done": len(done),
        "total": len(steps),
    }
    return render(request, "dashboards/first_run/overview.html", context)
