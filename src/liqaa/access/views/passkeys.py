"""Signing in by a passkey alone."""

from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache


@method_decorator([login_not_required, never_cache], name="dispatch")
class LoginByPasskey(LoginWebAuthnView):
    """Hands out the question of a sign-in by passkey and takes its answer."""

    def form_invalid(self, form: Form) -> HttpResponse:
        """One answer for every passkey that does not open: unknown, removed, of a closed account, forged."""
        messages.error(self.request, _("This passkey does not open here. Sign in by your address."))
        return redirect("account_login")

    def form_valid(self, form: Form) -> HttpResponse:
        """Open the session, unless the account is closed."""
        if not form.cleaned_data["credential"].user.is_active:
            return self.form_invalid(form)
        return super().form_valid(form)


login_by_passkey = LoginByPasskey.as_view()
