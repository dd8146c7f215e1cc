"""Row-level security for this room's tables (decision 0013), with weeks and the way of writing."""

from django.db import migrations

from liqaa.kit.policies import SecondLock
from liqaa.newsroom.policies import LOCK


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [
        ("liqaa_newsroom", "0003_weeks_and_style"),
        ("liqaa_access", "0004_second_lock"),
    ]

    operations = [SecondLock(LOCK, "a2dd10646c61")]
