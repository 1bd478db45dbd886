from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0026_alerts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Panic',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('begun', models.DateTimeField()),
                ('lifted', models.DateTimeField(null=True)),
                ('failures', models.IntegerField(default=0)),
                ('last_failure', models.DateTimeField(null=True)),
            ],
            options={
                'db_table': 'panic',
            },
        ),
    ]
