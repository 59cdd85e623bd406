"""How we keep people out of the figures: the page says what the code does, to those who work here."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from outcomes import disclosure
from outcomes.attacked import FOUND, NAMES
from outcomes.views.keeping_out import in_force
from people.models import User
from tests.cast import Cast

Sign = Callable[[User], Client]


@pytest.fixture
def url() -> str:
    return reverse("keeping_people_out")


@pytest.mark.parametrize("who", ["megan", "carys", "nia"])
def test_who_works_here_reads_it(cast: Cast, client_for: Sign, url: str, who: str) -> None:
    assert url == "/how-it-is-going/keeping-people-out/"
    assert client_for(cast.users[who]).get(url).status_code == 200
    assert client_for(cast.users[who]).post(url).status_code == 405


@pytest.mark.parametrize("who", ["eirlys", "gwen"])
def test_nobody_else_does(cast: Cast, client_for: Sign, url: str, who: str) -> None:
    assert client_for(cast.users[who]).get(url).status_code == 403


def test_it_says_the_parameters_in_force(
    cast: Cast, client_for: Sign, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = client_for(cast.megan).get(url).content.decode()
    assert "A figure is about 10 people or more, and no number below 10 is shown." in page
    assert "somewhere from 10 to 20, and mostly near 15" in page
    assert "In 72 of every 100 figures it is 2 or less." in page
    assert "nearest 5: 12 is shown as 10" in page
    monkeypatch.setattr(disclosure, "MINIMUM_PEOPLE", 30)
    monkeypatch.setattr(disclosure, "MEAN_PEOPLE", 700)
    changed = client_for(cast.megan).get(url).content.decode()
    assert "A figure is about 30 people or more, and no number below 30 is shown." in changed
    assert "of 700 people or more" in changed


def test_every_parameter_is_on_the_page(cast: Cast, client_for: Sign, url: str) -> None:
    page = client_for(cast.megan).get(url).content.decode()
    table = page[page.index('id="in-force"') :]
    for number in (in_force()[name] for name in ("least", "line_most", "scale", "round_to", "mean_people")):
        assert f'<td class="number">{number:g}</td>' in table


def test_the_attack_is_on_the_page(cast: Cast, client_for: Sign, url: str) -> None:
    page = client_for(cast.megan).get(url).content.decode()
    for name in NAMES.values():
        assert f'<th scope="row">{name}</th>' in page
    ours = FOUND["as built"]
    assert f"it is {ours.twice_advantage:.3f} and {ours.knowing_advantage:.3f}; we allow 0.12 and 0.30" in page
