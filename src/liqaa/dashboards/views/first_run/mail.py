"""Step three: the server that messages leave by, and a test message."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from liqaa.access.models import Account
from liqaa.dashboards.forms.first_run import MailForm, TestMailForm
from liqaa.dashboards.queries.first_run import MAIL
from liqaa.dashboards.views.first_run.steps import page, who_sets_up
from liqaa.kit.forms import say
from liqaa.kit.refusals import Refused
from liqaa.outbox.actions import check_mail_server, save_mail_server
from liqaa.outbox.models import MailServer
from liqaa.outbox.queries import counts, mail_server

KEPT = ("host", "port", "security", "username", "sender")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def mail(request: HttpRequest) -> HttpResponse:
    """Keep the server; the button of the second form sends a test message by it."""
    account, server = who_sets_up(request), mail_server()
    initial = {name: getattr(server, name) for name in KEPT} if server else None
    testing, saving = "test" in request.POST, request.method == "POST" and "test" not in request.POST
    form = MailForm(request.POST if saving else None, initial=initial)
    trial = TestMailForm(request.POST if testing else None, initial={"to": account.email})
    if saving and form.is_valid() and _save(form, account):
        messages.success(request, _("The server is saved. Now send a test message."))
        return redirect("dashboards:first_run_mail")
    if testing and server and trial.is_valid() and _try(trial, server, account):
        messages.success(request, _("The test message left. Look whether it arrived."))
        return redirect("dashboards:first_run_mail")
    context = {"form": form, "trial": trial, "server": server, "counts": counts()}
    return page(request, MAIL, context, refused=bool(form.errors or trial.errors))


def _save(form: MailForm, account: Account) -> bool:
    typed = {**form.cleaned_data, "password": form.cleaned_data["password"] or None}
    try:
        save_mail_server(**typed, by=account, at=timezone.now())
    except Refused as refusal:
        say(form, refusal)
        return False
    return True


def _try(trial: TestMailForm, server: MailServer, account: Account) -> bool:
    try:
        check_mail_server(server=server, to=trial.cleaned_data["to"], by=account, at=timezone.now())
    except Refused as refusal:
        say(trial, refusal)
        return False
    return True
