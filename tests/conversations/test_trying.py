"""What we are trying: added by anybody alongside, told by everybody, and as close as what it is about."""

import datetime
import html
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from conversations.actions import trying as actions
from conversations.models import Attempt, DrawsOn, Happened, Matter
from conversations.trying import by_when
from networks.models import Connection, SupportRequest
from people.actions import change_who_can_see
from people.models import Alongside, Look, User
from strengths.models import Strength
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]
AsUser = Callable[[User | None], AbstractContextManager[None]]


def address(cast: Cast, name: str, *args: Any) -> str:
    return reverse(name, args=[cast.hers.citizen.pk, *args])


def read(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def hers(cast: Cast, factory: Any, **more: Any) -> Any:
    with everything_open():
        return factory(**{"citizen": cast.hers.citizen, "written_by": cast.carys, **more})


def the_last() -> Attempt:
    with everything_open():
        last: Attempt = Attempt.objects.select_related("someone", "worker", "matter", "request").latest("pk")
    return last


@pytest.fixture
def bus(cast: Cast) -> Attempt:
    """Written by Gwen: Beti comes along, by Thursday in three weeks."""
    beti = hers(cast, factories.ConnectionFactory, name="Beti", how_related="next door")
    due = timezone.localdate() + datetime.timedelta(days=20)
    more = {"done_by": "someone", "someone": beti, "due": due}
    return hers(cast, factories.AttemptFactory, written_by=cast.gwen, words="Beti comes on the bus.", **more)  # type: ignore[no-any-return]


def test_a_few_words_are_enough(cast: Cast, client_for: ClientFor) -> None:
    for who in (cast.eirlys, cast.gwen, cast.ifan, cast.carys):
        client = client_for(who)
        page = read(client, address(cast, "attempt_new"))
        assert page.index("What is it?") < page.index("Say more, if you like")
        assert client.post(address(cast, "attempt_new"), {"words": " "}).status_code == 422
        kept = client.post(address(cast, "attempt_new"), {"words": f"Tried by {who.name}."})
        attempt = the_last()
        assert kept["Location"] == f"{address(cast, 'plan')}#attempt-{attempt.pk}"
        assert (attempt.done_by, attempt.due, attempt.who_can_see, attempt.written_by) == ("", None, "everyone", who)
        assert f"Tried by {who.name}." in read(client, address(cast, "plan"))


@pytest.mark.parametrize("who", ["dai", "tomos", "former", "megan", "nia", "urien"])
def test_for_others_there_is_nothing_here(who: str, cast: Cast, bus: Attempt, client_for: ClientFor) -> None:
    client = client_for(getattr(cast, who))
    for name, args in (("attempt_new", []), ("attempt", [bus.pk]), ("attempt_who", [bus.pk])):
        assert client.get(address(cast, name, *args)).status_code == 404
        assert client.post(address(cast, name, *args), {"words": "x", "who": "me"}).status_code == 404


def test_with_whom_what_matters_is_not_shared_it_is_not_here(cast: Cast, bus: Attempt, client_for: ClientFor) -> None:
    with everything_open():
        Alongside.objects.filter(pk=cast.walking["ifan"].pk).update(parts=["asked"])
    ifan = client_for(cast.ifan)
    assert ifan.get(address(cast, "attempt_new")).status_code == 404
    assert ifan.get(address(cast, "attempt", bus.pk)).status_code == 404
    assert "What we are trying" not in read(ifan, address(cast, "plan"))
    request = hers(cast, factories.SupportRequestFactory)
    assert "Try something for this" not in read(ifan, address(cast, "request", request.pk))
    assert "Try something for this" in read(client_for(cast.gwen), address(cast, "request", request.pk))


def test_all_that_can_be_said_of_it(cast: Cast, client_for: ClientFor) -> None:
    beti = hers(cast, factories.ConnectionFactory, name="Beti", how_related="next door")
    mair = hers(cast, factories.ConnectionFactory, name="Mair", how_related="")
    alto = hers(cast, factories.StrengthFactory, words="Singing alto", language="cy")
    wish = hers(cast, factories.MatterFactory, words="The choir again")
    due = timezone.localdate() + datetime.timedelta(days=1)
    said = {
        "words": "Beti comes on the bus, the first time.",
        "who": f"someone-{beti.pk}",
        "due": due.isoformat(),
        "strengths": [alto.pk],
        "people": [mair.pk],
        "what_for": f"matter-{wish.pk}",
        "helped_by": "Ifan",
    }
    client_for(cast.gwen).post(address(cast, "attempt_new"), said)
    attempt = the_last()
    assert (attempt.someone, attempt.due, attempt.matter, attempt.request) == (beti, due, wish, None)
    plan = read(client_for(cast.eirlys), address(cast, "plan"))
    assert "Beti, next door, by tomorrow" in plan
    assert "Gwen wrote this for you, today. Supported to write this by Ifan" in plan
    page = read(client_for(cast.eirlys), address(cast, "attempt", attempt.pk))
    assert '<a class="voice" lang="cy"' in page
    assert ">Singing alto</a>" in page
    assert ">Mair</a>" in page
    assert "The choir again" in page
    assert "Beti comes on the bus" in read(client_for(cast.carys), address(cast, "matter", wish.pk))


@pytest.mark.parametrize(("who", "line"), [("eirlys", "I do it myself"), ("carys", "Eirlys"), ("gwen", "Eirlys")])
def test_she_does_it_herself(who: str, line: str, cast: Cast, client_for: ClientFor) -> None:
    client_for(cast.gwen).post(address(cast, "attempt_new"), {"words": "One stair.", "who": "me"})
    plan = read(client_for(getattr(cast, who)), address(cast, "plan"))
    assert f'<p class="said">{line}</p>' in plan.split(f'id="attempt-{the_last().pk}"')[1].split("</li>")[0]


def test_a_worker_does_it(cast: Cast, client_for: ClientFor) -> None:
    said = {"words": "A rail by the back step.", "who": f"worker-{cast.carys.pk}"}
    client_for(cast.eirlys).post(address(cast, "attempt_new"), said)
    assert the_last().worker == cast.carys
    assert '<p class="said">Carys</p>' in read(client_for(cast.gwen), address(cast, "plan"))
    assert '<p class="said">You</p>' in read(client_for(cast.carys), address(cast, "plan"))
    # With whom only a part is shared is not shown who else walks alongside.
    assert "Who work with Eirlys" not in read(client_for(cast.ifan), address(cast, "attempt_new"))
    assert client_for(cast.ifan).post(address(cast, "attempt_new"), said).status_code == 422


def test_nobody_is_chosen_who_is_not_seen_or_not_alongside(cast: Cast, client_for: ClientFor) -> None:
    hidden = hers(cast, factories.ConnectionFactory, name="Gwilym", who_can_see="us")
    secret = hers(cast, factories.StrengthFactory, words="Forging", who_can_see="us")
    with everything_open():
        his = cast.his[Connection, "everyone"]
    gwen = client_for(cast.gwen)
    page = read(gwen, address(cast, "attempt_new"))
    assert "Gwilym" not in page
    assert "Forging" not in page
    for wrong in (
        {"who": f"someone-{hidden.pk}"},
        {"who": f"someone-{his.pk}"},
        {"who": f"worker-{cast.tomos.pk}"},
        {"strengths": [secret.pk]},
        {"people": [hidden.pk]},
        {"what_for": f"matter-{cast.hers[Matter, 'us'].pk}"},
        {"due": "soon"},
    ):
        answer = gwen.post(address(cast, "attempt_new"), {"words": "Kept here.", **wrong})
        assert answer.status_code == 422
        assert "Kept here." in answer.content.decode()


def test_what_it_is_for_comes_with_the_link(cast: Cast, client_for: ClientFor) -> None:
    wish = hers(cast, factories.MatterFactory, words="The choir again")
    lift = hers(cast, factories.SupportRequestFactory, words="A lift home")
    gwen = client_for(cast.gwen)
    assert f"?for=matter-{wish.pk}" in read(gwen, address(cast, "matter", wish.pk))
    assert f"?for=request-{lift.pk}" in read(gwen, address(cast, "request", lift.pk))
    for thing, kind in ((wish, "matter"), (lift, "request")):
        here = f"{address(cast, 'attempt_new')}?for={kind}-{thing.pk}"
        assert thing.words in read(gwen, here)
        gwen.post(here, {"words": f"For {thing.words}."})
        assert getattr(the_last(), kind) == thing
    lift_page = read(gwen, address(cast, "attempt", the_last().pk))
    assert address(cast, "request", lift.pk) in lift_page
    for nothing in (
        f"matter-{cast.hers[Matter, 'us'].pk}",
        f"request-{cast.his[SupportRequest, 'everyone'].pk}",
        "matter-x",
        "user-1",
        "matter-" + "9" * 30,
    ):
        assert gwen.get(f"{address(cast, 'attempt_new')}?for={nothing}").status_code == 404


# Who can see it


def test_it_is_as_close_as_the_closest_of_what_it_is_about(cast: Cast, client_for: ClientFor) -> None:
    carys, new = client_for(cast.carys), address(cast, "attempt_new")
    close, closer = (hers(cast, factories.StrengthFactory, who_can_see=line) for line in ("workers", "us"))
    carys.post(new, {"words": "a", "strengths": [close.pk]})
    assert the_last().who_can_see == "workers"
    carys.post(new, {"words": "b", "strengths": [close.pk, closer.pk]})
    assert the_last().who_can_see == "us"
    carys.post(f"{new}?for=request-{cast.hers[SupportRequest, 'us'].pk}", {"words": "c"})
    assert the_last().who_can_see == "us"
    # Whoever writes can say otherwise, in so many words.
    carys.post(f"{new}?for=request-{cast.hers[SupportRequest, 'us'].pk}", {"words": "d", "who_can_see": "workers"})
    assert the_last().who_can_see == "workers"
    assert client_for(cast.gwen).post(new, {"words": "e", "who_can_see": "workers"}).status_code == 422


def test_what_was_told_more_closely_is_shown_to_those_who_may_see_it(cast: Cast, client_for: ClientFor) -> None:
    names = {"who_can_see": "us"}
    gwilym = hers(cast, factories.ConnectionFactory, name="Gwilym", **names)
    alto = hers(cast, factories.StrengthFactory, words="Singing alto", **names)
    wish = hers(cast, factories.MatterFactory, words="The choir again", **names)
    lift = hers(cast, factories.SupportRequestFactory, words="A lift home", **names)
    attempt = hers(
        cast, factories.AttemptFactory, done_by="someone", someone=gwilym, matter=wish, request=lift, words="Shown."
    )
    with everything_open():
        factories.DrawsOnFactory(attempt=attempt, strength=alto)
        factories.DrawsOnFactory(attempt=attempt, strength=None, connection=gwilym)
    close = ("Gwilym", "Singing alto", "The choir again", "A lift home")
    pages = [address(cast, "plan"), address(cast, "attempt", attempt.pk), address(cast, "whole")]
    for where in pages:
        page = read(client_for(cast.gwen), where)
        assert "Shown." in page
        assert not [one for one in close if one in page]
    assert [one for one in close if one in read(client_for(cast.carys), pages[1])] == list(close)


@pytest.mark.parametrize(("model", "key"), [(Matter, "matter"), (SupportRequest, "request")])
def test_closing_what_it_is_for_closes_it_and_opening_does_not_open_it(
    model: Any, key: str, cast: Cast, as_user: AsUser
) -> None:
    thing = cast.hers[model, "everyone"]
    attempt = hers(cast, factories.AttemptFactory, **{key: thing})
    other = hers(cast, factories.AttemptFactory)
    with as_user(cast.eirlys):
        thing = model.objects.get(pk=thing.pk)
        for line in ("workers", "us", "everyone"):
            change_who_can_see(by=cast.eirlys, piece=thing, who_can_see=line)
    with everything_open():
        attempt.refresh_from_db()
        other.refresh_from_db()
    assert (attempt.who_can_see, other.who_can_see) == ("us", "everyone")


def test_the_wall_holds_what_it_points_at(cast: Cast, as_user: AsUser) -> None:
    made: dict[str, Any] = {"by": cast.gwen, "citizen": cast.hers.citizen, "words": "x"}
    wrongs: list[dict[str, Any]] = [
        {"matter": cast.hers[Matter, "us"]},
        {"request": cast.hers[SupportRequest, "us"]},
        {"someone": cast.hers[Connection, "us"], "done_by": "someone"},
        {"strengths": [cast.hers[Strength, "us"]]},
        {"people": [cast.his[Connection, "everyone"]]},
    ]
    for wrong in wrongs:
        with as_user(cast.gwen), pytest.raises(DatabaseError):
            actions.try_something(**made, **wrong, who_can_see="everyone")


# Who does it, and by when


def test_who_and_when_are_changed_by_her_the_writer_and_workers(
    cast: Cast, bus: Attempt, client_for: ClientFor
) -> None:
    here = address(cast, "attempt_who", bus.pk)
    assert client_for(cast.ifan).get(here).status_code == 403
    assert client_for(cast.ifan).post(here, {"who": "me"}).status_code == 403
    assert here not in read(client_for(cast.ifan), address(cast, "attempt", bus.pk))
    for who in (cast.eirlys, cast.gwen, cast.carys):
        client = client_for(who)
        assert f'value="someone-{bus.someone_id}" selected' in read(client, here)
        assert client.post(here, {}).status_code == 422
        assert client.post(here, {"who": "me", "due": "x"}).status_code == 422
        assert client.post(here, {"who": "me", "due": "2026-12-03"}).status_code == 302
        changed = the_last()
        assert (changed.done_by, changed.someone, changed.due) == ("me", None, datetime.date(2026, 12, 3))
        client.post(here, {"who": f"someone-{bus.someone_id}"})
        assert (the_last().done_by, the_last().someone_id, the_last().due) == ("someone", bus.someone_id, None)
    client_for(cast.eirlys).post(here, {"who": "nobody"})
    assert (the_last().done_by, the_last().someone) == ("", None)
    assert '<option value="nobody" selected' in read(client_for(cast.eirlys), here)


def test_somebody_who_is_not_seen_stays_as_they_are(cast: Cast, bus: Attempt, client_for: ClientFor) -> None:
    assert bus.someone_id
    with everything_open():
        Connection.objects.filter(pk=bus.someone_id).update(who_can_see="us")
    here = address(cast, "attempt_who", bus.pk)
    assert '<option value="as-it-is" selected' in read(client_for(cast.gwen), here)
    client_for(cast.gwen).post(here, {"who": "as-it-is", "due": "2026-12-03"})
    assert (the_last().someone_id, the_last().due) == (bus.someone_id, datetime.date(2026, 12, 3))
    with everything_open():
        Attempt.objects.filter(pk=bus.pk).update(done_by="worker", someone=None, worker=cast.former)
    assert '<option value="as-it-is" selected' in read(client_for(cast.eirlys), here)


def test_a_day_that_has_gone_by_is_said_as_it_is(cast: Cast, bus: Attempt, client_for: ClientFor) -> None:
    today = timezone.localdate()
    assert by_when(None) == ""
    assert by_when(today) == "today"
    assert by_when(today + datetime.timedelta(days=1)) == "by tomorrow"
    assert by_when(datetime.date(2020, 5, 2)) == "by 2 May 2020"
    with everything_open():
        Attempt.objects.filter(pk=bus.pk).update(due=datetime.date(2020, 5, 2))
    assert "Beti, next door, by 2 May 2020</p>" in read(client_for(cast.eirlys), address(cast, "plan"))


def test_history_says_who_changed_it(cast: Cast, bus: Attempt, as_user: AsUser) -> None:
    with as_user(cast.eirlys):
        attempt = Attempt.objects.get(pk=bus.pk)
        actions.say_who_and_when(by=cast.eirlys, attempt=attempt, done_by="me", someone_id=None, worker_id=None)
        actions.say_who_and_when(by=cast.eirlys, attempt=attempt, done_by="me", someone_id=None)
        earlier: Any = Attempt.pgh_event_model  # type: ignore[attr-defined]
        rows = earlier.objects.filter(pgh_obj_id=bus.pk).order_by("pgh_id").values_list("done_by", "who_id")
        assert list(rows) == [("someone", None), ("me", cast.eirlys.pk)]


# What happened


def test_everybody_says_what_happened_under_their_own_name(cast: Cast, bus: Attempt, client_for: ClientFor) -> None:
    here = address(cast, "attempt", bus.pk)
    assert client_for(cast.gwen).post(here, {"words": ""}).status_code == 422
    for who in (cast.gwen, cast.ifan, cast.carys):
        told = client_for(who).post(here, {"words": f"{who.name} saw it.", "learned": f"{who.name} learned."})
        with everything_open():
            last = Happened.objects.latest("pk")
        assert told["Location"] == f"{here}#happened-{last.pk}"
    page = read(client_for(cast.eirlys), here)
    assert "Gwen saw it.</blockquote>" in page
    assert "Ifan learned.</blockquote>" in page
    assert "<p>Carys saw it.</p>" in page
    plan = read(client_for(cast.eirlys), address(cast, "plan")).split(f'id="attempt-{bus.pk}"')[1].split("</li>")[0]
    assert "Carys saw it." in plan
    assert "Carys, today" in plan
    assert "Gwen saw it." not in plan
    assert "Tell us how it is going" in plan
    with everything_open():
        assert Look.objects.filter(user=cast.carys, what="matter").exists()


def test_finished_it_goes_from_the_plan_and_can_be_taken_up_again(
    cast: Cast, bus: Attempt, client_for: ClientFor
) -> None:
    done, again = address(cast, "attempt_finished", bus.pk), address(cast, "attempt_again", bus.pk)
    for where in (done, again):
        assert client_for(cast.ifan).post(where).status_code == 403
        assert client_for(cast.dai).post(where).status_code == 404
        assert client_for(cast.gwen).get(where).status_code == 405
    for who in (cast.gwen, cast.carys, cast.eirlys):
        client = client_for(who)
        assert client.post(done)["Location"] == address(cast, "attempt", bus.pk)
        finished = the_last().finished_at
        client.post(done)
        assert the_last().finished_at == finished
        assert bus.words not in read(client, address(cast, "plan"))
        page = read(client, address(cast, "attempt", bus.pk))
        assert "We finished trying this, today." in page
        assert client.post(again)["Location"].endswith(f"#attempt-{bus.pk}")
        assert bus.words in read(client, address(cast, "plan"))


def test_what_is_finished_stays_beside_what_it_was_for(cast: Cast, bus: Attempt, client_for: ClientFor) -> None:
    wish = hers(cast, factories.MatterFactory)
    now = timezone.now()
    tried = hers(cast, factories.AttemptFactory, words="Tried before.", matter=wish, finished_at=now)
    hers(cast, factories.AttemptFactory, words="Tried now.", matter=wish)
    page = read(client_for(cast.gwen), address(cast, "matter", wish.pk))
    assert page.index("Tried now.") < page.index("Tried before.")
    assert f'id="attempt-{tried.pk}"' in page
    assert "We finished trying this, today." in page


def test_a_hundred_attempts_cost_the_plan_no_more(cast: Cast, bus: Attempt, client_for: ClientFor) -> None:
    eirlys = client_for(cast.eirlys)

    def cost() -> int:
        with CaptureQueriesContext(connection) as seen:
            read(eirlys, address(cast, "plan"))
        return len(seen.captured_queries)

    cost()
    before = cost()
    with everything_open():
        for number in range(100):
            beti: Any = factories.ConnectionFactory(citizen=cast.hers.citizen, written_by=cast.carys)
            attempt = hers(cast, factories.AttemptFactory, words=f"No. {number}", done_by="someone", someone=beti)
            factories.HappenedFactory(attempt=attempt)
            factories.DrawsOnFactory(attempt=attempt, strength=None, connection=beti)
    assert cost() == before
    with everything_open():
        assert DrawsOn.objects.filter(attempt=attempt).count() == 1
