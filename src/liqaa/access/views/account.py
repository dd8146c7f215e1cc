"""One's own account: name, language, how it is kept, and what one may do where."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liqaa.access import actions
from liqaa.access.forms import AccountForm
from liqaa.access.models import Account
from liqaa.access.queries import roles_today
from liqaa.access.rules import RECOVER
from liqaa.access.views.asking import account_of
from liqaa.access.views.entering import remember_language
from liqaa.access.views.watching import has_factor, is_sensitive
from liqaa.kit.forms import done


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Show and change one's own account."""
    mine = account_of(request)
    form = AccountForm(request.POST or None, initial={"name": mine.name, "language": mine.language})
    if done(form, lambda: _describe(form, mine)) is not None:
        return _saved(request, mine)
    context = {
        "form": form,
        "mine": mine,
        "grants": roles_today(mine),
        "factor": has_factor(mine),
        "sensitive": is_sensitive(mine),
        "helps": mine.may_anywhere(RECOVER),
    }
    return render(request, "access/account.html", context, status=422 if form.errors else 200)


def _describe(form: AccountForm, mine: Account) -> Account:
    return actions.describe_account(account=mine, **form.cleaned_data, by=mine, at=timezone.now())


def _saved(request: HttpRequest, mine: Account) -> HttpResponse:
    with translation.override(mine.language):
        messages.success(request, _("Your account is saved."))
    response = redirect("access:account")
    remember_language(response, mine)
    return response
