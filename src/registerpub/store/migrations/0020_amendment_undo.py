from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0019_document_source'),
    ]

    operations = [
        migrations.AddField(
            model_name='notice',
            name='replaced',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='textversion',
            name='undone',
            field=models.DateTimeField(null=True),
        ),
    ]
