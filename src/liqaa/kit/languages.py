"""The language of a request: Arabic unless the reader chose another."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.text import capfirst


def chosen_language(request: HttpRequest) -> str:
    """The language kept in the reader's cookie when the product speaks it, else the default.

    The browser's own preference is not consulted: many phones in the field are set to French
    or English by the shop that sold them, and the product is Arabic first (decision 0009).
    """
    asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class LanguageMiddleware:
    """Activates the chosen language for the length of a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language and say so in the response."""
        language = chosen_language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def own_name(code: str) -> str:
    """The name of a language in itself, such as Français; the code where nobody knows it."""
    try:
        return capfirst(translation.get_language_info(code)["name_local"])
    except KeyError:
        return code
