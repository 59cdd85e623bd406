"""What is between two of the people in a life, and who of them knows about the plan."""

import html
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse

from networks.actions import bonds as actions
from networks.models import Bond, Connection
from people.actions import change_who_can_see
from people.models import User
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
AsUser = Callable[[User | None], AbstractContextManager[None]]


def address(cast: Cast, name: str, *args: Any) -> str:
    return reverse(name, args=[cast.hers.citizen.pk, *args])


def read(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def hers(cast: Cast, factory: Any = factories.ConnectionFactory, **more: Any) -> Any:
    with everything_open():
        return factory(**{"citizen": cast.hers.citizen, "written_by": cast.carys, **more})


def the_last() -> Bond:
    with everything_open():
        return Bond.objects.latest("pk")


@pytest.fixture
def two(cast: Cast) -> tuple[Connection, Connection]:
    return hers(cast, name="Mair"), hers(cast, name="Nerys", how_related="next door")


def test_said_by_her_it_stands_in_both_panels_and_in_her_voice(
    cast: Cast, two: tuple[Connection, Connection], client_for: ClientFor
) -> None:
    mair, nerys = two
    eirlys, here = client_for(cast.eirlys), address(cast, "bond_new", mair.pk)
    assert here in read(eirlys, address(cast, "someone", mair.pk))
    assert "Nerys, next door" in read(eirlys, here)
    kept = eirlys.post(here, {"other": nerys.pk, "words": "They sing together. "})
    assert kept["Location"] == f"{address(cast, 'someone', mair.pk)}#panel"
    bond = the_last()
    assert (bond.one, bond.other, bond.words, bond.who_can_see) == (mair, nerys, "They sing together.", "everyone")
    for pk in (mair.pk, nerys.pk):
        panel = read(eirlys, address(cast, "someone", pk)).split('id="knows"')[1].split("</section>")[0]
        assert '<q class="voice small" lang="en">They sing together.</q>' in panel
    assert "They sing together." in read(eirlys, address(cast, "life")).split('id="between-them"')[1]


def test_said_by_others_it_stands_under_their_name(
    cast: Cast, two: tuple[Connection, Connection], client_for: ClientFor
) -> None:
    mair, nerys = two
    for who in (cast.gwen, cast.carys):
        words = f"{who.name} saw them sing."
        client_for(who).post(address(cast, "bond_new", mair.pk), {"other": nerys.pk, "words": words})
        page = read(client_for(cast.eirlys), address(cast, "life"))
        assert f'<p lang="en">{words}</p>' in page
        assert f"{who.name} said this, today" in page
        assert "You said this, today" in read(client_for(who), address(cast, "life"))


def test_at_the_word_of_somebody_without_a_sign_in_it_is_their_voice(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        one, other = (factories.ConnectionFactory(citizen=cast.iolo, written_by=cast.carys) for _ in range(2))
    where = reverse("bond_new", args=[cast.iolo.pk, one.pk])  # type: ignore[attr-defined]
    client_for(cast.carys).post(where, {"other": other.pk, "words": "Old mates."})  # type: ignore[attr-defined]
    page = read(client_for(cast.carys), reverse("life", args=[cast.iolo.pk]))
    assert '<q class="voice small" lang="en">Old mates.</q>' in page
    assert "You wrote this at Iolo’s word" in page


def test_those_tied_to_whoever_is_chosen_are_marked(
    cast: Cast, two: tuple[Connection, Connection], client_for: ClientFor
) -> None:
    mair, nerys = two
    hers(cast, factories.BondFactory, one=mair, other=nerys)
    carys = client_for(cast.carys)
    answer = carys.get(address(cast, "someone", nerys.pk))
    assert answer.context["tied"] == {mair.pk}
    assert answer.content.decode().count(" map-mark-tied") == 1
    assert " map-mark-tied" not in read(carys, address(cast, "life"))
    assert " map-mark-tied" not in read(carys, address(cast, "plan"))


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(
    cast: Cast, two: tuple[Connection, Connection], client_for: ClientFor
) -> None:
    mair, _ = two
    hidden = hers(cast, name="Gwilym", who_can_see="us")
    gwen, here = client_for(cast.gwen), address(cast, "bond_new", mair.pk)
    assert "Gwilym" not in read(gwen, here)
    for other in ("", hidden.pk, mair.pk, cast.his[Connection, "everyone"].pk, "x"):
        answer = gwen.post(here, {"other": other, "words": "They sing."})
        assert answer.status_code == 422
        assert "Choose one of them." in answer.content.decode()
        assert "They sing." in answer.content.decode()


def test_where_there_is_nobody_else_it_says_so(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        one: Any = factories.ConnectionFactory(citizen=cast.iolo, written_by=cast.carys)
    page = read(client_for(cast.carys), reverse("bond_new", args=[cast.iolo.pk, one.pk]))
    assert "There is nobody else here yet." in page


@pytest.mark.parametrize("who", ["ifan", "dai", "tomos", "former", "megan", "nia", "urien"])
def test_for_others_there_is_nothing_here(
    who: str, cast: Cast, two: tuple[Connection, Connection], client_for: ClientFor
) -> None:
    where = address(cast, "bond_new", two[0].pk)
    assert client_for(getattr(cast, who)).get(where).status_code == 404
    assert client_for(cast.gwen).get(address(cast, "bond_new", cast.hers[Connection, "us"].pk)).status_code == 404


def test_it_is_as_close_as_the_closer_of_the_two(
    cast: Cast, two: tuple[Connection, Connection], client_for: ClientFor, as_user: AsUser
) -> None:
    mair, nerys = two
    closer = hers(cast, name="Gwilym", who_can_see="us")
    client_for(cast.carys).post(address(cast, "bond_new", mair.pk), {"other": closer.pk, "words": "Brothers."})
    assert the_last().who_can_see == "us"
    assert "Brothers." not in read(client_for(cast.gwen), address(cast, "life"))
    bond = hers(cast, factories.BondFactory, one=mair, other=nerys, words="Sisters.")
    with as_user(cast.eirlys):
        change_who_can_see(by=cast.eirlys, piece=Connection.objects.get(pk=nerys.pk), who_can_see="workers")
    with everything_open():
        bond.refresh_from_db()
    assert bond.who_can_see == "workers"


def test_a_tie_with_somebody_not_seen_or_off_the_plan_is_not_shown(
    cast: Cast, two: tuple[Connection, Connection], client_for: ClientFor
) -> None:
    mair, nerys = two
    hers(cast, factories.BondFactory, one=mair, other=nerys, words="Sisters.")
    hidden = hers(cast, name="Gwilym", who_can_see="us")
    hers(cast, factories.BondFactory, one=mair, other=hidden, words="Told too widely.")
    page = read(client_for(cast.gwen), address(cast, "someone", mair.pk))
    assert "Told too widely." not in page
    assert "Sisters." in page
    client_for(cast.eirlys).post(address(cast, "connection_put_away", nerys.pk))
    assert "Sisters." not in read(client_for(cast.gwen), address(cast, "life"))


def test_it_is_put_in_other_words_taken_off_and_put_back(
    cast: Cast, two: tuple[Connection, Connection], client_for: ClientFor
) -> None:
    bond = hers(cast, factories.BondFactory, one=two[0], other=two[1], words="Sisters.")
    eirlys = client_for(cast.eirlys)
    assert address(cast, "bond_words", bond.pk) in read(eirlys, address(cast, "life"))
    eirlys.post(address(cast, "bond_words", bond.pk), {"words": "Like sisters.", "base": '{"words": "Sisters."}'})
    assert "Like sisters." in read(eirlys, address(cast, "life"))
    eirlys.post(address(cast, "bond_put_away", bond.pk))
    assert "Like sisters." not in read(eirlys, address(cast, "life"))
    eirlys.post(address(cast, "bond_put_back", bond.pk))
    assert "Like sisters." in read(eirlys, address(cast, "life"))


def test_the_wall_holds_both_ends(cast: Cast, two: tuple[Connection, Connection], as_user: AsUser) -> None:
    for other in (cast.hers[Connection, "us"], cast.his[Connection, "everyone"]):
        with as_user(cast.gwen), pytest.raises(DatabaseError):
            actions.say_between(by=cast.gwen, one=two[0], other=other, words="x")
    with as_user(cast.carys), pytest.raises(DatabaseError):
        actions.say_between(by=cast.carys, one=two[0], other=two[0], words="x")


# Who knows about the plan


@pytest.mark.parametrize(
    ("names", "hers_says", "others_say"),
    [
        ([], "", ""),
        (["Mair"], "Mair knows about my plan.", "Mair knows about Eirlys’s plan."),
        (["Mair", "Nerys"], "Mair and Nerys know about my plan.", "Mair and Nerys know about Eirlys’s plan."),
        (["Mair", "Nerys", "Non"], "Mair, Nerys and Non know about my plan.", "Mair, Nerys and Non know"),
    ],
)
def test_who_knows_about_the_plan_is_a_sentence(
    names: list[str], hers_says: str, others_say: str, cast: Cast, client_for: ClientFor
) -> None:
    for name in names:
        hers(cast, name=name, knows_the_plan=True)
    hers(cast, name="Gwilym", knows_the_plan=True, died=True)
    for who, sentence in ((cast.eirlys, hers_says), (cast.gwen, others_say)):
        page = read(client_for(who), address(cast, "life"))
        assert sentence in page
        assert ("Who knows about the plan" in page) == bool(names)
