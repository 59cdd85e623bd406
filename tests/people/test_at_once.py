"""Nothing is ever overwritten silently: two who change the same thing, each from a page that was opened before."""

from typing import Any

import pytest
from django.urls import reverse

from conversations.models import Matter
from people.models import Citizen
from tests.cast import Cast
from tests.conftest import everything_open
from tests.conversations.at_once import as_base, ways
from tests.conversations.test_views import HTMX, ClientFor, url
from tests.factories import ConnectionFactory

pytestmark = pytest.mark.django_db

STOOD = "My own kitchen.\nMy own stairs."


def again(thing: Any) -> Any:
    with everything_open():
        thing.refresh_from_db()
    return thing


@pytest.fixture
def matter(cast: Cast) -> Matter:
    matter: Matter = cast.hers[Matter, "everyone"]
    with everything_open():
        matter.words = STOOD
        matter.save()
    return matter


# The words of something


def test_two_who_change_other_lines_are_asked_nothing(cast: Cast, client_for: ClientFor, matter: Matter) -> None:
    here, base = url("matter_words", cast, matter.pk), as_base(words=STOOD, helped_by="")
    client_for(cast.eirlys).post(here, {"words": STOOD.replace("kitchen", "small kitchen"), "base": base})
    fields = {"words": STOOD + "\r\nAnd the cat.", "helped_by": "Mair", "base": base}
    assert client_for(cast.carys).post(here, fields).status_code == 302
    now = again(matter)
    assert now.words == "My own small kitchen.\nMy own stairs.\nAnd the cat."
    assert (now.helped_by, now.changed_by) == ("Mair", cast.carys)


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("keep-mine", "My big kitchen.\nMy own stairs."),
        ("keep-theirs", "My small kitchen.\nMy own stairs."),
        ("keep-both", "My small kitchen.\nMy big kitchen.\nMy own stairs."),
    ],
)
def test_of_the_same_line_both_are_shown(
    way: str, words: str, cast: Cast, client_for: ClientFor, matter: Matter
) -> None:
    here, base = url("matter_words", cast, matter.pk), as_base(words=STOOD, helped_by="")
    client_for(cast.eirlys).post(here, {"words": STOOD.replace("own kitchen", "small kitchen"), "base": base})
    carys = client_for(cast.carys)
    page = carys.post(here, {"words": STOOD.replace("own kitchen", "big kitchen"), "base": base})
    assert page.status_code == 409
    assert "You and Eirlys wrote at once" in page.content.decode()
    assert "small" in again(matter).words
    assert carys.post(here, dict(ways(page))[way]).status_code == 302
    assert again(matter).words == words


def test_the_page_of_words_carries_what_stands_there(cast: Cast, client_for: ClientFor, matter: Matter) -> None:
    eirlys, here = client_for(cast.eirlys), url("matter_words", cast, matter.pk)
    base = eirlys.get(here).context["form"]["base"].value()
    assert eirlys.post(here, {"words": "Anything else.", "base": base}).status_code == 302
    assert again(matter).words == "Anything else."
    assert eirlys.post(here, {"words": "And again."}).status_code == 409


# Short fields: the form comes back, and says what the other one wrote


def test_how_to_be_with_somebody(cast: Cast, client_for: ClientFor) -> None:
    her, here = cast.hers.citizen, url("about", cast)
    eirlys, carys = client_for(cast.eirlys), client_for(cast.carys)
    stood = {"name": "Eirlys", "language": "en", "how_to_talk": "", "place": "", "full_name": ""}
    base = as_base(**stood)
    eirlys.post(here, stood | {"place": "Ynysboeth", "how_to_talk": "Ring first.", "base": base})
    answer = carys.post(here, stood | {"place": "Abercynon", "full_name": "Eirlys Morgan", "base": base})
    assert answer.status_code == 409
    assert "Somebody changed this meanwhile, to: Ynysboeth. Which is right?" in answer.content.decode()
    assert "Abercynon" in answer.content.decode()
    assert again(her).place == "Ynysboeth"
    # What she alone wrote is on the form now; pressing again keeps what it says.
    form = answer.context["form"]
    fields = {name: form[name].value() for name in [*stood, "base"]}
    assert carys.post(here, fields).status_code == 302
    now: Citizen = again(her)
    assert (now.place, now.how_to_talk, now.full_name) == ("Abercynon", "Ring first.", "Eirlys Morgan")


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_somebody_in_a_life(headers: dict[str, str], cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        gwen: Any = ConnectionFactory(citizen=cast.hers.citizen, name="Gwen", circle=1, tie="thin", far=False)
    here = reverse("someone", args=[cast.hers.citizen.pk, gwen.pk])
    eirlys, carys = client_for(cast.eirlys), client_for(cast.carys)
    form = eirlys.get(here).context["form"]
    stood = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    eirlys.post(here, stood | {"tie": "strong", "far": "on"}, headers=headers)
    other = carys.post(here, stood | {"circle": "2"}, headers=headers)
    assert other.status_code == (200 if headers else 302)
    assert (again(gwen).tie, gwen.circle, gwen.far) == ("strong", 2, True)
    clash = carys.post(here, stood | {"tie": "hard_going"}, headers=headers)
    assert clash.status_code == 409
    assert "Somebody changed this meanwhile, to: Strong. Which is right?" in clash.content.decode()
    assert again(gwen).tie == "strong"
    if headers:
        # The panel stays open after it was kept, and goes on from what was kept.
        base = other.context["form"]["base"].value()
        later = {"circle": "3", "tie": "strong", "far": "on", "base": base}
        assert carys.post(here, stood | later, headers=headers).status_code == 200
        assert again(gwen).circle == 3


def test_who_gets_a_copy(cast: Cast, client_for: ClientFor) -> None:
    eirlys, here = client_for(cast.eirlys), url("copy_for", cast)
    eirlys.post(here, {"copy_for": "My sister.", "base": as_base(copy_for="")})
    for words in ("Gwen, my sister.", "Mair, my sister."):
        answer = eirlys.post(here, {"copy_for": words, "base": as_base(copy_for="My sister.")})
    assert answer.status_code == 409
    assert "Gwen, my sister." in answer.content.decode()
    assert again(cast.hers.citizen).copy_for == "Gwen, my sister."
