"""The second lock again: outcomes and tasks of the bodies that a narrowed grant opens (decision 0019)."""

from django.db import migrations

from liqaa.followup.policies import LOCK
from liqaa.kit.policies import SecondLock


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [
        ("liqaa_followup", "0006_steps_taken_back"),
        ("liqaa_meetings", "0007_second_lock_in_full"),
    ]

    operations = [SecondLock(LOCK, "bc28a7ff29bd")]
