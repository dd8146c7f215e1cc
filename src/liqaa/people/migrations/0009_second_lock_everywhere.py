"""The second lock: whoever reads the whole country is asked once for it, not of each person (decision 0013)."""

from django.db import migrations

from liqaa.kit.policies import SecondLock
from liqaa.people.policies import LOCK


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [("liqaa_people", "0008_second_lock_requests")]

    operations = [SecondLock(LOCK, "4cd8533a54c8")]
