"""What is tried is done by somebody; `who` is, in every history, whoever changed the row."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import people.history


class Migration(migrations.Migration):

    dependencies = [
        ('conversations', '0005_who_promised_it'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(model_name='attempt', name='insert_insert'),
        pgtrigger.migrations.RemoveTrigger(model_name='attempt', name='update_update'),
        pgtrigger.migrations.RemoveTrigger(model_name='attempt', name='delete_delete'),
        migrations.RenameField(model_name='attempt', old_name='who', new_name='done_by'),
        migrations.RenameField(model_name='attemptearlier', old_name='who', new_name='done_by'),
        migrations.AddField(
            model_name='attemptearlier',
            name='who',
            field=models.ForeignKey(db_constraint=False, db_default=people.history.TheUserNamed(), null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attempt',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "conversations_attemptearlier" ("changed_at", "changed_by_id", "citizen_id", "done_by", "due", "finished_at", "helped_by", "id", "language", "matter_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_away_at", "request_id", "someone_id", "who_can_see", "words", "worker_id", "written_at", "written_by_id") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."citizen_id", NEW."done_by", NEW."due", NEW."finished_at", NEW."helped_by", NEW."id", NEW."language", NEW."matter_id", NOW(), \'insert\', NEW."id", NEW."put_away_at", NEW."request_id", NEW."someone_id", NEW."who_can_see", NEW."words", NEW."worker_id", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='67d92a0e012da7515602b5ac6a5c5c00339077c7', operation='INSERT', pgid='pgtrigger_insert_insert_a3626', table='conversations_attempt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attempt',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "conversations_attemptearlier" ("changed_at", "changed_by_id", "citizen_id", "done_by", "due", "finished_at", "helped_by", "id", "language", "matter_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_away_at", "request_id", "someone_id", "who_can_see", "words", "worker_id", "written_at", "written_by_id") VALUES (NEW."changed_at", NEW."changed_by_id", NEW."citizen_id", NEW."done_by", NEW."due", NEW."finished_at", NEW."helped_by", NEW."id", NEW."language", NEW."matter_id", NOW(), \'update\', NEW."id", NEW."put_away_at", NEW."request_id", NEW."someone_id", NEW."who_can_see", NEW."words", NEW."worker_id", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='b62793ade09fe5ced325612051702a92b50ca0b6', operation='UPDATE', pgid='pgtrigger_update_update_8e7fa', table='conversations_attempt', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attempt',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "conversations_attemptearlier" ("changed_at", "changed_by_id", "citizen_id", "done_by", "due", "finished_at", "helped_by", "id", "language", "matter_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "put_away_at", "request_id", "someone_id", "who_can_see", "words", "worker_id", "written_at", "written_by_id") VALUES (OLD."changed_at", OLD."changed_by_id", OLD."citizen_id", OLD."done_by", OLD."due", OLD."finished_at", OLD."helped_by", OLD."id", OLD."language", OLD."matter_id", NOW(), \'delete\', OLD."id", OLD."put_away_at", OLD."request_id", OLD."someone_id", OLD."who_can_see", OLD."words", OLD."worker_id", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='07ec8f0e5025ab03ee977a4b92304e30f12f9a23', operation='DELETE', pgid='pgtrigger_delete_delete_59c7a', table='conversations_attempt', when='AFTER')),
        ),
    ]
