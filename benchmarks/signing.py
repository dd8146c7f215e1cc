"""A signed-in reader for a benchmark, whose session stands as if it had come through the door."""

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

    from liqaa.access.models import Account


def signed_in(account: "Account") -> "Client":
    """A client with a session of ``account``; the second factor is not asked for in this process."""
    from django.conf import settings
    from django.test import Client

    settings.SECOND_FACTOR_REQUIRED = False
    client = Client()
    client.force_login(account)
    session = client.session
    session["opened_at"] = session["seen_at"] = time.time()
    session.save()
    return client
