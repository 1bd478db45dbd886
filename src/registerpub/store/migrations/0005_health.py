from django.db import migrations, models


def known_visits(apps, schema_editor):
    """Of sources that were visited before visits were kept, the last success is all that is known."""
    states = apps.get_model('store', 'SourceState').objects.filter(last_success__isnull=False)
    states.update(first_visit=models.F('last_success'), last_visit=models.F('last_success'), last_outcome='success')


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0004_versions'),
    ]

    operations = [
        migrations.CreateModel(
            name='CrawlVisit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=100)),
                ('day', models.DateField()),
                ('started', models.DateTimeField()),
                ('finished', models.DateTimeField()),
                ('outcome', models.CharField(max_length=20)),
                ('requests', models.IntegerField(default=0)),
                ('bytes', models.BigIntegerField(default=0)),
                ('articles', models.IntegerField(default=0)),
                ('items', models.IntegerField(default=0)),
                ('new_items', models.IntegerField(default=0)),
                ('not_modified', models.IntegerField(default=0)),
                ('swept', models.BooleanField(default=False)),
                ('statuses', models.JSONField(default=dict)),
                ('findings', models.JSONField(default=dict)),
                ('failure', models.TextField(blank=True)),
            ],
            options={
                'db_table': 'crawl_visit',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='HealthChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=100)),
                ('time', models.DateTimeField()),
                ('previous', models.CharField(blank=True, max_length=20)),
                ('state', models.CharField(max_length=20)),
                ('line', models.JSONField()),
                ('told', models.DateTimeField(null=True)),
                ('tries', models.IntegerField(default=0)),
                ('next_try', models.DateTimeField()),
            ],
            options={
                'db_table': 'health_change',
                'ordering': ['id'],
            },
        ),
        migrations.AddField(
            model_name='finding',
            name='over',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='sourcestate',
            name='first_visit',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='sourcestate',
            name='health',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='sourcestate',
            name='last_new_item',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='sourcestate',
            name='last_outcome',
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name='sourcestate',
            name='last_visit',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(condition=models.Q(('capture__isnull', True), ('over__isnull', True)), fields=['source', 'kind', 'seen'], name='finding_open'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(fields=['seen'], name='finding_seen'),
        ),
        migrations.AddIndex(
            model_name='crawlvisit',
            index=models.Index(fields=['day', 'source'], name='crawl_visit_day'),
        ),
        migrations.AddIndex(
            model_name='crawlvisit',
            index=models.Index(fields=['source', 'finished'], name='crawl_visit_source'),
        ),
        migrations.AddIndex(
            model_name='healthchange',
            index=models.Index(condition=models.Q(('told__isnull', True)), fields=['id'], name='health_change_untold'),
        ),
        migrations.RunPython(known_visits, migrations.RunPython.noop, elidable=True),
    ]
