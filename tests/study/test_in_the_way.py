"""What got in the way, what shows it, and what to stop doing: on the pages, and behind the wall."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from networks.models import StoodInTheWay
from people.models import User
from study import what_shows
from study.models import Condition, Demand, Shows, Step, Stopping, Study, Walk
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

pytestmark = pytest.mark.django_db

RAIL = "Nobody under a grade 9 may order a rail."
Clients = Callable[[User], Client]


def address(cast: Cast, name: str, *args: int) -> str:
    return reverse(name, args=[cast.studied[Study].pk, *args])


def of_the_condition(cast: Cast, name: str, *args: int) -> str:
    return address(cast, name, cast.studied[Condition].pk, *args)


def page(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, answer.status_code
    return str(answer.content.decode())


def elsewhere() -> Any:
    """Another team's walk, with a step on it."""
    with everything_open():
        return factories.StepFactory()


# Writing it down


def test_a_condition_is_written_and_the_rest_of_the_chain_can_wait(cast: Cast, client_for: Clients) -> None:
    client = client_for(cast.urien)
    answer = client.post(address(cast, "condition_new"), {"kind": "budget", "words": "Two budgets for one bath."})
    assert answer.status_code == 302
    with everything_open():
        written = Condition.objects.get(words="Two budgets for one bath.")
    assert (written.kind, written.by, written.team) == ("budget", cast.urien, cast.urien.team)
    said = page(client, answer["Location"])
    assert "Nobody has said yet" in said
    assert "Say what it does to people" in said


def test_what_it_says_and_its_kind_are_asked_for_and_nothing_typed_is_lost(cast: Cast, client_for: Clients) -> None:
    client = client_for(cast.urien)
    answer = client.post(address(cast, "condition_new"), {"behaviour": "We wait."})
    assert answer.status_code == 422
    said = answer.content.decode()
    assert "Write what it says, in a few words." in said
    assert "Choose what kind of thing it is." in said
    assert "We wait." in said


def test_the_chain_is_three_sheets(cast: Cast, client_for: Clients) -> None:
    client = client_for(cast.urien)
    words = {"kind": "rule", "words": RAIL, "behaviour": "We pass it up.", "people": "They fall."}
    base = client.get(of_the_condition(cast, "condition_words")).context["form"]["base"].value()
    client.post(of_the_condition(cast, "condition_words"), words | {"base": base})
    said = page(client, of_the_condition(cast, "condition"))
    assert said.index(RAIL) < said.index("We pass it up.") < said.index("They fall.")
    assert said.count('class="sheet"') == 3


def test_earlier_words_are_kept_with_who_wrote_them(cast: Cast, client_for: Clients) -> None:
    urien, tomos = client_for(cast.urien), client_for(cast.tomos)
    for client, words in ((urien, "No rail without a signature."), (tomos, "No rail without two signatures.")):
        base = client.get(of_the_condition(cast, "condition_words")).context["form"]["base"].value()
        client.post(of_the_condition(cast, "condition_words"), {"kind": "rule", "words": words, "base": base})
    said = page(tomos, of_the_condition(cast, "condition"))
    before = said[said.index("What stood here before") :]
    assert before.index("No rail without a signature.") < before.index(RAIL)
    assert cast.urien.name in before


def test_who_writes_at_once_overwrites_nothing(cast: Cast, client_for: Clients) -> None:
    client = client_for(cast.urien)
    base = client.get(of_the_condition(cast, "condition_words")).context["form"]["base"].value()
    words = {"kind": "rule", "words": RAIL, "people": "They fall.", "base": base}
    client.post(of_the_condition(cast, "condition_words"), words)
    answer = client.post(of_the_condition(cast, "condition_words"), words | {"people": "They wait."})
    assert answer.status_code == 409
    assert "Somebody changed this meanwhile, to: They fall." in answer.content.decode()


def test_the_list_stands_by_kind_in_its_order(cast: Cast, client_for: Clients) -> None:
    with everything_open():
        for kind in reversed(Condition.Kind.values):
            factories.ConditionFactory(study=cast.studied[Study], kind=kind, words=f"Of {kind}.")
    said = page(client_for(cast.urien), address(cast, "in_the_way"))
    places = [said.index(f"Of {kind}.") for kind in Condition.Kind.values]
    assert places == sorted(places)


# What shows it


def test_one_condition_links_the_steps_of_two_organisations(cast: Cast, client_for: Clients) -> None:
    client = client_for(cast.urien)
    with everything_open():
        walk = cast.studied[Walk]
        steps: list[Any] = [
            factories.StepFactory(walk=walk, held_by=held_by, words=words, said=said)
            for held_by, words, said in (
                ("The council", "Waited for a signature", ""),
                ("The health board", "Asked the council to sign", "I rang them both."),
            )
        ]
    url = of_the_condition(cast, "shown_new")
    said = page(client, url)
    assert all(step.words in said for step in steps)
    client.post(url, {"of": "step", "step": [step.pk for step in steps]})
    said = page(client, of_the_condition(cast, "condition"))
    shown = said[said.index("Steps on somebody") :]
    for held_by in ("The council", "The health board"):
        assert held_by in shown
    assert '<blockquote class="voice small" lang="en">I rang them both.</blockquote>' in shown
    for step in steps:
        assert reverse("step", args=[walk.study_id, walk.pk, step.pk]) in shown
    # What was tied is not offered again.
    assert "Waited for a signature" not in page(client, url)
    assert "Shown by 3 steps." in page(client, address(cast, "in_the_way"))


def test_demands_and_replies_show_it_too_and_all_at_once(cast: Cast, client_for: Clients) -> None:
    client = client_for(cast.tomos)
    with everything_open():
        stood = StoodInTheWay.objects.create(words="I may not drive them.", month=timezone.localdate().replace(day=1))
    ticks = {"step": [], "demand": [cast.studied[Demand].pk], "stood": [stood.pk]}
    client.post(of_the_condition(cast, "shown_new"), ticks)
    said = page(client, of_the_condition(cast, "condition"))
    assert "I may not drive them." in said
    assert cast.studied[Demand].words in said
    assert "Shown by 1 step, 1 thing asked for, 1 “Not me, because…”." in page(client, address(cast, "in_the_way"))


def test_ticked_twice_it_shows_it_once(cast: Cast, client_for: Clients) -> None:
    client = client_for(cast.urien)
    ticks = {"demand": [cast.studied[Demand].pk]}
    client.post(of_the_condition(cast, "shown_new"), ticks)
    client.post(of_the_condition(cast, "shown_new"), ticks)
    with everything_open():
        assert Shows.objects.filter(demand=cast.studied[Demand]).count() == 1


def test_nothing_ticked_is_said(cast: Cast, client_for: Clients) -> None:
    answer = client_for(cast.urien).post(of_the_condition(cast, "shown_new"), {"of": "demand"})
    assert answer.status_code == 422
    assert "Tick at least one." in answer.content.decode()


def test_a_search_is_posted_and_keeps_what_is_ticked(cast: Cast, client_for: Clients) -> None:
    client = client_for(cast.urien)
    with everything_open():
        bath: Any = factories.DemandFactory(study=cast.studied[Study], words="A bath I can get out of")
        rail: Any = factories.DemandFactory(study=cast.studied[Study], words="A rail by the step")
    sent = {"of": "demand", "demand": [bath.pk], "looked_for": "step RAIL", "look": "anew"}
    answer = client.post(of_the_condition(cast, "shown_new"), sent)
    assert answer.status_code == 200
    said = answer.content.decode()
    assert f'value="{bath.pk}" id="tick-demand-{bath.pk}" checked' in said
    assert f'value="{rail.pk}" id="tick-demand-{rail.pk}">' in said
    with everything_open():
        assert not Shows.objects.filter(demand=bath).exists()


def test_a_long_list_goes_on(cast: Cast, client_for: Clients) -> None:
    client = client_for(cast.urien)
    with everything_open():
        made: list[Any] = [factories.DemandFactory(study=cast.studied[Study], words=f"Number {n}.") for n in range(60)]
    url = of_the_condition(cast, "shown_new")
    answer = client.get(url + "?of=demand")
    first, rest = [one.pk for one in answer.context["rows"]], answer.context["rest"]
    assert first == [one.pk for one in made[::-1]][: what_shows.A_PAGE]
    on = client.post(url, {"of": "demand", "look": rest, "demand": [first[0]]})
    assert on.status_code == 200
    assert [one.pk for one in on.context["rows"]][:10] == [one.pk for one in made[:10]][::-1]
    assert [one.pk for one in on.context["ticked"]["demand"]] == [first[0]]


def test_from_a_step_one_comes_back_to_it(cast: Cast, client_for: Clients) -> None:
    step = cast.studied[Step]
    with everything_open():
        other: Any = factories.ConditionFactory(study=cast.studied[Study], words="Only the panel decides.")
    url = address(cast, "shown_new", other.pk)
    answer = client_for(cast.urien).post(url, {"from": "step", "step": [step.pk]})
    assert answer["Location"] == reverse("step", args=[cast.studied[Study].pk, step.walk_id, step.pk])
    demand = cast.studied[Demand]
    answer = client_for(cast.urien).post(url, {"from": "demand", "demand": [demand.pk]})
    assert answer["Location"] == address(cast, "demand", demand.pk)


@pytest.mark.parametrize(("model", "name"), [(Step, "step"), (Demand, "demand")])
def test_the_page_of_a_step_or_a_demand_says_what_it_shows(
    model: Any, name: str, cast: Cast, client_for: Clients
) -> None:
    with everything_open():
        other: Any = factories.ConditionFactory(study=cast.studied[Study], words="Only the panel decides.")
    row, client = cast.studied[model], client_for(cast.urien)
    url = address(cast, "demand", row.pk) if model is Demand else address(cast, "step", row.walk_id, row.pk)
    could = f'name="{name}" value="{row.pk}" formaction="{address(cast, "shown_new", other.pk)}"'
    assert could in page(client, url)
    client.post(address(cast, "shown_new", other.pk), {"from": name, name: [row.pk]})
    said = page(client, url)
    assert could not in said
    assert address(cast, "condition", other.pk) in said


def test_untied_and_tied_again(cast: Cast, client_for: Clients) -> None:
    client, shows = client_for(cast.urien), cast.studied[Shows]
    away = client.post(of_the_condition(cast, "shows_put_away", shows.pk), follow=True).content.decode()
    assert "Put it back" in away
    assert "Nothing shows it yet" in away
    back = of_the_condition(cast, "shows_put_back", shows.pk)
    assert back in away
    client.post(back)
    # A second press, or a tie made meanwhile, breaks nothing.
    client.post(of_the_condition(cast, "shows_put_away", shows.pk))
    client.post(of_the_condition(cast, "shown_new"), {"step": [shows.step_id]})
    assert client.post(back, follow=True).status_code == 200
    with everything_open():
        assert Shows.objects.filter(step=shows.step_id, put_away_at=None).count() == 1


def test_what_is_struck_out_shows_nothing(cast: Cast, client_for: Clients) -> None:
    client = client_for(cast.urien)
    with everything_open():
        Walk.objects.filter(pk=cast.studied[Walk].pk).update(put_away_at=timezone.now())
    assert "Nothing shows it yet" in page(client, of_the_condition(cast, "condition"))
    assert "Nothing shows it yet" in page(client, address(cast, "in_the_way"))


# Whose it is


@pytest.mark.parametrize("name", ["condition", "condition_words", "shown_new", "stopping_new"])
def test_another_team_finds_nothing(name: str, cast: Cast, client_for: Clients) -> None:
    for user in (cast.carys, cast.megan, cast.eirlys):
        page(client_for(user), of_the_condition(cast, name), 404)


def test_another_teams_step_cannot_be_tied(cast: Cast, client_for: Clients) -> None:
    theirs = elsewhere()
    answer = client_for(cast.urien).post(of_the_condition(cast, "shown_new"), {"step": [theirs.pk]})
    assert answer.status_code == 404


def test_nor_a_step_of_another_study_of_the_same_team(cast: Cast, client_for: Clients) -> None:
    with everything_open():
        other: Any = factories.StepFactory(
            walk=factories.WalkFactory(study=factories.StudyFactory(team=cast.urien.team, by=cast.urien))
        )
    answer = client_for(cast.urien).post(of_the_condition(cast, "shown_new"), {"step": [other.pk]})
    assert answer.status_code == 404


def test_and_the_database_refuses_it(cast: Cast) -> None:
    theirs = elsewhere()
    made = {"team": cast.urien.team, "by": cast.urien}
    # As the owner, whom no policy stops: the key alone refuses.
    with everything_open(), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        with pytest.raises(IntegrityError), transaction.atomic():
            Shows.objects.create(condition=cast.studied[Condition], step=theirs, **made)


# What to stop


def test_what_to_stop_stands_under_to_try_until_it_was_tried(cast: Cast, client_for: Clients) -> None:
    client = client_for(cast.urien)
    client.post(of_the_condition(cast, "stopping_new"), {"words": "Stop sending letters first."})
    with everything_open():
        row = Stopping.objects.get(words="Stop sending letters first.")
    said = page(client, of_the_condition(cast, "condition"))
    assert "To try" in said
    assert "Tried" not in said
    url = of_the_condition(cast, "stopping", row.pk)
    base = client.get(url).context["form"]["base"].value()
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    saw = {"words": row.words, "tried_on": yesterday, "saw": "They rang us, and were glad.", "base": base}
    client.post(url, saw)
    seen = page(client, of_the_condition(cast, "condition"))
    assert "Tried yesterday." in seen
    assert "They rang us, and were glad." in seen
    assert "They rang us, and were glad." in page(client, address(cast, "in_the_way"))


def test_it_was_not_tried_tomorrow(cast: Cast, client_for: Clients) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    answer = client_for(cast.urien).post(
        of_the_condition(cast, "stopping_new"), {"words": "Stop it.", "tried_on": tomorrow}
    )
    assert answer.status_code == 422
    assert "Choose today or an earlier day." in answer.content.decode()


@pytest.mark.parametrize(("model", "name"), [(Stopping, "stopping"), (Condition, "condition")])
def test_struck_out_and_put_back(model: Any, name: str, cast: Cast, client_for: Clients) -> None:
    client, row = client_for(cast.urien), cast.studied[model]
    args = (cast.studied[Condition].pk, row.pk) if model is Stopping else (row.pk,)
    said = client.post(address(cast, f"{name}_put_away", *args), follow=True).content.decode()
    assert address(cast, f"{name}_put_back", *args) in said
    with everything_open():
        assert model.objects.get(pk=row.pk).put_away_at is not None
    client.post(address(cast, f"{name}_put_back", *args))
    with everything_open():
        assert model.objects.get(pk=row.pk).put_away_at is None


# How much it costs


@pytest.mark.parametrize("name", ["in_the_way", "condition", "shown_new"])
def test_the_same_queries_with_much_more(name: str, cast: Cast, client_for: Clients) -> None:
    client = client_for(cast.urien)
    url = address(cast, name) if name == "in_the_way" else of_the_condition(cast, name)

    def queries() -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            page(client, url)
        return len(seen.captured_queries)

    before = queries()
    with everything_open():
        for _ in range(12):
            condition: Any = factories.ConditionFactory(study=cast.studied[Study])
            for one in (condition, cast.studied[Condition]):
                factories.ShowsFactory(condition=one, step=factories.StepFactory(walk=cast.studied[Walk]))
                factories.StoppingFactory(condition=one)
    assert queries() == before
