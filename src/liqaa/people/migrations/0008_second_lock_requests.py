"""The second lock again, with the requests of people about their own data (law 09-08)."""

from django.db import migrations

from liqaa.kit.policies import SecondLock
from liqaa.people.policies import LOCK


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [("liqaa_people", "0007_data_request")]

    operations = [SecondLock(LOCK, "4241925b69da")]
