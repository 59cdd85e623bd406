"""All of the migrations before, in one step: an empty database is made by this in a tenth of the time."""

import django.db.models.deletion
import django.utils.timezone
import people.history
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('strengths', '0001_initial'), ('strengths', '0002_who_may_come_in'), ('strengths', '0003_who_changed_it')]

    initial = True

    dependencies = [
        ('people', '0001_squashed_0004'),
    ]

    operations = [
        migrations.CreateModel(
            name='Strength',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('who_can_see', models.CharField(choices=[('us', 'Just us'), ('workers', 'Those who work with me'), ('everyone', 'Everyone alongside me')], default='everyone', max_length=10, verbose_name='Who can see this')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('language', models.CharField(default='en', max_length=12)),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('put_away_at', models.DateTimeField(blank=True, null=True)),
                ('words', models.TextField(verbose_name='In my words')),
                ('changed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='people.citizen')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('helped_by', models.CharField(blank=True, max_length=200, verbose_name='Supported to write this by')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StrengthEarlier',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('who_can_see', models.CharField(choices=[('us', 'Just us'), ('workers', 'Those who work with me'), ('everyone', 'Everyone alongside me')], default='everyone', max_length=10, verbose_name='Who can see this')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('language', models.CharField(default='en', max_length=12)),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('put_away_at', models.DateTimeField(blank=True, null=True)),
                ('words', models.TextField(verbose_name='In my words')),
                ('changed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('citizen', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.citizen')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='earliers', to='strengths.strength')),
                ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('helped_by', models.CharField(blank=True, max_length=200, verbose_name='Supported to write this by')),
                ('who', models.ForeignKey(db_constraint=False, db_default=people.history.TheUserNamed(), null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='strength',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "strengths_strengthearlier" ("changed_at", "changed_by_id", "citizen_id", "helped_by", "id", "language", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_away_at", "who_can_see", "words", "written_at", "written_by_id") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."citizen_id", NEW."helped_by", NEW."id", NEW."language", NOW(), \'insert\', NEW."id", NEW."put_away_at", NEW."who_can_see", NEW."words", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='6dfce943c838535334c88f5a2fd1d2dd88359e93', operation='INSERT', pgid='pgtrigger_insert_insert_189fb', table='strengths_strength', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='strength',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "strengths_strengthearlier" ("changed_at", "changed_by_id", "citizen_id", "helped_by", "id", "language", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_away_at", "who_can_see", "words", "written_at", "written_by_id") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."citizen_id", NEW."helped_by", NEW."id", NEW."language", NOW(), \'update\', NEW."id", NEW."put_away_at", NEW."who_can_see", NEW."words", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='c3321cee868cd6191fdfa84a12ad837929c8fdd1', operation='UPDATE', pgid='pgtrigger_update_update_df604', table='strengths_strength', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='strength',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "strengths_strengthearlier" ("changed_at", "changed_by_id", "citizen_id", "helped_by", "id", "language", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_away_at", "who_can_see", "words", "written_at", "written_by_id") VALUES (OLD."changed_at", OLD."changed_by_id", OLD."citizen_id", OLD."helped_by", OLD."id", OLD."language", NOW(), \'delete\', OLD."id", OLD."put_away_at", OLD."who_can_see", OLD."words", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='319ebbe7f15491ff02ce66b7202abe020c61052d', operation='DELETE', pgid='pgtrigger_delete_delete_86083', table='strengths_strength', when='AFTER')),
        ),
    ]
