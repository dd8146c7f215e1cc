"""Each demo organisation, built once for this folder's tests; a module names the ``KIND`` it is about."""

import pytest
from django.utils import timezone

from liqaa.access.models import Account
from liqaa.config import demo
from liqaa.config.titles import titles
from liqaa.testing import databases


@pytest.fixture(scope="module", autouse=True)
def demo_database(request, demo_template, django_db_blocker):
    kind = getattr(request.module, "KIND", demo.KINDS[0])
    template = demo_template if kind == demo.KINDS[0] else f"liqaa_demo_{kind}"
    with django_db_blocker.unblock():
        if template != demo_template:
            databases.make_template(
                template, lambda: demo.build(at=timezone.now(), kind=kind), source=databases.TEMPLATE
            )
            databases.point_at(databases.worker_database())
        databases.copy_database(template, databases.worker_database())
    titles.forget()
    yield
    titles.forget()
    with django_db_blocker.unblock():
        databases.copy_database(databases.TEMPLATE, databases.worker_database())


@pytest.fixture
def secretary(db):
    return Account.objects.get(email="provincial@demo.invalid")
