"""Who is told that there is something to read: whoever is asked, whoever is answered; at once, once a day, or never."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import manage
from networks import actions
from networks.models import Help, Reply, SupportRequest
from people.models import Alongside, Citizen, Closing, User
from tests import sent
from tests.cast import Cast
from tests.conftest import everything_open, named
from tests.factories import (
    AlongsideFactory,
    ClosingFactory,
    PledgeFactory,
    PromiseFactory,
    ReplyFactory,
    SupportRequestFactory,
)

SignIn = Callable[[User], Client]
WORDS = "There is something to read\nThere is something to read. Sign in when it suits you.\n\nBywyd Da\n"
NOW, TODAY = timezone.now(), timezone.localdate()


@pytest.fixture(autouse=True)
def _first_of_all(cast: Cast) -> None:
    """Nobody has been told anything, and everybody has an address that only they read."""
    with everything_open():
        cache.clear()
        User.objects.update(email_is_safe=True)
        SupportRequest.objects.update(ended_at=NOW)
        for answer in (Reply, Help):
            answer.objects.update(at=NOW - timedelta(days=9))


@pytest.fixture
def by(django_capture_on_commit_callbacks: Any) -> Callable[[User], Any]:
    """`with by(cast.eirlys): …` is a request of hers: what it sends is sent when it is over."""

    @contextmanager
    def request(user: User) -> Iterator[None]:
        with django_capture_on_commit_callbacks(execute=True), named(user):
            yield

    return request


def chosen(user: User, **fields: Any) -> None:
    with everything_open():
        User.objects.filter(pk=user.pk).update(**fields)
    for name, value in fields.items():
        setattr(user, name, value)


def told() -> set[str]:
    """Who was told, by name, and that nobody read anything but these words."""
    assert {words for _, words in sent.emails()} <= {WORDS}
    return {to.partition("@")[0] for to, _ in sent.everything()}


def ask(cast: Cast, writer: User, **more: Any) -> SupportRequest:
    return actions.ask(by=writer, citizen=Citizen.objects.get(pk=cast.hers.citizen.pk), words="A ramp", **more)


# --- Whoever is asked ------------------------------------------------------------------------------------


def test_everyone_alongside_who_may_read_it_and_no_word_of_it(cast: Cast, by: Any) -> None:
    with by(cast.eirlys):
        ask(cast, cast.eirlys)
    # Ifan reads nothing of what she asks for, Former no longer walks with her, Urien only looks urgently.
    assert told() == {"gwen", "carys"}
    assert len(sent.everything()) == 2


@pytest.mark.parametrize(("line", "who"), [("workers", {"carys"}), ("us", set())])
def test_as_close_as_it_is_told(cast: Cast, by: Any, line: str, who: set[str]) -> None:
    with by(cast.eirlys):
        ask(cast, cast.eirlys, who_can_see=line)
    assert told() == who


def test_of_somebody_in_particular_only_they_are_told(cast: Cast, by: Any) -> None:
    with by(cast.eirlys):
        ask(cast, cast.eirlys, asked_of=cast.gwen)
    assert told() == {"gwen"}


def test_whoever_may_not_read_it_is_not_told_either(cast: Cast, by: Any) -> None:
    with by(cast.eirlys):
        ask(cast, cast.eirlys, asked_of=cast.ifan)
        ask(cast, cast.eirlys, asked_of=cast.gwen, who_can_see="workers")
    assert told() == set()


def test_not_who_wrote_it_down_and_not_the_person(cast: Cast, by: Any) -> None:
    with by(cast.carys):
        ask(cast, cast.carys)
    assert told() == {"gwen"}


def test_asking_again_tells_again_and_at_most_once_an_hour(cast: Cast, by: Any) -> None:
    for _ in range(3):
        with by(cast.eirlys):
            ask(cast, cast.eirlys)
            ask(cast, cast.eirlys)
    assert sorted(to for to, _ in sent.everything()) == ["carys@example.org", "gwen@example.org"]
    # An hour later.
    with everything_open():
        cache.clear()
    with by(cast.eirlys):
        ask(cast, cast.eirlys)
    assert len(sent.everything()) == 4


def test_what_is_undone_tells_nobody_and_counts_for_nothing(
    cast: Cast, by: Any, django_capture_on_commit_callbacks: Any
) -> None:
    class BrokenError(Exception):
        pass

    def ask_and_break() -> None:
        with named(cast.eirlys):
            ask(cast, cast.eirlys)
            raise BrokenError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(BrokenError):
        ask_and_break()
    assert told() == set()
    with by(cast.eirlys):
        ask(cast, cast.eirlys)
    assert told() == {"gwen", "carys"}


@pytest.mark.parametrize("kind", [Closing.PAUSED, Closing.LEAVING])
def test_while_it_is_closed_to_others_nobody_is_told(cast: Cast, by: Any, kind: str) -> None:
    with everything_open():
        ClosingFactory(citizen=cast.hers.citizen, kind=kind, by=cast.eirlys)
    with by(cast.eirlys):
        ask(cast, cast.eirlys)
    assert told() == set()


def test_who_sees_figures_or_accounts_is_told_nothing(cast: Cast, by: Any) -> None:
    with everything_open():
        for user in (cast.megan, cast.nia):
            AlongsideFactory(citizen=cast.hers.citizen, user=user, walks_as=Alongside.SUPPORTER)
    with by(cast.eirlys):
        ask(cast, cast.eirlys)
    assert told() == {"gwen", "carys"}


def test_only_where_nobody_else_reads_and_in_their_language(cast: Cast, by: Any) -> None:
    chosen(cast.gwen, email_is_safe=False, phone="+447700900123", phone_is_safe=True, language="cy")
    with by(cast.eirlys):
        ask(cast, cast.eirlys)
    assert {to for to, _ in sent.everything()} == {"carys@example.org", "+447700900123"}
    assert sent.words_to("+447700900123") != ["There is something to read. Sign in when it suits you.\n\nBywyd Da"]
    chosen(cast.gwen, phone_is_safe=False)
    with everything_open():
        cache.clear()
    with by(cast.eirlys):
        ask(cast, cast.eirlys)
    assert len(sent.words_to("+447700900123")) == 1


def test_as_each_has_chosen(cast: Cast, by: Any) -> None:
    chosen(cast.gwen, told_of_asking=User.NEVER)
    chosen(cast.carys, told_of_asking=User.DAILY)
    with by(cast.eirlys):
        ask(cast, cast.eirlys)
    assert told() == set()


def test_asked_on_the_page(cast: Cast, client_for: SignIn, django_capture_on_commit_callbacks: Any) -> None:
    client = sent.at_once(client_for(cast.eirlys), django_capture_on_commit_callbacks)
    answer = client.post(
        reverse("ask", args=[cast.hers.citizen.pk]), {"words": "Rhywun i ganu", "who_can_see": "everyone"}
    )
    assert answer.status_code == 302
    assert told() == {"gwen", "carys"}


# --- Whoever is answered ---------------------------------------------------------------------------------


def answers(cast: Cast) -> dict[str, Callable[[], Any]]:
    """What Gwen or Carys does about something that Eirlys asked for."""
    with everything_open():
        asking: Any = SupportRequestFactory(citizen=cast.hers.citizen, written_by=cast.eirlys)
        promise: Any = PromiseFactory(request=asking, by=cast.carys)
        pledge: Any = PledgeFactory(citizen=cast.hers.citizen, written_by=cast.carys, said_by=cast.carys)
    return {
        "reply": lambda: actions.reply(by=cast.carys, request=asking, kind="can"),
        "someone": lambda: actions.know_someone(by=cast.carys, request=asking, name="Mair", kind="person"),
        "promise": lambda: actions.keep_promise(by=cast.carys, promise=promise),
        "pledge": lambda: actions.keep_promise(by=cast.carys, promise=pledge),
        "help": lambda: actions.write_help(by=cast.carys, request=asking, kind="community", since=TODAY),
    }


@pytest.mark.parametrize("kind", ["reply", "someone", "promise", "pledge", "help"])
def test_the_person_is_told_of_an_answer(cast: Cast, by: Any, kind: str) -> None:
    act = answers(cast)[kind]
    with by(cast.carys):
        act()
    assert told() == {"eirlys"}


def test_the_person_is_told_once_an_hour_and_as_they_chose(cast: Cast, by: Any) -> None:
    acts = answers(cast)
    with by(cast.carys):
        acts["reply"]()
        acts["help"]()
    with by(cast.carys):
        acts["promise"]()
    assert sent.words_to("eirlys@example.org") == [WORDS]
    chosen(cast.eirlys, told_of_asking=User.NEVER)
    with everything_open():
        cache.clear()
    with by(cast.carys):
        acts["reply"]()
    assert len(sent.everything()) == 1


def test_what_the_person_says_themselves_tells_nobody(cast: Cast, by: Any) -> None:
    acts = answers(cast)
    assert acts
    with everything_open():
        asking: Any = SupportRequestFactory(citizen=cast.hers.citizen, written_by=cast.eirlys)
        promise: Any = PromiseFactory(request=asking, by=cast.carys)
    with by(cast.eirlys):
        actions.keep_promise(by=cast.eirlys, promise=promise)
        actions.write_help(by=cast.eirlys, request=asking, kind="own", since=TODAY)
    assert told() == set()


def test_whoever_has_no_sign_in_or_no_safe_address_is_not_told(cast: Cast, by: Any) -> None:
    with everything_open():
        asking: Any = SupportRequestFactory(citizen=cast.iolo, written_by=cast.carys)
    with by(cast.carys):
        actions.reply(by=cast.carys, request=asking, kind="can")
    chosen(cast.eirlys, email_is_safe=False)
    act = answers(cast)["reply"]
    with by(cast.carys):
        act()
    assert told() == set()


# --- Once a day ------------------------------------------------------------------------------------------


@pytest.fixture
def summary(django_capture_on_commit_callbacks: Any) -> Callable[..., str]:
    def run(*options: str) -> str:
        out = io.StringIO()
        with everything_open(), django_capture_on_commit_callbacks(execute=True):
            call_command("summary", *options, stdout=out)
        return out.getvalue().strip()

    return run


@pytest.fixture
def daily(cast: Cast) -> Cast:
    for user in cast.users.values():
        chosen(user, told_of_asking=User.DAILY)
    return cast


def asked(cast: Cast, **more: Any) -> Any:
    with everything_open():
        return SupportRequestFactory(**{"citizen": cast.hers.citizen, "written_by": cast.eirlys, **more})


def test_those_for_whom_something_waits_are_told_once_a_day(daily: Cast, summary: Any) -> None:
    asked(daily)
    assert summary("--dry-run") == "2 would be told."
    assert told() == set()
    assert summary() == "2 told."
    assert told() == {"gwen", "carys"}
    assert summary("--dry-run") == "0 would be told."
    assert summary() == "0 told."
    assert len(sent.everything()) == 2


def test_tomorrow_they_are_told_again(daily: Cast, summary: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(daily)
    summary()
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY + timedelta(days=1))
    assert summary() == "2 told."


def test_it_goes_on_where_it_was_stopped(daily: Cast, summary: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from people import sending

    asked(daily)
    tell, count = sending.tell, iter(range(9))

    def breaks(user: User) -> bool:
        if next(count) == 1:
            raise KeyboardInterrupt
        return tell(user)

    monkeypatch.setattr(sending, "tell", breaks)
    with pytest.raises(KeyboardInterrupt):
        summary()
    monkeypatch.setattr(sending, "tell", tell)
    # The first was remembered; whether it left is of the test's own transaction.
    assert summary() == "1 told."


@pytest.mark.parametrize("more", [
    {"first_yes_at": NOW}, {"ended_at": NOW}, {"put_away_at": NOW}, {"who_can_see": "us"},
])  # fmt: skip
def test_nothing_waits(daily: Cast, summary: Any, more: dict[str, Any]) -> None:
    asked(daily, **more)
    assert summary() == "0 told."


def test_of_somebody_in_particular_and_not_of_those_who_answered(daily: Cast, summary: Any) -> None:
    asked(daily, asked_of=daily.gwen)
    with everything_open():
        ReplyFactory(request=asked(daily), by=daily.carys, kind="not_me", at=NOW - timedelta(days=3))
    assert summary() == "1 told."
    assert told() == {"gwen"}


def test_not_what_they_wrote_themselves_nor_of_the_dead(daily: Cast, summary: Any) -> None:
    asked(daily, written_by=daily.carys, who_can_see="workers")
    asked(daily, citizen=daily.his.citizen, written_by=daily.dai)
    with everything_open():
        ClosingFactory(citizen=daily.his.citizen, kind=Closing.DIED, died_on=TODAY, by=daily.tomos)
    assert summary() == "0 told."


def test_only_daily_only_safe_only_here(daily: Cast, summary: Any) -> None:
    asked(daily)
    chosen(daily.gwen, email_is_safe=False)
    chosen(daily.carys, told_of_asking=User.AT_ONCE)
    assert summary() == "0 told."
    chosen(daily.carys, told_of_asking=User.DAILY, is_active=False)
    assert summary() == "0 told."


@pytest.mark.parametrize("kind", ["reply", "promise", "pledge", "help"])
def test_the_person_is_told_of_the_answers_since_yesterday(daily: Cast, by: Any, summary: Any, kind: str) -> None:
    act = answers(daily)[kind]
    with everything_open():
        SupportRequest.objects.update(first_yes_at=NOW)
    with by(daily.carys):
        act()
    assert told() == set()
    assert summary() == "1 told."
    assert told() == {"eirlys"}


def test_an_answer_of_days_ago_is_no_news(daily: Cast, summary: Any) -> None:
    with everything_open():
        ReplyFactory(request=asked(daily, first_yes_at=NOW), by=daily.carys, at=NOW - timedelta(days=2))
    assert summary() == "0 told."


def test_it_is_for_the_owner_of_the_tables() -> None:
    assert "summary" in manage.OWNER_COMMANDS
    with pytest.raises(CommandError, match="owns the tables"):
        call_command("summary")
