"""Row-level security for this room's tables (decision 0013): what opens them stands in ``policies``."""

from django.db import migrations

from liqaa.kit.policies import SecondLock
from liqaa.newsroom.policies import LOCK


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [
        ("liqaa_newsroom", "0001_initial"),
        ("liqaa_access", "0004_second_lock"),
    ]

    operations = [SecondLock(LOCK, "1c20ad433782")]
