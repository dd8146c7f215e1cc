"""The second lock again: meetings of the bodies that a narrowed grant opens (decision 0019)."""

from django.db import migrations

from liqaa.kit.policies import SecondLock
from liqaa.meetings.policies import LOCK


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [
        ("liqaa_meetings", "0004_second_lock_sets"),
        ("liqaa_bodies", "0005_second_lock_narrowed"),
    ]

    operations = [SecondLock(LOCK, "4df6096b511a")]
