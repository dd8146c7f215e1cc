"""Row-level security for this room's tables (decision 0013): what opens them stands in ``policies``."""

from django.db import migrations

from liqaa.kit.policies import SecondLock
from liqaa.people.policies import LOCK


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [
        ("liqaa_people", "0004_clocks"),
        ("liqaa_access", "0004_second_lock"),
    ]

    operations = [SecondLock(LOCK, "b191825c113b")]
