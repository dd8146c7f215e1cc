"""Writing a directive, changing a draft, throwing it away."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from liqaa.access.models import Account
from liqaa.access.views.asking import account_of
from liqaa.bodies.queries import charter
from liqaa.campaigns import actions, queries, rules
from liqaa.campaigns.forms import MemoForm
from liqaa.campaigns.models import Directive
from liqaa.campaigns.queries.offering import places_by_group
from liqaa.kit.forms import done


def _form(request: HttpRequest, account: Account, directive: Directive | None = None) -> MemoForm:
    today = timezone.localdate()
    issuers = queries.issuers_for(account, on=today)
    if not issuers:
        raise PermissionDenied
    data: dict[str, Any] = {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
    structure = charter(today)
    places = places_by_group(structure, issuers) if structure else []
    return MemoForm(
        **data, issuers=issuers, structure=structure, places=places, on=today, directive=directive
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a directive; it is kept as a draft, and shown as the bodies will see it."""
    account = account_of(request)
    form = _form(request, account)
    made = done(
        form,
        lambda: actions.draft(issuer=form.chosen_issuer, memo=form.memo(), by=account, at=timezone.now()),
    )
    if made is not None:
        messages.success(request, _("Kept as a draft. Read it once more, then issue it."))
        return redirect("campaigns:directive", pk=made.pk)
    context = {"page_title": _("New directive"), "form": form, "directive": None}
    return render(request, "campaigns/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    account = account_of(request)
    directive = queries.directive_for_page(pk, account)
    account.require(rules.ISSUE, at=directive.scope)
    form = _form(request, account, directive)
    changed = done(
        form,
        lambda: actions.edit(
            directive=directive, issuer=form.chosen_issuer, memo=form.memo(), by=account, at=timezone.now()
        ),
    )
    if changed is not None:
        messages.success(request, _("The draft is changed."))
        return redirect("campaigns:directive", pk=pk)
    context = {"page_title": _("Change the directive"), "form": form, "directive": directive}
    return render(request, "campaigns/form.html", context, status=422 if form.errors else 200)


@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    account = account_of(request)
    directive = queries.directive_for_page(pk, account)
    account.require(rules.ISSUE, at=directive.scope)
    actions.discard(directive=directive, by=account, at=timezone.now())
    messages.success(request, _("The draft was thrown away."))
    return redirect("campaigns:list")
