"""The pages of conversations, the plan and the story: it works; 404 unseen; 403 when seen and not allowed; 405."""

import uuid
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from conversations.models import Conversation, Kept, Matter, Telling
from people.models import Citizen, User
from tests.cast import Cast
from tests.conftest import everything_open
from tests.conversations.at_once import as_base

ClientFor = Callable[[User], Client]
HTMX = {"HX-Request": "true"}


def url(name: str, cast: Cast, *args: Any) -> str:
    return reverse(name, args=[cast.hers.citizen.pk, *args])


def test_my_people_shows_those_i_walk_with_and_nobody_else(cast: Cast, client_for: ClientFor) -> None:
    page = client_for(cast.carys).get(reverse("my_people")).content.decode()
    assert "Eirlys" in page
    assert "Iolo" in page
    assert "Dai" not in page
    assert client_for(cast.megan).get(reverse("my_people")).status_code == 403
    assert client_for(cast.carys).post(reverse("my_people")).status_code == 405


def test_a_worker_with_nobody_is_told_how_it_begins(cast: Cast, client_for: ClientFor) -> None:
    page = client_for(cast.former).get(reverse("my_people")).content.decode()
    assert "It begins with a conversation" in page


def test_somebody_new_needs_only_a_name(cast: Cast, client_for: ClientFor) -> None:
    carys = client_for(cast.carys)
    missing = carys.post(reverse("start"), {"name": ""})
    assert missing.status_code == 422
    assert "Write a name to call them by." in missing.content.decode()
    begun = carys.post(reverse("start"), {"name": "Mr Tŷ"}, follow=True)
    assert "Mr Tŷ" in begun.content.decode()
    with everything_open():
        assert Citizen.objects.get(name="Mr Tŷ").alongside.get().user == cast.carys
    assert client_for(cast.gwen).get(reverse("start")).status_code == 403


def paper(cast: Cast, **fields: Any) -> dict[str, Any]:
    return {"words": "A Thursday is long.", "way": "What would a good life look like to you?", **fields}


def test_words_are_all_that_is_asked_for(cast: Cast, client_for: ClientFor) -> None:
    carys, here = client_for(cast.carys), url("conversation", cast, uuid.uuid4())
    assert carys.get(here).status_code == 200
    assert carys.post(here, paper(cast)).status_code == 302
    assert "A Thursday is long." in carys.get(here).content.decode()
    assert carys.post(here, paper(cast, words=" ")).status_code == 422
    assert carys.delete(here).status_code == 405


def test_it_saves_itself_as_she_types(cast: Cast, client_for: ClientFor) -> None:
    carys, here = client_for(cast.carys), url("conversation", cast, uuid.uuid4())
    saved = carys.post(here, paper(cast), headers=HTMX)
    assert "Saved" in saved.content.decode()
    assert "<textarea" not in saved.content.decode()
    blank = carys.post(here, paper(cast, words=""), headers=HTMX)
    assert blank.status_code == 422
    with everything_open():
        assert Conversation.objects.filter(words="A Thursday is long.").count() == 1


def test_a_day_that_has_not_come_is_put_right(cast: Cast, client_for: ClientFor) -> None:
    answer = client_for(cast.carys).post(url("conversation", cast, uuid.uuid4()), paper(cast, when="2999-01-01"))
    assert answer.status_code == 422
    assert "That day has not come yet." in answer.content.decode()
    assert "A Thursday is long." in answer.content.decode()


def test_the_question_is_kept_as_it_was_asked(cast: Cast, client_for: ClientFor) -> None:
    here = uuid.uuid4()
    client_for(cast.carys).post(url("conversation", cast, here), paper(cast, question="What about the garden?"))
    with everything_open():
        assert Conversation.objects.get(pk=here).question == "What about the garden?"


def test_somebody_elses_page_is_not_here(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        theirs = cast.his[Conversation, "everyone"].pk
    for name in ("conversation", "read_back"):
        answer = client_for(cast.tomos).get(url(name, cast, theirs))
        assert answer.status_code == 404
    # His conversation under her address: carys may see her, and still not reach it.
    assert client_for(cast.carys).get(url("read_back", cast, theirs)).status_code == 404
    assert client_for(cast.carys).post(url("conversation", cast, theirs), paper(cast)).status_code == 404


def test_a_phrase_is_marked_where_it_was_said(cast: Cast, client_for: ClientFor) -> None:
    carys, here = client_for(cast.carys), uuid.uuid4()
    words = "👩‍👧 Dw i’n hoffi’r tŷ.\r\n\r\nI like the house. I like the house by the stream."
    carys.post(url("conversation", cast, here), paper(cast, words=words))
    read = url("read_back", cast, here)
    twice = carys.post(read, {"quote": "I like the house", "kind": "matter"})
    assert twice.status_code == 422
    assert "more than once" in twice.content.decode()
    absent = carys.post(read, {"quote": "I like the shop", "kind": "matter"}, headers=HTMX)
    assert absent.status_code == 422
    assert carys.post(read, {"quote": "the tŷ", "kind": ""}).status_code == 422
    assert carys.post(read, {"quote": "hoffi’r tŷ", "kind": "matter"}).status_code == 302
    kept = carys.post(read, {"quote": "the house by the stream", "kind": "strength"}, headers=HTMX)
    assert kept.status_code == 200
    page = kept.content.decode()
    assert ">hoffi’r tŷ</mark>" in page
    assert ">the house by the stream</mark>" in page
    assert "<html" not in page


def test_the_plan_shows_the_words_it_came_from(cast: Cast, client_for: ClientFor) -> None:
    page = client_for(cast.eirlys).get(url("plan", cast)).content.decode()
    with everything_open():
        kept = Kept.objects.filter(conversation=cast.hers[Conversation, "everyone"]).get()
        matter = cast.hers[Matter, "everyone"]
    assert f"#kept-{kept.pk}" in page
    assert matter.words in page


def test_a_part_that_is_not_shared_is_not_there(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        cast.hers.citizen.how_to_talk = "Ring first."
        cast.hers.citizen.save()
    page = client_for(cast.ifan).get(url("plan", cast)).content.decode()
    for other in (page, client_for(cast.ifan).get(url("sharing", cast)).content.decode()):
        assert "Ring first." not in other
        assert "Gwen" not in other
    assert "Ring first." in client_for(cast.gwen).get(url("plan", cast)).content.decode()
    assert cast.hers[Matter, "everyone"].words in page
    for section in ('id="good-at"', 'id="people"', 'id="asked"', 'id="to-story"'):
        assert section not in page


def test_the_citizen_changes_her_words_and_the_worker_sees_when(cast: Cast, client_for: ClientFor) -> None:
    matter = cast.hers[Matter, "everyone"]
    eirlys, carys = client_for(cast.eirlys), client_for(cast.carys)
    assert eirlys.post(url("matter_words", cast, matter.pk), {"words": ""}).status_code == 422
    said = {"words": "Said anew.", "base": as_base(words=matter.words)}
    assert eirlys.post(url("matter_words", cast, matter.pk), said).status_code == 302
    plan = carys.get(url("plan", cast)).content.decode()
    assert "Said anew." in plan
    assert "Eirlys changed these words, today." in plan
    assert "Eirlys put it in other words today" in carys.get(reverse("my_people")).content.decode()
    earlier = carys.get(url("matter_earlier", cast, matter.pk)).content.decode()
    assert matter.words in earlier
    assert earlier.index("Said anew.") < earlier.index(matter.words)


def test_taken_off_and_put_back(cast: Cast, client_for: ClientFor) -> None:
    matter, eirlys = cast.hers[Matter, "everyone"], client_for(cast.eirlys)
    with everything_open():
        matter.words = "Only said once."
        matter.save()
    assert "Put it back" in eirlys.post(url("matter_put_away", cast, matter.pk)).content.decode()
    assert matter.words not in eirlys.get(url("plan", cast)).content.decode()
    eirlys.post(url("matter_put_back", cast, matter.pk))
    assert matter.words in eirlys.get(url("plan", cast)).content.decode()
    assert client_for(cast.gwen).post(url("matter_put_away", cast, matter.pk)).status_code == 403


def test_who_can_see_is_hers_to_say(cast: Cast, client_for: ClientFor) -> None:
    matter = cast.hers[Matter, "everyone"]
    here = url("matter_who_can_see", cast, matter.pk)
    assert client_for(cast.gwen).get(here).status_code == 403
    assert client_for(cast.eirlys).post(here, {"who_can_see": "nobody"}).status_code == 422
    client_for(cast.eirlys).post(here, {"who_can_see": "us"})
    assert matter.words not in client_for(cast.gwen).get(url("plan", cast)).content.decode()
    assert client_for(cast.gwen).get(url("matter", cast, matter.pk)).status_code == 404


def test_many_tell_how_it_is_going_each_under_their_name(cast: Cast, client_for: ClientFor) -> None:
    here = url("matter", cast, cast.hers[Matter, "everyone"].pk)
    assert client_for(cast.eirlys).post(here, {}).status_code == 422
    client_for(cast.eirlys).post(here, {"how": "further", "words": "It rained."})
    # Not hers to say how near it is: her words are kept, without it.
    client_for(cast.gwen).post(here, {"how": "nearer", "words": "She hummed."})
    page = client_for(cast.carys).get(here).content.decode()
    for said in ("It rained.", "Further away", "She hummed.", "Gwen"):
        assert said in page
    with everything_open():
        assert Telling.objects.get(words="She hummed.").how == ""


def test_something_that_matters_can_be_kept_as_it_is(cast: Cast, client_for: ClientFor) -> None:
    eirlys = client_for(cast.eirlys)
    assert eirlys.post(url("matter_new", cast), {"words": ""}).status_code == 422
    eirlys.post(url("matter_new", cast), {"words": "My own stairs.", "keep_as_it_is": "on"})
    with everything_open():
        matter = Matter.objects.get(words="My own stairs.")
    eirlys.post(url("at_the_top", cast, matter.pk))
    page = eirlys.get(url("plan", cast)).content.decode()
    assert page.index("My own stairs.") < page.index(cast.hers[Matter, "everyone"].words)


def test_the_story_is_one_thread(cast: Cast, client_for: ClientFor) -> None:
    page = client_for(cast.gwen).get(url("story", cast)).content.decode()
    assert str(cast.hers[Conversation, "everyone"].pk) in page
    assert str(cast.hers[Conversation, "us"].pk) not in page
    assert "Last told to Carys" in page


def test_a_person_and_how_to_be_with_them(cast: Cast, client_for: ClientFor) -> None:
    here = url("about", cast)
    assert client_for(cast.gwen).get(here).status_code == 403
    carys = client_for(cast.carys)
    assert carys.post(here, {"name": "", "language": "en"}).status_code == 422
    before = as_base(name="Eirlys", language="en", how_to_talk="")
    carys.post(here, {"name": "Eirlys", "language": "cy", "how_to_talk": "Ring first.", "base": before})
    assert "Ring first." in carys.get(url("plan", cast)).content.decode()
    assert 'lang="cy"' in carys.get(url("conversation", cast, uuid.uuid4())).content.decode()
