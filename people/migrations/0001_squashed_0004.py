"""All of the migrations before, in one step: an empty database is made by this in a tenth of the time."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import people.access
import people.history
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models

from people import wall


class Migration(migrations.Migration):

    replaces = [('people', '0001_initial'), ('people', '0002_who_may_come_in'), ('people', '0003_who_changed_it'), ('people', '0004_strengths_people_and_asking')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.RunSQL(wall.WHO_IS_ASKING, "drop function app_user()"),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(blank=True, max_length=254, null=True, unique=True, verbose_name='E-mail')),
                ('name', models.CharField(max_length=200, verbose_name='Name')),
                ('works_as', models.CharField(blank=True, choices=[('', 'Does not work here'), ('worker', 'Worker'), ('manager', 'Manager'), ('administrator', 'Administrator')], max_length=20, verbose_name='Works as')),
                ('language', models.CharField(choices=[('en', 'English'), ('cy', 'Welsh')], default='en', max_length=5)),
                ('is_active', models.BooleanField(default=True)),
                ('joined', models.DateTimeField(default=django.utils.timezone.now)),
                ('email_is_safe', models.BooleanField(default=False)),
                ('fact_answer', models.CharField(blank=True, max_length=200)),
                ('fact_question', models.CharField(blank=True, max_length=200)),
                ('phone', models.CharField(blank=True, max_length=20, null=True, unique=True, verbose_name='Mobile number')),
                ('phone_is_safe', models.BooleanField(default=False)),
                ('signed_out_at', models.DateTimeField(blank=True, null=True)),
                ('told_of_asking', models.CharField(choices=[('at_once', 'Each time'), ('daily', 'Once a day'), ('never', 'Not at all')], db_default='at_once', default='at_once', max_length=10)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Citizen',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='What shall we call you?')),
                ('full_name', models.CharField(blank=True, max_length=200, verbose_name='Full name')),
                ('language', models.CharField(default='en', max_length=12, verbose_name='Language')),
                ('how_to_talk', models.TextField(blank=True, verbose_name='How best to talk with me')),
                ('introduced_by', models.CharField(blank=True, max_length=200, verbose_name='Introduced by')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='Place')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='citizen', to=settings.AUTH_USER_MODEL)),
                ('copy_for', models.TextField(blank=True, verbose_name='If I die, give a copy of this to')),
            ],
        ),
        migrations.CreateModel(
            name='Alongside',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('walks_as', models.CharField(choices=[('worker', 'Works with me'), ('supporter', 'Supports me'), ('advocate', 'Speaks up with me')], max_length=20)),
                ('how_related', models.CharField(blank=True, max_length=100)),
                ('parts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('story', 'My story'), ('matters', 'What matters to me'), ('strengths', 'What I’m good at'), ('people', 'People in my life'), ('asked', 'What I asked for')], max_length=20), default=people.access.everything, size=None)),
                ('since', models.DateTimeField(default=django.utils.timezone.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('why', models.TextField(blank=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='alongside', to=settings.AUTH_USER_MODEL)),
                ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alongside', to='people.citizen')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('trusted', models.BooleanField(default=False)),
            ],
            options={
                'indexes': [models.Index(fields=['user', 'citizen'], name='people_alon_user_id_52b7f7_idx'), models.Index(fields=['citizen', 'since'], name='people_alon_citizen_59edf3_idx')],
            },
        ),
        migrations.CreateModel(
            name='AlongsideEarlier',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('walks_as', models.CharField(choices=[('worker', 'Works with me'), ('supporter', 'Supports me'), ('advocate', 'Speaks up with me')], max_length=20)),
                ('how_related', models.CharField(blank=True, max_length=100)),
                ('parts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('story', 'My story'), ('matters', 'What matters to me'), ('strengths', 'What I’m good at'), ('people', 'People in my life'), ('asked', 'What I asked for')], max_length=20), default=people.access.everything, size=None)),
                ('since', models.DateTimeField(default=django.utils.timezone.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('why', models.TextField(blank=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='earliers', to='people.alongside')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('citizen', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.citizen')),
                ('ended_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('trusted', models.BooleanField(default=False)),
                ('who', models.ForeignKey(db_constraint=False, db_default=people.history.TheUserNamed(), null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CitizenEarlier',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('name', models.CharField(max_length=200, verbose_name='What shall we call you?')),
                ('full_name', models.CharField(blank=True, max_length=200, verbose_name='Full name')),
                ('language', models.CharField(default='en', max_length=12, verbose_name='Language')),
                ('how_to_talk', models.TextField(blank=True, verbose_name='How best to talk with me')),
                ('introduced_by', models.CharField(blank=True, max_length=200, verbose_name='Introduced by')),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='Place')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('added_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='earliers', to='people.citizen')),
                ('user', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('copy_for', models.TextField(blank=True, verbose_name='If I die, give a copy of this to')),
                ('who', models.ForeignKey(db_constraint=False, db_default=people.history.TheUserNamed(), null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Closing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('paused', 'Paused'), ('leaving', 'To be deleted'), ('died', 'Has died')], max_length=10)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('died_on', models.DateField(blank=True, null=True)),
                ('delete_on', models.DateField(blank=True, null=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='closings', to='people.citizen')),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('citizen', 'kind'), name='people_closing_once_open')],
            },
        ),
        migrations.CreateModel(
            name='ClosingEarlier',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('paused', 'Paused'), ('leaving', 'To be deleted'), ('died', 'Has died')], max_length=10)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('died_on', models.DateField(blank=True, null=True)),
                ('delete_on', models.DateField(blank=True, null=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('citizen', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.citizen')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='earliers', to='people.closing')),
                ('undone_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('who', models.ForeignKey(db_constraint=False, db_default=people.history.TheUserNamed(), null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('becomes', models.CharField(choices=[('own', 'The person whose plan it is'), ('supporter', 'Supports me'), ('advocate', 'Speaks up with me'), ('worker', 'Works with me'), ('administrator', 'Administrator')], max_length=20)),
                ('citizen_name', models.CharField(blank=True, max_length=200)),
                ('asked_by_name', models.CharField(blank=True, max_length=200)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('name', models.CharField(max_length=200, verbose_name='Name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='Mobile number')),
                ('language', models.CharField(default='en', max_length=5)),
                ('how_related', models.CharField(blank=True, max_length=100)),
                ('parts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('story', 'My story'), ('matters', 'What matters to me'), ('strengths', 'What I’m good at'), ('people', 'People in my life'), ('asked', 'What I asked for')], max_length=20), default=people.access.everything, size=None)),
                ('sharing_until', models.DateTimeField(blank=True, null=True)),
                ('trusted', models.BooleanField(default=False)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('until', models.DateTimeField()),
                ('fact_question', models.CharField(blank=True, max_length=200)),
                ('fact_answer', models.CharField(blank=True, max_length=200)),
                ('wrong_answers', models.PositiveSmallIntegerField(default=0)),
                ('answer', models.CharField(blank=True, choices=[('', 'Not answered yet'), ('yes', 'Yes'), ('not_now', 'Not now')], max_length=10)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('citizen', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='people.citizen')),
                ('to_user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['citizen', '-asked_at'], name='people_invi_citizen_e002bb_idx')],
            },
        ),
        migrations.CreateModel(
            name='InvitationEarlier',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('becomes', models.CharField(choices=[('own', 'The person whose plan it is'), ('supporter', 'Supports me'), ('advocate', 'Speaks up with me'), ('worker', 'Works with me'), ('administrator', 'Administrator')], max_length=20)),
                ('citizen_name', models.CharField(blank=True, max_length=200)),
                ('asked_by_name', models.CharField(blank=True, max_length=200)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('name', models.CharField(max_length=200, verbose_name='Name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='Mobile number')),
                ('language', models.CharField(default='en', max_length=5)),
                ('how_related', models.CharField(blank=True, max_length=100)),
                ('parts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('story', 'My story'), ('matters', 'What matters to me'), ('strengths', 'What I’m good at'), ('people', 'People in my life'), ('asked', 'What I asked for')], max_length=20), default=people.access.everything, size=None)),
                ('sharing_until', models.DateTimeField(blank=True, null=True)),
                ('trusted', models.BooleanField(default=False)),
                ('until', models.DateTimeField()),
                ('fact_question', models.CharField(blank=True, max_length=200)),
                ('wrong_answers', models.PositiveSmallIntegerField(default=0)),
                ('answer', models.CharField(blank=True, choices=[('', 'Not answered yet'), ('yes', 'Yes'), ('not_now', 'Not now')], max_length=10)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('citizen', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.citizen')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='earliers', to='people.invitation')),
                ('to_user', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('who', models.ForeignKey(db_constraint=False, db_default=people.history.TheUserNamed(), null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='Name')),
                ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='leads', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='UserEarlier',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('email', models.EmailField(blank=True, max_length=254, null=True, verbose_name='E-mail')),
                ('name', models.CharField(max_length=200, verbose_name='Name')),
                ('works_as', models.CharField(blank=True, choices=[('', 'Does not work here'), ('worker', 'Worker'), ('manager', 'Manager'), ('administrator', 'Administrator')], max_length=20, verbose_name='Works as')),
                ('language', models.CharField(choices=[('en', 'English'), ('cy', 'Welsh')], default='en', max_length=5)),
                ('is_active', models.BooleanField(default=True)),
                ('joined', models.DateTimeField(default=django.utils.timezone.now)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='earliers', to=settings.AUTH_USER_MODEL)),
                ('email_is_safe', models.BooleanField(default=False)),
                ('fact_question', models.CharField(blank=True, max_length=200)),
                ('phone', models.CharField(blank=True, max_length=20, null=True, verbose_name='Mobile number')),
                ('phone_is_safe', models.BooleanField(default=False)),
                ('signed_out_at', models.DateTimeField(blank=True, null=True)),
                ('team', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.team')),
                ('who', models.ForeignKey(db_constraint=False, db_default=people.history.TheUserNamed(), null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('told_of_asking', models.CharField(choices=[('at_once', 'Each time'), ('daily', 'Once a day'), ('never', 'Not at all')], db_default='at_once', default='at_once', max_length=10)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, unique=True, verbose_name='Name')),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='places', to='people.team')),
            ],
        ),
        migrations.CreateModel(
            name='PlaceEarlier',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=200, verbose_name='Name')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='earliers', to='people.place')),
                ('team', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.team')),
                ('who', models.ForeignKey(db_constraint=False, db_default=people.history.TheUserNamed(), null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TeamEarlier',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=200, verbose_name='Name')),
                ('lead', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='earliers', to='people.team')),
                ('who', models.ForeignKey(db_constraint=False, db_default=people.history.TheUserNamed(), null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UrgentLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('citizen_name', models.CharField(max_length=200)),
                ('why', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('until', models.DateTimeField()),
                ('read_by_lead_at', models.DateTimeField(blank=True, null=True)),
                ('hold_until', models.DateTimeField(blank=True, null=True)),
                ('why_hold', models.TextField(blank=True)),
                ('hold_agreed_at', models.DateTimeField(blank=True, null=True)),
                ('hold_refused_at', models.DateTimeField(blank=True, null=True)),
                ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='urgent_looks', to='people.citizen')),
                ('lead', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['user', 'until'], name='people_urge_user_id_6a01eb_idx'), models.Index(fields=['lead', '-at'], name='people_urge_lead_id_6fa0a6_idx')],
            },
        ),
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=20)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('citizen', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='people.citizen')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('urgent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='looks', to='people.urgentlook')),
            ],
            options={
                'indexes': [models.Index(fields=['citizen', '-at'], name='people_look_citizen_463868_idx')],
            },
        ),
        migrations.CreateModel(
            name='UrgentLookEarlier',
            fields=[
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_id', models.BigAutoField(primary_key=True, serialize=False)),
                ('id', models.BigIntegerField()),
                ('citizen_name', models.CharField(max_length=200)),
                ('why', models.TextField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('until', models.DateTimeField()),
                ('read_by_lead_at', models.DateTimeField(blank=True, null=True)),
                ('hold_until', models.DateTimeField(blank=True, null=True)),
                ('why_hold', models.TextField(blank=True)),
                ('hold_agreed_at', models.DateTimeField(blank=True, null=True)),
                ('hold_refused_at', models.DateTimeField(blank=True, null=True)),
                ('citizen', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.citizen')),
                ('lead', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='earliers', to='people.urgentlook')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('who', models.ForeignKey(db_constraint=False, db_default=people.history.TheUserNamed(), null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='user',
            name='team',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='members', to='people.team'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_userearlier" ("email", "email_is_safe", "fact_question", "id", "is_active", "joined", "language", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_is_safe", "signed_out_at", "team_id", "told_of_asking", "works_as") VALUES (NEW."email", NEW."email_is_safe", NEW."fact_question", NEW."id", NEW."is_active", NEW."joined", NEW."language", NEW."name", NOW(), \'insert\', NEW."id", NEW."phone", NEW."phone_is_safe", NEW."signed_out_at", NEW."team_id", NEW."told_of_asking", NEW."works_as"); RETURN NULL;', hash='a5262ff0e6bdcf4cf3128ea245f14e510ba7f43e', operation='INSERT', pgid='pgtrigger_insert_insert_7e9ab', table='people_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."email_is_safe" IS DISTINCT FROM (NEW."email_is_safe") OR OLD."fact_question" IS DISTINCT FROM (NEW."fact_question") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."joined" IS DISTINCT FROM (NEW."joined") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."phone_is_safe" IS DISTINCT FROM (NEW."phone_is_safe") OR OLD."signed_out_at" IS DISTINCT FROM (NEW."signed_out_at") OR OLD."team_id" IS DISTINCT FROM (NEW."team_id") OR OLD."told_of_asking" IS DISTINCT FROM (NEW."told_of_asking") OR OLD."works_as" IS DISTINCT FROM (NEW."works_as"))', func='INSERT INTO "people_userearlier" ("email", "email_is_safe", "fact_question", "id", "is_active", "joined", "language", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_is_safe", "signed_out_at", "team_id", "told_of_asking", "works_as") VALUES (NEW."email", NEW."email_is_safe", NEW."fact_question", NEW."id", NEW."is_active", NEW."joined", NEW."language", NEW."name", NOW(), \'update\', NEW."id", NEW."phone", NEW."phone_is_safe", NEW."signed_out_at", NEW."team_id", NEW."told_of_asking", NEW."works_as"); RETURN NULL;', hash='c2923868567a12eff9c501a6bcf0528980be797e', operation='UPDATE', pgid='pgtrigger_update_update_86e64', table='people_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_userearlier" ("email", "email_is_safe", "fact_question", "id", "is_active", "joined", "language", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "phone_is_safe", "signed_out_at", "team_id", "told_of_asking", "works_as") VALUES (OLD."email", OLD."email_is_safe", OLD."fact_question", OLD."id", OLD."is_active", OLD."joined", OLD."language", OLD."name", NOW(), \'delete\', OLD."id", OLD."phone", OLD."phone_is_safe", OLD."signed_out_at", OLD."team_id", OLD."told_of_asking", OLD."works_as"); RETURN NULL;', hash='6c14c179737265a4b1065d657d17a11cf6092d09', operation='DELETE', pgid='pgtrigger_delete_delete_bec80', table='people_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citizen',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_citizenearlier" ("added_at", "added_by_id", "copy_for", "full_name", "how_to_talk", "id", "introduced_by", "language", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "user_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."copy_for", NEW."full_name", NEW."how_to_talk", NEW."id", NEW."introduced_by", NEW."language", NEW."name", NOW(), \'insert\', NEW."id", NEW."place", NEW."user_id"); RETURN NULL;', hash='dbeb471bb28f7b033948f3a429062951fa68ed6a', operation='INSERT', pgid='pgtrigger_insert_insert_a86bb', table='people_citizen', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citizen',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_citizenearlier" ("added_at", "added_by_id", "copy_for", "full_name", "how_to_talk", "id", "introduced_by", "language", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "user_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."copy_for", NEW."full_name", NEW."how_to_talk", NEW."id", NEW."introduced_by", NEW."language", NEW."name", NOW(), \'update\', NEW."id", NEW."place", NEW."user_id"); RETURN NULL;', hash='f057df04cf2c5e35248327625b41413e9d423a06', operation='UPDATE', pgid='pgtrigger_update_update_efe29', table='people_citizen', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='citizen',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_citizenearlier" ("added_at", "added_by_id", "copy_for", "full_name", "how_to_talk", "id", "introduced_by", "language", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "user_id") VALUES (OLD."added_at", OLD."added_by_id", OLD."copy_for", OLD."full_name", OLD."how_to_talk", OLD."id", OLD."introduced_by", OLD."language", OLD."name", NOW(), \'delete\', OLD."id", OLD."place", OLD."user_id"); RETURN NULL;', hash='44161f1ab9fa456d576e84432f7e0e6d05866a31', operation='DELETE', pgid='pgtrigger_delete_delete_b8965', table='people_citizen', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alongside',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_alongsideearlier" ("citizen_id", "ended_by_id", "how_related", "id", "parts", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "trusted", "until", "user_id", "walks_as", "why") VALUES (NEW."citizen_id", NEW."ended_by_id", NEW."how_related", NEW."id", NEW."parts", NOW(), \'insert\', NEW."id", NEW."since", NEW."trusted", NEW."until", NEW."user_id", NEW."walks_as", NEW."why"); RETURN NULL;', hash='bdaf0edbe43186025339524bd91217808754d86e', operation='INSERT', pgid='pgtrigger_insert_insert_80b9b', table='people_alongside', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alongside',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_alongsideearlier" ("citizen_id", "ended_by_id", "how_related", "id", "parts", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "trusted", "until", "user_id", "walks_as", "why") VALUES (NEW."citizen_id", NEW."ended_by_id", NEW."how_related", NEW."id", NEW."parts", NOW(), \'update\', NEW."id", NEW."since", NEW."trusted", NEW."until", NEW."user_id", NEW."walks_as", NEW."why"); RETURN NULL;', hash='6df3850206986c1c1ad9f938d3d1fb39145daf02', operation='UPDATE', pgid='pgtrigger_update_update_206cd', table='people_alongside', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='alongside',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_alongsideearlier" ("citizen_id", "ended_by_id", "how_related", "id", "parts", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "trusted", "until", "user_id", "walks_as", "why") VALUES (OLD."citizen_id", OLD."ended_by_id", OLD."how_related", OLD."id", OLD."parts", NOW(), \'delete\', OLD."id", OLD."since", OLD."trusted", OLD."until", OLD."user_id", OLD."walks_as", OLD."why"); RETURN NULL;', hash='ba47011e3425d9ea8fb4d9909d0723c35c60c5f2', operation='DELETE', pgid='pgtrigger_delete_delete_b99cc', table='people_alongside', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='closing',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_closingearlier" ("at", "by_id", "citizen_id", "delete_on", "died_on", "id", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by_id") VALUES (NEW."at", NEW."by_id", NEW."citizen_id", NEW."delete_on", NEW."died_on", NEW."id", NEW."kind", NOW(), \'insert\', NEW."id", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;', hash='bd25269b9531c70e64903bd73681bd01309f9131', operation='INSERT', pgid='pgtrigger_insert_insert_16b8b', table='people_closing', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='closing',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_closingearlier" ("at", "by_id", "citizen_id", "delete_on", "died_on", "id", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by_id") VALUES (NEW."at", NEW."by_id", NEW."citizen_id", NEW."delete_on", NEW."died_on", NEW."id", NEW."kind", NOW(), \'update\', NEW."id", NEW."undone_at", NEW."undone_by_id"); RETURN NULL;', hash='c479cdbf4d26a73923582df1b4945cc9a011f7dc', operation='UPDATE', pgid='pgtrigger_update_update_cd69b', table='people_closing', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='closing',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_closingearlier" ("at", "by_id", "citizen_id", "delete_on", "died_on", "id", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by_id") VALUES (OLD."at", OLD."by_id", OLD."citizen_id", OLD."delete_on", OLD."died_on", OLD."id", OLD."kind", NOW(), \'delete\', OLD."id", OLD."undone_at", OLD."undone_by_id"); RETURN NULL;', hash='0a232bbca7beeb71c7c448440131e19d2a74699f', operation='DELETE', pgid='pgtrigger_delete_delete_1e669', table='people_closing', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invitation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_invitationearlier" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "asked_by_name", "becomes", "citizen_id", "citizen_name", "email", "fact_question", "how_related", "id", "language", "name", "parts", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "sharing_until", "taken_back_at", "to_user_id", "trusted", "until", "wrong_answers") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."asked_by_id", NEW."asked_by_name", NEW."becomes", NEW."citizen_id", NEW."citizen_name", NEW."email", NEW."fact_question", NEW."how_related", NEW."id", NEW."language", NEW."name", NEW."parts", NOW(), \'insert\', NEW."id", NEW."phone", NEW."sharing_until", NEW."taken_back_at", NEW."to_user_id", NEW."trusted", NEW."until", NEW."wrong_answers"); RETURN NULL;', hash='9957cbae107ae0086ee1c58a6a16396fd31cb153', operation='INSERT', pgid='pgtrigger_insert_insert_6ecd8', table='people_invitation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invitation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answer" IS DISTINCT FROM (NEW."answer") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_id" IS DISTINCT FROM (NEW."answered_by_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."asked_by_id" IS DISTINCT FROM (NEW."asked_by_id") OR OLD."asked_by_name" IS DISTINCT FROM (NEW."asked_by_name") OR OLD."becomes" IS DISTINCT FROM (NEW."becomes") OR OLD."citizen_id" IS DISTINCT FROM (NEW."citizen_id") OR OLD."citizen_name" IS DISTINCT FROM (NEW."citizen_name") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."fact_question" IS DISTINCT FROM (NEW."fact_question") OR OLD."how_related" IS DISTINCT FROM (NEW."how_related") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."parts" IS DISTINCT FROM (NEW."parts") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."sharing_until" IS DISTINCT FROM (NEW."sharing_until") OR OLD."taken_back_at" IS DISTINCT FROM (NEW."taken_back_at") OR OLD."to_user_id" IS DISTINCT FROM (NEW."to_user_id") OR OLD."trusted" IS DISTINCT FROM (NEW."trusted") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."wrong_answers" IS DISTINCT FROM (NEW."wrong_answers"))', func='INSERT INTO "people_invitationearlier" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "asked_by_name", "becomes", "citizen_id", "citizen_name", "email", "fact_question", "how_related", "id", "language", "name", "parts", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "sharing_until", "taken_back_at", "to_user_id", "trusted", "until", "wrong_answers") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."asked_by_id", NEW."asked_by_name", NEW."becomes", NEW."citizen_id", NEW."citizen_name", NEW."email", NEW."fact_question", NEW."how_related", NEW."id", NEW."language", NEW."name", NEW."parts", NOW(), \'update\', NEW."id", NEW."phone", NEW."sharing_until", NEW."taken_back_at", NEW."to_user_id", NEW."trusted", NEW."until", NEW."wrong_answers"); RETURN NULL;', hash='53458d85fd06d1556af05e39715c957eba474d64', operation='UPDATE', pgid='pgtrigger_update_update_1209f', table='people_invitation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invitation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_invitationearlier" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "asked_by_name", "becomes", "citizen_id", "citizen_name", "email", "fact_question", "how_related", "id", "language", "name", "parts", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "sharing_until", "taken_back_at", "to_user_id", "trusted", "until", "wrong_answers") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."asked_at", OLD."asked_by_id", OLD."asked_by_name", OLD."becomes", OLD."citizen_id", OLD."citizen_name", OLD."email", OLD."fact_question", OLD."how_related", OLD."id", OLD."language", OLD."name", OLD."parts", NOW(), \'delete\', OLD."id", OLD."phone", OLD."sharing_until", OLD."taken_back_at", OLD."to_user_id", OLD."trusted", OLD."until", OLD."wrong_answers"); RETURN NULL;', hash='046be781cf66b688b5002fe3af45a7e7de85b15a', operation='DELETE', pgid='pgtrigger_delete_delete_88427', table='people_invitation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='team',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_teamearlier" ("id", "lead_id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."lead_id", NEW."name", NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='389b68cc7f5f8144e96c82c2548f3b4c74c2faab', operation='INSERT', pgid='pgtrigger_insert_insert_344e5', table='people_team', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='team',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_teamearlier" ("id", "lead_id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."lead_id", NEW."name", NOW(), \'update\', NEW."id"); RETURN NULL;', hash='b80952bd0fe5ca6ac7e2ff05f9037f1fa18ba469', operation='UPDATE', pgid='pgtrigger_update_update_cda79', table='people_team', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='team',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_teamearlier" ("id", "lead_id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."lead_id", OLD."name", NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='2c614341948e32d24bf9107ab985c10b37d355ef', operation='DELETE', pgid='pgtrigger_delete_delete_d418f', table='people_team', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='place',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_placeearlier" ("id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id") VALUES (NEW."id", NEW."name", NOW(), \'insert\', NEW."id", NEW."team_id"); RETURN NULL;', hash='ad36100f786a1b46436201033d5031b6e5acedc9', operation='INSERT', pgid='pgtrigger_insert_insert_2ccf2', table='people_place', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='place',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_placeearlier" ("id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id") VALUES (NEW."id", NEW."name", NOW(), \'update\', NEW."id", NEW."team_id"); RETURN NULL;', hash='4c2d3ee368adc24639d9bdef6a204cf3a1a77971', operation='UPDATE', pgid='pgtrigger_update_update_5878c', table='people_place', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='place',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_placeearlier" ("id", "name", "pgh_created_at", "pgh_label", "pgh_obj_id", "team_id") VALUES (OLD."id", OLD."name", NOW(), \'delete\', OLD."id", OLD."team_id"); RETURN NULL;', hash='412e7ada3e33c23ab1d149f111da2a897b103e42', operation='DELETE', pgid='pgtrigger_delete_delete_6d4fc', table='people_place', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='urgentlook',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_urgentlookearlier" ("at", "citizen_id", "citizen_name", "hold_agreed_at", "hold_refused_at", "hold_until", "id", "lead_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_by_lead_at", "until", "user_id", "why", "why_hold") VALUES (NEW."at", NEW."citizen_id", NEW."citizen_name", NEW."hold_agreed_at", NEW."hold_refused_at", NEW."hold_until", NEW."id", NEW."lead_id", NOW(), \'insert\', NEW."id", NEW."read_by_lead_at", NEW."until", NEW."user_id", NEW."why", NEW."why_hold"); RETURN NULL;', hash='668de6b942d3d19f20faaa7a73fcdeed9207c78d', operation='INSERT', pgid='pgtrigger_insert_insert_2928e', table='people_urgentlook', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='urgentlook',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "people_urgentlookearlier" ("at", "citizen_id", "citizen_name", "hold_agreed_at", "hold_refused_at", "hold_until", "id", "lead_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_by_lead_at", "until", "user_id", "why", "why_hold") VALUES (NEW."at", NEW."citizen_id", NEW."citizen_name", NEW."hold_agreed_at", NEW."hold_refused_at", NEW."hold_until", NEW."id", NEW."lead_id", NOW(), \'update\', NEW."id", NEW."read_by_lead_at", NEW."until", NEW."user_id", NEW."why", NEW."why_hold"); RETURN NULL;', hash='54dc8ef49c4551e4d226b037c477bf02c9a8e058', operation='UPDATE', pgid='pgtrigger_update_update_4875f', table='people_urgentlook', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='urgentlook',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "people_urgentlookearlier" ("at", "citizen_id", "citizen_name", "hold_agreed_at", "hold_refused_at", "hold_until", "id", "lead_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "read_by_lead_at", "until", "user_id", "why", "why_hold") VALUES (OLD."at", OLD."citizen_id", OLD."citizen_name", OLD."hold_agreed_at", OLD."hold_refused_at", OLD."hold_until", OLD."id", OLD."lead_id", NOW(), \'delete\', OLD."id", OLD."read_by_lead_at", OLD."until", OLD."user_id", OLD."why", OLD."why_hold"); RETURN NULL;', hash='69ddbb1a1745bf0b38fa8f675ce29a4e2e98ab7f', operation='DELETE', pgid='pgtrigger_delete_delete_2b46d', table='people_urgentlook', when='AFTER')),
        ),
    ]
