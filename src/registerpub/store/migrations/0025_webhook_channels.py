from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0024_work_share")]

    operations = [
        migrations.AddField(model_name="webhook", name="channels", field=models.JSONField(default=list)),
    ]
