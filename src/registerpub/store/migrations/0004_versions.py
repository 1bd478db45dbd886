import django.db.models.deletion
from django.db import migrations, models


def link_captures(apps, schema_editor):
    """Each capture that gave a document shows that version; of the others nobody noted which one they repeated."""
    documents = apps.get_model('store', 'DocumentRow').objects.filter(capture=models.OuterRef('pk'))
    apps.get_model('store', 'Capture').objects.update(version=models.Subquery(documents.values('pk')[:1]))


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0003_retention'),
    ]

    operations = [
        migrations.AddField(
            model_name='capture',
            name='differs',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='capture',
            name='version',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='captures', to='store.documentrow'),
        ),
        migrations.AddField(
            model_name='documentrow',
            name='content_sha256',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='documentrow',
            name='copy_of',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='copies', to='store.documentrow'),
        ),
        migrations.AddField(
            model_name='documentrow',
            name='difference',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='documentrow',
            name='entries',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='documentrow',
            name='sketched',
            field=models.CharField(blank=True, db_index=True, max_length=40),
        ),
        migrations.AddField(
            model_name='documentrow',
            name='watched',
            field=models.CharField(blank=True, max_length=10),
        ),
        migrations.CreateModel(
            name='Band',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.BigIntegerField(db_index=True)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bands', to='store.documentrow')),
            ],
            options={
                'db_table': 'band',
            },
        ),
        migrations.RunPython(link_captures, migrations.RunPython.noop),
    ]
