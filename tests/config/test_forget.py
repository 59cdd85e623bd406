"""What has stayed long enough is deleted for good: all of one person, nothing of anybody else."""

import datetime
import io
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from config import retention
from config.management.commands import forget as command
from conversations.models import Conversation, Kept, Matter
from networks.models import SupportRequest
from people.models import Alongside, Citizen, Closing, Look, User
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

AsUser = Callable[[User | None], AbstractContextManager[None]]

CANARY = "caneri-werdd"
DAY = datetime.timedelta(days=1)
LONG_AGO = timezone.make_aware(datetime.datetime(2010, 3, 1, 12))


def run(*options: str) -> str:
    told = io.StringIO()
    with everything_open():
        call_command("forget", *options, stdout=told)
    return told.getvalue()


def leaves(citizen: Citizen, *, in_days: int = 0, kind: str = Closing.LEAVING, **more: Any) -> Any:
    """The last day is so many days from now."""
    day = timezone.localdate() + datetime.timedelta(days=in_days)
    with everything_open():
        return factories.ClosingFactory(citizen=citizen, kind=kind, delete_on=day, **more)


def tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where schemaname = 'public' order by 1")
        return [name for (name,) in cursor.fetchall()]


def everything() -> dict[str, list[str]]:
    """Every row of every table, as the database writes it."""
    with everything_open(), connection.cursor() as cursor:
        found = {}
        for table in tables():
            cursor.execute(f"select t::text from {table} t order by 1")
            found[table] = [row for (row,) in cursor.fetchall()]
        return found


def plant(citizen: Citizen) -> None:
    """The canary in every text of everything about this person, now and in its history."""
    models: list[Any] = [*retention.tables(), User]
    for model in models:
        whose = {"pk": citizen.user_id} if model is User else {retention.about(model): citizen.pk}
        for row in model._default_manager.filter(**whose):
            texts = [
                field.name
                for field in model._meta.local_concrete_fields
                if field.get_internal_type() in {"CharField", "TextField"}
                and not field.choices
                and not field.unique
                and field.name not in {"language", "password", "what", "phone"}
            ]
            for name in texts:
                setattr(row, name, CANARY if name != "quote" else getattr(row, name))
            row.save()


@pytest.fixture
def gone(cast: Cast) -> Cast:
    """Eirlys asked for her plan to be deleted, and today is the day."""
    with everything_open():
        plant(cast.hers.citizen)
        keys: Any = apps.get_model("mfa", "Authenticator")
        keys.objects.create(user=cast.eirlys, type="totp", data={"secret": CANARY})
    leaves(cast.hers.citizen, by=cast.eirlys)
    return cast


def test_nothing_of_hers_is_left_in_any_table(gone: Cast) -> None:
    before = everything()
    hers = [CANARY, str(gone.hers.citizen.pk), "eirlys@example.org"]
    assert sum(CANARY in row for rows in before.values() for row in rows) > 40
    run()
    left = [(table, row) for table, rows in everything().items() for row in rows if any(one in row for one in hers)]
    assert left == []


def test_everybody_elses_rows_are_untouched(gone: Cast) -> None:
    before = everything()
    run()
    with everything_open(), connection.cursor() as cursor:
        # Nothing that is left points at what is gone.
        cursor.execute("set constraints all immediate")
    after = everything()
    for table, rows in before.items():
        assert set(after[table]) <= set(rows), table
    with everything_open():
        assert Citizen.objects.count() == 2
        assert Matter.objects.filter(citizen=gone.his.citizen).count() == 3
        # Whoever only walked with her still signs in, and is still named where they wrote.
        assert set(User.objects.values_list("name", flat=True)) == {
            "Gwen", "Ifan", "Carys", "Former", "Dai", "Tomos", "Urien", "Megan", "Nia",
        }  # fmt: skip
        assert Alongside.objects.count() == 2


def test_what_she_is_not_asked_about_stays(gone: Cast) -> None:
    lost = {table: len(rows) for table, rows in everything().items()}
    run()
    now = {table: len(rows) for table, rows in everything().items()}
    still = {table for table in lost if lost[table] == now[table]}
    assert {"people_team", "people_place", "people_teamearlier", "django_migrations"} <= still


def test_a_dry_run_lists_and_deletes_nothing(gone: Cast) -> None:
    before = everything()
    told = run("--dry-run")
    assert everything() == before
    assert told.startswith(f"1 of 1: {gone.hers.citizen.pk}, asked for it, since {timezone.localdate()}\n")
    assert "    conversations_matter: 3\n" in told
    assert "    conversations_matterearlier: 6\n" in told
    assert "    people_look: 3\n" in told
    assert "    people_user: 1\n" in told
    assert CANARY not in told
    assert CANARY in run("--dry-run", "--names")


def test_a_dry_run_says_what_the_run_then_does(gone: Cast) -> None:
    """But for the history: deleting a row writes one more, which goes too."""

    def rows(told: str) -> dict[str, int]:
        lines = [line.strip().split(": ") for line in told.splitlines() if line.startswith("    ")]
        return {table: int(many) for table, many in lines if not table.endswith("earlier")}

    listed = rows(run("--dry-run"))
    assert rows(run()) == listed
    assert len(listed) > 15


def test_before_the_day_nothing_is_deleted_and_a_change_of_mind_counts(cast: Cast) -> None:
    closing = leaves(cast.hers.citizen, in_days=1, by=cast.eirlys)
    leaves(cast.his.citizen, in_days=0, by=cast.dai, undone_at=timezone.now(), undone_by=cast.dai)
    assert run() == "Nobody's time is over.\n"
    with everything_open():
        closing.undone_at, closing.undone_by = timezone.now(), cast.eirlys
        closing.save()
        assert command.forget(cast.hers.citizen) == {}
        assert Citizen.objects.count() == 3


def test_minds_changed_between_the_list_and_the_deed_are_heard(gone: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    with everything_open():
        listed = retention.due()
        Closing.objects.open().update(undone_at=timezone.now(), undone_by=gone.eirlys)
    now = retention.due
    monkeypatch.setattr(retention, "due", lambda citizen=None: now(citizen) if citizen else listed)
    assert "kept: they changed their mind" in run()
    with everything_open():
        assert Citizen.objects.filter(pk=gone.hers.citizen.pk).exists()


def test_a_paused_plan_stays(cast: Cast) -> None:
    with everything_open():
        factories.ClosingFactory(citizen=cast.hers.citizen, kind=Closing.PAUSED, by=cast.eirlys)
    assert "Nobody" in run("--dry-run")


def test_after_a_death_it_goes_on_its_day(cast: Cast) -> None:
    died = timezone.localdate() - datetime.timedelta(days=365)
    leaves(cast.hers.citizen, kind=Closing.DIED, died_on=died, by=cast.carys)
    assert f"has died, since {died}" in run("--dry-run")
    run()
    with everything_open():
        assert not Citizen.objects.filter(pk=cast.hers.citizen.pk).exists()
        assert not User.objects.filter(name="Eirlys").exists()


def test_long_quiet_goes_and_one_look_or_one_sign_in_or_one_word_keeps_it(cast: Cast) -> None:
    def quiet(name: str) -> Any:
        user: Any = factories.UserFactory(name=name, last_login=LONG_AGO)
        citizen: Any = factories.CitizenFactory(name=name, user=user, added_by=cast.carys, added_at=LONG_AGO)
        factories.MatterFactory(citizen=citizen, written_by=user, written_at=LONG_AGO)
        return citizen

    with everything_open():
        forgotten, opened, came, said = (quiet(name) for name in ("Forgotten", "Opened", "Came", "Said"))
        with connection.cursor() as cursor:
            for tracked, event in retention.histories():
                cursor.execute(f"update {event._meta.db_table} set pgh_created_at = %s", [LONG_AGO])
                assert tracked
        factories.LookFactory(citizen=opened, user=cast.carys)
        came.user.last_login = timezone.now()
        came.user.save()
        factories.StrengthFactory(citizen=said, written_by=cast.carys, written_at=LONG_AGO)
        assert [(one.citizen, one.why, one.since) for one in retention.due()] == [
            (forgotten, retention.QUIET, LONG_AGO.date())
        ]
    assert "quiet, since 2010-03-01" in run()
    with everything_open():
        assert not Citizen.objects.filter(pk=forgotten.pk).exists()
        assert Citizen.objects.filter(pk__in=[opened.pk, came.pk, said.pk]).count() == 3


def test_the_settings_say_how_long(cast: Cast, settings: Any) -> None:
    with everything_open():
        old: Any = factories.CitizenFactory(added_by=cast.carys, added_at=timezone.now() - 400 * DAY)
        with connection.cursor() as cursor:
            cursor.execute("update people_citizenearlier set pgh_created_at = now() - interval '400 days'")
        assert retention.due() == []
        settings.DELETE_AFTER_QUIET_YEARS = 1
        assert [one.citizen for one in retention.due()] == [old]


def test_an_account_that_supports_somebody_stays(gone: Cast) -> None:
    with everything_open():
        factories.AlongsideFactory(citizen=gone.his.citizen, user=gone.eirlys, walks_as=Alongside.SUPPORTER)
    run()
    with everything_open():
        eirlys = User.objects.get(pk=gone.eirlys.pk)
        assert eirlys.email == "eirlys@example.org"
        assert eirlys.is_active


def test_an_account_that_once_wrote_elsewhere_keeps_its_name_and_nothing_else(gone: Cast) -> None:
    with everything_open():
        factories.MatterFactory(citizen=gone.his.citizen, written_by=gone.eirlys)
    run()
    with everything_open():
        eirlys = User.objects.get(pk=gone.eirlys.pk)
        assert (eirlys.email, eirlys.is_active) == (None, False)
    found = [table for table, rows in everything().items() for row in rows if "eirlys@example.org" in row]
    assert found == []


def test_stopped_in_between_it_goes_on(gone: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    leaves(gone.his.citizen, by=gone.dai)
    delete, calls = command.delete, []

    def stops(rows: Any) -> tuple[str, int]:
        calls.append(rows.model)
        if rows.model is Citizen and len([one for one in calls if one is Citizen]) == 2:
            raise KeyboardInterrupt
        return delete(rows)

    monkeypatch.setattr(command, "delete", stops)
    with pytest.raises(KeyboardInterrupt):
        run()
    monkeypatch.setattr(command, "delete", delete)
    with everything_open():
        # One is gone whole; of the other nothing.
        (left,) = Citizen.objects.exclude(pk=gone.iolo.pk)
        assert Matter.objects.filter(citizen=left).count() == 3
        assert Kept.objects.count() == Conversation.objects.count() == 3
    assert run().startswith("1 of 1:")
    with everything_open():
        assert SupportRequest.objects.count() == Look.objects.count() == 0


def test_a_line_is_logged_without_a_name(gone: Cast, caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("forget")
    logger.addHandler(caplog.handler)
    run()
    logger.removeHandler(caplog.handler)
    assert sorted(set(caplog.messages)) == [
        f"A plan was deleted: {gone.hers.citizen.pk}, asked for it since {timezone.localdate()}"
    ]


def test_only_the_owner_may(cast: Cast) -> None:
    with pytest.raises(CommandError, match="owns the tables"):
        call_command("forget")


def test_every_table_about_a_person_is_known() -> None:
    """Whatever says whose it is by a column `citizen` is deleted; what points at another goes before it."""
    named = {model for model in apps.get_models() if "citizen_id" in {f.attname for f in model._meta.local_fields}}
    known = {*retention.tables(), *(event for _, event in retention.histories())}
    assert named - known == set()
    order = retention.tables()
    for place, model in enumerate(order):
        assert not [later for later in order[place + 1 :] if retention.points_at(later, model)]
    assert order[-1] is Citizen


def test_somebody_who_is_gone_already_is_passed_over(gone: Cast) -> None:
    with everything_open():
        somebody = Citizen(name="Nobody")
        assert command.forget(somebody) == {}
