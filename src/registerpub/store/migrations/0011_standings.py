import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0010_extraction'),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseFold',
            fields=[
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='case_fold', serialize=False, to='store.personrow')),
                ('entries', models.IntegerField()),
            ],
            options={
                'db_table': 'case_fold',
            },
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('register', models.CharField(max_length=64)),
                ('membership', models.CharField(max_length=20)),
                ('custody', models.CharField(blank=True, max_length=40)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='standings', to='store.personrow')),
            ],
            options={
                'db_table': 'standing',
                'indexes': [models.Index(fields=['membership', 'register', 'custody'], name='standing_counted')],
                'constraints': [models.UniqueConstraint(fields=('person', 'register'), name='standing_once')],
            },
        ),
    ]
