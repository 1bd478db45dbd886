from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0017_first_run'),
    ]

    operations = [
        migrations.AddField(
            model_name='hold',
            name='field',
            field=models.CharField(blank=True, default='', max_length=20),
        ),
        migrations.AddField(
            model_name='personrow',
            name='removed',
            field=models.DateTimeField(null=True),
        ),
    ]
