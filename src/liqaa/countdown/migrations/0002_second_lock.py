"""Row-level security for this room's tables (decision 0013): what opens them stands in ``policies``."""

from django.db import migrations

from liqaa.countdown.policies import LOCK
from liqaa.kit.policies import SecondLock


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [
        ("liqaa_countdown", "0001_initial"),
        ("liqaa_access", "0004_second_lock"),
        ("liqaa_bodies", "0003_second_lock"),
    ]

    operations = [SecondLock(LOCK, "80ec1d1539fb")]
