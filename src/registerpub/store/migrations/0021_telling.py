import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0020_amendment_undo'),
    ]

    operations = [
        migrations.CreateModel(
            name='Webhook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, unique=True)),
                ('address', models.TextField()),
                ('secret', models.TextField()),
                ('next_secret', models.TextField(blank=True)),
                ('languages', models.JSONField(default=list)),
                ('state', models.CharField(default='new', max_length=20)),
                ('reason', models.TextField(blank=True)),
                ('created', models.DateTimeField()),
                ('tested', models.DateTimeField(null=True)),
                ('told', models.PositiveIntegerField(null=True)),
            ],
            options={
                'db_table': 'webhook',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='HubTopic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hub', models.CharField(max_length=500)),
                ('path', models.CharField(max_length=300)),
                ('shown', models.CharField(max_length=64)),
                ('told', models.CharField(blank=True, max_length=64)),
                ('told_at', models.DateTimeField(null=True)),
                ('due', models.DateTimeField(null=True)),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('failure', models.TextField(blank=True)),
            ],
            options={
                'db_table': 'hub_topic',
                'ordering': ['hub', 'path'],
                'constraints': [models.UniqueConstraint(fields=('hub', 'path'), name='hub_topic_once')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('kind', models.CharField(max_length=20)),
                ('notice', models.PositiveIntegerField(null=True)),
                ('language', models.CharField(blank=True, max_length=8)),
                ('release', models.PositiveIntegerField(null=True)),
                ('state', models.CharField(default='waiting', max_length=20)),
                ('created', models.DateTimeField()),
                ('due', models.DateTimeField()),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('failure', models.TextField(blank=True)),
                ('done', models.DateTimeField(null=True)),
                ('webhook', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='store.webhook')),
            ],
            options={
                'db_table': 'webhook_delivery',
                'ordering': ['id'],
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['due'], name='webhook_delivery_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind', 'test'), _negated=True), fields=('webhook', 'notice', 'language', 'release', 'kind'), name='webhook_delivery_once')],
            },
        ),
    ]
