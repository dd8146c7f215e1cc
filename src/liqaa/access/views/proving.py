"""The pages where one proves again who one is: by password, by a code, by a passkey."""

from typing import Any

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as ByCode
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from liqaa.access.views.fresh import SAID


class _Said:
    """Says, where the proof leads to, what can be done there now."""

    request: HttpRequest

    def form_valid(self, form: Form) -> HttpResponse:
        """Go on, with a word where one was left."""
        if said := self.request.session.pop(SAID, ""):
            messages.info(self.request, said)
        return super().form_valid(form)  # type: ignore[misc]

    def form_invalid(self, form: Form) -> HttpResponse:
        """Show the page again, with what is wrong beside its field."""
        context = self.get_context_data(form=form)  # type: ignore[attr-defined]
        return self.render_to_response(context, status=422)  # type: ignore[attr-defined]


@method_decorator(never_cache, name="dispatch")
class ProvedByPassword(_Said, ReauthenticateView):
    """Only for who has no second factor: the adapter offers this way to nobody else."""


@method_decorator(never_cache, name="dispatch")
class ProvedByCode(_Said, ByCode):
    """A code of the app, or one of the recovery codes."""


@method_decorator(never_cache, name="dispatch")
class ProvedByPasskey(_Said, ReauthenticateWebAuthnView):
    """A passkey of this account."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """Keep the form that was refused: the library's own page makes a fresh one."""
        return {**super().get_context_data(**given), **given}


by_password = ProvedByPassword.as_view()
by_code = ProvedByCode.as_view()
by_passkey = ProvedByPasskey.as_view()
