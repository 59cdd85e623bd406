"""What the team changed, and when: written down once, said better, struck out and put back; by nobody's name."""

import html
import uuid
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from outcomes.actions.changes import record_change
from outcomes.actions.written import put_away, put_back, say_again
from outcomes.models import Change
from people.models import User
from tests.cast import Cast

ClientFor = Callable[[User], Client]

pytestmark = pytest.mark.django_db

NEW = "/how-it-is-going/changes/new/"
LIST = "/how-it-is-going/changes/"


def page(answer: Any) -> str:
    return " ".join(html.unescape(answer.content.decode()).split())


def said(**other: Any) -> dict[str, Any]:
    key = other.pop("key", uuid.uuid4())
    return {"key": key, "words": "We stopped using the form", "day": "2026-04-01", "measure": "", **other}


def a_change(cast: Cast, **other: Any) -> Change:
    row: dict[str, Any] = {
        "day": date(2026, 4, 1),
        "words": "We stopped using the form",
        "measure": "",
        "language": "en",
    }
    return record_change(by=cast.megan, key=uuid.uuid4(), **(row | other))


def test_it_is_kept_and_stands_in_the_list(cast: Cast, client_for: ClientFor) -> None:
    answer = client_for(cast.megan).post(NEW, said(measure="days_to_help"), follow=True)
    change = Change.objects.get()
    assert (change.day, change.words, change.measure, change.language) == (
        date(2026, 4, 1),
        "We stopped using the form",
        "days_to_help",
        "en",
    )
    assert answer.redirect_chain[0][0] == f"{LIST}#change-{change.pk}"
    assert "We stopped using the form" in page(answer)
    assert "1 April" in page(answer)
    assert "Days from asking to help" in page(answer)
    assert reverse("change", args=[change.pk]) in page(answer)


def test_who_wrote_it_is_not_kept() -> None:
    assert {field.name for field in Change._meta.get_fields() if field.is_relation} == set()


def test_whoever_comes_from_a_chart_is_asked_about_that_and_led_back(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.carys)
    form = client.get(f"{NEW}?measure=cost")
    assert '<option value="cost" selected>' in page(form)
    assert 'value="" selected' in page(client.get(f"{NEW}?measure=nothing"))
    answer = client.post(f"{NEW}?measure=cost", said(measure="cost"))
    assert answer["Location"] == reverse("going_measure", args=["cost"])


def test_pressed_twice_it_is_one(cast: Cast, client_for: ClientFor) -> None:
    client, form = client_for(cast.megan), said()
    client.post(NEW, form)
    client.post(NEW, form)
    assert Change.objects.count() == 1
    # Whoever goes back and writes something else has written something else.
    client.post(NEW, form | {"words": "We moved the desks"})
    assert Change.objects.count() == 2


def test_struck_out_and_pressed_once_more_it_is_another(cast: Cast, client_for: ClientFor) -> None:
    client, form = client_for(cast.megan), said()
    client.post(NEW, form)
    put_away(by=cast.megan, row=Change.objects.get())
    client.post(NEW, form)
    assert Change.objects.still_there().count() == 1


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"words": "  "}, "Write at least a few words."),
        ({"words": "a" * 121}, "This is 121 letters long. Make it 120, or fewer."),
        ({"day": "soon"}, "Choose a day."),
        ({"day": "0026-04-01"}, "Is the year right?"),
        ({"day": (timezone.localdate() + timedelta(days=2)).isoformat()}, "Choose today or an earlier day."),
        ({"measure": "happiness"}, "Select a valid choice."),
        ({"language": "xx"}, "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    wrong: dict[str, str], reason: str, cast: Cast, client_for: ClientFor
) -> None:
    form = said(**{"words": "We moved the desks", **wrong})
    answer = client_for(cast.megan).post(NEW, form)
    assert answer.status_code == 422
    assert reason in page(answer)
    assert form["words"].strip() in page(answer)
    assert str(form["key"]) in page(answer)
    assert not Change.objects.exists()


def test_the_letters_that_are_left_are_counted_without_a_script(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.megan)
    assert "At most 120 letters." in page(client.get(NEW))
    assert "1 letter too many." in page(client.post(NEW, said(words="a" * 121)))
    change = a_change(cast, words="a" * 119)
    assert "1 letter left, of 120." in page(client.get(reverse("change", args=[change.pk])))
    # The browser cuts nothing off.
    assert "maxlength" not in client.get(NEW).content.decode().split('name="words"')[1].split(">")[0]


def test_on_a_chart_there_is_one_line(cast: Cast, client_for: ClientFor) -> None:
    client_for(cast.megan).post(NEW, said(words="We stopped\r\n\r\nusing   the form"))
    assert Change.objects.get().words == "We stopped using the form"


def test_no_day_is_today(cast: Cast, client_for: ClientFor) -> None:
    client_for(cast.megan).post(NEW, said(day=""))
    assert Change.objects.get().day == timezone.localdate()


def test_it_is_said_better(cast: Cast, client_for: ClientFor) -> None:
    change, client = a_change(cast), client_for(cast.carys)
    address = reverse("change", args=[change.pk])
    base = client.get(address).context["form"]["base"].value()
    again = {"words": "We tore the form up", "day": "2026-05-01", "measure": "cost", "language": "cy", "base": base}
    answer = client.post(address, again)
    assert answer["Location"] == f"{LIST}#change-{change.pk}"
    change.refresh_from_db()
    assert (change.words, change.day, change.measure, change.language) == (
        "We tore the form up",
        date(2026, 5, 1),
        "cost",
        "cy",
    )
    assert client.post(address, again | {"words": ""}).status_code == 422


def test_two_who_say_it_better_at_once_lose_nothing(cast: Cast, client_for: ClientFor) -> None:
    change, client = a_change(cast), client_for(cast.megan)
    address = reverse("change", args=[change.pk])
    form = {"words": change.words, "day": "2026-04-01", "measure": "", "language": "en"}
    base = client.get(address).context["form"]["base"].value()
    say_again(by=cast.carys, row=change, words="Ours", day=date(2026, 4, 1))
    answer = client.post(address, form | {"words": "Theirs", "base": base})
    assert answer.status_code == 409
    assert "Somebody changed this meanwhile, to: Ours." in page(answer)
    # What the other did not touch is put together.
    assert client.post(address, form | {"day": "2026-05-01", "base": base}).status_code == 302
    change.refresh_from_db()
    assert (change.words, change.day) == ("Ours", date(2026, 5, 1))


def test_it_is_struck_out_and_put_back(cast: Cast, client_for: ClientFor) -> None:
    change, client = a_change(cast), client_for(cast.megan)
    answer = client.post(reverse("change_put_away", args=[change.pk]), follow=True)
    assert "Struck out." in page(answer)
    assert "1 struck out" in page(answer)
    assert reverse("change_put_back", args=[change.pk]) in page(answer)
    address = reverse("change", args=[change.pk])
    opened = client.get(address)
    assert (opened.status_code, 'name="words"' in page(opened)) == (200, False)
    assert client.post(address, said()).status_code == 404
    back = client.post(reverse("change_put_back", args=[change.pk]), follow=True)
    assert "Put back." in page(back)
    assert Change.objects.still_there().count() == 1


def test_the_latest_stands_first_by_year(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.megan)
    assert "Nothing yet." in page(client.get(LIST))
    for day in (date(2024, 5, 1), date(2026, 1, 2), date(2026, 3, 4)):
        a_change(cast, day=day, words=f"On {day}")
    text = page(client.get(LIST))
    places = [text.index(words) for words in ("On 2026-03-04", "On 2026-01-02", "On 2024-05-01")]
    assert places == sorted(places)
    assert text.count('id="year-2026"') == 1
    assert "when eight dots running" in text


def test_who_works_here_may_and_nobody_else(cast: Cast, client_for: ClientFor) -> None:
    change = a_change(cast)
    addresses = [LIST, NEW, reverse("change", args=[change.pk])]
    for user, status in ((cast.megan, 200), (cast.carys, 200), (cast.eirlys, 403), (cast.gwen, 403)):
        client = client_for(user)
        assert [client.get(address).status_code for address in addresses] == [status] * 3
    client = client_for(cast.eirlys)
    for name in ("change_put_away", "change_put_back"):
        assert client.post(reverse(name, args=[change.pk])).status_code == 403
        assert client.get(reverse(name, args=[change.pk])).status_code == 405
        assert client_for(cast.megan).post(reverse(name, args=[change.pk + 1])).status_code == 404
    assert client.post(NEW, said()).status_code == 403
    assert client_for(cast.megan).get(reverse("change", args=[change.pk + 1])).status_code == 404
    for writes in (put_away, put_back, say_again):
        with pytest.raises(PermissionDenied):
            writes(by=cast.gwen, row=change)
