"""Row-level security for batches and their files as well (decision 0013)."""

from django.db import migrations

from liqaa.kit.policies import SecondLock
from liqaa.reports.policies import LOCK


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [("liqaa_reports", "0003_second_lock"), ("liqaa_reports", "0004_batch")]

    operations = [SecondLock(LOCK, "e03e29dae7c5")]
