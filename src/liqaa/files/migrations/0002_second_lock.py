"""Row-level security for this room's tables (decision 0013): what opens them stands in ``policies``."""

from django.db import migrations

from liqaa.files.policies import LOCK
from liqaa.kit.policies import SecondLock


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [
        ("liqaa_files", "0001_initial"),
        ("liqaa_access", "0004_second_lock"),
    ]

    operations = [SecondLock(LOCK, "a810b9060934")]
