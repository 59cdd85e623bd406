"""What the wall holds beyond reading: who may change what, tried by SQL as each of the cast would."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from conversations.models import Conversation, Matter
from networks.models import Promise, SupportRequest, Verdict
from people.models import Alongside, Citizen, User
from strengths.models import Strength
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

AsUser = Callable[[User | None], AbstractContextManager[None]]


def sql(statement: str, *values: Any) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        count: int = cursor.rowcount
        return count


@contextmanager
def refused() -> Iterator[None]:
    with pytest.raises(ProgrammingError, match=r"somebody else to change|row-level security"):
        yield


def test_who_can_see_is_said_by_the_person_or_the_writer(cast: Cast, as_user: AsUser) -> None:
    matter = cast.hers[Matter, "workers"]
    widen = "update conversations_matter set who_can_see = 'everyone' where id = %s"
    with everything_open():
        other = factories.AlongsideFactory(citizen=cast.hers.citizen, user=cast.former, walks_as="worker")
    assert other
    with as_user(cast.former), refused():
        sql(widen, matter.pk)
    with as_user(cast.carys):
        assert sql(widen, matter.pk) == 1
    with as_user(cast.eirlys):
        assert sql("update conversations_matter set who_can_see = 'us' where id = %s", matter.pk) == 1


def test_a_supporter_does_not_rewrite_her_words(cast: Cast, as_user: AsUser) -> None:
    for model in (Matter, Conversation, SupportRequest, Strength):
        table, pk = model._meta.db_table, cast.hers[model, "everyone"].pk
        with as_user(cast.gwen), refused():
            sql(f"update {table} set words = 'x' where id = %s", pk)
        for user in (cast.carys, cast.eirlys):
            with as_user(user):
                assert sql(f"update {table} set words = %s where id = %s", user.name, pk) == 1


def test_only_the_person_ends_what_they_asked_for(cast: Cast, as_user: AsUser) -> None:
    request = cast.hers[SupportRequest, "everyone"]
    for column in ("ended_at", "withdrawn_at"):
        end = f"update networks_supportrequest set {column} = now() where id = %s"
        with as_user(cast.carys), refused():
            sql(end, request.pk)
        with as_user(cast.eirlys):
            assert sql(end, request.pk) == 1


def test_only_the_person_says_that_it_is_what_they_wanted(cast: Cast, as_user: AsUser) -> None:
    request = cast.hers[SupportRequest, "everyone"]
    with everything_open():
        without_sign_in: Any = factories.SupportRequestFactory(citizen=cast.iolo, written_by=cast.carys)
    with as_user(cast.carys):
        with refused(), transaction.atomic():
            Verdict.objects.create(request=request, by=cast.carys, answer="yes")
        # At his word: he has no sign-in of his own.
        assert Verdict.objects.create(request=without_sign_in, by=cast.carys, answer="yes").pk
    with as_user(cast.eirlys):
        assert Verdict.objects.create(request=request, by=cast.eirlys, answer="yes").pk


def test_a_promise_is_kept_by_whoever_made_it_or_has_it(cast: Cast, as_user: AsUser) -> None:
    with everything_open():
        promise = cast.hers[Promise, "everyone"]
        promise.by = cast.carys
        promise.save()
    kept = "update networks_promise set kept_at = now() where id = %s"
    with as_user(cast.gwen), refused():
        sql(kept, promise.pk)
    for user in (cast.carys, cast.eirlys):
        with as_user(user):
            assert sql(kept, promise.pk) == 1


def test_a_password_is_only_ones_own(cast: Cast, as_user: AsUser) -> None:
    change = "update people_user set password = 'x' where id = %s"
    with as_user(cast.nia), refused():
        sql(change, cast.carys.pk)
    with as_user(cast.carys):
        assert sql(change, cast.carys.pk) == 1


def test_accounts_are_looked_up_only_while_nobody_is_named(cast: Cast, as_user: AsUser) -> None:
    opened = "select set_config('app.signing_in', 'on', true)"
    with as_user(cast.megan):
        sql(opened)
        assert set(User.objects.values_list("pk", flat=True)) == {cast.megan.pk}
        sql("select set_config('app.signing_in', '', true)")


@pytest.mark.parametrize("work", [User.MANAGER, User.ADMINISTRATOR])
def test_a_worker_who_becomes_a_manager_meets_nobody(
    work: str, cast: Cast, as_user: AsUser, client_for: Callable[[User], object]
) -> None:
    with everything_open():
        cast.carys.works_as = work
        cast.carys.save()
    with as_user(cast.carys):
        for model in (Citizen, Matter, Conversation, Alongside):
            assert not model._default_manager.exists()
    assert not Citizen.objects.visible_to(cast.carys).exists()
    client = client_for(cast.carys)
    answer = client.get(f"/people/{cast.hers.citizen.pk}/")  # type: ignore[attr-defined]
    assert answer.status_code == 404


def test_nobody_makes_a_citizen_of_somebody_elses_account(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.carys), refused(), transaction.atomic():
        Citizen.objects.create(name="Megan", user=cast.megan, added_by=cast.carys)


def test_what_stood_in_the_way_is_read_and_added_to_by_workers_alone(cast: Cast, as_user: AsUser) -> None:
    """It is about nobody; still it is theirs who study their own work, and what was said stays as it was said."""
    add = "insert into networks_stoodintheway (words, language, month) values ('Two forms for one rail.', 'en', now())"
    for name, user in cast.users.items():
        with as_user(user):
            if user.works_as == User.WORKER:
                assert sql(add) == 1, name
                assert sql("select from networks_stoodintheway") > 0, name
            else:
                with refused():
                    sql(add)
                assert sql("select from networks_stoodintheway") == 0, name
    for change in ("update networks_stoodintheway set words = ''", "delete from networks_stoodintheway"):
        with as_user(cast.carys), pytest.raises(ProgrammingError, match="permission denied"):
            sql(change)


def test_a_team_is_told_two_figures_and_of_nobody(cast: Cast, as_user: AsUser) -> None:
    """Nothing that one worker was told alone, of no closed plan, of no other team; and to workers."""
    with everything_open():
        SupportRequest.objects.filter(citizen=cast.his.citizen).update(ended_at=timezone.now())
        team = factories.TeamFactory()
        User.objects.filter(pk__in=[cast.carys.pk, cast.tomos.pk, cast.former.pk]).update(team=team)

    def waiting(user: User) -> int:
        with as_user(user), connection.cursor() as cursor:
            cursor.execute("select waiting from app_team_waiting()")
            (figure,) = cursor.fetchone() or (0,)
        return int(figure)

    # Of the three that she asked for, one was told to Carys alone.
    assert {name: waiting(user) for name, user in cast.users.items() if waiting(user)} == dict.fromkeys(
        ("carys", "tomos", "former"), 2
    )
    with everything_open():
        closed: Any = factories.ClosingFactory(citizen=cast.hers.citizen, by=cast.eirlys)
    assert waiting(cast.tomos) == 0
    with everything_open():
        closed.delete()
    assert waiting(cast.tomos) == 2
    # Of two, each would know the other's.
    with everything_open():
        User.objects.filter(pk=cast.former.pk).update(team=None)
    assert waiting(cast.tomos) == 0


def test_with_whom_one_walked_before_is_a_name_and_two_days(cast: Cast, as_user: AsUser) -> None:
    with everything_open():
        Citizen.objects.filter(pk=cast.hers.citizen.pk).update(name="Somebody new")
    found = {}
    for name, user in cast.users.items():
        with as_user(user), connection.cursor() as cursor:
            cursor.execute("select called from app_walked_before()")
            found[name] = cursor.fetchall()
    # What she was called then, and not since.
    assert {name: rows for name, rows in found.items() if rows} == {"former": [("Eirlys",)]}
