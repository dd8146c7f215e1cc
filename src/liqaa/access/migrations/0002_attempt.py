from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("liqaa_access", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("key", models.CharField(max_length=250, primary_key=True, serialize=False)),
                ("value", models.JSONField()),
                ("expires_at", models.DateTimeField(null=True)),
            ],
            options={"indexes": [models.Index(fields=["expires_at"], name="attempt_expiry")]},
        ),
    ]
