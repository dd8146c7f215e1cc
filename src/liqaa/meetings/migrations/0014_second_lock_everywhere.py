"""The second lock: whoever reads the whole country is asked once for it, not of each meeting (decision 0013)."""

from django.db import migrations

from liqaa.kit.policies import SecondLock
from liqaa.meetings.policies import LOCK


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [("liqaa_meetings", "0013_second_lock_co_organiser")]

    operations = [SecondLock(LOCK, "a1ad10a8cec9")]
