from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0008_reading_again'),
    ]

    operations = [
        migrations.AddField(
            model_name='documentrow',
            name='network',
            field=models.CharField(blank=True, max_length=200),
        ),
    ]
