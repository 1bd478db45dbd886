import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0015_open_register'),
    ]

    operations = [
        migrations.AlterField(
            model_name='notice',
            name='decision',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notice', to='store.decision'),
        ),
        migrations.AlterField(
            model_name='notice',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='store.personrow'),
        ),
        migrations.AddField(
            model_name='notice',
            name='kind',
            field=models.CharField(default='event', max_length=20),
        ),
        migrations.AddField(
            model_name='notice',
            name='cause',
            field=models.CharField(blank=True, max_length=20, default=''),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='notice',
            name='corrects',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='store.notice'),
        ),
        migrations.AddField(
            model_name='notice',
            name='hidden',
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name='TextVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('event', models.CharField(max_length=40)),
                ('headline', models.TextField()),
                ('summary', models.TextField(blank=True)),
                ('body', models.TextField()),
                ('state', models.CharField(max_length=20)),
                ('updated', models.DateTimeField(null=True)),
                ('amendment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='store.notice')),
                ('release', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='store.release')),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='store.noticetextrow')),
            ],
            options={
                'db_table': 'notice_version',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('text', 'amendment'), name='notice_version_once')],
            },
        ),
    ]
