"""The table of the cache that all processes share: how often something was tried, and which codes were used."""

from django.db import migrations


class Migration(migrations.Migration):
    initial = True
    dependencies = []

    operations = [
        migrations.RunSQL(
            """
            create table if not exists shared_cache (
                cache_key varchar(255) primary key,
                value text not null,
                expires timestamp with time zone not null
            );
            create index if not exists shared_cache_expires on shared_cache (expires);
            """,
            "drop table shared_cache",
        )
    ]
