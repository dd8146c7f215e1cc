"""Who acts, and how far each right reaches, as the database itself answers it (decision 0013)."""

from django.db import migrations, models

from liqaa.access.policies import reach


class Migration(migrations.Migration):
    """The roles' rights and the named functions that policies and the door ask."""

    dependencies = [("liqaa_access", "0002_attempt")]

    operations = [
        migrations.CreateModel(
            name="RoleRight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=40)),
                ("right", models.CharField(max_length=60)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["role", "right"], name="right_once_in_a_role")
                ],
            },
        ),
        migrations.RunSQL(reach.MAKE, reach.REMOVE),
    ]
