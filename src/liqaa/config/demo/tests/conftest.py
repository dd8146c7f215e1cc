"""The demo organisation, built once for all tests of this folder."""

import pytest

from liqaa.access.models import Account
from liqaa.testing import databases


@pytest.fixture(scope="module", autouse=True)
def demo_database(demo_template, django_db_blocker):
    with django_db_blocker.unblock():
        databases.copy_database(demo_template, databases.worker_database())
    yield
    with django_db_blocker.unblock():
        databases.copy_database(databases.TEMPLATE, databases.worker_database())


@pytest.fixture
def secretary(db):
    return Account.objects.get(email="provincial@demo.invalid")
