import re

from django.db import migrations, models

# As in core.casefile.corrections.points_to when this was written.
_FIELDS = ('person', 'register', 'new')
_ID = re.compile('^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$')


def fill(apps, schema_editor):
    rows = apps.get_model('store', 'LedgerEvent').objects.filter(code='AMENDED')
    for pk, details in rows.values_list('pk', 'details'):
        new = details.get('new')
        if details.get('field') in _FIELDS and isinstance(new, str) and _ID.fullmatch(new):
            rows.filter(pk=pk).update(points_to=new)


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0006_saved_evidence'),
    ]

    operations = [
        migrations.AddField(
            model_name='ledgerevent',
            name='points_to',
            field=models.CharField(blank=True, default='', max_length=64),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name='ledgerevent',
            index=models.Index(fields=['points_to'], name='ledger_points_to'),
        ),
    ]
