"""The second lock again: what names a body is asked once for a statement, as a set (decision 0013)."""

from django.db import migrations

from liqaa.kit.policies import SecondLock
from liqaa.meetings.policies import LOCK


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [("liqaa_meetings", "0003_second_lock")]

    operations = [SecondLock(LOCK, "e60aa1cfe448")]
