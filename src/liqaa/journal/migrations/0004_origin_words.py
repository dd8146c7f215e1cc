"""The words for where a line comes from; nothing changes in the database."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Only what the field's help says."""

    dependencies = [("liqaa_journal", "0003_seal")]
    operations = [
        migrations.AlterField(
            model_name="entry",
            name="origin",
            field=models.CharField(
                default="web", help_text="web, job, command, import or demo", max_length=20
            ),
        )
    ]
