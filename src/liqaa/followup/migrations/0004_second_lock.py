"""Row-level security for this room's tables (decision 0013): what opens them stands in ``policies``."""

from django.db import migrations

from liqaa.followup.policies import LOCK
from liqaa.kit.policies import SecondLock


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [
        ("liqaa_followup", "0003_renewals"),
        ("liqaa_access", "0004_second_lock"),
        ("liqaa_people", "0005_second_lock"),
        ("liqaa_files", "0002_second_lock"),
        ("liqaa_bodies", "0003_second_lock"),
        ("liqaa_meetings", "0003_second_lock"),
    ]

    operations = [SecondLock(LOCK, "351ef28e1919")]
