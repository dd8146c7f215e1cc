"""The second lock again: what names a body is asked once for a statement, as a set (decision 0013)."""

from django.db import migrations

from liqaa.campaigns.policies import LOCK
from liqaa.kit.policies import SecondLock


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [("liqaa_campaigns", "0003_second_lock")]

    operations = [SecondLock(LOCK, "8c1ea6a6314b")]
