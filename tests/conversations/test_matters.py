"""What matters and how it is going: told by the person, answered by them, and never a number."""

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

from conversations import actions, tellings
from conversations.models import Matter, Telling
from people.models import User
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
AsUser = Callable[[User | None], AbstractContextManager[None]]


def here(cast: Cast, matter: Any, name: str = "matter") -> str:
    return reverse(name, args=[cast.hers.citizen.pk, matter.pk])


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


@pytest.fixture
def choir(cast: Cast) -> Matter:
    """Hers, of which nobody has said anything yet."""
    with everything_open():
        matter: Any = factories.MatterFactory(
            citizen=cast.hers.citizen, written_by=cast.eirlys, words="a job cleaning tables"
        )
    return matter  # type: ignore[no-any-return]


def was_told(matter: Matter, by: User, when: datetime.date, **more: Any) -> Telling:
    at = timezone.make_aware(datetime.datetime.combine(when, datetime.time(12)))
    with everything_open():
        told: Any = factories.TellingFactory(matter=matter, by=by, at=at, **{"how": "", "words": "", **more})
    return told  # type: ignore[no-any-return]


def months(count: int) -> list[datetime.date]:
    """The fifth of so many months before this one, oldest first."""
    this = timezone.localdate().replace(day=1)
    found = []
    for _ in range(count):
        this = (this - datetime.timedelta(days=1)).replace(day=1)
        found.append(this.replace(day=5))
    return found[::-1]


def in_words(when: datetime.date) -> str:
    return when.strftime("%B" if when.year == timezone.localdate().year else "%B %Y")


def test_past_tellings_are_a_line_of_words_on_the_plan_and_on_the_page(
    cast: Cast, choir: Matter, client_for: ClientFor
) -> None:
    first, second, third = months(3)
    was_told(choir, cast.eirlys, first, how="nearer")
    was_told(choir, cast.eirlys, second, how="same")
    was_told(choir, cast.eirlys, third, how="further", words="My legs.")
    was_told(choir, cast.gwen, third, words="She hummed.")
    line = f"{in_words(first)}: nearer. {in_words(second)}: about the same. {in_words(third)}: further away, and "
    for address in (reverse("plan", args=[cast.hers.citizen.pk]), here(cast, choir)):
        assert line + "your words." in read(client_for(cast.eirlys), address)
        assert line + "their words." in read(client_for(cast.gwen), address)


def test_the_line_is_short_and_says_that_there_is_more(cast: Cast, choir: Matter, as_user: AsUser) -> None:
    before, first, second, third = months(4)
    for when, how in ((before, "nearer"), (first, "nearer"), (first, "further"), (second, "have_it")):
        was_told(choir, cast.eirlys, when, how=how)
    was_told(choir, cast.eirlys, third, words="Only words.")
    with as_user(cast.eirlys):
        matter: Any = Matter.objects.get(pk=choir.pk)
        tellings.give_lines(cast.eirlys, cast.hers.citizen, [matter], own=True)
    assert matter.told == (
        f"{in_words(first)}: nearer, then further away. {in_words(second)}: I have it."
        f" {in_words(third)}: your words. And more before that."
    )


def test_what_is_to_stay_as_it_is_is_asked_for_in_its_own_words(
    cast: Cast, choir: Matter, client_for: ClientFor
) -> None:
    with everything_open():
        choir.keep_as_it_is = True
        choir.save()
    eirlys = client_for(cast.eirlys)
    page = read(eirlys, here(cast, choir))
    for asked in ("It is as I want it", "About the same", "Better", "It is slipping away"):
        assert asked in page
    assert "Further away" not in page
    eirlys.post(here(cast, choir), {"how": "further"})
    page = read(eirlys, here(cast, choir))
    assert "<strong>It is slipping away.</strong>" in page
    assert ": it is slipping away." in page
    with everything_open():
        assert Telling.objects.get(matter=choir).how == Telling.How.FURTHER


def test_not_true_for_me_yet_stands_under_what_it_answers(cast: Cast, choir: Matter, client_for: ClientFor) -> None:
    seen = was_told(choir, cast.carys, timezone.localdate(), words="Rhodri walks to the shop now.")
    eirlys = client_for(cast.eirlys)
    assert f'id="not-yet-{seen.pk}"' in read(eirlys, here(cast, choir))
    for _ in range(2):
        answer = eirlys.post(here(cast, choir), {"answers": seen.pk, "words": "As far as the gate."})
        assert answer.status_code == 302
    with everything_open():
        told = Telling.objects.get(answers=seen)
    assert (told.how, told.words, told.by) == ("not_yet", "As far as the gate.", cast.eirlys)
    assert answer["Location"].endswith(f"#telling-{told.pk}")
    page = read(client_for(cast.gwen), here(cast, choir))
    under = page.split(f'id="telling-{seen.pk}"')[1].split("</li>")[0]
    assert under.index("Rhodri walks to the shop now.") < under.index("As far as the gate.")
    assert "Not true for me yet." in under
    assert f'id="not-yet-{seen.pk}"' not in read(eirlys, here(cast, choir))


def test_it_can_be_said_without_words_and_by_itself(cast: Cast, choir: Matter, client_for: ClientFor) -> None:
    seen = was_told(choir, cast.gwen, timezone.localdate(), words="She walks.")
    eirlys = client_for(cast.eirlys)
    assert eirlys.post(here(cast, choir), {"answers": seen.pk}).status_code == 302
    assert eirlys.post(here(cast, choir), {"how": "not_yet"}).status_code == 302
    with everything_open():
        assert [one.answers for one in Telling.objects.filter(how="not_yet").order_by("pk")] == [seen, None]


def test_only_she_answers_and_only_what_somebody_else_saw_of_the_same(
    cast: Cast, choir: Matter, client_for: ClientFor, as_user: AsUser
) -> None:
    seen = was_told(choir, cast.carys, timezone.localdate(), words="She walks.")
    own = was_told(choir, cast.eirlys, timezone.localdate(), words="I walk.")
    for who in (cast.gwen, cast.carys):
        client_for(who).post(here(cast, choir), {"answers": seen.pk, "how": "not_yet", "words": "So I see."})
        assert f'id="not-yet-{seen.pk}"' not in read(client_for(who), here(cast, choir))
    with everything_open():
        assert not Telling.objects.exclude(answers=None).exists()
        assert set(Telling.objects.filter(words="So I see.").values_list("how", flat=True)) == {""}
    other = cast.hers[Matter, "everyone"]
    for answered, matter in ((own, choir), (seen, other)):
        wrong = client_for(cast.eirlys).post(here(cast, matter), {"answers": answered.pk, "words": "Kept here."})
        assert wrong.status_code == 422
        assert "Kept here." in wrong.content.decode()
    with as_user(cast.eirlys), pytest.raises(DatabaseError):
        actions.tell(by=cast.eirlys, matter=other, how="not_yet", answers=seen)


def test_nothing_said_is_nothing_kept(cast: Cast, choir: Matter, client_for: ClientFor) -> None:
    for who, said in ((cast.eirlys, "Choose one, or write a few words."), (cast.gwen, "Write at least a few words.")):
        answer = client_for(who).post(here(cast, choir), {"how": "" if who == cast.eirlys else "nearer"})
        assert answer.status_code == 422
        assert said in answer.content.decode()
    with everything_open():
        assert not Telling.objects.filter(matter=choir).exists()


def test_her_latest_stands_out_and_all_that_anybody_wrote_stays(
    cast: Cast, choir: Matter, client_for: ClientFor
) -> None:
    was_told(choir, cast.eirlys, months(2)[0], how="nearer", words="To the gate.")
    latest = was_told(choir, cast.eirlys, months(2)[1], how="further", words="To bed.")
    was_told(choir, cast.carys, timezone.localdate(), words="She asked for her shoes.")
    page = read(client_for(cast.carys), here(cast, choir))
    assert page.count(" latest") == 1
    assert f'class="theirs latest" id="telling-{latest.pk}"' in page
    for said in ("To the gate.", "To bed.", "She asked for her shoes.", "a job cleaning tables"):
        assert said in page


def test_what_a_worker_sees_is_not_in_the_voice_of_somebody_without_a_sign_in(
    cast: Cast, client_for: ClientFor
) -> None:
    with everything_open():
        matter: Any = factories.MatterFactory(citizen=cast.iolo, written_by=cast.carys, words="my pigeons")
    carys, address = client_for(cast.carys), reverse("matter", args=[cast.iolo.pk, matter.pk])
    carys.post(address, {"words": "He whistles to them."})
    carys.post(address, {"how": "nearer", "words": "Nine of them now."})
    page = read(carys, address)
    assert "<p>He whistles to them.</p>" in page
    assert "Nine of them now.</blockquote>" in page
    assert "Iolo said it, Carys wrote it down" in page
    with everything_open():
        seen = Telling.objects.get(words="He whistles to them.")
    carys.post(address, {"answers": seen.pk})
    with everything_open():
        assert Telling.objects.get(answers=seen).how == "not_yet"


def test_closing_what_matters_closes_what_is_tried_for_it(cast: Cast, choir: Matter, client_for: ClientFor) -> None:
    with everything_open():
        attempt: Any = factories.AttemptFactory(
            citizen=cast.hers.citizen, written_by=cast.gwen, matter=choir, words="Ask at the café."
        )
    client_for(cast.eirlys).post(here(cast, choir, "matter_who_can_see"), {"who_can_see": "us"})
    with everything_open():
        attempt.refresh_from_db()
    assert attempt.who_can_see == "us"
    assert "Ask at the café." not in read(client_for(cast.carys), reverse("plan", args=[cast.hers.citizen.pk]))
