"""Addresses of the room, and those of the sign-in library that are offered."""

from allauth.account import views as library
from django.urls import path, re_path

from liqaa.access.views import account, links, switcher

app_name = "access"
urlpatterns = [
    path("accept/<str:token>", links.accept, name="accept"),
    path("enter/<str:token>", links.enter, name="enter"),
    path("account/", account.account, name="account"),
    path("switch/", switcher.switch, name="switch"),
]

KEY = r"(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)"
sign_in = [
    path("login/", library.login, name="account_login"),
    path("logout/", library.logout, name="account_logout"),
    path("inactive/", library.account_inactive, name="account_inactive"),
    path("signup/", library.signup, name="account_signup"),
    path("reauthenticate/", library.reauthenticate, name="account_reauthenticate"),
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
]
"""Signing in and passwords. Changing the address by oneself is left out: an account is its address."""
