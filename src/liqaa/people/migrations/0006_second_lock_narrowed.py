"""The second lock again: a search finds also whom a narrowed grant opens (decision 0019)."""

from django.db import migrations

from liqaa.kit.policies import SecondLock
from liqaa.people.policies import LOCK


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [("liqaa_people", "0005_second_lock")]

    operations = [SecondLock(LOCK, "2c075b7ab2f2")]
