"""An index for the inbox's filter by source."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0018_held_fields")]

    operations = [
        migrations.AddIndex(model_name="documentrow", index=models.Index(fields=["source"], name="document_source")),
    ]
