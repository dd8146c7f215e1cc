"""The second lock again: executions of the bodies that a narrowed grant opens (decision 0019)."""

from django.db import migrations

from liqaa.campaigns.policies import LOCK
from liqaa.kit.policies import SecondLock


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [
        ("liqaa_campaigns", "0004_second_lock_sets"),
        ("liqaa_followup", "0007_second_lock_narrowed"),
    ]

    operations = [SecondLock(LOCK, "1b57a1b3e65c")]
