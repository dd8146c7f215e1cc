"""The second lock over letters and redactions of minutes (decision 0013)."""

from django.db import migrations

from liqaa.kit.policies import SecondLock
from liqaa.meetings.policies import LOCK


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [("liqaa_meetings", "0010_frozen_record")]

    operations = [SecondLock(LOCK, "ab54155be77e")]
