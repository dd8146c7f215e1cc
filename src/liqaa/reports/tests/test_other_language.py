"""A text in a language that is not read: the page says so and offers nothing to correct about it."""

import pytest
from django.test import Client
from django.urls import reverse

from liqaa.reports.models import Reading
from liqaa.reports.tests import factories

pytestmark = pytest.mark.django_db


def test_a_text_in_another_language_is_shown_with_its_question_and_can_be_answered(client: Client) -> None:
    factories.organisation()
    client.force_login(factories.secretary())
    client.post(reverse("reports:list"), {"pasted": "The members met on Sunday and decided nothing at all."})
    reading = Reading.objects.get()
    page = client.get(reverse("reports:reading", args=[reading.pk]))
    asked = [question.code for question, _, _ in page.context["questions"]]
    assert (page.status_code, asked) == (200, ["other_language"])
    assert reverse("reports:answer", args=[reading.pk]) in page.content.decode()
    assert client.post(reverse("reports:answer", args=[reading.pk]), {"path": ""}).status_code == 302
    again = client.get(reverse("reports:reading", args=[reading.pk]))
    assert (again.status_code, again.context["questions"]) == (200, [])
