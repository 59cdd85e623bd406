"""Asked for, the page of those who walk alongside: what waits longest first, in words, and a page at a time."""

import datetime
import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from networks import going_on
from networks.models import Promise, SupportRequest
from people.models import Alongside, Citizen, Closing, User
from people.working import team_waiting
from tests.cast import Cast
from tests.conftest import everything_open, named
from tests.factories import (
    AlongsideFactory,
    CitizenFactory,
    ClosingFactory,
    ConnectionFactory,
    PromiseFactory,
    ReplyFactory,
    SupportRequestFactory,
    TeamFactory,
    UserFactory,
    VerdictFactory,
)

SignIn = Callable[[User], Client]
NOW, TODAY = timezone.now(), timezone.localdate()


@pytest.fixture
def her(cast: Cast) -> Citizen:
    return cast.hers.citizen


@pytest.fixture
def nothing_yet(cast: Cast) -> Cast:
    """Nobody has asked for anything."""
    with everything_open():
        SupportRequest.objects.update(put_away_at=NOW)
    return cast


def ago(days: int) -> datetime.datetime:
    return NOW - datetime.timedelta(days=days)


def asked(citizen: Citizen, words: str, days: int = 1, **more: Any) -> Any:
    with everything_open():
        return SupportRequestFactory(citizen=citizen, words=words, written_at=ago(days), **more)


def page(client: Client, address: str = "") -> str:
    answer = client.get(address or reverse("asked_for"))
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


def row(text: str, asking: Any) -> str:
    return text.partition(f'id="request-{asking.pk}"')[2].partition("</li>")[0]


def in_order(text: str, *words: str) -> bool:
    places = [text.find(one) for one in words]
    return -1 not in places and places == sorted(places)


def test_what_waits_and_for_whom(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    with everything_open():
        SupportRequestFactory(citizen=cast.iolo, words="The key safe moved", written_at=ago(9))
        SupportRequestFactory(citizen=her, words="Put away", put_away_at=ago(9))
        kept: Any = SupportRequestFactory(citizen=her, words="A lift to chapel", first_yes_at=ago(9))
        ReplyFactory(request=kept, by=cast.carys, at=ago(9))
        PromiseFactory(request=kept, by=cast.carys, kept_at=ago(9))
        short: Any = SupportRequestFactory(citizen=her, words="Company on the bus", first_yes_at=ago(9))
        ReplyFactory(request=short, by=cast.carys, at=ago(9))
        VerdictFactory(request=short, by=cast.eirlys, words="Once is not enough.")
        broken: Any = SupportRequestFactory(citizen=her, words="A letter", first_yes_at=ago(9))
        PromiseFactory(request=broken, by=cast.carys, words="write it", due=TODAY - datetime.timedelta(days=3))
    text = client_for(cast.carys).get(reverse("asked_for")).content.decode()
    assert in_order(
        text,
        "Nobody has said yes yet",
        "The key safe moved",
        "Asked 9 days ago.",
        escape(cast.hers[SupportRequest, "us"].words),
        "Promised, and not done yet",
        "A letter",
        "You said you would write it",
        "Not yet what they wanted",
        "Company on the bus",
        "Once is not enough.",
        "Is it what they wanted?",
        "A lift to chapel",
    )
    assert "Put away" not in text
    assert cast.his.citizen.name not in text


def test_how_long_is_said_in_words(nothing_yet: Cast, client_for: SignIn, her: Citizen) -> None:
    days = asked(her, "A lift", 42)
    long = asked(her, "A letter", 43)
    ages = asked(her, "A ramp", 800)
    text = page(client_for(nothing_yet.carys))
    assert "Asked 42 days ago." in row(text, days)
    assert "ago" not in row(text, long)
    assert re.search(r"Waiting since [A-Z]\w+( \d{4})?\.", row(text, long))
    assert f"Waiting since {ago(800):%B %Y}." in row(text, ages)
    assert in_order(text, "A ramp", "A letter", "A lift")


def test_asked_of_me_stands_first_and_of_somebody_else_is_said(
    nothing_yet: Cast, client_for: SignIn, her: Citizen
) -> None:
    with everything_open():
        mair: Any = ConnectionFactory(citizen=her, name="Mair")
        close: Any = ConnectionFactory(citizen=her, name="Hedd", who_can_see="us", written_by=nothing_yet.eirlys)
    anybody = asked(her, "A ramp", 30)
    mine = asked(her, "A visit", 1, asked_of=nothing_yet.carys)
    gwens = asked(her, "A lift", 20, asked_of=nothing_yet.gwen)
    mairs = asked(her, "A song", 10, asked_in_life=mair)
    closer = asked(her, "A walk", 9, asked_in_life=close)
    text = page(client_for(nothing_yet.carys))
    assert in_order(text, "Asked of you</h2>", "A visit", "Nobody has said yes yet</h2>", "A ramp", "A lift", "A song")
    assert "<strong>It is asked of you.</strong>" in row(text, mine)
    assert "It is asked of Gwen." in row(text, gwens)
    assert "It is asked of Mair." in row(text, mairs)
    assert "asked of" not in row(text, anybody) + row(text, closer)
    assert "Hedd" not in text
    assert "Asked of you</h2>" in page(client_for(nothing_yet.gwen))
    with everything_open():
        SupportRequest.objects.exclude(pk=mine.pk).update(put_away_at=NOW)
    assert "Somebody has said yes to everything else." in page(client_for(nothing_yet.carys))


def test_coming_back_is_said_in_words(nothing_yet: Cast, client_for: SignIn, her: Citizen) -> None:
    first = asked(her, "A ramp", 90, ended_at=ago(80))
    second = asked(her, "A ramp", 60, repeats=first, ended_at=ago(50), written_by=nothing_yet.eirlys)
    third = asked(her, "A ramp", 3, repeats=first)
    unseen = asked(her, "Told to Gwen", 90, who_can_see="us", written_by=nothing_yet.gwen, ended_at=ago(80))
    again = asked(her, "A shed", 2, repeats=unseen)
    text = page(client_for(nothing_yet.carys))
    assert "This is the third time." in row(text, third)
    assert "This is the second time." in row(text, again)
    assert second.words in text
    assert "Told to Gwen" not in text
    for _ in range(8):
        asked(her, "A ramp", 2, repeats=first, ended_at=ago(1))
    last = asked(her, "A ramp", 0, repeats=first)
    assert "It has been asked for twelve times." in row(page(client_for(nothing_yet.carys)), last)


def test_of_those_who_have_died_nothing_is_waiting(nothing_yet: Cast, client_for: SignIn, her: Citizen) -> None:
    asked(her, "A ramp")
    with everything_open():
        ClosingFactory(citizen=her, kind=Closing.DIED, died_on=TODAY, by=nothing_yet.carys)
    assert "A ramp" not in page(client_for(nothing_yet.carys))


def test_ones_own_life_is_on_ones_own_page(cast: Cast, client_for: SignIn) -> None:
    with everything_open():
        cast.iolo.user = cast.tomos
        cast.iolo.save()
    asked(cast.iolo, "My own asking")
    assert "My own asking" not in page(client_for(cast.tomos))


def test_nothing_is_waiting(cast: Cast, client_for: SignIn) -> None:
    assert "Nothing is waiting for anybody." in page(client_for(cast.former))


@pytest.mark.parametrize(("name", "status"), [
    ("carys", 200), ("gwen", 200), ("ifan", 200), ("eirlys", 403), ("megan", 403), ("nia", 403),
])  # fmt: skip
def test_whose_page_it_is(cast: Cast, client_for: SignIn, name: str, status: int) -> None:
    client = client_for(cast.users[name])
    assert client.get(reverse("asked_for")).status_code == status
    assert client.post(reverse("asked_for")).status_code == 405


# --- A page at a time ------------------------------------------------------------------------------------


def pages(client: Client, what: str) -> Iterator[str]:
    """The first page, and what is behind its link and the link of each next, of one list."""
    address = reverse("asked_for")
    while address:
        text = page(client, address)
        yield text
        found = re.search(rf'id="more-{what}" href="([^"]+)"', text)
        address = found[1] if found else ""


def test_every_one_stands_on_exactly_one_page(nothing_yet: Cast, client_for: SignIn, her: Citizen) -> None:
    same_moment = ago(5)
    with everything_open():
        # More of one moment than go on a page.
        for n in range(60):
            SupportRequestFactory(citizen=her, words=f"Thing {n:03}", written_at=same_moment)
        for n in range(60, 130):
            SupportRequestFactory(citizen=her, words=f"Thing {n:03}", written_at=ago(4) + datetime.timedelta(minutes=n))
    texts = list(pages(client_for(nothing_yet.carys), "nobody"))
    things = [re.findall(r"<blockquote[^>]*>(Thing \d{3})<", text) for text in texts]
    assert [len(one) for one in things] == [50, 50, 30]
    assert [thing for one in things for thing in one] == [f"Thing {n:03}" for n in range(130)]
    assert "From the beginning" in texts[1]
    assert "From the beginning" not in texts[0]


def test_each_list_goes_on_by_itself(nothing_yet: Cast, client_for: SignIn, her: Citizen) -> None:
    carys = client_for(nothing_yet.carys)
    with everything_open():
        for n in range(51):
            SupportRequestFactory(citizen=her, words=f"Of you {n:02}", asked_of=nothing_yet.carys)
            yes: Any = SupportRequestFactory(citizen=her, words="Yes", first_yes_at=NOW)
            PromiseFactory(
                request=yes, by=nothing_yet.carys, words=f"go {n:02}", due=TODAY + datetime.timedelta(days=n)
            )
            helped: Any = SupportRequestFactory(citizen=her, words=f"Helped {n:02}", first_yes_at=ago(2))
            ReplyFactory(request=helped, at=ago(2))
            short: Any = SupportRequestFactory(citizen=her, words=f"Short {n:02}", first_yes_at=ago(2))
            ReplyFactory(request=short, at=ago(2))
            VerdictFactory(request=short, by=nothing_yet.eirlys, words="", at=ago(1))
    for what, words in {"of-you": "Of you", "promised": "go", "not-yet": "Short", "waiting": "Helped"}.items():
        first, rest = pages(carys, what)
        for n in range(51):
            assert (f"{words} {n:02}" in first, f"{words} {n:02}" in rest) == (n < 50, n == 50)
        assert rest.count("<h2") == 1


@pytest.mark.parametrize("after", ["x", "~", "2026-01-01", "2026-01-01T00:00:00~1", "9999-99-99~1", "2026-01-01~x"])
def test_what_is_no_place_begins_at_the_beginning(cast: Cast, client_for: SignIn, after: str) -> None:
    text = page(client_for(cast.carys), reverse("asked_for", query={"of": "nobody", "after": after}))
    assert cast.hers[SupportRequest, "everyone"].words in text


@pytest.mark.parametrize(("of", "after"), [
    ("nobody", "2100-01-01T00:00:00Z~1"), ("promised", "2100-01-01~1"), ("waiting", f"2100-01-01T00:00:00Z~{10**30}"),
    ("of_you", "2100-01-01~1"),
])  # fmt: skip
def test_after_the_last_there_is_nothing(cast: Cast, client_for: SignIn, of: str, after: str) -> None:
    assert "That is all." in page(client_for(cast.carys), reverse("asked_for", query={"of": of, "after": after}))


def test_an_unknown_list_is_the_whole_page(cast: Cast, client_for: SignIn) -> None:
    text = page(client_for(cast.carys), reverse("asked_for", query={"of": "everything", "after": "2100-01-01~1"}))
    assert "Nobody has said yes yet" in text


def test_a_place_is_read_as_it_was_written() -> None:
    for at, model, name in ((NOW, SupportRequest, "written_at"), (TODAY, Promise, "due")):
        by: Any = model._meta.get_field(name)
        assert going_on.read(going_on.written(at, 7), by) == (at, 7)


def test_ten_times_as_much_costs_no_more_queries(nothing_yet: Cast, client_for: SignIn, her: Citizen) -> None:
    carys = client_for(nothing_yet.carys)

    def more(times: int) -> None:
        first = asked(her, "A ramp", 9, ended_at=ago(8))
        with everything_open():
            mair: Any = ConnectionFactory(citizen=her, name="Mair")
            for _ in range(times):
                SupportRequestFactory(citizen=her, asked_of=nothing_yet.carys, repeats=first)
                SupportRequestFactory(citizen=her, asked_in_life=mair)
                yes: Any = SupportRequestFactory(citizen=her, first_yes_at=NOW)
                PromiseFactory(request=yes, by=nothing_yet.carys)
                short: Any = SupportRequestFactory(citizen=her, first_yes_at=ago(2))
                ReplyFactory(request=short, at=ago(2))
                VerdictFactory(request=short, by=nothing_yet.eirlys)
                helped: Any = SupportRequestFactory(citizen=her, first_yes_at=ago(2))
                ReplyFactory(request=helped, at=ago(2))

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(carys)
        return len(queries)

    more(1)
    page(carys)
    few = cost()
    more(30)
    assert cost() == few
    assert few <= 15


# --- The team's line --------------------------------------------------------------------------------------


@pytest.fixture
def team(nothing_yet: Cast) -> Cast:
    """Carys and Tomos work in one team, with a third."""
    with everything_open():
        both: Any = TeamFactory(name="Both valleys")
        those = [nothing_yet.carys.pk, nothing_yet.tomos.pk, nothing_yet.former.pk]
        User.objects.filter(pk__in=those).update(team=both)
    return nothing_yet


def counted(user: User) -> Any:
    with named(user):
        return team_waiting()


def test_the_team_reads_how_many_and_how_long_and_nobodys_name(team: Cast, client_for: SignIn, her: Citizen) -> None:
    asked(her, "A ramp", 12)
    for n in range(6):
        asked(team.his.citizen, f"A lift {n}", 3)
    text = page(client_for(team.carys))
    line = "In your team, seven things that nobody has said yes to. The one that has waited longest: 12 days."
    assert line in text
    assert team.his.citizen.name not in text
    assert team.tomos.name not in text
    assert line in page(client_for(team.tomos))
    assert 'id="in-the-team"' not in page(client_for(team.gwen))


def test_one_thing_and_today(team: Cast, client_for: SignIn, her: Citizen) -> None:
    assert 'id="in-the-team"' not in page(client_for(team.carys))
    one = asked(her, "A ramp", 0)
    text = page(client_for(team.carys))
    assert "In your team, one thing that nobody has said yes to.</p>" in text
    with everything_open():
        SupportRequest.objects.filter(pk=one.pk).update(written_at=ago(2))
    assert "It has waited 2 days." in page(client_for(team.carys))


def test_without_a_team_there_is_no_line(nothing_yet: Cast, client_for: SignIn, her: Citizen) -> None:
    asked(her, "A ramp", 12)
    assert 'id="in-the-team"' not in page(client_for(nothing_yet.carys))
    assert counted(nothing_yet.carys) is None


def test_the_line_counts_nothing_that_it_must_not(team: Cast, her: Citizen) -> None:
    asked(her, "Just us", who_can_see="us")
    asked(her, "Said yes to", first_yes_at=NOW)
    asked(her, "Ended", ended_at=NOW)
    asked(her, "Put away", put_away_at=NOW)
    asked(team.iolo, "Whose plan is paused")
    with everything_open():
        ClosingFactory(citizen=team.iolo, kind=Closing.PAUSED)
        another: Any = TeamFactory(name="Another valley")
        somebody: Any = UserFactory(name="Elin", works_as=User.WORKER, team=another)
        elsewhere: Any = CitizenFactory(added_by=somebody)
        AlongsideFactory(citizen=elsewhere, user=somebody)
        left: Any = CitizenFactory(added_by=team.tomos)
        AlongsideFactory(citizen=left, user=team.tomos, until=ago(1))
        supported: Any = CitizenFactory(added_by=somebody)
        AlongsideFactory(citizen=supported, user=team.tomos, walks_as=Alongside.SUPPORTER)
    for citizen in (elsewhere, left, supported):
        asked(citizen, "Of another team")
    assert counted(team.carys) is None
    asked(team.his.citizen, "A ramp", 5, who_can_see="workers")
    assert counted(team.carys).how_many == 1
    with everything_open():
        gone = AlongsideFactory(citizen=her, user=UserFactory(works_as=User.WORKER, team=team.tomos.team))
        assert gone
        User.objects.filter(pk=team.tomos.pk).update(is_active=False)
    assert counted(team.carys) is None


@pytest.mark.parametrize("name", ["megan", "nia", "eirlys", "gwen", "urien"])
def test_nobody_else_is_told_of_the_team(team: Cast, her: Citizen, name: str) -> None:
    """Nor when a row says that a manager, an administrator or a citizen belongs to it. Urien is of another."""
    asked(her, "A ramp", 12)
    if name != "urien":
        with everything_open():
            User.objects.filter(pk=team.users[name].pk).update(team=User.objects.get(pk=team.carys.pk).team)
    assert counted(team.users[name]) is None
    assert counted(team.carys).how_many == 1
