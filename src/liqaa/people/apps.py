"""The room as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons and memberships."""

    name = "liqaa.people"
    label = "liqaa_people"

    def ready(self) -> None:
        """Say which page shows a person."""
        from django.urls import reverse

        from liqaa.kit import links
        from liqaa.people.models import Person

        links.register(Person, lambda person: reverse("people:person", args=[person.pk]))
