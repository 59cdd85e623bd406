"""Two write at one conversation at the same time: what can be put together is, and of the rest both are shown."""

import json
import threading
import uuid
from typing import Any

import pytest
from django.db import connection

from conversations import actions
from conversations.models import Conversation
from people.models import Look
from tests.cast import Cast
from tests.conftest import everything_open, named
from tests.conversations.at_once import as_base, ways
from tests.conversations.test_older_pages import now
from tests.conversations.test_views import HTMX, ClientFor, paper, url

pytestmark = pytest.mark.django_db

STOOD = "I was in that choir.\n\nA Thursday is long."
BASE = as_base(words=STOOD, where="", when="2026-01-02", noticed="")


@pytest.fixture
def told(cast: Cast, client_for: ClientFor) -> uuid.UUID:
    pk = uuid.uuid4()
    client_for(cast.carys).post(url("conversation", cast, pk), paper(cast, words=STOOD, when="2026-01-02"))
    return pk


def write(cast: Cast, client: Any, pk: uuid.UUID, words: str, base: str = BASE, **more: Any) -> Any:
    headers = more.pop("headers", {})
    return client.post(url("conversation", cast, pk), paper(cast, words=words, base=base, **more), headers=headers)


def test_each_writes_other_fields_and_other_lines(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    write(
        cast, client_for(cast.eirlys), told, STOOD.replace("choir", "chapel choir"), where="At home", when="2026-01-02"
    )
    answer = write(cast, client_for(cast.carys), told, STOOD + "\nAnd a Friday.", where="", when="2026-01-01")
    assert answer.status_code == 302
    stored = now(told)
    assert stored.words == "I was in that chapel choir.\n\nA Thursday is long.\nAnd a Friday."
    assert (stored.where, str(stored.when)) == ("At home", "2026-01-01")


def test_the_strip_says_whose_words_came_together(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    eirlys, carys = client_for(cast.eirlys), client_for(cast.carys)
    alone = write(cast, carys, told, STOOD + "\nMine.", headers=HTMX).content.decode()
    assert "too. Both are kept." not in alone
    write(cast, eirlys, told, "First of all.\n" + STOOD)
    together = write(
        cast, carys, told, STOOD + "\nMine. And more.", base=as_base(words=STOOD + "\nMine."), headers=HTMX
    )
    assert "Eirlys wrote here too. Both are kept." in together.content.decode()
    assert "See it together" in together.content.decode()
    assert now(told).words == f"First of all.\n{STOOD}\nMine. And more."


def test_another_window_of_ones_own(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    carys = client_for(cast.carys)
    write(cast, carys, told, "Here.\n" + STOOD)
    answer = write(cast, carys, told, STOOD + "\nThere.", headers=HTMX)
    assert "You wrote here in another window too." in answer.content.decode()
    clash = write(cast, carys, told, "There.\n" + STOOD.replace("choir", "band"), base=as_base(words="Here.\n" + STOOD))
    assert clash.status_code == 302
    clash = write(cast, carys, told, STOOD.replace("choir", "group"))
    assert "You wrote here in two windows" in clash.content.decode()
    assert "Keep the other" in clash.content.decode()


def test_a_field_that_somebody_else_filled_in_counts_too(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    write(cast, client_for(cast.eirlys), told, STOOD, where="At home")
    answer = write(cast, client_for(cast.carys), told, STOOD + "\nMine.", where="", headers=HTMX)
    assert "Eirlys wrote here too." in answer.content.decode()


def test_what_was_only_taken_out_is_said_of_nobody(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    write(cast, client_for(cast.eirlys), told, "A Thursday is long.")
    answer = write(cast, client_for(cast.carys), told, STOOD + "\nMine.", headers=HTMX)
    assert "wrote here" in answer.content.decode()


# A clash


def clash(cast: Cast, client_for: ClientFor, told: uuid.UUID, **more: Any) -> Any:
    """Eirlys has changed the second line, and added one; Carys changes the second too, and adds another."""
    write(cast, client_for(cast.eirlys), told, "Well.\n" + STOOD.replace("Thursday", "Sunday"), where="Here")
    mine = STOOD.replace("Thursday", "Monday") + "\n\nMine."
    return write(cast, client_for(cast.carys), told, mine, where="There", **more)


BOTH_SAID = "Well.\nI was in that choir.\n\nA {} is long.\n\nMine."


def test_of_the_same_line_both_are_shown_and_nothing_is_written(
    cast: Cast, client_for: ClientFor, told: uuid.UUID
) -> None:
    strip = clash(cast, client_for, told, headers=HTMX)
    assert strip.status_code == 409
    assert "Eirlys changed the same words at the same time." in strip.content.decode()
    assert "<textarea" not in strip.content.decode()
    page = clash(cast, client_for, told)
    assert page.status_code == 409
    said = page.content.decode()
    for words in ("You and Eirlys wrote at once", "Keep mine", "Keep Eirlys’s", "Keep both"):
        assert words in said
    for day in ("Monday", "Sunday"):
        assert f"A <mark>{day} </mark>is long." in said
    assert now(told).words == "Well.\n" + STOOD.replace("Thursday", "Sunday")


@pytest.mark.parametrize(
    ("way", "words", "where"),
    [
        ("keep-mine", BOTH_SAID.format("Monday"), "There"),
        ("keep-theirs", BOTH_SAID.format("Sunday"), "Here"),
        ("keep-both", BOTH_SAID.format("Sunday is long.\nA Monday"), "Here"),
    ],
)
def test_whatever_is_chosen_keeps_what_did_not_clash(
    way: str, words: str, where: str, cast: Cast, client_for: ClientFor, told: uuid.UUID
) -> None:
    fields = dict(ways(clash(cast, client_for, told)))[way]
    answer = client_for(cast.carys).post(url("conversation", cast, told), fields)
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("/read/")
    assert (now(told).words, now(told).where) == (words, where)


def test_while_one_chooses_it_goes_on(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    fields = dict(ways(clash(cast, client_for, told)))["keep-mine"]
    stood = now(told).words
    write(cast, client_for(cast.eirlys), told, "Oh.\n" + stood, base=as_base(words=stood))
    assert client_for(cast.carys).post(url("conversation", cast, told), fields).status_code == 302
    assert now(told).words == "Oh.\n" + BOTH_SAID.format("Monday")
    write(cast, client_for(cast.eirlys), told, "A Saturday.", base=as_base(words=now(told).words))
    assert client_for(cast.carys).post(url("conversation", cast, told), fields).status_code == 409
    assert now(told).words == "A Saturday."


def test_of_two_days_one_is_chosen(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    carys, eirlys = client_for(cast.carys), client_for(cast.eirlys)
    write(cast, eirlys, told, STOOD, when="2025-12-30")
    page = write(cast, carys, told, STOOD, when="2025-12-31")
    assert page.status_code == 409
    assert "Tuesday 30 December 2025" in page.content.decode()
    assert [way for way, _ in ways(page)] == ["keep-mine", "keep-theirs"]
    carys.post(url("conversation", cast, told), ways(page)[0][1])
    assert str(now(told).when) == "2025-12-31"


def test_of_what_both_noticed_both_are_shown(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    carys, tomos = client_for(cast.carys), client_for(cast.eirlys)
    write(cast, carys, told, STOOD, noticed="The hob was on.")
    write(cast, tomos, told, STOOD, base=as_base(noticed="The hob was on."), noticed="The hob was off.")
    page = write(cast, carys, told, STOOD, base=as_base(noticed="The hob was on."), noticed="The hob was hot.")
    assert page.status_code == 409
    assert "Anything you noticed" in page.content.decode()
    carys.post(url("conversation", cast, told), dict(ways(page))["keep-both"])
    assert now(told).noticed == "The hob was off.\nThe hob was hot."


def test_a_long_text_is_shown_where_it_differs(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    lines = [f"Line {number}." for number in range(30)]
    stood = "\n".join(lines)
    write(cast, client_for(cast.eirlys), told, stood)
    write(
        cast,
        client_for(cast.eirlys),
        told,
        stood.replace("Line 10.", "Hers.").replace("Line 25.\n", ""),
        base=as_base(words=stood),
    )
    page = write(
        cast,
        client_for(cast.carys),
        told,
        stood.replace("Line 10.", "Mine.").replace("Line 25.", "Kept."),
        base=as_base(words=stood),
    )
    said = page.content.decode()
    assert "10 more lines, the same in both" in said
    assert "Here these words were taken out." in said
    assert "Line 9." in said
    assert ">Line 15." not in said


# What went wrong on the way


@pytest.mark.parametrize("rest", [[], ["A Thursday is long. It rai"], ["Never kept.", "Nor this."]])
def test_an_answer_that_was_lost_is_no_clash(
    rest: list[str], cast: Cast, client_for: ClientFor, told: uuid.UUID
) -> None:
    """It was stored, and the page does not know; it says what it sent and has no answer to."""
    carys = client_for(cast.carys)
    write(cast, carys, told, "It rains.", headers=HTMX)
    unanswered = json.dumps([{"words": words} for words in ["It rains.", *rest]])
    answer = write(cast, carys, told, "No, it pours.", headers=HTMX, unanswered=unanswered)
    assert answer.status_code == 200
    assert now(told).words == "No, it pours."


@pytest.mark.parametrize(
    "broken",
    ["", "{", "null", "[]", "7", '"words"', '{"words": 7}', '{"words": ["a"]}', "[" * 100_000, '{"when": "x"}'],
)
def test_without_a_base_both_are_shown_unless_one_holds_the_other(
    broken: str, cast: Cast, client_for: ClientFor, told: uuid.UUID
) -> None:
    carys = client_for(cast.carys)
    assert write(cast, carys, told, "Something else.", base=broken, unanswered=broken).status_code == 409
    assert now(told).words == STOOD
    assert write(cast, carys, told, STOOD + " More.", base=broken, headers=HTMX).status_code == 200
    assert now(told).words == STOOD + " More."
    # The day that was set is not emptied by a page that does not know it.
    assert str(now(told).when) == "2026-01-02"


def test_the_page_carries_what_stands_on_it(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    """Whoever sends it back as it is changes nothing, and what was typed is held against what stood there."""
    carys, here = client_for(cast.carys), url("conversation", cast, told)
    form = carys.get(here).context["form"]
    base = json.loads(form["base"].value())
    assert base["words"] == STOOD
    assert base["when"] == "2026-01-02"
    write(cast, client_for(cast.eirlys), told, STOOD + "\nHers.")
    again = carys.post(here, {**base, "words": STOOD + " Mine.", "when": "2999-01-01", "base": json.dumps(base)})
    assert again.status_code == 422
    assert json.loads(again.context["form"]["base"].value()) == base
    assert "All of this is saved." not in again.content.decode()
    carys.post(here, {**base, "words": STOOD + " Mine.", "base": json.dumps(base)})
    assert now(told).words == STOOD + " Mine.\nHers."
    assert now(told).question == base["question"]


def test_more_than_fits_is_not_called_saved(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    answer = write(cast, client_for(cast.carys), told, "w" * 100_001, headers=HTMX)
    assert answer.status_code == 422
    assert "This is not saved yet." in answer.content.decode()
    assert "more than fits on one page" in answer.content.decode()


def test_saving_by_itself_is_no_look_even_where_two_write(cast: Cast, client_for: ClientFor, told: uuid.UUID) -> None:
    def looks() -> int:
        with everything_open():
            return Look.objects.filter(citizen=cast.hers.citizen, user=cast.carys).count()

    before = looks()
    clash(cast, client_for, told, headers=HTMX)
    assert looks() == before


@pytest.mark.django_db(transaction=True)
def test_the_same_first_save_sent_twice_at_once(cast: Cast) -> None:
    pk = uuid.uuid4()
    said: list[object] = []
    begin = threading.Barrier(2)

    def save(words: str) -> None:
        with named(cast.carys):
            begin.wait(10)
            said.append(
                actions.save_words(
                    by=cast.carys, citizen=cast.hers.citizen, conversation_id=pk, words=words, base={"words": ""}
                )
            )
        connection.close()

    both = [threading.Thread(target=save, args=[words]) for words in ("I do", "I do not sleep.")]
    for one in both:
        one.start()
    for one in both:
        one.join(20)
    assert [type(one) for one in said] == [Conversation, Conversation]
    assert now(pk).words == "I do not sleep."
