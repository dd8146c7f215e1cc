"""The second lock again: bodies over which grants are narrowed, their offices and who holds them (decision 0019)."""

from django.db import migrations

from liqaa.bodies.policies import LOCK
from liqaa.kit.policies import SecondLock


class Migration(migrations.Migration):
    """Reversible: the tables open again. The fingerprint says which form of the declaration it applies."""

    dependencies = [("liqaa_bodies", "0004_body_trail"), ("liqaa_access", "0005_narrowed_grants")]

    operations = [SecondLock(LOCK, "dcd7bdcd8a74")]
