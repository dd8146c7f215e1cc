"""The gallery: every component of the visual language on one page, with sample data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from liqaa.kit.gallery import samples


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component as it looks in the reader's language and theme."""
    return render(request, "kit/gallery/page.html", samples())
