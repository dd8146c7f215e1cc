"""Step two: names and logo."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from liqaa.access.models import Account
from liqaa.bodies.actions import name_organisation
from liqaa.bodies.models import Organisation
from liqaa.dashboards.actions.first_run import remove_logo, set_logo
from liqaa.dashboards.forms.first_run import IdentityForm
from liqaa.dashboards.queries.first_run import IDENTITY
from liqaa.dashboards.views.first_run.steps import own_organisation, page, who_sets_up
from liqaa.kit.forms import say
from liqaa.kit.refusals import Refused

LOCKED = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""A logo opened as a page of its own runs nothing and reaches nothing."""


@require_http_methods(["GET", "HEAD", "POST"])
def identity(request: HttpRequest) -> HttpResponse:
    """Correct the names and hand in a logo."""
    account, own = who_sets_up(request), own_organisation()
    initial = {"name_ar": own.name_ar, "name_fr": own.name_fr, "aliases": "\n".join(own.aliases)}
    posted = request.method == "POST"
    form = IdentityForm(request.POST if posted else None, request.FILES if posted else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            _save(form, own, account)
        except Refused as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("Names and logo are saved."))
            return redirect("dashboards:first_run_identity")
    return page(request, IDENTITY, {"form": form, "own": own}, refused=bool(form.errors))


@transaction.atomic
def _save(form: IdentityForm, own: Organisation, account: Account) -> None:
    typed, now = form.cleaned_data, timezone.now()
    named = name_organisation(
        name_ar=typed["name_ar"],
        name_fr=typed["name_fr"],
        aliases=typed["aliases"],
        kind=own.kind,
        by=account,
        at=now,
    )
    if typed["logo"]:
        set_logo(organisation=named, upload=typed["logo"], by=account, at=now)
    elif typed["no_logo"]:
        remove_logo(organisation=named, by=account, at=now)


@login_not_required
@require_safe
def logo(request: HttpRequest) -> HttpResponse:
    """The organisation's logo, locked so that a drawing can do nothing. The sign-in page shows it too."""
    found = Organisation.objects.values_list("logo", "logo_type").first()
    if found is None or not found[0]:
        raise Http404
    response = HttpResponse(bytes(found[0]), content_type=found[1])
    response["Content-Security-Policy"] = LOCKED
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=300"
    return response
