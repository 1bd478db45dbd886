from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0005_health'),
    ]

    operations = [
        migrations.AddField('capture', 'saved', models.JSONField(default=dict)),
        migrations.AddField('documentrow', 'modified', models.DateField(null=True)),
        migrations.AddField('documentrow', 'section', models.CharField(blank=True, default='', max_length=200), preserve_default=False),
        migrations.AddField('documentrow', 'method', models.CharField(blank=True, default='', max_length=20), preserve_default=False),
    ]
