"""Row-level security for this room's tables (decision 0013): what opens them stands in ``policies``."""

from django.db import migrations

from liqaa.campaigns.policies import LOCK
from liqaa.kit.policies import SecondLock


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [
        ("liqaa_campaigns", "0002_extension"),
        ("liqaa_access", "0004_second_lock"),
        ("liqaa_files", "0002_second_lock"),
        ("liqaa_outbox", "0002_second_lock"),
        ("liqaa_bodies", "0003_second_lock"),
        ("liqaa_followup", "0004_second_lock"),
    ]

    operations = [SecondLock(LOCK, "f2ac1122acae")]
