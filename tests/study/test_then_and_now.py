"""Findings across walks, then and now, and what the requests made here say: counts only, and of ten people or more."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from conversations.models import Conversation
from networks.models import Reply, SupportRequest
from people.models import User
from people.working import TeamRequests, team_requests
from study.actions.found import find_again
from study.figures import FIGURES
from study.models import Demand, Study, Walk
from study.spread import SIDE, WIDTH, Spread, spread_of
from study.spread_in_words import HOW, NAMES, in_words
from study.then_and_now import two_systems
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
AsUser = Callable[[User], AbstractContextManager[None]]

NOTHING = TeamRequests(*[None] * 9)


def walked(study: Any, pseudonym: str, *, forms: int, days: int = 1, **said: Any) -> Walk:
    walk: Any = factories.WalkFactory(study=study, pseudonym=pseudonym, name="", **said)
    for n in range(forms):
        on = date(2025, 1, 1) + timedelta(days=(days - 1) * n // max(1, forms - 1))
        factories.StepFactory(walk=walk, position=n + 1, on=on)
    find_again(walk)
    return walk  # type: ignore[no-any-return]


def page(client: Client, name: str, study: Any, **query: str) -> str:
    answer = client.get(reverse(name, args=[study.pk], query=query))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


@given(st.lists(st.one_of(st.none(), st.integers(0, 400)), max_size=60))
def test_a_spread_keeps_the_order_of_walks_and_every_dot_on_its_strip(figures: list[int | None]) -> None:
    kept: list[tuple[int, dict[str, int | None]]] = [(i, {"minutes": figure}) for i, figure in enumerate(figures)]
    spread = spread_of("minutes", kept)
    assert [walk for walk, _ in spread.figures] == [i for i, figure in enumerate(figures) if figure is not None]
    assert spread.known + len(spread.unknown) == len(figures)
    strip = spread.strip()
    assert len(strip.dots) == spread.known
    assert all(SIDE <= dot.x <= WIDTH - SIDE and 0 < dot.y <= strip.height for dot in strip.dots)
    assert strip.path.count("M") == spread.known
    if spread.known:
        assert spread.lowest is not None
        assert spread.middle is not None
        assert spread.highest is not None
        assert spread.lowest <= spread.middle <= spread.highest


def test_the_same_figure_stands_on_itself() -> None:
    dots = Spread("told", [("a", 2), ("b", 2), ("c", 4)], []).strip().dots
    assert dots[0].x == dots[1].x < dots[2].x
    assert dots[0].y > dots[1].y
    assert dots[0].y == dots[2].y


@pytest.mark.parametrize(
    ("name", "figures", "words"),
    [
        ("told", [1, 3, 9], "In the middle: three times. From once to nine times."),
        ("told", [0, 1], "In the middle: 0.5 times. From not once to once."),
        ("days", [96, 4], "In the middle: 50 days. From 4 days to 96 days."),
        ("days", [1, 2], "In the middle: 1.5 days. From 1 day to 2 days."),
        ("back", [2, 2], "In every walk: twice."),
        ("forms", [2, 2], "In every walk: two."),
        ("minutes", [90], "In one walk: 90 minutes."),
        ("forms", [], "Nobody knows."),
    ],
)
def test_a_spread_in_words(name: str, figures: list[int], words: str) -> None:
    assert in_words(Spread(name, list(enumerate(figures)), [])) == words
    if figures:
        assert in_words(Spread(name, list(enumerate(figures)), [9])) == f"{words} Of one walk nobody knows."


def test_every_figure_has_a_name_and_says_how_it_is_worked_out() -> None:
    assert set(FIGURES) == set(NAMES) == set(HOW)


def test_across_the_study(cast: Cast, client_for: ClientFor) -> None:
    study = cast.studied[Study]
    with everything_open():
        walks = [walked(study, name, forms=n) for name, n in (("Mair", 3), ("Idris", 1), ("Gwenda", 8))]
        walked(factories.StudyFactory(), "Somebody elsewhere", forms=30)
        struck = walked(study, "Struck out", forms=30)
        struck.put_away_at = timezone.now()
        struck.save(update_fields=["put_away_at"])
    said = page(client_for(cast.urien), "findings", study)
    assert "In 3 walks." in said
    assert "In the middle: three. From one to eight." in said
    for walk in walks:
        assert f'id="forms-{walk.pk}"' in said
    assert [said.index(f'id="forms-{walk.pk}"') for walk in walks] == sorted(
        said.index(f'id="forms-{walk.pk}"') for walk in walks
    )
    assert "Struck out" not in said
    assert "elsewhere" not in said
    one = page(client_for(cast.urien), "findings", study, of="forms")
    assert "Gwenda</a>" in one
    assert "<td>eight</td>" in one
    assert client_for(cast.urien).get(reverse("findings", args=[study.pk], query={"of": "who"})).status_code == 404


def test_of_many_walks_the_dots_are_one_drawing(cast: Cast, client_for: ClientFor) -> None:
    study = cast.studied[Study]
    with everything_open():
        found = walked(study, "One", forms=2).found
        every: dict[str, Any] = {"study": study, "team": study.team, "by": study.by, "found": found}
        Walk.objects.bulk_create(Walk(**every, pseudonym=f"Walk {n}") for n in range(50))
    said = page(client_for(cast.urien), "findings", study)
    assert 'class="dot-path"' in said
    assert 'class="dot"' not in said
    assert 'id="walk-' in page(client_for(cast.urien), "findings", study, of="told")


def test_nothing_is_found_yet(cast: Cast, client_for: ClientFor) -> None:
    study = cast.studied[Study]
    assert "Nothing yet. When a walk has its first step" in page(client_for(cast.urien), "findings", study)
    assert "No walk has a step yet." in page(client_for(cast.urien), "findings", study, of="told")
    said = page(client_for(cast.urien), "then_and_now", study)
    assert "Nobody has said yet since when you work in another way." in said
    for then, now in two_systems():
        assert f"<td>{then}</td><td>{now}</td>" in said


@pytest.mark.parametrize("name", ["findings", "then_and_now", "study_report"])
def test_it_is_the_teams(cast: Cast, client_for: ClientFor, name: str) -> None:
    for user, status in ((cast.urien, 200), (cast.tomos, 200), (cast.carys, 404), (cast.eirlys, 404)):
        assert client_for(user).get(reverse(name, args=[cast.studied[Study].pk])).status_code == status


def test_then_and_now_side_by_side(cast: Cast, client_for: ClientFor) -> None:
    study = cast.studied[Study]
    changed = date(2026, 3, 1)
    with everything_open():
        Study.objects.filter(pk=study.pk).update(changed_on=changed)
        Demand.objects.update(on=date(2026, 2, 1))
        for n in range(10):
            factories.DemandFactory(
                study=study, on=changed + timedelta(days=n), kind="failure" if n < 2 else "value", cause=""
            )
        walked(study, "Mair", forms=6, days=96)
    said = page(client_for(cast.urien), "then_and_now", study)
    assert "none yet from after it" in said
    assert "2 of 10: 20 in every 100." in said
    assert "1 of 1. Too few for a share." in said
    assert said.count("Too few to say") == 5
    assert "In one walk: 96 days." in said
    with everything_open():
        walked(study, "Idris", forms=2, days=3, after_change=True)
    said = page(client_for(cast.urien), "then_and_now", study)
    assert "Walks before the change: 1. After it: 1." in said
    assert said.count("In one walk: 3 days.") == 1
    with everything_open():
        Walk.objects.filter(pseudonym="Mair").update(put_away_at=timezone.now())
    assert "none from before it" in page(client_for(cast.urien), "then_and_now", study)


def lives(cast: Cast, many: int, changed: Any) -> list[Any]:
    """So many people with whom one of the team walks: each asked, once somebody said yes after four days."""
    team = cast.urien.team
    mates: list[Any] = [factories.UserFactory(works_as=User.WORKER, team=team) for _ in range(2)]
    found = []
    for n in range(many):
        citizen: Any = factories.CitizenFactory()
        factories.AlongsideFactory(citizen=citizen, user=mates[0])
        every: dict[str, Any] = {"citizen": citizen, "written_by": mates[0]}
        asked: Any = factories.SupportRequestFactory(
            **every, written_at=changed, first_yes_at=changed + timedelta(days=4) if n else None
        )
        factories.ReplyFactory(request=asked, by=mates[0], kind="know_someone" if n < 3 else "can")
        factories.ConversationFactory(**every, written_at=changed)
        if n < 2:
            factories.ConversationFactory(citizen=citizen, written_by=mates[1], written_at=changed)
        found.append(asked)
    factories.SupportRequestFactory(
        citizen=found[1].citizen, written_by=mates[0], repeats=found[1], written_at=changed, first_yes_at=changed
    )
    return found


def last_month() -> datetime:
    """Its first moment: figures are told of whole months."""
    first = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    return timezone.make_aware((first - timedelta(days=1)).replace(day=1))


def test_what_was_asked_for_here(cast: Cast, as_user: AsUser, client_for: ClientFor) -> None:
    """Of eleven people: never what was told to one alone, of no closed plan, from before, or of another team's."""
    changed = last_month() + timedelta(hours=1)
    team: Any = cast.urien.team
    with everything_open():
        asked = lives(cast, 12, changed)
        SupportRequest.objects.filter(pk=asked[11].pk).update(who_can_see="us")
        Conversation.objects.filter(citizen=asked[11].citizen).update(who_can_see="us")
        Study.objects.filter(pk=cast.studied[Study].pk).update(changed_on=timezone.localdate(changed))
    since = changed - timedelta(hours=1)
    with as_user(cast.urien):
        figures = team_requests(team.pk, since)
    assert figures == TeamRequests(
        people=11,
        requests=12,
        nobody_yes=1,
        again=1,
        median_days=4,
        replies=11,
        knew_someone=3,
        tellers=11,
        told_one=9,
    )
    with as_user(cast.tomos):
        assert team_requests(team.pk, since) == figures
        # Of whole months only: a day later, and nothing of that month is told.
        assert team_requests(team.pk, since + timedelta(days=1)) == NOTHING
    said = page(client_for(cast.urien), "then_and_now", cast.studied[Study])
    for sentence in (
        "Nine of 11 people told their story to one worker alone.",
        "Three of 11 replies named somebody else.",
        "Half of them within four days.",
        "To one of 12 requests nobody has said yes yet.",
        "One of 12 requests had been asked before.",
    ):
        assert sentence in said
    with everything_open():
        factories.ClosingFactory(citizen=asked[5].citizen, by=cast.eirlys)
        factories.ClosingFactory(citizen=asked[6].citizen, by=cast.eirlys)
    with as_user(cast.urien):
        assert team_requests(team.pk, since) == NOTHING


def test_nobody_else_is_told(cast: Cast, as_user: AsUser) -> None:
    changed = last_month() + timedelta(hours=1)
    team: Any = cast.urien.team
    with everything_open():
        lives(cast, 12, changed)
    for name, user in cast.users.items():
        with as_user(user):
            told = team_requests(team.pk, changed - timedelta(hours=1))
        assert (told != NOTHING) == (name in {"urien", "tomos"}), name
    # A team of two would each know the other's.
    with everything_open():
        User.objects.filter(team=team).exclude(pk=cast.urien.pk).update(is_active=False)
    with as_user(cast.urien):
        assert team_requests(team.pk, changed - timedelta(hours=1)) == NOTHING


def test_too_few_behind_one_figure_leave_that_out(cast: Cast, as_user: AsUser) -> None:
    changed = last_month() + timedelta(hours=1)
    team: Any = cast.urien.team
    with everything_open():
        asked = lives(cast, 10, changed)
        Conversation.objects.filter(citizen=asked[0].citizen).delete()
        Reply.objects.filter(request=asked[9]).delete()
    with as_user(cast.urien):
        figures = team_requests(team.pk, changed - timedelta(hours=1))
    assert figures == NOTHING._replace(people=10, requests=11, nobody_yes=1, again=1)
