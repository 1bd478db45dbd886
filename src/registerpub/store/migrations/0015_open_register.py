from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0014_release_checksums")]

    operations = [
        migrations.AddField(
            model_name="release", name="register", field=models.CharField(default="", max_length=64)
        ),
    ]
