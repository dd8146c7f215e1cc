"""The room as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons and memberships."""

    name = "liqaa.people"
    label = "liqaa_people"

    def ready(self) -> None:
        """Say which page shows a person, what is undone with them, and make the jobs known."""
        from django.urls import reverse
        from django.utils.translation import gettext_lazy as _

        from liqaa.kit import links, undoing
        from liqaa.kit.undoing import Name
        from liqaa.people import (
            jobs,  # noqa: F401
            queries,
        )
        from liqaa.people.models import Consent, DataRequest, Export, Membership, Person, RelationChange

        links.register(Person, lambda person: reverse("people:person", args=[person.pk]))
        undoing.share(
            Person, "people.consents", covers=[Consent, RelationChange, Export], look=queries.undo_of_people
        )
        undoing.share(Membership, "people.ended", covers=[], look=queries.undo_of_memberships)
        undoing.describe(Person, _("A person"))
        undoing.describe(
            Membership, _("A membership"), lambda row: Name(row.person.name, links.url_for(row.person))
        )
        undoing.describe(
            DataRequest, _("A request about the data"), lambda row: Name(row.person.name, links.url_for(row))
        )
        undoing.describe(Consent, _("Consent"), lambda row: Name(f"{row.person.name} · {row.version}"))
