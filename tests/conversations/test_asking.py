"""Asking from anywhere, of anybody, for something that matters; answers that bring somebody in; what came of it."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conversations.models import Matter, Towards
from networks.models import Connection, Help, Reply, StoodInTheWay, SupportRequest
from people.access import SharedPart
from people.models import Citizen, User
from tests.cast import Cast
from tests.conftest import everything_open
from tests.factories import (
    AlongsideFactory,
    ConnectionFactory,
    HelpFactory,
    MatterFactory,
    PromiseFactory,
    ReplyFactory,
    SupportRequestFactory,
    TowardsFactory,
    VerdictFactory,
)

ClientFor = Callable[[User], Client]
TODAY = timezone.localdate()
TOMORROW = TODAY + datetime.timedelta(days=1)


@pytest.fixture
def her(cast: Cast) -> Citizen:
    return cast.hers.citizen


@pytest.fixture
def asking(cast: Cast, her: Citizen) -> Any:
    with everything_open():
        return SupportRequestFactory(citizen=her, words="A rail by the step", written_by=cast.eirlys)


def url(name: str, *args: Any) -> str:
    return reverse(name, args=[getattr(arg, "pk", arg) for arg in args])


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def ago(days: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days)


# From any page


@pytest.mark.parametrize("name", ["eirlys", "gwen", "carys"])
@pytest.mark.parametrize("page", ["plan", "about_me", "asked"])
def test_every_page_about_a_person_leads_to_asking(
    cast: Cast, client_for: ClientFor, her: Citizen, name: str, page: str
) -> None:
    here = url(page, her)
    assert f'href="{url("ask", her)}?next={here}"' in text(client_for(cast.users[name]).get(here))


def test_not_for_whom_it_is_not_shared_nor_on_the_page_itself(cast: Cast, client_for: ClientFor, her: Citizen) -> None:
    assert 'id="ask-here"' not in text(client_for(cast.ifan).get(url("plan", her)))
    assert 'id="ask-here"' not in text(client_for(cast.eirlys).get(url("ask", her)))
    assert 'id="ask-here"' in text(client_for(cast.eirlys).get(url("story", her)))
    assert 'id="ask-here"' not in text(client_for(cast.carys).get(url("accessibility")))


def test_a_citizen_asks_from_pages_that_are_about_nobody(cast: Cast, client_for: ClientFor, her: Citizen) -> None:
    client = client_for(cast.eirlys)
    assert f'href="{url("ask_here")}?next=/accessibility/"' in text(client.get(url("accessibility")))
    there = client.get(url("ask_here"), {"next": "/accessibility/"})
    assert there.headers["Location"] == url("ask", her) + "?next=%2Faccessibility%2F"
    assert client.get(url("ask_here")).headers["Location"] == url("ask", her)
    assert client_for(cast.carys).get(url("ask_here")).status_code == 404


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("/accessibility/", "/accessibility/"),
        ("https://elsewhere.example/", None),
        ("//elsewhere.example/", None),
        ("javascript:alert(1)", None),
        ("plan", None),
        ("", None),
    ],
)
def test_leaving_it_leads_back_to_where_one_came_from(
    cast: Cast, client_for: ClientFor, her: Citizen, said: str, back: str | None
) -> None:
    page = text(client_for(cast.eirlys).get(url("ask", her), {"next": said}))
    assert f'<a id="leave-it" href="{back or url("plan", her)}">' in page
    missing = client_for(cast.eirlys).post(f"{url('ask', her)}?next={said}", {"words": ""})
    assert missing.status_code == 422
    assert f'<a id="leave-it" href="{back or url("plan", her)}">' in text(missing)


# Asking


def test_for_something_that_matters(cast: Cast, client_for: ClientFor, her: Citizen) -> None:
    with everything_open():
        choir: Any = MatterFactory(citizen=her, words="Back in the choir", language="en")
    client = client_for(cast.eirlys)
    assert f"?for=matter-{choir.pk}" in text(client.get(url("matter", her, choir)))
    page = text(client.get(url("ask", her), {"for": f"matter-{choir.pk}"}))
    assert f'value="{choir.pk}" id="id_towards_' in page
    assert page.count("checked") == 3  # With who can see it, and that it is new.
    response = client.post(url("ask", her), {"words": "A lift", "towards": [choir.pk]}, follow=True)
    assert "For something that matters to me:" in text(response)
    assert "Back in the choir</a>" in text(response)
    with everything_open():
        towards = Towards.objects.get(matter=choir)
    assert (towards.by_id, towards.request.words) == (cast.eirlys.pk, "A lift")
    unknown = cast.his[Matter, "everyone"]
    assert client.post(url("ask", her), {"words": "A lift", "towards": [unknown.pk]}).status_code == 422


@pytest.mark.parametrize("query", ["for=matter-0", "for=matter-x", "for=strength-1", "of=matter-1", "of=connection-0"])
def test_what_nobody_sees_is_not_there(cast: Cast, client_for: ClientFor, her: Citizen, query: str) -> None:
    assert client_for(cast.eirlys).get(f"{url('ask', her)}?{query}").status_code == 404


def test_what_matters_may_be_told_more_closely_than_what_is_asked(
    cast: Cast, client_for: ClientFor, her: Citizen, asking: Any
) -> None:
    with everything_open():
        TowardsFactory(request=asking, matter=cast.hers[Matter, "us"])
    page = text(client_for(cast.gwen).get(url("request", her, asking)))
    assert "For something that matters" not in page


def test_of_somebody_who_walks_alongside(cast: Cast, client_for: ClientFor, her: Citizen) -> None:
    client = client_for(cast.eirlys)
    page = text(client.get(url("ask", her)))
    assert f'value="user-{cast.gwen.pk}">Gwen, my sister' in page
    assert f'value="user-{cast.ifan.pk}"' not in page, "he would not see it"
    page = text(client.post(url("ask", her), {"words": "A lift", "of_whom": f"user-{cast.gwen.pk}"}, follow=True))
    assert "It is asked of Gwen." in page
    with everything_open():
        new = SupportRequest.objects.get(words="A lift")
    assert (new.asked_of_id, new.asked_in_life_id) == (cast.gwen.pk, None)
    assert "It is asked of you." in text(client_for(cast.gwen).get(url("request", her, new)))
    assert "It is asked of you." in text(client_for(cast.gwen).get(url("asked", her)))


@pytest.mark.parametrize(
    ("line", "name", "status"),
    [
        ("us", "gwen", 422),
        ("us", "carys", 422),
        ("workers", "gwen", 422),
        ("workers", "carys", 302),
        ("everyone", "gwen", 302),
    ],
)
def test_nobody_is_asked_for_what_they_would_not_see(
    cast: Cast, client_for: ClientFor, her: Citizen, line: str, name: str, status: int
) -> None:
    said = {"words": "A lift", "who_can_see": line, "of_whom": f"user-{cast.users[name].pk}"}
    response = client_for(cast.eirlys).post(url("ask", her), said)
    assert response.status_code == status
    if status == 422:
        assert "would not see it. Choose below who can see this." in text(response)


def test_asked_of_whoever_writes_it_down_between_the_two(cast: Cast, client_for: ClientFor, her: Citizen) -> None:
    said = {"words": "A lift", "who_can_see": "us", "of_whom": f"user-{cast.carys.pk}"}
    assert client_for(cast.carys).post(url("ask", her), said).status_code == 302


def test_of_somebody_in_the_life_whom_nobody_tells(cast: Cast, client_for: ClientFor, her: Citizen) -> None:
    with everything_open():
        beti: Any = ConnectionFactory(citizen=her, name="Beti")
        chapel: Any = ConnectionFactory(citizen=her, name="Seion", kind="place")
        gone: Any = ConnectionFactory(citizen=her, name="Mair", died=True)
    client = client_for(cast.eirlys)
    assert f"?of=connection-{beti.pk}" in text(client.get(url("someone", her, beti)))
    assert 'id="ask-them"' not in text(client.get(url("someone", her, gone)))
    page = text(client.get(url("ask", her), {"of": f"connection-{beti.pk}"}))
    assert f'value="connection-{beti.pk}" selected' in page
    assert "You are asking Beti. Beti does not read this." in page
    assert f'value="connection-{gone.pk}"' not in page
    said = {"words": "A lift", "of_whom": f"connection-{beti.pk}"}
    page = text(client.post(url("ask", her), said, follow=True))
    assert "It is asked of Beti." in page
    assert "Beti does not read this. Tell them yourself, or ask Carys to." in page
    client.post(url("ask", her), {"words": "A key", "of_whom": f"connection-{chapel.pk}"})
    with everything_open():
        lift, key = SupportRequest.objects.get(words="A lift"), SupportRequest.objects.get(words="A key")
    worker = client_for(cast.carys)
    assert "Beti does not read this. Somebody has to tell them: Eirlys, or you." in text(
        worker.get(url("request", her, lift))
    )
    assert "Nobody at Seion reads this." in text(worker.get(url("request", her, key)))
    client.post(url("withdrawal", her, lift))
    assert "does not read this" not in text(client.get(url("request", her, lift)))


def test_with_nobody_to_ask_somebody_has_to_tell_them(cast: Cast, client_for: ClientFor) -> None:
    """A citizen with whom nobody who works here walks any more."""
    with everything_open():
        cast.walking["carys"].until = ago(1)
        cast.walking["carys"].save(update_fields=["until"])
        beti: Any = ConnectionFactory(citizen=cast.hers.citizen, name="Beti")
        lift: Any = SupportRequestFactory(citizen=cast.hers.citizen, asked_in_life=beti)
    page = text(client_for(cast.eirlys).get(url("request", cast.hers.citizen, lift)))
    assert "Beti does not read this. Tell them yourself, or ask somebody to." in page


def test_who_else_walks_alongside_is_known_to_those_with_whom_all_is_shared(
    cast: Cast, client_for: ClientFor, her: Citizen
) -> None:
    with everything_open():
        one: Any = AlongsideFactory(citizen=her, walks_as="supporter", parts=[SharedPart.ASKED.value])
    page = text(client_for(one.user).get(url("ask", her)))
    assert f'value="user-{one.user_id}"' in page
    assert f'value="user-{cast.carys.pk}"' not in page
    assert "connection-" not in page
    assert "Is it for something that matters" not in page


# Answers


def test_i_know_someone_brings_them_into_the_life(cast: Cast, client_for: ClientFor, her: Citizen, asking: Any) -> None:
    client = client_for(cast.carys)
    said = {
        "kind": "know_someone",
        "name": "Cwm Joinery",
        "is_a": "organisation",
        "paid": "on",
        "words": "A tidy rail.",
    }
    page = text(client.post(url("reply", her, asking), said, follow=True))
    with everything_open():
        joinery = Connection.objects.get(name="Cwm Joinery")
        brought = Reply.objects.get(connection=joinery)
    assert f'You know someone: <a id="someone-{brought.pk}"' in page
    assert "Cwm Joinery</a>. A tidy rail." in page
    assert (joinery.kind, joinery.paid, joinery.circle, joinery.who_can_see) == ("organisation", True, 4, "everyone")
    panel = text(client_for(cast.eirlys).get(url("someone", her, joinery)))
    assert "Carys thought of them for this:" in panel
    assert "A rail by the step</a>" in panel
    assert "You thought of them for this:" in text(client.get(url("someone", her, joinery)))
    assert "I know someone. Cwm Joinery. A tidy rail." in text(client.get(url("story", her)))
    assert "I know someone. Cwm Joinery." in text(client.get(url("whole", her)))


def test_somebody_who_is_there_already(cast: Cast, client_for: ClientFor, her: Citizen, asking: Any) -> None:
    with everything_open():
        nesta: Any = ConnectionFactory(citizen=her, name="Nesta", who_can_see="us", written_by=cast.carys)
    client, there = client_for(cast.carys), url("reply", her, asking)
    both = client.post(there, {"kind": "know_someone", "someone": nesta.pk, "name": "Mair", "words": "Ask her."})
    assert both.status_code == 422
    assert "You have chosen somebody above. Keep the one, or the other." in text(both)
    assert 'value="Mair"' in text(both)
    assert client.post(there, {"kind": "know_someone", "someone": nesta.pk}).status_code == 302
    with everything_open():
        assert Reply.objects.get(request=asking).connection_id == nesta.pk
    # She was told more closely than what was asked.
    seen = text(client_for(cast.gwen).get(url("request", her, asking)))
    assert "Carys knows someone:" in seen
    assert "Nesta" not in seen


def test_who_does_not_see_the_people_says_it_in_words(
    cast: Cast, client_for: ClientFor, her: Citizen, asking: Any
) -> None:
    with everything_open():
        one: Any = AlongsideFactory(citizen=her, walks_as="supporter", parts=[SharedPart.ASKED.value])
    client, there = client_for(one.user), url("reply", her, asking)
    assert 'id="know_someone_name"' not in text(client.get(url("request", her, asking)))
    assert client.post(there, {"kind": "know_someone", "name": "Mair"}).status_code == 422
    assert client.post(there, {"kind": "know_someone", "words": "Mair from choir"}).status_code == 302
    with everything_open():
        said = Reply.objects.get(request=asking)
    assert (said.words, said.connection_id) == ("Mair from choir", None)


def test_nobody_is_chosen_whom_one_does_not_see(cast: Cast, client_for: ClientFor, her: Citizen, asking: Any) -> None:
    said = {"kind": "know_someone", "someone": cast.hers[Connection, "us"].pk}
    assert client_for(cast.gwen).post(url("reply", her, asking), said).status_code == 422


def test_not_me_because_of_our_own_way_of_working(cast: Cast, client_for: ClientFor, her: Citizen, asking: Any) -> None:
    said = {"kind": "not_me", "words": "I have no van.", "stood_in_the_way": "Vans are kept for hospital runs."}
    worker = client_for(cast.carys)
    assert "without any name" in text(worker.get(url("request", her, asking)))
    page = text(worker.post(url("reply", her, asking), said, follow=True))
    assert "You cannot, because: I have no van." in page
    assert "hospital runs" not in page
    with everything_open():
        [found] = StoodInTheWay.objects.all()
    assert (found.words, found.month.day) == ("Vans are kept for hospital runs.", 1)
    # A supporter is not asked, and what they send is not taken.
    sister = client_for(cast.gwen)
    assert "without any name" not in text(sister.get(url("request", her, asking)))
    sister.post(url("reply", her, asking), said)
    worker.post(url("reply", her, asking), {"kind": "not_me", "words": "Still none."})
    with everything_open():
        assert StoodInTheWay.objects.count() == 1
        assert Reply.objects.filter(request=asking).count() == 3


# What came of it


def test_what_came_of_it_is_written_down(cast: Cast, client_for: ClientFor, her: Citizen, asking: Any) -> None:
    with everything_open():
        beti: Any = ConnectionFactory(citizen=her, name="Beti")
    client = client_for(cast.gwen)
    assert url("help_new", her, asking) in text(client.get(url("request", her, asking)))
    assert "cost_a_week" not in text(client.get(url("help_new", her, asking)))
    assert "cost_a_week" not in text(client_for(cast.eirlys).get(url("help_new", her, asking)))
    bad = client.post(
        url("help_new", her, asking), {"kind": "own", "hours_a_week": "lots", "words": "Bus", "since": TODAY}
    )
    assert bad.status_code == 422
    assert "Write it as a number, for example 2 or 1.5." in text(bad)
    assert 'value="lots"' in text(bad)
    said = {"kind": "own", "given_by": beti.pk, "hours_a_week": "2", "since": TODAY, "cost_a_week": "9"}
    response = client.post(url("help_new", her, asking), said)
    assert response.headers["Location"] == url("request", her, asking) + "#came-of-it"
    page = text(client.get(url("request", her, asking)))
    assert f'<p>Beti, two hours a week, since {TODAY:%-d %B}. <span class="said">Their own people.</span></p>' in page
    with everything_open():
        help = Help.objects.get(request=asking)
        asking.refresh_from_db()
    assert (help.by_id, help.cost_a_week) == (cast.gwen.pk, None)
    assert asking.is_open
    assert "My own people." in text(client_for(cast.eirlys).get(url("request", her, asking)))
    assert "Beti, two hours a week" in text(client.get(url("asked", her)))
    assert "Beti, two hours a week" in text(client.get(url("whole", her)))


def test_what_it_costs_is_seen_by_them_and_those_who_work_here(
    cast: Cast, client_for: ClientFor, her: Citizen, asking: Any
) -> None:
    said = {"kind": "home_care", "words": "Twice a day", "cost_a_week": "£161,50", "since": TODAY}
    client_for(cast.carys).post(url("help_new", her, asking), said)
    for user, shown in ((cast.carys, True), (cast.eirlys, True), (cast.gwen, False)):
        page = text(client_for(user).get(url("request", her, asking)))
        assert ("It costs £161.50 a week." in page) is shown
        assert "Twice a day, since" in page


def test_who_helps_may_be_told_more_closely(cast: Cast, client_for: ClientFor, her: Citizen, asking: Any) -> None:
    with everything_open():
        nesta: Any = ConnectionFactory(citizen=her, name="Nesta", who_can_see="us", written_by=cast.carys)
        HelpFactory(request=asking, given_by=nesta, words="", by=cast.carys)
    assert "Nesta, two hours" in text(client_for(cast.carys).get(url("request", her, asking)))
    page = text(client_for(cast.gwen).get(url("request", her, asking)))
    assert "Nesta" not in page
    assert "Their own people, two hours a week" in page


def test_it_has_changed(cast: Cast, client_for: ClientFor, her: Citizen, asking: Any) -> None:
    began = TODAY - datetime.timedelta(days=40)
    with everything_open():
        beti: Any = ConnectionFactory(citizen=her, name="Beti", ended=True)
        before: Any = HelpFactory(request=asking, given_by=beti, since=began, kind="community", words="The bus")
    client, there = client_for(cast.carys), url("help_changed", her, asking, before)
    page = text(client.get(there))
    assert f'value="{beti.pk}" selected' in page
    assert 'value="2"' in page
    said = {"kind": "community", "words": "The bus", "hours_a_week": "3", "since": TODAY}
    assert client.post(there, {**said, "since": began}).status_code == 422
    assert client.post(there, said).status_code == 302
    with everything_open():
        first, second = Help.objects.filter(request=asking).order_by("since")
    assert (first.until, second.since, second.hours_a_week) == (TODAY - datetime.timedelta(days=1), TODAY, 3)
    # What is over changes no more, and nothing that was written is lost.
    late = client.post(there, {**said, "words": "The bus, both ways"})
    assert late.status_code == 409
    assert "This has changed meanwhile." in text(late)
    assert "The bus, both ways" in text(late)
    assert client.get(there).headers["Location"] == url("request", her, asking) + "#came-of-it"


def test_it_has_ended(cast: Cast, client_for: ClientFor, her: Citizen, asking: Any) -> None:
    with everything_open():
        help: Any = HelpFactory(request=asking, since=TODAY)
    client, there = client_for(cast.eirlys), url("help_ended", her, asking, help)
    early = client.post(there, {"until": TODAY - datetime.timedelta(days=1)})
    assert early.status_code == 422
    assert "It began on" in text(early)
    assert f'href="#help_{help.pk}_until"' in text(early)
    assert client.post(there, {"until": TODAY}).status_code == 302
    assert f"on {TODAY:%-d %B}." in text(client.get(url("request", her, asking)))
    other = cast.hers[SupportRequest, "everyone"]
    assert client.post(url("help_ended", her, other, help), {"until": TODAY}).status_code == 404
    with everything_open():
        asking.refresh_from_db()
    assert asking.is_open


# Again


def test_how_often_it_was_asked_for(cast: Cast, client_for: ClientFor, her: Citizen) -> None:
    march = timezone.make_aware(datetime.datetime(2024, 3, 10, 12))
    with everything_open():
        first: Any = SupportRequestFactory(
            citizen=her, words="A lift", written_at=march, ended_at=march + datetime.timedelta(days=5)
        )
        TowardsFactory(request=first, matter=cast.hers[Matter, "everyone"])
        SupportRequestFactory(citizen=her, repeats=first, written_at=ago(9), ended_at=ago(7))
        SupportRequestFactory(citizen=her, repeats=first, written_at=ago(6), put_away_at=ago(6))
    client = client_for(cast.eirlys)
    response = client.post(url("ask_again", her, first), follow=True)
    assert "Asked for before, in March 2024. This is the third time. 7 days of waiting for a yes, in all." in text(
        response
    )
    with everything_open():
        again = SupportRequest.objects.latest("pk")
        assert list(again.towards.values_list("matter_id", flat=True)) == [cast.hers[Matter, "everyone"].pk]
    assert "Asked for before, in March 2024. This is the third time." in text(client.get(url("asked", her)))
    # Pressed again, it is the one that is open.
    assert client.post(url("ask_again", her, first)).headers["Location"] == url("request", her, again)


@pytest.mark.parametrize(("count", "said"), [(2, "second time."), (6, "sixth time."), (8, "for eight times.")])
def test_the_numbers_in_words(cast: Cast, client_for: ClientFor, her: Citizen, count: int, said: str) -> None:
    with everything_open():
        first: Any = SupportRequestFactory(citizen=her, words="A lift", ended_at=ago(0))
        for _ in range(count - 2):
            SupportRequestFactory(citizen=her, repeats=first, ended_at=ago(0))
        last = SupportRequestFactory(citizen=her, repeats=first)
    page = text(client_for(cast.eirlys).get(url("request", her, last)))
    assert "Asked for before, this month." in page
    assert said in page


def test_my_own_page_says_what_it_waits_for(cast: Cast, client_for: ClientFor) -> None:
    """What nobody has said yes to, what is promised, what waits for their word; then what came of the rest."""
    with everything_open():
        SupportRequestFactory(citizen=cast.iolo, words="The key safe", written_at=ago(12))
        promised: Any = SupportRequestFactory(citizen=cast.iolo, words="A letter", first_yes_at=ago(3))
        PromiseFactory(request=promised, by=cast.carys, words="write it", due=TOMORROW)
        kept: Any = SupportRequestFactory(citizen=cast.iolo, words="A lift", first_yes_at=ago(3))
        ReplyFactory(request=kept, by=cast.carys, at=ago(3), kind="can")
        told: Any = SupportRequestFactory(citizen=cast.iolo, words="Company", first_yes_at=ago(3))
        ReplyFactory(request=told, by=cast.carys, at=ago(3), kind="can")
        VerdictFactory(request=told, by=cast.carys, answer="partly", words="Once is not enough.")
        ended: Any = SupportRequestFactory(citizen=cast.iolo, words="A chair", ended_at=ago(1))
        HelpFactory(request=ended, words="The Men’s Shed", hours_a_week=None)
    page = text(client_for(cast.carys).get(url("asked", cast.iolo)))
    order = [
        *("Nobody has said yes yet", "The key safe", "Asked 12 days ago."),
        *("What is promised", "A letter", "You said you would write it"),
        *("Is it what Iolo wanted?", "A lift"),
        *("Not yet what Iolo wanted", "Company", "Once is not enough."),
        *("What came of the rest", "A chair", "The Men’s Shed, since"),
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_nothing_asked_for(cast: Cast, client_for: ClientFor) -> None:
    assert "Nothing is asked for at the moment." in text(client_for(cast.carys).get(url("asked", cast.iolo)))
