import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('store', '0022_jobs'),
    ]

    operations = [
        migrations.AddField(
            model_name='cardmove',
            name='undone',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='cardmove',
            name='undone_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
    ]
