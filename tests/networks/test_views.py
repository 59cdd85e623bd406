"""The pages of the people in a life, and of what is asked for."""

import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection as database
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from networks.models import Connection, Promise, Reply, SupportRequest, Verdict
from people.models import Citizen, Look, User
from tests.cast import Cast
from tests.conftest import everything_open
from tests.factories import (
    ConnectionFactory,
    PromiseFactory,
    ReplyFactory,
    SupportRequestFactory,
    VerdictFactory,
)

SignIn = Callable[[User], Client]
TOMORROW = timezone.localdate() + datetime.timedelta(days=1)
HTMX = {"HTTP_HX_REQUEST": "true"}
# With those of the session, the user and the transaction.
QUERIES = {"life": 12, "asked": 13, "request": 18}

OF_A_PERSON = ["life", "someone_new", "asked", "ask"]
OF_A_REQUEST = ["reply", "verdict", "withdrawal", "ask_again"]
OF_A_PROMISE = ["promise_kept", "promise_not_kept", "promise_unkept", "promise_again"]


@pytest.fixture
def her(cast: Cast) -> Citizen:
    return cast.hers.citizen


@pytest.fixture
def asking(cast: Cast) -> Any:
    """Something that Eirlys asked for, and nobody has answered."""
    with everything_open():
        return SupportRequestFactory(citizen=cast.hers.citizen, written_by=cast.carys, words="A rail by the step")


@pytest.fixture
def gwen_of_hers(cast: Cast) -> Any:
    with everything_open():
        return ConnectionFactory(
            citizen=cast.hers.citizen, name="Gwen", how_related="sister", words="Not my nurse.", circle=1
        )


def now(thing: Any) -> Any:
    """The thing as the database has it."""
    with everything_open():
        thing.refresh_from_db()
    return thing


def url(name: str, *args: Any) -> str:
    return reverse(name, args=[getattr(arg, "pk", arg) for arg in args])


def panel(**changed: str) -> dict[str, str]:
    """What is typed and chosen about somebody of whom the page said nothing but the name, how known, and how close."""
    stood = {"name": "Gwen", "how_related": "sister", "circle": "1", "where": "", "far": ""}
    meta: Any = Connection._meta
    fields = {name: meta.get_field(name).get_default() for name in ("kind", "sector", "tie", "gives")}
    return {
        "base": json.dumps(stood | fields),
        "name": "Gwen",
        "how_related": "sister",
        "kind": "person",
        "sector": "family",
        "circle": "1",
        "tie": "strong",
        "gives": "both",
        **changed,
    }


# --- The people in a life ------------------------------------------------------------------------------


def test_life_is_a_map_and_the_same_as_a_list(cast: Cast, client_for: SignIn, her: Citizen, gwen_of_hers: Any) -> None:
    page = client_for(cast.carys).get(url("life", her)).content.decode()
    assert "The people in Eirlys’s life" in page
    assert "people who are not paid to be there." in page
    assert f'id="map-mark-{gwen_of_hers.pk}"' in page
    assert f'id="connection-{gwen_of_hers.pk}"' in page
    assert "All right, gives and takes. Friends." in page
    with everything_open():
        assert Look.objects.filter(citizen=her, user=cast.carys, what="people").count() == 1


def test_ones_own_life_is_mine(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    page = client_for(cast.eirlys).get(url("life", her)).content.decode()
    assert "The people in my life" in page
    assert "Eirlys’s" not in page
    assert "<title>Bywyd Da</title>" in page


def test_nobody_here_yet(cast: Cast, client_for: SignIn) -> None:
    page = client_for(cast.carys).get(url("life", cast.iolo)).content.decode()
    assert "Nobody is here yet." in page
    assert '<svg class="circle-map' not in page


def test_just_us_is_in_no_one_elses_list(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    ours, workers = cast.hers[Connection, "us"], cast.hers[Connection, "workers"]
    page = client_for(cast.gwen).get(url("life", her)).content.decode()
    assert f"connection-{ours.pk}" not in page
    assert f"connection-{workers.pk}" not in page
    assert client_for(cast.gwen).get(url("someone", her, ours)).status_code == 404


def test_someone_has_a_panel_beside_the_map(cast: Cast, client_for: SignIn, her: Citizen, gwen_of_hers: Any) -> None:
    page = client_for(cast.carys).get(url("someone", her, gwen_of_hers)).content.decode()
    assert '<blockquote class="voice" lang="en">Not my nurse.</blockquote>' in page
    assert page.count('class="sample"') == 4
    assert "map-mark-chosen" in page
    assert "Eirlys does" in page
    assert "I do</span>" in client_for(cast.eirlys).get(url("someone", her, gwen_of_hers)).content.decode()


def test_keep_what_it_is_like(cast: Cast, client_for: SignIn, her: Citizen, gwen_of_hers: Any) -> None:
    client = client_for(cast.gwen)
    response = client.post(url("someone", her, gwen_of_hers), panel(far="on", where="Leeds"), follow=True)
    assert response.redirect_chain == [(url("life", her), 302)]
    assert "Kept." in response.content.decode()
    gwen = now(gwen_of_hers)
    assert (gwen.tie, gwen.sector, gwen.far, gwen.where, gwen.changed_by_id) == (
        "strong", "family", True, "Leeds", cast.gwen.pk,
    )  # fmt: skip
    assert gwen.words == "Not my nurse."


def test_with_htmx_map_list_and_sentence_change_together(
    cast: Cast, client_for: SignIn, her: Citizen, gwen_of_hers: Any
) -> None:
    address = url("someone", her, gwen_of_hers)
    response = client_for(cast.carys).post(address, panel(tie="thin"), headers={"HX-Request": "true"})
    page = response.content.decode()
    assert response.status_code == 200
    assert page.lstrip().startswith('<div id="life"')
    assert "<html" not in page
    assert 'data-hx-swap-oob="innerHTML:#live">Kept. Gwen: Closest. Thin, gives and takes. Family.' in page
    assert "people who are not paid to be there." in page
    assert "map-line-thin" in page


@pytest.mark.parametrize("htmx", [{}, HTMX])
def test_without_a_name_the_form_comes_back(
    cast: Cast, client_for: SignIn, her: Citizen, gwen_of_hers: Any, htmx: dict[str, Any]
) -> None:
    response = client_for(cast.carys).post(url("someone", her, gwen_of_hers), panel(name=" "), **htmx)
    assert response.status_code == 422
    assert "Write a name to call them by." in response.content.decode()
    assert ("<html" in response.content.decode()) == (not htmx)
    assert now(gwen_of_hers).name == "Gwen"


def test_since_when_and_who_knows_about_the_plan(
    cast: Cast, client_for: SignIn, her: Citizen, gwen_of_hers: Any
) -> None:
    client, there = client_for(cast.carys), url("someone", her, gwen_of_hers)
    page = client.get(there).content.decode()
    assert "Since which year?" in page
    assert "A year is enough; leave it if they are new." in page
    client.post(there, panel(since_year="1949", knows_the_plan="on"))
    gwen = now(gwen_of_hers)
    assert (gwen.since_year, gwen.knows_the_plan) == (1949, True)
    assert "Since 1949. Knows about the plan." in client.get(url("life", her)).content.decode()
    # Taken away again, by leaving it empty and unticking it.
    stood = {**json.loads(panel()["base"]), "tie": "strong", "sector": "family"}
    stood |= {"since_year": "1949", "knows_the_plan": "on"}
    client.post(there, {**panel(since_year=""), "base": json.dumps(stood)})
    gwen = now(gwen_of_hers)
    assert (gwen.since_year, gwen.knows_the_plan) == (None, False)


@pytest.mark.parametrize("page", ["someone", "someone_new"])
@pytest.mark.parametrize("year", ["long ago", "1899", "2999", "19.5", "-1"])
def test_a_year_that_is_none(
    cast: Cast, client_for: SignIn, her: Citizen, gwen_of_hers: Any, page: str, year: str
) -> None:
    there = url(page, her, *[gwen_of_hers] * (page == "someone"))
    response = client_for(cast.carys).post(there, panel(since_year=year))
    assert response.status_code == 422
    said = response.content.decode()
    assert ("Write a year, such as 1987." in said) == (not year.strip("-").isdigit())
    assert (f"Write a year from 1900 to {timezone.localdate().year}." in said) == year.strip("-").isdigit()
    # What was written stands there still, unfolded.
    assert f'value="{year}"' in said
    assert '<details class="more" open>' in said


def test_this_year_and_the_first(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    likeliest = panel() | {"name": "Nesta"}
    for year in ("1900", str(timezone.localdate().year)):
        response = client_for(cast.carys).post(url("someone_new", her), likeliest | {"since_year": year})
        assert response.status_code == 302
    with everything_open():
        assert Connection.objects.filter(name="Nesta", since_year=1900).exists()


def test_chosen_on_the_map_the_panel_comes_without_leaving_the_page(
    cast: Cast, client_for: SignIn, her: Citizen, gwen_of_hers: Any
) -> None:
    client, there = client_for(cast.carys), url("someone", her, gwen_of_hers)
    page = client.get(url("life", her)).content.decode()
    assert f'href="{there}#panel" data-hx-get="{there}" data-hx-target="#life"' in page
    assert "js/map.js" in page
    by_htmx = {"HX-Request": "true"}
    fragment = client.get(there, headers=by_htmx).content.decode()
    assert fragment.lstrip().startswith('<div id="life"')
    # The panel is where one goes on; after keeping something the focus stays where it was.
    assert '<h2 id="panel" tabindex="-1" autofocus>' in fragment
    assert "autofocus" not in client.get(there).content.decode()
    assert "autofocus" not in client.post(there, panel(tie="thin"), headers=by_htmx).content.decode()
    # Going back asks for the whole page.
    back = client.get(there, headers={**by_htmx, "HX-History-Restore-Request": "true"}).content.decode()
    assert "<html" in back


def test_add_someone_by_name_alone(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    client = client_for(cast.eirlys)
    page = client.get(url("someone_new", her)).content.decode()
    likeliest = {"circle": "3", "tie": "all_right", "gives": "both", "kind": "person", "sector": "friends"}
    for name, value in likeliest.items():
        assert f'name="{name}" value="{value}"' in page
    response = client.post(url("someone_new", her), {"name": "Nesta", "words": "She sings alto.", **likeliest})
    assert response.headers["Location"] == url("life", her)
    with everything_open():
        nesta = Connection.objects.get(name="Nesta")
    assert (nesta.citizen_id, nesta.written_by_id, nesta.words) == (her.pk, cast.eirlys.pk, "She sings alto.")
    assert client.post(url("someone_new", her), likeliest).status_code == 422


def test_no_more_queries_for_more_people(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    client = client_for(cast.carys)
    client.get(url("life", her))
    with CaptureQueriesContext(
        database,
    ) as few:
        client.get(url("life", her))
    with everything_open():
        ConnectionFactory.create_batch(30, citizen=her)
    with CaptureQueriesContext(database) as many:
        client.get(url("life", her))
    assert len(many) == len(few) == QUERIES["life"]


# --- What a person asked for ----------------------------------------------------------------------------


def test_asked_has_what_is_open_first(cast: Cast, client_for: SignIn, her: Citizen, asking: Any) -> None:
    with everything_open():
        ended = SupportRequestFactory(citizen=her, words="A lift to chapel", ended_at=timezone.now())
        VerdictFactory(request=ended, answer="yes", words="She sounds the horn.")
        SupportRequestFactory(citizen=her, ended_at=timezone.now(), withdrawn_at=timezone.now())
    page = client_for(cast.carys).get(url("asked", her)).content.decode()
    assert page.index("A rail by the step") < page.index("What came of the rest") < page.index("A lift to chapel")
    assert "Nobody has said yes yet." in page
    assert '<blockquote class="voice" lang="en">She sounds the horn.</blockquote>' in page
    assert "Eirlys did not want it any more, today." in page


def test_a_broken_promise_of_ours_is_said_as_ours(cast: Cast, client_for: SignIn, her: Citizen, asking: Any) -> None:
    with everything_open():
        due = timezone.localdate() - datetime.timedelta(days=3)
        PromiseFactory(request=asking, by=cast.carys, words="ring", due=due)
        PromiseFactory(request=asking, by=cast.gwen, words="bring a ladder", due=due)
    for name in ("asked", "request"):
        page = client_for(cast.eirlys).get(url(name, her, *[asking] * (name == "request"))).content.decode()
        page = " ".join(page.split())
        assert f'<mark class="ours">Carys said they would ring, by {due:%A}.</mark> That was 3 days ago.' in page
        assert f"Gwen said they would bring a ladder, by {due:%A}. That was 3 days ago." in page


def test_ask_in_words_alone(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    client = client_for(cast.eirlys)
    assert "What would you like to ask for?" in client.get(url("ask", her)).content.decode()
    response = client.post(url("ask", her), {"words": "Somebody to come on the bus with me"}, follow=True)
    assert "Somebody to come on the bus with me" in response.content.decode()
    with everything_open():
        new = SupportRequest.objects.get(words__contains="bus")
    assert (new.who_can_see, new.written_by_id, new.repeats_id) == ("everyone", cast.eirlys.pk, None)
    assert client.post(url("ask", her), {"words": " "}).status_code == 422


def test_ask_for_what_was_asked_before(cast: Cast, client_for: SignIn, her: Citizen, asking: Any) -> None:
    client = client_for(cast.carys)
    assert '<q class="voice" lang="en">A rail by the step</q>' in client.get(url("ask", her)).content.decode()
    client.post(url("ask", her), {"words": "The rail", "repeats": asking.pk, "who_can_see": "workers"})
    with everything_open():
        new = SupportRequest.objects.get(words="The rail")
    assert (new.repeats_id, new.who_can_see) == (asking.pk, "workers")
    pages = [client.get(url("request", her, one)).content.decode() for one in (asking, new)]
    assert "Asked for again today" in pages[0]
    assert "First asked for today" in pages[1]


def test_nobody_writes_what_they_could_not_see(cast: Cast, client_for: SignIn, her: Citizen) -> None:
    client = client_for(cast.gwen)
    assert 'value="workers"' not in client.get(url("ask", her)).content.decode()
    assert client.post(url("ask", her), {"words": "A lift", "who_can_see": "workers"}).status_code == 422
    # Nor may an asking of somebody else be named as the earlier one.
    other = cast.his[SupportRequest, "everyone"]
    assert client.post(url("ask", her), {"words": "A lift", "repeats": other.pk}).status_code == 422


def test_the_page_of_a_request_tells_who_said_what(cast: Cast, client_for: SignIn, her: Citizen, asking: Any) -> None:
    with everything_open():
        for by, kind, words in (
            (cast.carys, "can", ""),
            (cast.gwen, "know_someone", "Mair"),
            (cast.carys, "not_me", "No van on Sundays"),
        ):
            ReplyFactory(request=asking, by=by, kind=kind, words=words)
        kept = timezone.now()
        PromiseFactory(request=asking, by=cast.carys, words="ring", due=TOMORROW, kept_at=kept)
        VerdictFactory(request=asking, by=cast.carys, answer="no", words="Not the Wednesday.")
    seen = " ".join(client_for(cast.eirlys).get(url("request", her, asking)).content.decode().split())
    for said in (
        "Carys said yes.",
        "Gwen knows someone: Mair",
        "Carys cannot, because: No van on Sundays",
        "Carys said they would ring, by tomorrow. Done today.",
        "No, it is not what I wanted.",
        '<blockquote class="voice small" lang="en">Not the Wednesday.</blockquote>',
        "Carys wrote it down.",
    ):
        assert said in seen
    hers = client_for(cast.carys).get(url("request", her, asking)).content.decode()
    for said in (
        "You said yes.",
        "You cannot, because:",
        "You said you would ring, by tomorrow.",
        "You wrote it down.",
    ):
        assert said in hers
    assert "You know someone:" in client_for(cast.gwen).get(url("request", her, asking)).content.decode()


def test_who_may_do_what_is_on_the_page(cast: Cast, client_for: SignIn, her: Citizen, asking: Any) -> None:
    own = client_for(cast.eirlys).get(url("request", her, asking)).content.decode()
    assert 'id="wanted"' in own
    assert 'id="reply"' not in own
    worker = client_for(cast.carys).get(url("request", her, asking)).content.decode()
    assert 'id="reply"' in worker
    assert 'id="wanted"' not in worker
    with everything_open():
        iolos: Any = SupportRequestFactory(citizen=cast.iolo, written_by=cast.carys)
    both = client_for(cast.carys).get(url("request", cast.iolo, iolos)).content.decode()
    assert 'id="reply"' in both
    assert "Write it down at Iolo’s word." in both


@pytest.mark.parametrize(
    ("kind", "fields", "field", "message"),
    [
        ("can", {"promise_words": "ring her", "due": TOMORROW}, "due", "Choose a day."),
        ("know_someone", {"name": "Mair"}, "name", "Write who it is."),
        ("not_me", {"words": "No van"}, "words", "Write what stands in the way."),
    ],
)
def test_reply(
    cast: Cast,
    client_for: SignIn,
    her: Citizen,
    asking: Any,
    kind: str,
    fields: dict[str, Any],
    field: str,
    message: str,
) -> None:
    client, there = client_for(cast.gwen), url("reply", her, asking)
    response = client.post(there, {"kind": kind, **fields, field: ""})
    assert response.status_code == 422
    assert message in response.content.decode()
    assert f'href="#{kind}_{field}"' in response.content.decode()
    assert client.post(there, {"kind": kind, **fields}).headers["Location"] == url("request", her, asking)
    with everything_open():
        said = Reply.objects.get(request=asking)
        promises = list(Promise.objects.filter(request=asking).values_list("words", "due", "by_id"))
    assert (said.kind, said.by_id, said.words) == (kind, cast.gwen.pk, fields.get("words", ""))
    assert promises == ([("ring her", TOMORROW, cast.gwen.pk)] if kind == "can" else [])
    assert (now(asking).first_yes_at is not None) == (kind == "can")


def test_a_promise_is_for_a_day_to_come(cast: Cast, client_for: SignIn, her: Citizen, asking: Any) -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    response = client_for(cast.carys).post(url("reply", her, asking), {"kind": "?", "due": yesterday})
    assert response.status_code == 422
    assert "Choose today or a later day." in response.content.decode()


def test_an_answer_that_came_too_late_is_not_lost(cast: Cast, client_for: SignIn, her: Citizen, asking: Any) -> None:
    client_for(cast.eirlys).post(url("withdrawal", her, asking))
    late = {"kind": "can", "due": TOMORROW, "promise_words": "come on Friday with the joiner"}
    response = client_for(cast.carys).post(url("reply", her, asking), late)
    assert response.status_code == 409
    assert "come on Friday with the joiner" in response.content.decode()
    response = client_for(cast.eirlys).post(url("verdict", her, asking), {"answer": "yes", "words": "Just right"})
    assert response.status_code == 409
    assert "Just right" in response.content.decode()
    assert client_for(cast.eirlys).post(url("withdrawal", her, asking)).status_code == 302
    with everything_open():
        assert not Reply.objects.filter(request=asking).exists()
        assert not Verdict.objects.filter(request=asking).exists()


def test_is_it_what_you_wanted(cast: Cast, client_for: SignIn, her: Citizen, asking: Any) -> None:
    client, there = client_for(cast.eirlys), url("verdict", her, asking)
    response = client.post(there, {"words": "Hm"})
    assert response.status_code == 422
    assert "Choose yes, partly or no." in response.content.decode()
    page = client.post(there, {"answer": "partly", "words": "Too short"}, follow=True).content.decode()
    assert "It is partly what I wanted." in page
    assert 'id="wanted"' in page
    page = client.post(there, {"answer": "yes"}, follow=True).content.decode()
    assert "Yes, it is what I wanted." in page
    assert 'id="wanted"' not in page
    assert now(asking).ended_at is not None


def test_withdraw_and_ask_again(cast: Cast, client_for: SignIn, her: Citizen, asking: Any) -> None:
    client = client_for(cast.eirlys)
    page = client.post(url("withdrawal", her, asking), follow=True).content.decode()
    assert "I don’t want this any more." in page
    assert "Ask for this again" in page
    client.post(url("ask_again", her, asking))
    with everything_open():
        again = SupportRequest.objects.get(repeats=asking)
    assert again.words == asking.words
    # While it is open there is nothing to ask again.
    response = client.post(url("ask_again", her, again))
    assert response.headers["Location"] == url("request", her, again)
    with everything_open():
        assert SupportRequest.objects.filter(repeats=asking).count() == 1


def test_a_promise_is_kept_and_not_kept_after_all(cast: Cast, client_for: SignIn, her: Citizen, asking: Any) -> None:
    with everything_open():
        promise: Any = PromiseFactory(request=asking, by=cast.carys)
    client = client_for(cast.carys)
    page = client.post(url("promise_kept", her, asking, promise), follow=True).content.decode()
    assert "It was not done after all" in page
    assert now(promise).kept_at is not None
    client.post(url("promise_unkept", her, asking, promise))
    assert now(promise).kept_at is None
    # A promise is found through its own request only.
    other = cast.hers[SupportRequest, "everyone"]
    assert client.post(url("promise_kept", her, other, promise)).status_code == 404
    # From My people one comes back there.
    answer = client.post(url("promise_kept", her, asking, promise), {"back": "my_people"})
    assert answer["Location"] == url("my_people")


def test_a_promise_not_kept_says_why_and_is_promised_again(
    cast: Cast, client_for: SignIn, her: Citizen, asking: Any
) -> None:
    with everything_open():
        promise: Any = PromiseFactory(request=asking, by=cast.carys, words="ring the joiner")
    carys, eirlys = client_for(cast.carys), client_for(cast.eirlys)
    long = carys.post(url("promise_not_kept", her, asking, promise), {"why": "x" * 501})
    assert long.status_code == 422
    assert "x" * 501 in long.content.decode()
    told = carys.post(url("promise_not_kept", her, asking, promise), {"why": "He was away."}, follow=True)
    assert "Why: He was away." in told.content.decode()
    page = eirlys.get(url("request", her, asking)).content.decode()
    assert "That has not happened yet. It is for us to put right." in page
    assert "It happened after all" in page
    assert "Why not?" not in page
    assert "Promise it again" not in page
    # It stands among what is promised and not done, for everybody who walks with her.
    assert "ring the joiner" in client_for(cast.gwen).get(url("asked_for")).content.decode()
    missing = carys.post(url("promise_again", her, asking, promise), {"due": ""})
    assert missing.status_code == 422
    assert "Choose a day." in missing.content.decode()
    page = carys.post(url("promise_again", her, asking, promise), {"due": TOMORROW}, follow=True).content.decode()
    assert "It did not happen then, and was promised again." in page
    assert "You said you would ring the joiner, by tomorrow." in page
    assert '<mark class="ours">' not in page
    page = client_for(cast.gwen).get(url("asked_for")).content.decode()
    assert page.count("ring the joiner") == 1


@pytest.mark.parametrize("name", ["asked", "request"])
def test_no_more_queries_for_more_answers(cast: Cast, client_for: SignIn, her: Citizen, asking: Any, name: str) -> None:
    client, there = client_for(cast.carys), url(name, her, *[asking] * (name == "request"))
    client.get(there)
    with CaptureQueriesContext(database) as few:
        client.get(there)
    with everything_open():
        for _ in range(5):
            ReplyFactory(request=asking, by=cast.gwen)
            PromiseFactory(request=asking, by=cast.gwen)
            VerdictFactory(request=SupportRequestFactory(citizen=her), by=cast.eirlys)
    with CaptureQueriesContext(database) as many:
        client.get(there)
    assert len(many) == len(few)
    assert len(few) == QUERIES[name]


# --- Unseen is 404, seen and not allowed 403, the wrong verb 405 ------------------------------------------


@pytest.mark.parametrize("name", ["ifan", "former", "dai", "tomos", "megan", "nia"])
def test_unseen(cast: Cast, client_for: SignIn, her: Citizen, asking: Any, gwen_of_hers: Any, name: str) -> None:
    """Ifan walks alongside her too, but neither of these parts is shared with him."""
    client = client_for(cast.users[name])
    with everything_open():
        promise: Any = PromiseFactory(request=asking, by=cast.carys)
    gets = [url(page, her) for page in OF_A_PERSON]
    gets += [url("someone", her, gwen_of_hers), url("request", her, asking)]
    posts = [url(page, her, asking) for page in OF_A_REQUEST]
    posts += [url(page, her, asking, promise) for page in OF_A_PROMISE]
    posts += [url("someone", her, gwen_of_hers), url("someone_new", her), url("ask", her)]
    assert {there: client.get(there).status_code for there in gets} == dict.fromkeys(gets, 404)
    said = {there: client.post(there, {"words": "x", "name": "x"}).status_code for there in posts}
    assert said == dict.fromkeys(posts, 404)
    with everything_open():
        assert not Look.objects.filter(user=cast.users[name], what__in=["people", "asked"]).exists()


def test_a_thing_is_found_through_its_own_person(
    cast: Cast, client_for: SignIn, asking: Any, gwen_of_hers: Any
) -> None:
    client = client_for(cast.carys)
    assert client.get(url("request", cast.iolo, asking)).status_code == 404
    assert client.get(url("someone", cast.iolo, gwen_of_hers)).status_code == 404


def test_seen_and_not_allowed(cast: Cast, client_for: SignIn, her: Citizen, asking: Any) -> None:
    with everything_open():
        promise: Any = PromiseFactory(request=asking, by=cast.carys)
    gwen, eirlys = client_for(cast.gwen), client_for(cast.eirlys)
    assert gwen.post(url("verdict", her, asking), {"answer": "yes"}).status_code == 403
    assert gwen.post(url("withdrawal", her, asking)).status_code == 403
    assert gwen.post(url("promise_kept", her, asking, promise)).status_code == 403
    for page in OF_A_PROMISE[1:]:
        assert gwen.post(url(page, her, asking, promise)).status_code == 403
    assert eirlys.post(url("reply", her, asking), {"kind": "can", "due": TOMORROW}).status_code == 403
    assert now(asking).is_open


def test_the_wrong_verb(cast: Cast, client_for: SignIn, her: Citizen, asking: Any, gwen_of_hers: Any) -> None:
    client = client_for(cast.carys)
    with everything_open():
        promise: Any = PromiseFactory(request=asking, by=cast.carys)
    posts = [url(page, her, asking) for page in OF_A_REQUEST]
    posts += [url(page, her, asking, promise) for page in OF_A_PROMISE]
    assert {client.get(there).status_code for there in posts} == {405}
    gets = [url("life", her), url("asked", her), url("request", her, asking), url("asked_for")]
    assert {client.post(there).status_code for there in gets} == {405}
    both = [url("ask", her), url("someone_new", her), url("someone", her, gwen_of_hers)]
    assert {client.put(there).status_code for there in both} == {405}
