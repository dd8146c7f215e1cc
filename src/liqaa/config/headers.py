"""What every answer tells the browser, beside the policy of content and what Django's own middleware says."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FEATURES = (
    "accelerometer", "autoplay", "browsing-topics", "display-capture", "encrypted-media",
    "fullscreen", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection",
    "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials", "payment",
    "picture-in-picture", "screen-wake-lock", "serial", "storage-access", "usb",
    "window-management", "xr-spatial-tracking",
)  # fmt: skip
"""What the product never asks a device for."""
OWN = ("camera", "clipboard-write", "publickey-credentials-create", "publickey-credentials-get")
"""What its own pages use: reading a code at the door, copying a text, and passkeys."""
PERMISSIONS = ", ".join([*(f"{each}=()" for each in FEATURES), *(f"{each}=(self)" for each in OWN)])
FORGET = '"cache", "storage"'
"""At the end of a session; cookies of other installations on the same host are left alone."""


class HeadersMiddleware:
    """Stands first, so that refusals and errors carry the headers too.

    Nothing is kept by a browser unless the answer itself says that it may be: static files and the logo do.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the headers."""
        response = self.get_response(request)
        if not _is_keepable(response):
            response.headers["Cache-Control"] = "no-store"
        response.headers["Permissions-Policy"] = PERMISSIONS
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers["X-Permitted-Cross-Domain-Policies"] = "none"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        if _ends_a_session(response):
            response.headers["Clear-Site-Data"] = FORGET
        return response


def _is_keepable(response: HttpResponse) -> bool:
    """Whether the answer is for everybody, by its own word."""
    return "public" in response.headers.get("Cache-Control", "")


def _ends_a_session(response: HttpResponse) -> bool:
    cookie: Any = response.cookies.get(settings.SESSION_COOKIE_NAME)
    return cookie is not None and cookie["max-age"] == 0
