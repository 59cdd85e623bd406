"""The rule of who may see what is said twice, as a word and as a wall: they agree, and the wall holds by itself.

The word is what `visible_to` answers when the owner of the tables asks, whom the wall does not stop. The wall is what
plain SQL answers under the application's role. Neither knows of the other.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import Error, connection, models, transaction
from django.db.models import Q
from django.utils import timezone

from conversations.models import Conversation, Kept, Matter, Telling
from networks.models import Promise, Reply, SupportRequest, Verdict
from people import access, wall
from people.models import Alongside, Citizen, Closing, Invitation, Look, Place, Team, UrgentLook, User
from people.of_a_team import OfATeam
from people.pieces import PartOfPiece, Piece
from strengths.models import Strength
from tests import factories
from tests.cast import LINES, Cast, Life
from tests.conftest import everything_open
from tests.rules import truth

AsUser = Callable[[User | None], AbstractContextManager[None]]

PERSONAL = list(wall.personal_models())
HISTORIES = dict(wall.event_models())
PIECES = [model for model in PERSONAL if issubclass(model, Piece | PartOfPiece)]
OTHERS: dict[str, type[models.Model]] = {
    model.__name__: model for model in (Alongside, Invitation, Closing, UrgentLook, Team, Place)
} | {model.__name__: model for model in PERSONAL if issubclass(model, OfATeam)}
TABLES = sorted(model._meta.db_table for model in [*PERSONAL, *HISTORIES])
WHO = ["eirlys", "gwen", "ifan", "carys", "former", "dai", "tomos", "urien", "megan", "nia", "nobody"]


def sql(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def changed(statement: str, *values: Any) -> int:
    """How many rows the statement changed."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


@contextmanager
def checked_at_once() -> Iterator[None]:
    """Foreign keys are asked at the end of this block, not of the transaction."""
    with transaction.atomic():
        yield
        sql("set constraints all immediate")


@contextmanager
def refused(saying: str) -> Iterator[None]:
    """The database refuses what is tried inside, for this reason."""
    with pytest.raises(Error, match=saying), checked_at_once():
        yield


def ids_by_wall(model: type[models.Model]) -> set[Any]:
    return {row[0] for row in sql(f'select "{model._meta.pk.column}" from "{model._meta.db_table}"')}


def ids_by_word(model: Any, user: Any) -> set[Any]:
    """Worked out by the owner of the tables."""
    with everything_open():
        if model not in HISTORIES:
            return set(model.objects.visible_to(user).values_list("pk", flat=True))
        tracked: Any = HISTORIES[model]
        rule = Q(pgh_obj_id__in=set(tracked.objects.visible_to(user).values_list("pk", flat=True)))
        if issubclass(tracked, Piece | PartOfPiece):
            rule &= access.may_see(user, tracked.PART)
        return set(model.objects.filter(rule).values_list("pk", flat=True))


def disagreements(user: User | None, as_user: AsUser) -> list[str]:
    """The tables for which word and wall differ for this user; None is somebody who has not signed in."""
    found = []
    with as_user(user):
        for model in [*PERSONAL, *HISTORIES]:
            word, seen = ids_by_word(model, user or AnonymousUser()), ids_by_wall(model)
            if word != seen:
                found.append(f"{model.__name__}: word {len(word)}, wall {len(seen)}")
    return found


@pytest.fixture
def crowd(cast: Cast) -> Cast:
    """The cast, and words written with Eirlys by everybody who may have, at every line, some since changed."""
    with everything_open():
        for writer in (cast.eirlys, cast.gwen, cast.ifan, cast.carys, cast.former):
            for line in LINES:
                whole = {"citizen": cast.hers.citizen, "written_by": writer, "who_can_see": line}
                matter: Any = factories.MatterFactory(**whole)
                request: Any = factories.SupportRequestFactory(**whole)
                factories.TellingFactory(matter=matter, by=cast.gwen)
                factories.ReplyFactory(request=request, by=cast.carys)
                Matter.objects.filter(pk=matter.pk).update(words="my kitchen", who_can_see="everyone")
                SupportRequest.objects.filter(pk=request.pk).update(who_can_see="us")
    return cast


def person(cast: Cast, name: str) -> User | None:
    return cast.users.get(name)


# Reading


@pytest.mark.parametrize("name", WHO)
def test_word_and_wall_agree(name: str, crowd: Cast, as_user: AsUser) -> None:
    assert disagreements(person(crowd, name), as_user) == []


def test_a_word_that_says_more_is_found(crowd: Cast, as_user: AsUser, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = Q(citizen_id__isnull=False)
    monkeypatch.setattr(access, "may_see", lambda user, part: everything)
    assert any(found.startswith("Matter:") for found in disagreements(crowd.gwen, as_user))


def test_a_wall_with_a_hole_is_found(crowd: Cast, as_user: AsUser) -> None:
    with everything_open():
        sql("create policy hole on strengths_strength for select to bywyd_app using (true)")
    assert [found.split(":")[0] for found in disagreements(crowd.gwen, as_user)] == ["Strength"]


def lines_seen(model: type[models.Model], life: Life) -> set[str]:
    seen = ids_by_wall(model)
    return {line for line in LINES if life[model, line].pk in seen}


@pytest.mark.parametrize("name", WHO)
def test_the_wall_says_what_the_table_of_truth_says(name: str, cast: Cast, as_user: AsUser) -> None:
    hers, his, meets = truth.lines(truth.HERS), truth.lines(truth.HIS), truth.table(truth.MEETS)
    with as_user(person(cast, name)):
        for model in PIECES:
            assert lines_seen(model, cast.hers) == hers[model.__name__, name], model
            assert lines_seen(model, cast.his) == his[model.__name__, name], model
        met = sorted(row[0].lower() for row in sql("select name from people_citizen"))
        assert ",".join(met) == meets["Citizen", name]
        looks = set(Look.objects.filter(citizen=cast.hers.citizen).values_list("user_id", flat=True))
        others = {kind: len(ids_by_wall(model)) for kind, model in OTHERS.items()}
    lookers = sorted(who for who, user in cast.users.items() if user.pk in looks)
    assert ",".join(lookers) == meets["Look", name]
    assert {kind: str(rows or "") for kind, rows in others.items()} == {
        kind: cell
        for text in (truth.OTHERS, truth.STUDIED)
        for (kind, who), cell in truth.table(text).items()
        if who == name
    }


def test_the_table_of_truth_leaves_nobody_and_nothing_out(cast: Cast) -> None:
    for text in (truth.HERS, truth.HIS):
        assert {model for model, _ in truth.table(text)} == {model.__name__ for model in PIECES}
        assert {who for _, who in truth.table(text)} == {*cast.users, "nobody"} == set(WHO)


@pytest.mark.parametrize("name", ["megan", "nia", "nobody"])
def test_managers_and_strangers_have_no_path_to_a_person(name: str, crowd: Cast, as_user: AsUser) -> None:
    with everything_open():
        works_here = set(User.objects.exclude(works_as="").values_list("pk", flat=True))
    # Themselves; and for the administrator those who work here, none of whom is a person with a plan.
    users = {"megan": {crowd.megan.pk}, "nia": works_here, "nobody": set()}[name]
    with as_user(person(crowd, name)):
        assert ids_by_wall(User) == users
        for model in [*PERSONAL, *HISTORIES]:
            if not {User, Team, Place} & {model, HISTORIES.get(model)}:
                assert ids_by_wall(model) == set(), model


def test_somebody_whose_time_has_ended_sees_nothing_at_once(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.gwen):
        assert ids_by_wall(Matter) == {cast.hers[Matter, "everyone"].pk}
    with as_user(cast.eirlys):
        sql("update people_alongside set until = now() where id = %s", cast.walking["gwen"].pk)
    with as_user(cast.gwen):
        assert all(ids_by_wall(model) == set() for model in [*PIECES, Citizen])


@transaction.atomic
def name_and_fail() -> None:
    access.name_user(12)
    raise ZeroDivisionError


def test_a_name_is_gone_with_its_transaction(transactional_db: None) -> None:
    with transaction.atomic():
        access.name_user(12)
        assert sql("select app_user()") == [(12,)]
    assert sql("select app_user()") == [(None,)]
    with pytest.raises(ZeroDivisionError):
        name_and_fail()
    assert sql("select app_user()") == [(None,)]


# Writing


COLUMNS: dict[type[models.Model], str] = {
    Strength: "words",
    Matter: "words",
    SupportRequest: "words",
}


def say(model: type[models.Model], citizen: Citizen, by: User, line: str = "everyone") -> None:
    """A piece written by plain SQL."""
    more = {"keep_as_it_is": False} if model is Matter else {}
    row = {
        "citizen_id": citizen.pk,
        "written_by_id": by.pk,
        "who_can_see": line,
        "language": "en",
        "helped_by": "",
        **more,
    }
    row |= {"written_at": timezone.now(), COLUMNS[model]: "words"}
    columns, marks = ", ".join(row), ", ".join(["%s"] * len(row))
    sql(f"insert into {model._meta.db_table} ({columns}) values ({marks})", *row.values())


def reply(request: SupportRequest, by: User, citizen: Citizen, who: str, written_by: User) -> None:
    """A reply by plain SQL, claiming these columns of the rule."""
    sql(
        "insert into networks_reply (request_id, citizen_id, who_can_see, written_by_id, by_id, at, kind, words)"
        " values (%s, %s, %s, %s, %s, now(), 'can', '')",
        request.pk,
        citizen.pk,
        who,
        written_by.pk,
        by.pk,
    )


@pytest.mark.parametrize("model", COLUMNS, ids=lambda model: model.__name__)
def test_those_alongside_write_and_nobody_else(model: type[models.Model], cast: Cast, as_user: AsUser) -> None:
    for user in (cast.eirlys, cast.carys):
        with as_user(user):
            say(model, cast.hers.citizen, user)
            say(model, cast.hers.citizen, user, "us")
    for user in (cast.tomos, cast.former, cast.dai, cast.megan, cast.nia):
        with as_user(user), refused("row-level security"):
            say(model, cast.hers.citizen, user)


def test_a_supporter_writes_only_in_the_parts_that_she_is_shown(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.ifan):
        say(Matter, cast.hers.citizen, cast.ifan)
        with refused("row-level security"):
            say(Strength, cast.hers.citizen, cast.ifan)


def test_nobody_writes_as_somebody_else(cast: Cast, as_user: AsUser) -> None:
    her = cast.hers.citizen
    with as_user(cast.carys):
        with refused("row-level security"):
            say(Matter, her, cast.eirlys)
        with refused("row-level security"):
            reply(cast.hers[SupportRequest, "everyone"], cast.eirlys, her, "everyone", cast.carys)
        with refused("row-level security"):
            sql(
                "insert into people_look (citizen_id, user_id, what, at) values (%s, %s, 'plan', now())",
                her.pk,
                cast.gwen.pk,
            )


def test_whose_it_is_and_who_wrote_it_never_change(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.carys):
        for model in PIECES:
            fixed = {"citizen_id": cast.his.citizen.pk, "written_by_id": cast.gwen.pk}
            if issubclass(model, PartOfPiece):
                fixed["by_id"] = cast.gwen.pk
            for column, value in fixed.items():
                with refused("permission denied"):
                    sql(f"update {model._meta.db_table} set {column} = %s", value)


@pytest.mark.parametrize("name", ["eirlys", "carys", "nia"])
def test_nothing_is_destroyed(name: str, cast: Cast, as_user: AsUser) -> None:
    with as_user(person(cast, name)):
        for table in TABLES:
            with refused("permission denied"):
                sql(f"delete from {table}")
            with refused("permission denied"):
                sql(f"truncate {table}")


def columns_of(model: type[models.Model]) -> list[str]:
    return [field.column for field in model._meta.local_concrete_fields if field.column]


def test_what_was_written_down_is_not_rewritten(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.eirlys):
        written_down: list[type[models.Model]] = [Look, *HISTORIES]
        for model in written_down:
            table = model._meta.db_table
            for column in columns_of(model):
                with refused("permission denied"):
                    sql(f'update {table} set "{column}" = "{column}"')
            if model is not Look:
                with refused("permission denied"):
                    sql(f"insert into {table} default values")


def test_nobody_changes_what_they_do_not_see(cast: Cast, as_user: AsUser) -> None:
    hidden = cast.hers[Matter, "us"].pk
    for user in (cast.gwen, cast.tomos, cast.former, cast.megan):
        with as_user(user):
            assert changed("update conversations_matter set words = 'x' where id = %s", hidden) == 0


def test_nobody_hides_from_themselves_what_is_anothers(cast: Cast, as_user: AsUser) -> None:
    shared = cast.hers[Matter, "everyone"].pk
    with as_user(cast.gwen), refused("somebody else to change"):
        sql("update conversations_matter set who_can_see = 'us' where id = %s", shared)


@pytest.mark.parametrize("name", ["ifan", "former", "carys"])
def test_nobody_walks_on_or_sees_more_by_their_own_hand(name: str, cast: Cast, as_user: AsUser) -> None:
    rows = "select * from people_alongside where citizen_id = %s order by id"
    her = cast.hers.citizen.pk
    with everything_open():
        before = sql(rows, her)
    for change in ("until = null", "parts = '{story,people}'", "walks_as = 'advocate'", "trusted = true"):
        with as_user(person(cast, name)), suppress(Error), transaction.atomic():
            sql(f"update people_alongside set {change} where citizen_id = %s", her)
    with everything_open():
        assert sql(rows, her) == before


def test_the_person_says_what_each_sees_and_until_when(cast: Cast, as_user: AsUser) -> None:
    for change in ("until = now()", "parts = '{story,people}'", "until = null", "trusted = true"):
        with as_user(cast.eirlys):
            assert changed(f"update people_alongside set {change}") == len(cast.walking)


def test_whoever_walks_alongside_may_end_that_and_no_more(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.gwen):
        assert changed("update people_alongside set until = now() where user_id = %s", cast.gwen.pk) == 1
        with refused("somebody else"):
            sql("update people_alongside set until = now() + interval '1 day' where user_id = %s", cast.gwen.pk)
        # Another's row she does not even reach.
        assert changed("update people_alongside set until = now() where user_id = %s", cast.ifan.pk) == 0


def test_nobody_begins_to_walk_alongside_somebody_known(cast: Cast, as_user: AsUser) -> None:
    def begin(citizen: Citizen, user: User, walks_as: str) -> None:
        sql(
            "insert into people_alongside (citizen_id, user_id, walks_as, how_related, parts, since, why, trusted)"
            " values (%s, %s, %s, '', '{story}', now(), '', false)",
            citizen.pk,
            user.pk,
            walks_as,
        )

    for user in (cast.tomos, cast.former, cast.dai, cast.megan, cast.nia):
        with as_user(user), refused("row-level security"):
            begin(cast.hers.citizen, user, "worker")
    with as_user(cast.carys), refused("row-level security"):
        begin(cast.hers.citizen, cast.tomos, "worker")
    # Not even by the person: whoever is asked says yes themselves.
    with as_user(cast.eirlys), refused("row-level security"):
        begin(cast.hers.citizen, cast.tomos, "worker")


def test_nobody_gives_themselves_other_work(cast: Cast, as_user: AsUser) -> None:
    for user in (cast.carys, cast.gwen, cast.megan):
        with as_user(user), refused("row-level security"):
            sql("update people_user set works_as = 'administrator' where id = %s", user.pk)
    with as_user(cast.megan):
        assert changed("update people_user set name = 'x' where id = %s", cast.carys.pk) == 0


# Parts of pieces, and keys


def test_a_part_stays_with_its_whole(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.carys), refused("foreign key"):
        reply(cast.his[SupportRequest, "everyone"], cast.carys, cast.hers.citizen, "everyone", cast.tomos)
    with as_user(cast.carys), refused("foreign key"):
        reply(cast.hers[SupportRequest, "us"], cast.carys, cast.hers.citizen, "everyone", cast.carys)


def test_nobody_replies_to_what_they_do_not_see(cast: Cast, as_user: AsUser) -> None:
    hidden = cast.hers[SupportRequest, "us"]
    with as_user(cast.gwen), refused("row-level security"):
        reply(hidden, cast.gwen, cast.hers.citizen, "us", cast.carys)


def test_words_are_kept_as_something_of_the_same_citizens(cast: Cast, as_user: AsUser) -> None:
    kept = cast.hers[Kept, "everyone"].pk
    with everything_open():
        other: Any = factories.MatterFactory(citizen=cast.his.citizen)
    with as_user(cast.carys), refused("foreign key"):
        sql("update conversations_kept set matter_id = %s where id = %s", other.pk, kept)


def test_what_is_asked_again_was_asked_by_the_same_citizen(cast: Cast, as_user: AsUser) -> None:
    mine, other = cast.hers[SupportRequest, "everyone"].pk, cast.his[SupportRequest, "everyone"].pk
    with as_user(cast.carys), refused("foreign key"):
        sql("update networks_supportrequest set repeats_id = %s where id = %s", other, mine)


@pytest.mark.parametrize(
    ("whole", "parts"),
    [(SupportRequest, [Reply, Promise, Verdict]), (Matter, [Telling]), (Conversation, [Kept])],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_parts_follow_when_the_whole_is_told_more_closely(
    whole: Any, parts: list[Any], cast: Cast, as_user: AsUser
) -> None:
    piece = cast.hers[whole, "everyone"]
    with as_user(cast.carys):
        whole.objects.filter(pk=piece.pk).update(who_can_see="us")
    for part in parts:
        with as_user(cast.gwen):
            assert ids_by_wall(part) == set()
        with as_user(cast.carys):
            found = part.objects.get(pk=cast.hers[part, "everyone"].pk)
            assert (found.who_can_see, found.written_by_id) == ("us", cast.carys.pk)


def test_the_wall_keeps_its_plans(db: None) -> None:
    # A function in plain SQL is planned anew in every statement of every page.
    read_by = set(re.findall(r"function (app_\w+)", (wall.HERE / "who.sql").read_text()))
    found = dict(
        sql(
            "select proname, lanname from pg_proc join pg_language l on l.oid = prolang where proname = any (%s)",
            list(read_by),
        )
    )
    assert found == dict.fromkeys(read_by, "plpgsql")
