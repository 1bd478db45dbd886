from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0013_desk")]

    operations = [
        migrations.AddField(
            model_name="release", name="checksums", field=models.CharField(blank=True, default="", max_length=64)
        ),
    ]
