"""The second lock: whoever reads a meeting reads who co-organised it and was host (decision 0013)."""

from django.db import migrations

from liqaa.kit.policies import SecondLock
from liqaa.meetings.policies import LOCK


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [("liqaa_meetings", "0012_co_organiser")]

    operations = [SecondLock(LOCK, "a1b343d28983")]
