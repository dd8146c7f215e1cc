"""Row-level security for this room's tables (decision 0013): what opens them stands in ``policies``."""

from django.db import migrations

from liqaa.kit.policies import SecondLock
from liqaa.needs.policies import LOCK


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [
        ("liqaa_needs", "0002_telling"),
        ("liqaa_access", "0004_second_lock"),
        ("liqaa_people", "0005_second_lock"),
        ("liqaa_bodies", "0003_second_lock"),
        ("liqaa_meetings", "0003_second_lock"),
        ("liqaa_followup", "0004_second_lock"),
    ]

    operations = [SecondLock(LOCK, "af465e2e01b1")]
