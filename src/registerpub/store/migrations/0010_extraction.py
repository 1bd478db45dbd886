from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0009_clusters'),
    ]

    operations = [
        migrations.AddField(
            model_name='documentrow',
            name='extraction',
            field=models.CharField(blank=True, max_length=80),
        ),
    ]
