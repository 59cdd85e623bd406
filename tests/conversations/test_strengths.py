"""What a person is good at: who noticed it, where it came from, and where it is being used."""

import datetime
import html
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conversations import given
from conversations.actions import strengths as actions
from conversations.models import Attempt, DrawsOn, HelpsSomeone
from networks.models import Connection
from people.models import Alongside, User
from strengths.models import Strength
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


def hers(cast: Cast, factory: Any, **more: Any) -> Any:
    with everything_open():
        return factory(**{"citizen": cast.hers.citizen, "written_by": cast.eirlys, **more})


@pytest.fixture
def alto(cast: Cast) -> Strength:
    return hers(cast, factories.StrengthFactory, words="Canu alto", language="cy")  # type: ignore[no-any-return]


@pytest.fixture
def beti(cast: Cast) -> Connection:
    return hers(cast, factories.ConnectionFactory, name="Beti", how_related="next door")  # type: ignore[no-any-return]


# Its page


def test_it_stands_there_in_her_words(cast: Cast, alto: Strength, client_for: ClientFor) -> None:
    page = read(client_for(cast.eirlys), address(cast, "strength", alto.pk))
    assert '<p class="voice" lang="cy" dir="ltr">Canu alto</p>' in page
    assert "I said it myself, in " in page
    assert address(cast, "strength_words", alto.pk) in page
    assert address(cast, "strength_put_away", alto.pk) in page
    assert address(cast, "strength", alto.pk) in read(client_for(cast.eirlys), address(cast, "plan"))


def test_who_noticed_it(cast: Cast, alto: Strength, client_for: ClientFor) -> None:
    by_carys = hers(
        cast,
        factories.StrengthFactory,
        words="Calm when others shout",
        written_by=cast.carys,
        written_at=timezone.now().replace(year=2025, month=5),
        helped_by="Nesta",
    )
    here = address(cast, "strength", by_carys.pk)
    assert "Carys noticed this, in May 2025. Supported to write this by Nesta" in read(client_for(cast.eirlys), here)
    assert "You noticed this, in May 2025" in read(client_for(cast.carys), here)
    assert "Eirlys said it, in" in read(client_for(cast.gwen), address(cast, "strength", alto.pk))
    with everything_open():
        iolos: Any = factories.StrengthFactory(citizen=cast.iolo, written_by=cast.carys)
    page = read(client_for(cast.carys), reverse("strength", args=[cast.iolo.pk, iolos.pk]))
    assert "You wrote this at Iolo’s word, today" in page


def test_the_words_it_came_from(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        told: Any = factories.ConversationFactory(citizen=cast.hers.citizen, written_by=cast.carys)
        found: Any = factories.StrengthFactory(citizen=cast.hers.citizen, written_by=cast.carys, words="At home there")
        kept: Any = factories.KeptFactory(conversation=told, matter=None, strength=found)
        own: Any = factories.ConversationFactory(citizen=cast.hers.citizen, written_by=cast.eirlys)
        mine: Any = factories.StrengthFactory(citizen=cast.hers.citizen, written_by=cast.eirlys)
        factories.KeptFactory(conversation=own, matter=None, strength=mine)
    page = read(client_for(cast.eirlys), address(cast, "strength", found.pk))
    assert "I said this to Carys, today" in page
    assert ">my own kitchen</blockquote>" in page
    assert f"{address(cast, 'read_back', told.pk)}#kept-{kept.pk}" in page
    assert "Eirlys said this to Carys, today" in read(client_for(cast.gwen), address(cast, "strength", found.pk))
    assert "I said it myself" in read(client_for(cast.eirlys), address(cast, "strength", mine.pk))


def test_changed_words_say_so(cast: Cast, alto: Strength, client_for: ClientFor) -> None:
    client_for(cast.carys).post(address(cast, "strength_words", alto.pk), {"words": "Canu", "base": ""})
    with everything_open():
        Strength.objects.filter(pk=alto.pk).update(changed_by=cast.carys, changed_at=timezone.now())
    page = read(client_for(cast.gwen), address(cast, "strength", alto.pk))
    assert "Carys changed these words, today." in page
    assert address(cast, "strength_earlier", alto.pk) in page
    # She adds, and does not rewrite.
    assert address(cast, "strength_words", alto.pk) not in page


@pytest.mark.parametrize("who", ["ifan", "former", "dai", "tomos", "urien", "megan", "nia"])
def test_unseen(who: str, cast: Cast, alto: Strength, client_for: ClientFor) -> None:
    client = client_for(cast.users[who])
    for name in ("strength", "it_helps"):
        assert client.post(address(cast, name, alto.pk)).status_code in ({404} if name == "it_helps" else {404, 405})
    assert client.get(address(cast, "strength", alto.pk)).status_code == 404


def test_just_us_is_nobody_elses(cast: Cast, client_for: ClientFor) -> None:
    close = cast.hers[Strength, "us"]
    assert client_for(cast.gwen).get(address(cast, "strength", close.pk)).status_code == 404
    assert client_for(cast.carys).get(address(cast, "strength", close.pk)).status_code == 200
    assert client_for(cast.carys).get(address(cast, "strength", cast.his[Strength, "everyone"].pk)).status_code == 404


# Whom it helps


def test_it_helps_beti_until_it_does_not(cast: Cast, alto: Strength, beti: Connection, client_for: ClientFor) -> None:
    eirlys, here = client_for(cast.eirlys), address(cast, "strength", alto.pk)
    assert f'<option value="{beti.pk}">Beti, next door</option>' in read(eirlys, here)
    for _twice in range(2):
        assert eirlys.post(f"{here}helps/", {"connection": beti.pk})["Location"] == f"{here}#whom"
    with everything_open():
        (row,) = HelpsSomeone.objects.filter(strength=alto)
    page = read(eirlys, here)
    assert "It helps Beti" in page
    assert f'<option value="{beti.pk}">' not in page
    assert "Helps Beti" in read(client_for(cast.gwen), address(cast, "plan"))
    panel = address(cast, "someone", beti.pk)
    assert "I help Beti with:" in read(eirlys, panel)
    assert "Eirlys helps Beti with:" in read(client_for(cast.carys), panel)
    no_longer = address(cast, "helps_no_longer", alto.pk, row.pk)
    other = cast.hers[Strength, "everyone"]
    assert eirlys.post(address(cast, "helps_no_longer", other.pk, row.pk)).status_code == 404
    # Gwen wrote neither.
    assert client_for(cast.gwen).post(no_longer).status_code == 403
    assert no_longer not in read(client_for(cast.gwen), here)
    for _twice in range(2):
        assert eirlys.post(no_longer).status_code == 302
    assert "It helps Beti" not in read(eirlys, here)
    assert "I help Beti with:" not in read(eirlys, panel)
    assert eirlys.get(no_longer).status_code == 405
    with everything_open():
        row.refresh_from_db()
    assert row.ended_at is not None


def test_anybody_alongside_says_whom_it_helps_and_takes_back_their_own(
    cast: Cast, alto: Strength, beti: Connection, client_for: ClientFor
) -> None:
    gwen, here = client_for(cast.gwen), address(cast, "strength", alto.pk)
    gwen.post(f"{here}helps/", {"connection": beti.pk})
    with everything_open():
        (row,) = HelpsSomeone.objects.filter(strength=alto)
    no_longer = address(cast, "helps_no_longer", alto.pk, row.pk)
    assert no_longer in read(gwen, here)
    assert gwen.post(no_longer).status_code == 302


def test_nobody_is_chosen_who_is_not_seen(cast: Cast, alto: Strength, client_for: ClientFor, as_user: AsUser) -> None:
    gwilym = hers(cast, factories.ConnectionFactory, name="Gwilym", who_can_see="us")
    gone = hers(cast, factories.ConnectionFactory, name="Emlyn", died=True)
    gwen, here = client_for(cast.gwen), address(cast, "strength", alto.pk)
    for wrong in (gwilym.pk, gone.pk, cast.his[Connection, "everyone"].pk, "x", ""):
        answer = gwen.post(f"{here}helps/", {"connection": wrong})
        assert answer.status_code == 422
        assert "There is something to put right" in answer.content.decode()
        assert "Gwilym" not in answer.content.decode()
    with as_user(cast.gwen), pytest.raises(DatabaseError):
        actions.it_helps(by=cast.gwen, strength=alto, connection=gwilym)


def test_who_was_told_more_closely_is_shown_to_those_who_see_them(
    cast: Cast, alto: Strength, client_for: ClientFor
) -> None:
    gwilym = hers(cast, factories.ConnectionFactory, name="Gwilym", who_can_see="us")
    with everything_open():
        factories.HelpsSomeoneFactory(strength=alto, connection=gwilym, by=cast.eirlys)
    for where in (address(cast, "strength", alto.pk), address(cast, "plan")):
        assert "elps Gwilym" in read(client_for(cast.eirlys), where)
        assert "Gwilym" not in read(client_for(cast.gwen), where)


def test_with_nobody_there_somebody_can_be_added(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        iolos: Any = factories.StrengthFactory(citizen=cast.iolo, written_by=cast.carys)
    page = read(client_for(cast.carys), reverse("strength", args=[cast.iolo.pk, iolos.pk]))
    assert "Nobody is in Iolo’s life here yet" in page
    assert reverse("someone_new", args=[cast.iolo.pk]) in page


# What is tried with it


def test_what_is_tried_with_it_now_and_before(cast: Cast, alto: Strength, client_for: ClientFor) -> None:
    now, before, close = (
        hers(cast, factories.AttemptFactory, words=words, **more)
        for words, more in (
            ("On the bus.", {}),
            ("On foot.", {"finished_at": timezone.now()}),
            ("In secret.", {"who_can_see": "us"}),
        )
    )
    with everything_open():
        for attempt in (now, now, before, close):
            factories.DrawsOnFactory(attempt=attempt, strength=alto)
    page = read(client_for(cast.gwen), address(cast, "strength", alto.pk))
    assert page.count(f'id="attempt-{now.pk}"') == 1
    assert page.index("On the bus.") < page.index("What we tried") < page.index("On foot.")
    assert "In secret." not in page
    assert "In one thing we are trying" in read(client_for(cast.gwen), address(cast, "plan"))
    assert "In two things we are trying" in read(client_for(cast.eirlys), address(cast, "plan"))
    # With whom what matters is not shared sees none of it.
    with everything_open():
        Alongside.objects.filter(pk=cast.walking["ifan"].pk).update(parts=["strengths"])
    page = read(client_for(cast.ifan), address(cast, "strength", alto.pk))
    assert "What we are trying with it" not in page


def test_something_is_tried_with_it(cast: Cast, alto: Strength, client_for: ClientFor) -> None:
    eirlys = client_for(cast.eirlys)
    there = f"{address(cast, 'attempt_new')}?with=strength-{alto.pk}"
    assert there in read(eirlys, address(cast, "strength", alto.pk))
    assert f'value="{alto.pk}" id="id_strengths_3" checked' in read(eirlys, there)
    eirlys.post(there, {"words": "The altos meet.", "strengths": [alto.pk]})
    with everything_open():
        assert DrawsOn.objects.get(attempt=Attempt.objects.latest("pk")).strength == alto
    for wrong in (f"strength-{cast.his[Strength, 'everyone'].pk}", "strength-x", "matter-1", "strength-" + "9" * 30):
        assert eirlys.get(f"{address(cast, 'attempt_new')}?with={wrong}").status_code == 404


# Something one gives


def test_names_to_begin_with(cast: Cast, beti: Connection, client_for: ClientFor) -> None:
    with everything_open():
        Connection.objects.filter(citizen=cast.hers.citizen).exclude(pk=beti.pk).update(gives="they")
    choir = hers(cast, factories.ConnectionFactory, name="the choir", gives="me")
    hers(cast, factories.ConnectionFactory, name="Nurse Ann", paid=True)
    page = read(client_for(cast.eirlys), address(cast, "strength_new"))
    assert "You give something to the choir and Beti. What is it?" in page
    assert "Eirlys gives something to the choir and Beti." in read(
        client_for(cast.carys), address(cast, "strength_new")
    )
    there = f"{address(cast, 'strength_new')}?for=connection-{choir.pk}"
    assert there in page
    assert "Nurse Ann" not in page
    assert "What do you give to the choir?" in read(client_for(cast.eirlys), there)
    assert "What does Eirlys give to the choir?" in read(client_for(cast.carys), there)
    with everything_open():
        assert not HelpsSomeone.objects.filter(connection=choir).exists()
    assert client_for(cast.eirlys).post(there, {"words": " "}).status_code == 422
    client_for(cast.eirlys).post(there, {"words": "The books, to the penny."})
    with everything_open():
        assert HelpsSomeone.objects.get(connection=choir).strength.words == "The books, to the penny."
    assert "You give something to Beti. What is it?" in read(client_for(cast.eirlys), address(cast, "strength_new"))
    for wrong in (f"connection-{cast.his[Connection, 'everyone'].pk}", "connection-", "strength-1", "x"):
        assert client_for(cast.eirlys).get(f"{address(cast, 'strength_new')}?for={wrong}").status_code == 404


@pytest.mark.parametrize(
    ("helps", "tried", "changed", "line"),
    [
        ([], 0, 0, ""),
        (["Beti"], 0, 0, "Helps Beti"),
        (["Beti", "Mair"], 2, 0, "Helps Beti and Mair · in two things we are trying"),
        (["Beti", "Mair", "Nan"], 0, 1, "Helps Beti, Mair and Nan · has changed something for the place"),
        (["Beti", "Mair", "Nan", "Wil"], 0, 0, "Helps Beti, Mair and two others"),
    ],
)
def test_where_it_is_used_in_words(helps: list[str], tried: int, changed: int, line: str) -> None:
    assert given.where(helps, tried, changed) == line


def test_after_a_death_it_is_read_and_not_changed(
    cast: Cast, alto: Strength, beti: Connection, client_for: ClientFor
) -> None:
    with everything_open():
        factories.HelpsSomeoneFactory(strength=alto, connection=beti, by=cast.eirlys)
        factories.ClosingFactory(
            citizen=cast.hers.citizen, kind="died", by=cast.carys, died_on=datetime.date(2026, 1, 2)
        )
    page = read(client_for(cast.carys), address(cast, "strength", alto.pk))
    assert "It helps Beti" in page
    for gone in ('id="it-helps"', 'id="no-longer', 'id="words"', 'id="try-with-it"', 'id="write-contribution"'):
        assert gone not in page
