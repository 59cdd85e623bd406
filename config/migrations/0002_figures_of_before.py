"""The managers' figures have a database of their own; what was counted among the people's rows goes."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("config", "0001_shared_cache")]

    operations = [migrations.RunSQL("drop table if exists outcomes_count", migrations.RunSQL.noop)]
