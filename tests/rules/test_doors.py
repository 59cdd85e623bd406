"""Every URL of the product is walked: by nobody, who is sent to sign in; by strangers, for whom no person is there.

A URL that this test cannot fill in fails it, so that no new door is forgotten.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, include, path, reverse

from conversations.models import Conversation, Matter
from networks.models import Connection, Promise, SupportRequest
from people.models import User
from strengths.models import Strength
from tests.cast import Cast

ClientFor = Callable[[User], Client]

# Open to everybody, and why.
OPEN = {
    "set_language": "chooses the language of the pages before signing in, and knows nothing of anybody",
    "up": "whatever watches the service asks whether it answers",
    "sign_in": "where everybody comes in",
    "leave": "must send the browser somewhere ordinary even when the session is already over",
    "welcome": "a one-time link is how somebody without a password comes in",
    "your_information": "what we do with what people say, to be read before saying anything",
    "accessibility": "the law asks that everybody can read it",
    "demo": "chooses which invented person to be; in the demo only",
    "demo_be": "signs in as an invented person; in the demo only",
}

# What stands before `<…:pk>` in a route → whose row that is.
PK_OF: dict[str, Any] = {
    "life": Connection,
    "asked": SupportRequest,
    "strengths": Strength,
    "matters": Matter,
    "conversations": Conversation,
}
STRANGERS = ["tomos", "former", "megan", "nia", "dai"]
HTMX = {"HX-Request": "true"}
# What no page of somebody who does not walk with Eirlys says.
HER_WORDS = ["Eirlys", "my own kitchen", "hear the chapel", "garden out of anything", "come with me to the market"]


@dataclass(frozen=True)
class Door:
    route: str
    name: str

    @property
    def is_about_a_person(self) -> bool:
        return ":citizen_id>" in self.route


def doors(patterns: Any = None, before: str = "") -> Iterator[Door]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from doors(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield Door(route, pattern.name or "")


def filled(door: Door, cast: Cast) -> str:
    """The address of this door for what is Eirlys's; KeyError when it holds something unknown."""
    values: dict[str, Any] = {
        "citizen_id": cast.hers.citizen.pk,
        "promise_pk": cast.hers[Promise, "everyone"].pk,
        "measure": "first_yes",
        "who": "MQ",
        "token": "used",
        "key": "carys",
    }
    if before := re.search(r"(\w[\w-]*)/<\w+:pk>", door.route):
        kind = before[1]
        values["pk"] = cast.walking["gwen"].pk if kind == "sharing" else cast.hers[PK_OF[kind], "everyone"].pk
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(values[found[1]]), "/" + door.route)


def ask(client: Client, url: str) -> Iterator[tuple[str, Any]]:
    """Every way of knocking."""
    for headers in ({}, HTMX):
        yield "GET", client.get(url, headers=headers)
        yield "POST", client.post(url, {"words": "x", "who_can_see": "everyone"}, headers=headers)
    yield "PUT", client.put(url)
    yield "DELETE", client.delete(url)


def open_to_nobody_known(found: list[Door], cast: Cast) -> list[str]:
    """The doors, not listed as open, that let somebody through who has not signed in."""
    wrong = []
    for door in found:
        url = filled(door, cast)
        if door.name in OPEN:
            continue
        client = Client()
        page, fragment = client.get(url), client.get(url, headers=HTMX)
        if page.status_code != 302 or not page["Location"].startswith(reverse("sign_in")):
            wrong.append(f"GET {door.route}: {page.status_code}")
        if fragment.status_code != 204 or not fragment["HX-Redirect"].startswith(reverse("sign_in")):
            wrong.append(f"fragment {door.route}: {fragment.status_code}")
        for headers in ({}, HTMX):
            posted = client.post(url, headers=headers)
            if posted.status_code != 401:
                wrong.append(f"POST {door.route}: {posted.status_code}")
    return wrong


def let_through(found: list[Door], cast: Cast, client: Client) -> list[str]:
    """The doors to a person that answer anything but "there is nobody here"."""
    wrong = []
    for door in found:
        statuses: dict[str, set[int]] = {}
        for verb, response in ask(client, filled(door, cast)):
            statuses.setdefault(verb, set()).add(response.status_code)
            if response.status_code not in {404, 405}:
                wrong.append(f"{verb} {door.route}: {response.status_code}")
        # A view may refuse a verb before it looks; it must look for at least one.
        if not any(404 in found_statuses for found_statuses in statuses.values()):
            wrong.append(f"{door.route}: never 404")
    return wrong


def saying_her_words(found: list[Door], cast: Cast, client: Client) -> list[str]:
    wrong = []
    for door in found:
        for headers in ({}, HTMX):
            response = client.get(filled(door, cast), headers=headers, follow=True)
            text = response.content.decode(errors="replace")
            wrong += [f"{door.route} says {words!r}" for words in HER_WORDS if words in text]
    return wrong


@pytest.fixture
def everywhere() -> list[Door]:
    return list(doors())


def test_every_door_is_known_and_named(everywhere: list[Door], cast: Cast) -> None:
    assert [door.route for door in everywhere if not door.name] == []
    for door in everywhere:
        filled(door, cast)


def test_every_door_that_is_open_is_still_there(everywhere: list[Door]) -> None:
    assert set(OPEN) <= {door.name for door in everywhere}


def test_nobody_known_is_sent_to_sign_in(everywhere: list[Door], cast: Cast) -> None:
    assert open_to_nobody_known(everywhere, cast) == []


def test_no_open_door_says_anything_of_a_person(everywhere: list[Door], cast: Cast) -> None:
    # The demo names its invented people, and signs in as them.
    found = [door for door in everywhere if door.name in OPEN and not door.name.startswith("demo")]
    assert saying_her_words(found, cast, Client()) == []


@pytest.mark.parametrize("name", STRANGERS)
def test_for_a_stranger_no_person_is_there(
    name: str, everywhere: list[Door], cast: Cast, client_for: ClientFor
) -> None:
    persons = [door for door in everywhere if door.is_about_a_person]
    assert let_through(persons, cast, client_for(cast.users[name])) == []


@pytest.mark.parametrize("name", STRANGERS)
def test_no_page_tells_a_stranger_anything_of_a_person(
    name: str, everywhere: list[Door], cast: Cast, client_for: ClientFor
) -> None:
    others = [door for door in everywhere if not door.is_about_a_person and not door.name.startswith("demo")]
    found = saying_her_words(others, cast, client_for(cast.users[name]))
    if name in {"tomos", "dai"}:
        # What the cast says for Dai reads as what it says for Eirlys: only her name tells them apart.
        found = [line for line in found if "Eirlys" in line]
    assert found == []


def leak(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("Eirlys: my own kitchen")


def unlocked(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return HttpResponse("in")


unlocked.login_required = False  # type: ignore[attr-defined]
urlpatterns = [
    path("people/<uuid:citizen_id>/leak/", leak, name="leak"),
    path("leak/", leak, name="leak_without_person"),
    path("unlocked/", unlocked, name="unlocked"),
    path("people/<uuid:citizen_id>/<int:unheard_of>/", leak, name="unheard_of"),
    path("", include("config.urls")),
]


@pytest.mark.urls(__name__)
def test_an_unlocked_door_is_found(cast: Cast, client_for: ClientFor) -> None:
    person, page, unlocked_one, unheard_of, *_ = doors()
    client = client_for(cast.tomos)
    assert let_through([person], cast, client)[0] == "GET people/<uuid:citizen_id>/leak/: 200"
    assert saying_her_words([page], cast, client)[0] == "leak/ says 'Eirlys'"
    assert open_to_nobody_known([person, page], cast) == []
    assert open_to_nobody_known([unlocked_one], cast)[0] == "GET unlocked/: 200"
    with pytest.raises(KeyError, match="unheard_of"):
        filled(unheard_of, cast)
