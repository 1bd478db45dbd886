from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('store', '0007_knowledge'),
    ]

    operations = [
        migrations.AddField(
            model_name='claimrow',
            name='replaced',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='namerow',
            name='searched',
            field=models.DateTimeField(db_index=True, null=True),
        ),
    ]
