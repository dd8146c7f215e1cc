"""The second lock again: what names a body is asked once for a statement, as a set (decision 0013)."""

from django.db import migrations

from liqaa.followup.policies import LOCK
from liqaa.kit.policies import SecondLock


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [("liqaa_followup", "0004_second_lock"), ("liqaa_meetings", "0004_second_lock_sets")]

    operations = [SecondLock(LOCK, "9383fe7c7ba8")]
