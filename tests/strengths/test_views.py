"""Adding what somebody is good at."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from people.models import Citizen, User
from strengths.models import Strength
from tests.cast import Cast
from tests.conftest import everything_open

SignIn = Callable[[User], Client]


def there(citizen: Citizen) -> str:
    return reverse("strength_new", args=[citizen.pk])


@pytest.mark.parametrize("name", ["eirlys", "gwen", "carys"])
def test_words_are_enough(cast: Cast, client_for: SignIn, name: str) -> None:
    user, her = cast.users[name], cast.hers.citizen
    client = client_for(user)
    heading = "Something I’m good at" if name == "eirlys" else "Something Eirlys is good at"
    assert heading in client.get(there(her)).content.decode()
    response = client.post(there(her), {"words": " Teas for sixty "})
    assert response.status_code == 302
    assert response.headers["Location"] == reverse("plan", args=[her.pk])
    with everything_open():
        strength = Strength.objects.get(words="Teas for sixty")
    assert (strength.citizen_id, strength.written_by_id, strength.language) == (her.pk, user.pk, "en")


def test_her_words_are_in_her_language(cast: Cast, client_for: SignIn) -> None:
    client_for(cast.tomos).post(there(cast.his.citizen), {"words": "Canu alto"})
    with everything_open():
        assert Strength.objects.get(words="Canu alto").language == "cy"


def test_without_words_the_form_comes_back(cast: Cast, client_for: SignIn) -> None:
    response = client_for(cast.eirlys).post(there(cast.hers.citizen), {"words": " "})
    assert response.status_code == 422
    assert "Write at least a few words." in response.content.decode()


@pytest.mark.parametrize("name", ["ifan", "former", "dai", "tomos", "megan", "nia"])
def test_unseen(cast: Cast, client_for: SignIn, name: str) -> None:
    """Ifan walks alongside her too, but this part is not shared with him."""
    client = client_for(cast.users[name])
    assert client.get(there(cast.hers.citizen)).status_code == 404
    assert client.post(there(cast.hers.citizen), {"words": "Anything"}).status_code == 404


def test_the_wrong_verb(cast: Cast, client_for: SignIn) -> None:
    assert client_for(cast.carys).put(there(cast.hers.citizen)).status_code == 405
