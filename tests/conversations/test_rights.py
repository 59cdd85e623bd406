"""A person's rights: having it put right, a pause, an end that can be undone, and what happens after a death."""

import datetime
import html
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conversations.models import Matter, PutRight
from people import actions, wall
from people.models import Alongside, Citizen, Closing, Look, User
from people.pieces import PartOfPiece, Piece
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
AsUser = Callable[[User | None], AbstractContextManager[None]]

OTHERS = ["carys", "gwen", "ifan"]


def get(client: Client, name: str, citizen: Citizen, *args: Any) -> Any:
    return client.get(reverse(name, args=[citizen.pk, *args]))


def post(client: Client, name: str, citizen: Citizen, *args: Any, **said: str) -> Any:
    return client.post(reverse(name, args=[citizen.pk, *args]), said)


def text(response: Any) -> str:
    return html.unescape(response.content.decode())


def closings(citizen: Citizen) -> list[Closing]:
    with everything_open():
        return list(Closing.objects.open().filter(citizen=citizen))


@contextmanager
def refused() -> Iterator[None]:
    with pytest.raises(ProgrammingError, match=r"row-level security|somebody else"), transaction.atomic():
        yield


def rows_of(citizen: Citizen) -> int:
    """How many pieces of this person's whoever is named can read, by plain SQL; and their earlier words."""
    found = 0
    events = {tracked: event for event, tracked in wall.event_models()}
    with connection.cursor() as cursor:
        for model in wall.personal_models():
            if issubclass(model, Piece | PartOfPiece):
                for table in (model._meta.db_table, events[model]._meta.db_table):
                    cursor.execute(f"select count(*) from {table} where citizen_id = %s", [citizen.pk])
                    found += (cursor.fetchone() or (0,))[0]
    return found


@pytest.fixture
def trusted(cast: Cast) -> Any:
    """Whom Iolo, who does not sign in, trusts to say things for him."""
    with everything_open():
        user: Any = factories.UserFactory(name="Nesta")
        factories.AlongsideFactory(citizen=cast.iolo, user=user, walks_as=Alongside.SUPPORTER, trusted=True)
    return user


# Whose page it is


@pytest.mark.parametrize("name", ["rights", "delete_plan", "put_right_new"])
def test_the_page_is_the_persons(name: str, cast: Cast, trusted: Any, client_for: ClientFor) -> None:
    hers, his = cast.hers.citizen, cast.iolo
    assert get(client_for(cast.eirlys), name, hers).status_code == 200
    assert get(client_for(cast.carys), name, his).status_code == 200
    assert get(client_for(trusted), name, his).status_code == 200
    for who in OTHERS[:2]:
        assert get(client_for(getattr(cast, who)), name, hers).status_code == 403
    for who in ("dai", "tomos", "former", "megan", "nia", "urien"):
        assert get(client_for(getattr(cast, who)), name, hers).status_code == 404


@pytest.mark.parametrize("name", ["pause", "open_again", "delete_plan", "keep_plan", "copy_for", "settled"])
def test_nobody_else_does_it_for_her(name: str, cast: Cast, client_for: ClientFor) -> None:
    args = [cast.hers[PutRight, "everyone"].pk] if name == "settled" else []
    for who in OTHERS[:2]:
        assert post(client_for(getattr(cast, who)), name, cast.hers.citizen, *args).status_code == 403
    for who in ("dai", "tomos", "former", "megan"):
        assert post(client_for(getattr(cast, who)), name, cast.hers.citizen, *args).status_code == 404
    assert closings(cast.hers.citizen) == []


def test_it_is_linked_from_her_plan_and_from_your_information(cast: Cast, client_for: ClientFor) -> None:
    link = reverse("rights", args=[cast.hers.citizen.pk])
    eirlys = client_for(cast.eirlys)
    assert link in text(get(eirlys, "plan", cast.hers.citizen))
    assert link in text(eirlys.get(reverse("your_information")))
    assert link not in text(get(client_for(cast.carys), "plan", cast.hers.citizen))
    assert reverse("rights", args=[cast.iolo.pk]) in text(get(client_for(cast.carys), "plan", cast.iolo))
    assert "/rights/" not in text(Client().get(reverse("your_information")))


# A pause


def test_while_it_is_paused_nobody_but_she_reads_a_row(cast: Cast, client_for: ClientFor, as_user: AsUser) -> None:
    hers = cast.hers.citizen
    with as_user(cast.eirlys):
        all_of_it = rows_of(hers)
    assert post(client_for(cast.eirlys), "pause", hers).status_code == 302
    for name, user in cast.users.items():
        with as_user(user):
            # Urien looks urgently: that is not hers to close, and she is told of it.
            expected = {"eirlys": all_of_it, "urien": rows_of(hers)}.get(name, 0)
            assert rows_of(hers) == expected, name
    with as_user(cast.carys), refused():
        factories.MatterFactory(citizen=hers, written_by=cast.carys)


def test_those_alongside_are_told_only_that_it_is_paused(cast: Cast, client_for: ClientFor) -> None:
    hers = cast.hers.citizen
    post(client_for(cast.eirlys), "delete_plan", hers)
    for who in OTHERS:
        client = client_for(getattr(cast, who))
        for name in ("plan", "story", "whole", "rights", "died"):
            response = get(client, name, hers)
            assert response.status_code == 403, name
            assert "my own kitchen" not in text(response)
        page = text(client.get(reverse("my_people")))
        assert "Eirlys has paused their plan." in page
        assert "delete" not in page.lower()
        assert "my own kitchen" not in page.replace(text(get(client, "plan", cast.iolo)), "")
        assert reverse("plan", args=[hers.pk]) not in page


def test_her_own_pages_say_so_and_she_opens_it_again(cast: Cast, client_for: ClientFor) -> None:
    hers, eirlys = cast.hers.citizen, client_for(cast.eirlys)
    post(eirlys, "pause", hers)
    # A second press is the same pause.
    post(eirlys, "pause", hers)
    (closing,) = closings(hers)
    assert (closing.kind, closing.by, closing.delete_on) == (Closing.PAUSED, cast.eirlys, None)
    for name in ("plan", "story", "looks"):
        assert "Your plan is paused." in text(get(eirlys, name, hers))
    assert "Paused since today." in text(get(eirlys, "rights", hers))
    post(eirlys, "open_again", hers)
    assert closings(hers) == []
    assert "paused" not in text(get(eirlys, "plan", hers))
    assert get(client_for(cast.carys), "plan", hers).status_code == 200


def test_what_was_paused_at_their_word_can_be_opened_at_their_word(
    cast: Cast, trusted: Any, client_for: ClientFor
) -> None:
    carys = client_for(cast.carys)
    post(carys, "pause", cast.iolo)
    assert get(carys, "plan", cast.iolo).status_code == 403
    page = text(get(carys, "rights", cast.iolo))
    assert "Nobody can open the plan." in page
    assert reverse("whole", args=[cast.iolo.pk]) not in page
    assert post(carys, "download", cast.iolo).status_code == 403
    post(client_for(trusted), "open_again", cast.iolo)
    assert get(carys, "plan", cast.iolo).status_code == 200


# An end


def test_what_goes_and_what_stays_is_said_before(cast: Cast, client_for: ClientFor, settings: Any) -> None:
    settings.DELETE_AFTER_DAYS = 20
    page = text(get(client_for(cast.eirlys), "delete_plan", cast.hers.citizen))
    for said in ("What is deleted", "What stays", "Figures without names", "keep by law", "Take a copy first"):
        assert said in page
    day = timezone.localdate() + datetime.timedelta(days=20)
    assert f"On {day:%-d} {day:%B} {day:%Y} it is deleted for good." in page
    assert closings(cast.hers.citizen) == []


def test_she_deletes_her_plan_and_changes_her_mind(cast: Cast, client_for: ClientFor) -> None:
    hers, eirlys = cast.hers.citizen, client_for(cast.eirlys)
    response = post(eirlys, "delete_plan", hers)
    assert response["Location"] == reverse("rights", args=[hers.pk])
    (closing,) = closings(hers)
    assert (closing.kind, closing.delete_on) == (Closing.LEAVING, timezone.localdate() + datetime.timedelta(days=14))
    assert "Your plan will be deleted on" in text(get(eirlys, "plan", hers))
    assert get(client_for(cast.carys), "plan", hers).status_code == 403
    assert "Nothing was deleted." in text(client_after(eirlys, post(eirlys, "keep_plan", hers)))
    assert closings(hers) == []
    assert get(client_for(cast.carys), "plan", hers).status_code == 200


def client_after(client: Client, response: Any) -> Any:
    return client.get(response["Location"])


def test_the_day_that_was_said_stays_when_the_setting_changes(cast: Cast, client_for: ClientFor, settings: Any) -> None:
    post(client_for(cast.eirlys), "delete_plan", cast.hers.citizen)
    settings.DELETE_AFTER_DAYS = 7
    post(client_for(cast.eirlys), "delete_plan", cast.hers.citizen)
    (closing,) = closings(cast.hers.citizen)
    assert closing.delete_on == timezone.localdate() + datetime.timedelta(days=14)


def test_a_pause_outlives_a_change_of_mind_about_the_end(cast: Cast, client_for: ClientFor) -> None:
    hers, eirlys = cast.hers.citizen, client_for(cast.eirlys)
    post(eirlys, "pause", hers)
    post(eirlys, "delete_plan", hers)
    post(eirlys, "keep_plan", hers)
    assert [closing.kind for closing in closings(hers)] == [Closing.PAUSED]


def test_at_the_word_of_somebody_without_a_sign_in_it_ends_too(cast: Cast, client_for: ClientFor) -> None:
    carys = client_for(cast.carys)
    assert "Delete Iolo’s plan" in text(get(carys, "delete_plan", cast.iolo))
    post(carys, "delete_plan", cast.iolo)
    assert get(carys, "plan", cast.iolo).status_code == 403
    page = text(get(carys, "rights", cast.iolo))
    assert "Iolo’s plan will be deleted on" in page
    post(carys, "keep_plan", cast.iolo)
    assert get(carys, "plan", cast.iolo).status_code == 200


@pytest.mark.parametrize("kind", [Closing.PAUSED, Closing.LEAVING])
def test_nobody_closes_anothers_plan_by_sql(kind: str, cast: Cast, as_user: AsUser) -> None:
    for who in ("carys", "gwen", "tomos", "nia"):
        user = getattr(cast, who)
        with as_user(user), refused():
            Closing.objects.create(citizen=cast.hers.citizen, kind=kind, by=user)
    with everything_open():
        closing: Any = factories.ClosingFactory(citizen=cast.hers.citizen, kind=kind, by=cast.eirlys)
    for who in ("carys", "gwen", "tomos", "nia"):
        with as_user(getattr(cast, who)):
            assert not Closing.objects.filter(pk=closing.pk).update(
                undone_at=timezone.now(), undone_by=getattr(cast, who)
            )
    with as_user(cast.eirlys), refused():
        Closing.objects.filter(pk=closing.pk).update(delete_on=timezone.localdate())


# Something is not right


def test_what_is_not_right_is_answered_and_stays_until_she_says_that_it_is(cast: Cast, client_for: ClientFor) -> None:
    hers, eirlys, carys = cast.hers.citizen, client_for(cast.eirlys), client_for(cast.carys)
    with everything_open():
        PutRight.objects.all().delete()
    response = post(eirlys, "put_right_new", hers, words="  I was never in the Army. ")
    with everything_open():
        said = PutRight.objects.get()
        assert (said.words, said.who_can_see, said.written_by) == ("I was never in the Army.", "workers", cast.eirlys)
    assert response["Location"] == reverse("putright", args=[hers.pk, said.pk])
    assert "Not answered yet." in text(get(eirlys, "rights", hers))
    page = text(carys.get(reverse("my_people")))
    assert "They say that this is not right" in page
    assert "I was never in the Army." in page
    # Supporters do not read what goes to those who work with her.
    assert get(client_for(cast.gwen), "putright", hers, said.pk).status_code == 404
    assert post(carys, "putright", hers, said.pk, answer="I took it out.").status_code == 302
    assert post(carys, "putright", hers, said.pk, answer="And in the letter too.").status_code == 302
    page = text(get(eirlys, "putright", hers, said.pk))
    assert page.index("I took it out.") < page.index("And in the letter too.")
    assert "I was never in the Army." in text(carys.get(reverse("my_people")))
    post(eirlys, "settled", hers, said.pk)
    assert "I said that it is right now." in text(get(eirlys, "putright", hers, said.pk))
    assert "I was never in the Army." not in text(carys.get(reverse("my_people")))
    assert post(carys, "putright", hers, said.pk, answer="Once more.").status_code == 403
    with everything_open():
        assert Look.objects.filter(what="right", user=cast.carys, citizen=hers).exists()


def test_only_a_worker_answers_and_only_she_says_that_it_is_right(cast: Cast, client_for: ClientFor) -> None:
    said = cast.hers[PutRight, "everyone"]
    for who in ("gwen", "eirlys"):
        client = client_for(getattr(cast, who))
        assert post(client, "putright", cast.hers.citizen, said.pk, answer="Well.").status_code == 403
    assert 'id="it-is-right"' not in text(get(client_for(cast.carys), "putright", cast.hers.citizen, said.pk))
    assert post(client_for(cast.carys), "settled", cast.hers.citizen, said.pk).status_code == 403
    with everything_open():
        said.refresh_from_db()
        assert (said.answer, said.settled_at) == ("", None)


def test_without_words_there_is_nothing_to_put_right(cast: Cast, client_for: ClientFor) -> None:
    response = post(client_for(cast.eirlys), "put_right_new", cast.hers.citizen, words=" ")
    assert response.status_code == 422
    assert "Write a few words about what is not right." in text(response)
    said = cast.hers[PutRight, "everyone"]
    response = post(client_for(cast.carys), "putright", cast.hers.citizen, said.pk, answer="")
    assert response.status_code == 422
    assert "Write what you did about it" in text(response)


def test_whom_he_trusts_writes_it_so_that_they_see_it_too(cast: Cast, trusted: Any, client_for: ClientFor) -> None:
    response = post(client_for(trusted), "put_right_new", cast.iolo, words="He never drank.")
    assert response.status_code == 302
    with everything_open():
        (said,) = PutRight.objects.filter(citizen=cast.iolo)
        assert said.who_can_see == "everyone"
        Alongside.objects.filter(user=trusted).update(parts=["matters"])
    # Not what is told in a part of the plan that they are not shown.
    assert post(client_for(trusted), "put_right_new", cast.iolo, words="More.").status_code == 404


def test_with_nobody_to_read_it_she_is_told_whom_to_ring(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        Alongside.objects.filter(walks_as=Alongside.WORKER).update(until=timezone.now())
    page = text(get(client_for(cast.eirlys), "rights", cast.hers.citizen))
    assert "Nobody who works here walks alongside at the moment." in page


# If I die


def test_she_says_who_gets_a_copy(cast: Cast, client_for: ClientFor) -> None:
    eirlys = client_for(cast.eirlys)
    post(eirlys, "copy_for", cast.hers.citizen, copy_for="Gwen, my sister")
    assert "Gwen, my sister" in text(get(eirlys, "rights", cast.hers.citizen))
    assert post(eirlys, "copy_for", cast.hers.citizen, copy_for="x" * 12_000).status_code == 422
    with everything_open():
        assert Citizen.objects.get(pk=cast.hers.citizen.pk).copy_for == "Gwen, my sister"


# After a death


@pytest.fixture
def dead(cast: Cast, client_for: ClientFor) -> Cast:
    """Carys has written down that Eirlys died."""
    with everything_open():
        Citizen.objects.filter(pk=cast.hers.citizen.pk).update(copy_for="Gwen, my sister")
    response = post(client_for(cast.carys), "died", cast.hers.citizen, died_on="2026-01-31")
    assert response["Location"] == reverse("died", args=[cast.hers.citizen.pk])
    return cast


def test_a_worker_alongside_writes_it_down_and_nobody_else(cast: Cast, client_for: ClientFor) -> None:
    hers = cast.hers.citizen
    for who, status in {"gwen": 403, "eirlys": 403, "ifan": 403, "tomos": 404, "dai": 404, "urien": 404}.items():
        for name in ("died", "not_died"):
            assert post(client_for(getattr(cast, who)), name, hers, died_on="2026-01-31").status_code == status, who
    assert closings(hers) == []


@pytest.mark.parametrize("day", ["", "soon", "2999-01-01"])
def test_a_day_is_asked_for(day: str, cast: Cast, client_for: ClientFor) -> None:
    response = post(client_for(cast.carys), "died", cast.hers.citizen, died_on=day)
    assert response.status_code == 422
    assert "There is something to put right" in text(response)
    assert closings(cast.hers.citizen) == []


def test_after_a_death_nobody_writes_and_her_own_account_reads_nothing(
    dead: Cast, client_for: ClientFor, as_user: AsUser
) -> None:
    hers = dead.hers.citizen
    (closing,) = closings(hers)
    assert (closing.kind, closing.died_on) == (Closing.DIED, datetime.date(2026, 1, 31))
    assert closing.delete_on == timezone.localdate() + datetime.timedelta(days=365)
    for who in ("carys", "gwen"):
        client = client_for(getattr(dead, who))
        page = text(get(client, "plan", hers))
        assert "Eirlys died on 31 January 2026." in page
        assert "my own kitchen" in page
        assert post(client, "matter_new", hers, words="x").status_code == 403
        with as_user(getattr(dead, who)), refused():
            factories.MatterFactory(citizen=hers, written_by=getattr(dead, who))
        with as_user(getattr(dead, who)):
            assert Matter.objects.filter(citizen=hers).update(words="x") == 0
    with as_user(dead.eirlys):
        assert rows_of(hers) == 0
    assert get(client_for(dead.eirlys), "plan", hers).status_code == 404
    assert get(client_for(dead.eirlys), "rights", hers).status_code == 404
    assert "Eirlys died on 31 January 2026." in text(client_for(dead.carys).get(reverse("my_people")))


def test_after_a_death_the_copy_is_only_what_everyone_could_see(dead: Cast, client_for: ClientFor) -> None:
    hers, carys = dead.hers.citizen, client_for(dead.carys)
    with everything_open():
        for line, words in {"us": "hush hush", "workers": "for work", "everyone": "out loud"}.items():
            factories.MatterFactory(citizen=hers, written_by=dead.carys, who_can_see=line, words=words)
    page = text(get(carys, "died", hers))
    assert "Gwen, my sister" in page
    day = timezone.localdate() + datetime.timedelta(days=365)
    assert f"On {day:%-d} {day:%B} {day:%Y} everything is deleted for good." in page
    for said in (
        text(get(carys, "whole", hers)),
        text(post(carys, "download", hers, **{"as": "html"})),
        text(post(carys, "download", hers, **{"as": "json"})),
    ):
        assert "out loud" in said
        assert "hush" not in said
        assert "for work" not in said
        assert "eirlys@example.org" not in said
        assert "Who has looked" not in said
    assert post(client_for(dead.gwen), "download", hers).status_code == 403
    assert post(client_for(dead.tomos), "download", hers).status_code == 404


def test_it_was_a_mistake(dead: Cast, client_for: ClientFor) -> None:
    hers, carys = dead.hers.citizen, client_for(dead.carys)
    assert post(carys, "died", hers, died_on="2026-02-01").status_code == 403
    assert post(client_for(dead.gwen), "not_died", hers).status_code == 403
    assert post(carys, "not_died", hers).status_code == 302
    assert closings(hers) == []
    assert get(client_for(dead.eirlys), "plan", hers).status_code == 200
    assert post(carys, "matter_new", hers, words="x").status_code == 302


def test_nobody_but_a_worker_alongside_says_so_by_sql(cast: Cast, as_user: AsUser) -> None:
    for who in ("eirlys", "gwen", "tomos", "nia", "megan"):
        user = getattr(cast, who)
        with as_user(user), refused():
            Closing.objects.create(citizen=cast.hers.citizen, kind=Closing.DIED, by=user)


def test_two_presses_at_once_are_one(cast: Cast, as_user: AsUser) -> None:
    with as_user(cast.eirlys):
        first = actions.close(by=cast.eirlys, citizen=cast.hers.citizen, kind=Closing.PAUSED)
        assert actions.close(by=cast.eirlys, citizen=cast.hers.citizen, kind=Closing.PAUSED) == first


def test_it_is_for_her_to_say_whatever_the_view_forgets(cast: Cast, as_user: AsUser) -> None:
    from conversations.actions import say_it_is_right

    said = cast.hers[PutRight, "everyone"]
    with as_user(cast.carys), pytest.raises(PermissionError):
        say_it_is_right(by=cast.carys, put_right=said)
    with as_user(cast.carys), refused():
        PutRight.objects.filter(pk=said.pk).update(settled_at=timezone.now())


def test_what_is_too_long_to_keep_is_not_lost(cast: Cast, client_for: ClientFor) -> None:
    words = "my sister Gwen, at number nine. " * 400
    page = client_for(cast.eirlys).post(reverse("copy_for", args=[cast.hers.citizen.pk]), {"copy_for": words})
    assert page.status_code == 422
    assert words.strip() in page.content.decode()
