"""A story told in any language, kept with the words; a translation is marked as one."""

import json
import uuid
from typing import Any

import pytest
from django.urls import reverse

from conversations.models import Conversation, Translation
from people import languages
from people.forms.persons import PersonForm
from people.models import Citizen
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open
from tests.conversations.test_views import ClientFor, url

pytestmark = pytest.mark.django_db

IN_SPANISH = "Fui cocinera en San Salvador."


@pytest.fixture
def told(cast: Cast) -> Any:
    with everything_open():
        return factories.ConversationFactory(
            citizen=cast.hers.citizen, written_by=cast.carys, words=IN_SPANISH, language="es"
        )


def put(client: Any, cast: Cast, told: Any, words: str = "I was a cook.", language: str = "en") -> Any:
    return client.post(url("translate", cast, told.pk), {"words": words, "language": language})


def test_anybody_who_sees_it_puts_it_into_another_language(cast: Cast, told: Any, client_for: ClientFor) -> None:
    carys, here = client_for(cast.carys), url("translate", cast, told.pk)
    page = carys.get(here).content.decode()
    assert f'<blockquote class="voice" lang="es" dir="ltr">{IN_SPANISH}</blockquote>' in page
    assert put(carys, cast, told).status_code == 302
    gwen = client_for(cast.gwen)
    assert put(gwen, cast, told, "Cogyddes oeddwn i.", "cy").status_code == 302
    story = client_for(cast.eirlys).get(url("story", cast)).content.decode()
    assert "In English, put into words by Carys, today" in story
    assert "In Welsh, put into words by Gwen, today" in story
    # The original first; what is not what they said is not in their voice.
    assert story.index(IN_SPANISH) < story.index("I was a cook.")
    assert '<p lang="en" dir="ltr">I was a cook.</p>' in story
    with everything_open():
        assert Conversation.objects.get(pk=told.pk).words == IN_SPANISH


def test_what_the_person_puts_so_themselves_is_their_voice(cast: Cast, told: Any, client_for: ClientFor) -> None:
    put(client_for(cast.eirlys), cast, told)
    page = client_for(cast.carys).get(url("story", cast)).content.decode()
    assert '<blockquote class="voice small" lang="en" dir="ltr">I was a cook.</blockquote>' in page
    assert "put into words by Eirlys" in page


def test_the_latest_in_a_language_stands_first_and_earlier_ones_are_folded(
    cast: Cast, told: Any, client_for: ClientFor
) -> None:
    put(client_for(cast.carys), cast, told, "I was cook.")
    put(client_for(cast.gwen), cast, told, "I was a cook.")
    page = client_for(cast.eirlys).get(url("translate", cast, told.pk)).content.decode()
    latest, fold, earlier = page.index("I was a cook."), page.index("How it was put before"), page.index("I was cook.")
    assert latest < fold < earlier
    with everything_open():
        assert Translation.objects.filter(conversation=told).count() == 2


def test_pressed_twice_it_stands_once(cast: Cast, told: Any, client_for: ClientFor) -> None:
    for _ in range(2):
        put(client_for(cast.carys), cast, told)
    with everything_open():
        assert Translation.objects.filter(conversation=told).count() == 1


@pytest.mark.parametrize(
    ("words", "language"), [("", "en"), ("I was a cook.", "es"), ("I was a cook.", "xx"), ("I was a cook.", "")]
)
def test_what_cannot_be_kept_comes_back(
    words: str, language: str, cast: Cast, told: Any, client_for: ClientFor
) -> None:
    answer = put(client_for(cast.carys), cast, told, words, language)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    with everything_open():
        assert not Translation.objects.filter(conversation=told).exists()


def test_whoever_does_not_see_it_puts_nothing(cast: Cast, told: Any, client_for: ClientFor) -> None:
    us = cast.hers[Conversation, "us"]
    assert put(client_for(cast.gwen), cast, us).status_code == 404
    for user in (cast.ifan, cast.tomos, cast.former):
        assert put(client_for(user), cast, told).status_code == 404
    assert client_for(cast.carys).put(url("translate", cast, told.pk)).status_code == 405


def test_somebody_who_speaks_another_language_is_met_in_it(cast: Cast, client_for: ClientFor) -> None:
    carys = client_for(cast.carys)
    begun = carys.post(reverse("start"), {"name": "Kevin", "language": "es"}, follow=True).content.decode()
    assert 'lang="es"' in begun
    with everything_open():
        kevin = Citizen.objects.get(name="Kevin")
    assert kevin.language == "es"
    page = carys.get(reverse("about", args=[kevin.pk])).content.decode()
    assert '<option value="es" selected lang="es" dir="ltr">Español</option>' in page
    # The screens stay in the languages that they are in.
    assert carys.get(reverse("plan", args=[kevin.pk])).content.decode().startswith('<!doctype html>\n<html lang="en"')


def test_the_words_are_written_in_the_language_that_they_are_told_in(cast: Cast, client_for: ClientFor) -> None:
    here = url("conversation", cast, uuid.uuid4())
    carys = client_for(cast.carys)
    said = {"words": "أريد أن أعمل", "language": "ar", "question": "What would a good life look like?"}
    carys.post(here, said)
    page = carys.get(here).content.decode()
    assert 'lang="ar" dir="rtl"' in page
    story = carys.get(url("story", cast)).content.decode()
    assert '<blockquote class="voice" lang="ar" dir="rtl">أريد أن أعمل</blockquote>' in story
    # Said again, it can be put right; left out, it stays.
    changed = {**said, "words": "أريد أن أعمل هنا", "language": "fa", "base": json.dumps(said)}
    assert carys.post(here, changed).status_code == 302
    with everything_open():
        assert Conversation.objects.get(words="أريد أن أعمل هنا").language == "fa"
    assert carys.post(here, {**said, "language": "xx"}).status_code == 422


def test_a_language_that_is_not_in_the_list_stays() -> None:
    language: Any = PersonForm(initial={"name": "Mari", "language": "gd"}).fields["language"]
    assert language.clean("gd") == "gd"


def test_languages_go_the_way_that_they_are_written() -> None:
    assert {code for code in languages.LANGUAGES if languages.direction(code) == "rtl"} == {
        "ar",
        "fa",
        "ckb",
        "ps",
        "ur",
    }
    assert languages.direction("ar-EG") == "rtl"
    assert languages.own_name("cy") == "Cymraeg"
    assert languages.own_name("und") == "Another language"
    assert languages.our_name("gd") == "gd"
    assert languages.of_the_screens("es") == "en"
    assert languages.of_the_screens("cy") == "cy"
    assert list(languages.LANGUAGES)[:2] == ["en", "cy"]
