"""Addresses of the kit: the choice of language and the gallery of components."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from liqaa.kit.views import gallery

app_name = "kit"
urlpatterns = [
    path("", gallery, name="gallery"),
    path("language/", login_not_required(set_language), name="language"),
]
