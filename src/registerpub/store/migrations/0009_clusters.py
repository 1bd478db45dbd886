import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def file_name_parts(apps, schema_editor):
    """Candidates that were there before are found by the words of their names, too."""
    from registerpub.core.changes.people import name_parts

    part = apps.get_model('store', 'NamePart')
    for pk, name in apps.get_model('store', 'Proposal').objects.exclude(candidate='').values_list('pk', 'candidate'):
        part.objects.bulk_create(part(proposal_id=pk, part=word[:80]) for word in name_parts(name))


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('store', '0008_reading_again'),
    ]

    operations = [
        migrations.AddField(
            model_name='documentrow',
            name='network',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(fields=['person', 'event', 'kind'], name='proposal_of_person'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(fields=['event', 'kind', 'state'], name='proposal_of_event'),
        ),
        migrations.CreateModel(
            name='NamePart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(db_index=True, max_length=80)),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='name_parts', to='store.proposal')),
            ],
            options={
                'db_table': 'name_part',
            },
        ),
        migrations.CreateModel(
            name='CardMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(max_length=10)),
                ('at', models.DateTimeField()),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='store.documentrow')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='store.proposal')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moved_here', to='store.proposal')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='card_moves', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'card_move',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='TwoPeople',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.CharField(db_index=True, max_length=300)),
                ('second', models.CharField(max_length=300)),
                ('channel', models.CharField(max_length=10)),
                ('at', models.DateTimeField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='two_people', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'db_table': 'two_people',
                'constraints': [models.UniqueConstraint(fields=('first', 'second'), name='two_people_once')],
            },
        ),
        migrations.RunPython(file_name_parts, migrations.RunPython.noop),
    ]
