from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0023_move_undo'),
    ]

    operations = [
        migrations.CreateModel(
            name='WorkShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(max_length=20)),
                ('item', models.CharField(max_length=300)),
                ('owner', models.CharField(max_length=120)),
                ('until', models.DateTimeField()),
            ],
            options={
                'db_table': 'work_share',
                'constraints': [models.UniqueConstraint(fields=('stage', 'item'), name='work_share_once')],
            },
        ),
    ]
