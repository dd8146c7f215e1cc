"""Addresses of the room, and those of the sign-in library that are offered."""

from allauth.account import views as library
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as codes
from allauth.mfa.webauthn import views as keys
from django.urls import include, path, re_path
from django.views.decorators.cache import never_cache

from liqaa.access.views import (
    account,
    links,
    passkeys,
    proving,
    recovering,
    second_factor,
    sessions,
    switcher,
)

app_name = "access"
urlpatterns = [
    path("accept/<str:token>", links.accept, name="accept"),
    path("enter/<str:token>", links.enter, name="enter"),
    path("account/", account.account, name="account"),
    path("account/sessions/", sessions.sessions, name="sessions"),
    path("account/sessions/others/", sessions.end_others, name="end_others"),
    path("account/sessions/<int:pk>/", sessions.end, name="end_session"),
    path("account/second-factor/", second_factor.second_factor, name="second_factor"),
    path("accounts/", recovering.accounts, name="accounts"),
    path("accounts/<int:pk>/", recovering.help_in, name="help_in"),
    path("switch/", switcher.switch, name="switch"),
]

KEY = r"(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)"
second_step = [
    path("", never_cache(factors.index), name="mfa_index"),
    path("authenticate/", factors.authenticate, name="mfa_authenticate"),
    path("reauthenticate/", proving.by_code, name="mfa_reauthenticate"),
    path("app/on/", never_cache(codes.activate_totp), name="mfa_activate_totp"),
    path("app/off/", never_cache(codes.deactivate_totp), name="mfa_deactivate_totp"),
    path("codes/", never_cache(recovery_codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "codes/new/", never_cache(recovery_codes.generate_recovery_codes), name="mfa_generate_recovery_codes"
    ),
    path("passkeys/", second_factor.passkeys, name="mfa_list_webauthn"),
    path("passkeys/add/", never_cache(keys.add_webauthn), name="mfa_add_webauthn"),
    path("passkeys/login/", passkeys.login_by_passkey, name="mfa_login_webauthn"),
    path("passkeys/reauthenticate/", proving.by_passkey, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/remove/", never_cache(keys.remove_webauthn), name="mfa_remove_webauthn"),
    path("passkeys/<int:pk>/name/", never_cache(keys.edit_webauthn), name="mfa_edit_webauthn"),
]
"""Second factors. Codes are not handed out as a file: the page that shows them once prints them."""

sign_in = [
    path("login/", library.login, name="account_login"),
    path("logout/", library.logout, name="account_logout"),
    path("inactive/", library.account_inactive, name="account_inactive"),
    path("signup/", library.signup, name="account_signup"),
    path("reauthenticate/", proving.by_password, name="account_reauthenticate"),
    path("password/change/", library.password_change, name="account_change_password"),
    path("password/set/", library.password_set, name="account_set_password"),
    path("password/reset/", library.password_reset, name="account_reset_password"),
    path("password/reset/done/", library.password_reset_done, name="account_reset_password_done"),
    re_path(
        f"^password/reset/key/{KEY}/$",
        library.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        library.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("second-step/", include(second_step)),
]
"""Signing in and passwords. Changing the address by oneself is left out: an account is its address."""
