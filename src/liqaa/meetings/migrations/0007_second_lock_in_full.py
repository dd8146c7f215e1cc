"""The second lock over what is called, established and written at a meeting (decision 0013)."""

from django.db import migrations

from liqaa.kit.policies import SecondLock
from liqaa.meetings.policies import LOCK


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [("liqaa_meetings", "0006_in_full")]

    operations = [SecondLock(LOCK, "918d50d47f7f")]
