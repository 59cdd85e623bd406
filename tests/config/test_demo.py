"""The demo: who one can be, that it goes into an empty database only, and what can be learned from its figures."""

from io import StringIO
from statistics import fmean

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from config.demo.load import load
from config.demo.valley import ACCOUNTS, TEAMS
from outcomes.measures import MEASURES
from outcomes.models import Baseline, Change, Count, Note, Quote, Release
from outcomes.series import Series, read, read_units
from people import sending
from people.models import Citizen, User
from tests.conftest import everything_open


@pytest.fixture
def valley(db: None) -> str:
    out = StringIO()
    with everything_open():
        call_command("demo", stdout=out)
    return out.getvalue()


def test_the_valley_is_loaded_once_and_counted(valley: str) -> None:
    with everything_open():
        assert Citizen.objects.count() > 70
        assert Count.objects.exclude(figure=None).exists()
        with pytest.raises(CommandError, match="only for an empty one"):
            call_command("demo")


def test_what_is_counted_comes_from_counting_only(db: None) -> None:
    """Three years of every measure: from the old books until it began, since then from what people and workers did."""
    with everything_open():
        load()
        assert Baseline.objects.exists()
        assert (Change.objects.count(), Note.objects.count()) == (2, 4)
        assert not Release.objects.exists()
        assert not Quote.objects.exists()
        call_command("count", stdout=StringIO())
    series = {one.measure.key: one for one in read(MEASURES)}
    assert len(series) == 17
    for key, one in series.items():
        before, counted = points(one, "before"), points(one, "counted")
        # Of what was avoided there is no before; and what is rare is counted by the quarter.
        few, many = (6, 5) if one.measure.quarterly else (18, 16)
        assert len(before) == (0 if key == "cost_avoided" else few), key
        assert len(counted) >= many, (key, one.points)
    units = {one.unit for one in read_units(series["listened"].measure) if len(points(one, "counted")) >= 3}
    assert {team.name for team in TEAMS} <= units
    assert len(units & {place for team in TEAMS for place in team.places}) >= 3
    languages = set(Quote.objects.values_list("language", flat=True))
    assert languages == {"cy", "en"}
    what_can_be_learned(series)


def points(one: Series, source: str) -> list[float]:
    return [point.value for point in one.points if point.source == source and point.value is not None]


def what_can_be_learned(series: dict[str, Series]) -> None:
    """Most of it got better, one thing stayed as it was, one got worse; and a change did not last."""

    def lately(key: str) -> float:
        return fmean(points(series[key], "counted")[-4:])

    def before(key: str) -> float:
        return fmean(points(series[key], "before"))

    assert before("days_to_help") > 250
    assert lately("days_to_help") < 35
    late = max(points(series["days_to_help"], "counted")[6:])
    assert 33 < late < 92
    assert lately("came_back") < 20 < 40 < before("came_back")
    assert lately("listened") > 70 > 50 > before("listened")
    assert lately("contacts") < 0.7 * before("contacts")
    assert fmean(points(series["cost"], "counted")[8:]) < 0.92 * before("cost")
    assert abs(lately("contributes") - before("contributes")) < 5
    assert lately("promises") < before("promises") - 3
    waiting = points(series["waiting"], "counted")
    assert min(waiting[-8:-4]) < 0.75 * fmean(waiting[-4:])


def test_everybody_of_the_demo_can_be(valley: str) -> None:
    client = Client()
    page = client.get(reverse("demo")).content.decode()
    for one in ACCOUNTS:
        assert f'data-person="{one.key}"' in page
        answer = client.post(reverse("demo_be", args=[one.key]), follow=True)
        assert answer.status_code == 200
        assert answer.redirect_chain
        user = answer.context["user"]
        assert isinstance(user, User)
        assert user.name == one.name
        # Spoken to in their own language.
        assert f'<html lang="{one.language}"' in answer.content.decode()


def test_nobody_else_can_be(valley: str) -> None:
    assert Client().post(reverse("demo_be", args=["surgery"])).status_code == 404
    assert Client().get(reverse("demo_be", args=["carys"])).status_code == 405


def test_an_account_that_is_not_loaded_is_not_here(db: None) -> None:
    assert Client().post(reverse("demo_be", args=["carys"])).status_code == 404


def test_what_the_demo_would_send_can_be_read_there(db: None) -> None:
    assert "Nothing has been sent yet" in Client().get(reverse("demo_outbox")).content.decode()
    sending.write_down("text", "+447700900123", "", "Your code is 271828 <b>")
    sending.write_down("email", "menna@example.org", "Something to read", "Sign in.")
    page = Client().get(reverse("demo_outbox")).content.decode()
    assert "Your code is 271828 &lt;b&gt;" in page
    assert page.index("menna@example.org") < page.index("+447700900123")
