"""The second lock again: news of the meetings that a narrowed grant opens (decision 0019)."""

from django.db import migrations

from liqaa.kit.policies import SecondLock
from liqaa.newsroom.policies import LOCK


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [("liqaa_newsroom", "0004_second_lock"), ("liqaa_meetings", "0007_second_lock_in_full")]

    operations = [SecondLock(LOCK, "59f7615a3bd6")]
