"""Walks: beginning one, what is said of it, whose it is, and its page."""

import datetime
import html
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people.models import User
from study.actions.found import find_again
from study.models import FormInUse, Step, Study, Walk, WhoseWalk
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]

NOT_ASKED = "Nobody has asked Olwen yet whether this may be told. Until then it stays out of the report."


def address(cast: Cast, name: str, *models: Any) -> str:
    return reverse(name, args=[cast.studied[model].pk for model in (Study, *models)])


def read(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def now(walk: Any) -> Walk:
    with everything_open():
        found: Walk = Walk.objects.get(pk=walk.pk)
        return found


def steps_of(walk: Any, *rows: dict[str, Any]) -> None:
    with everything_open():
        Step.objects.filter(walk=walk).delete()
        for position, row in enumerate(rows, 1):
            factories.StepFactory(**{"walk": walk, "position": position, "words": "", **row})


def test_a_walk_begins_with_another_name(cast: Cast, client_for: ClientFor) -> None:
    urien = client_for(cast.urien)
    answer = urien.post(address(cast, "walk_new"), {"pseudonym": "Shanelle", "asked": "My own front door"})
    with everything_open():
        walk = Walk.objects.get(pseudonym="Shanelle")
    assert answer.status_code == 302
    assert answer["Location"] == reverse("step_new", args=[walk.study_id, walk.pk])
    assert (walk.asked, walk.agreed, walk.by, walk.team_id) == ("My own front door", "", cast.urien, cast.urien.team_id)
    assert not walk.has_agreed


def test_without_a_name_nothing_typed_is_lost(cast: Cast, client_for: ClientFor) -> None:
    answer = client_for(cast.urien).post(address(cast, "walk_new"), {"asked": "My own front door"})
    assert answer.status_code == 422
    page = html.unescape(answer.content.decode())
    assert "Write a name to call them by here, one that is not theirs." in page
    assert "My own front door" in page


def test_after_a_change_a_walk_is_of_after_it(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        Study.objects.filter(pk=cast.studied[Study].pk).update(changed_on=timezone.localdate())
    client_for(cast.urien).post(address(cast, "walk_new"), {"pseudonym": "Shanelle"})
    with everything_open():
        assert Walk.objects.get(pseudonym="Shanelle").after_change


def test_all_walks_are_listed(cast: Cast, client_for: ClientFor) -> None:
    page = read(client_for(cast.urien), address(cast, "walks"))
    assert "What it took to have a rail by the step" in page
    assert "A rail by the step" in page


def test_a_list_says_what_was_found_in_short(cast: Cast, client_for: ClientFor) -> None:
    first = datetime.date(2025, 3, 1)
    steps_of(
        cast.studied[Walk],
        {"on": first, "happened": "told", "met": "a duty officer"},
        {"on": first + datetime.timedelta(days=9), "happened": "told", "met": "a nurse"},
    )
    with everything_open():
        find_again(cast.studied[Walk])
    urien = client_for(cast.urien)
    said = "Olwen told the story two times, to two people."
    assert said in read(urien, address(cast, "walks"))
    assert said in read(urien, address(cast, "walk", Walk)).partition("walk-columns")[2].partition("</section>")[0]


def test_a_long_list_goes_on(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        for n in range(51):
            factories.WalkFactory(study=cast.studied[Study], pseudonym=f"Somebody {n}", name="")
    urien = client_for(cast.urien)
    answer = urien.get(address(cast, "walks"))
    assert len(answer.context["walks"]) == 50
    rest = urien.get(answer.context["more"])
    assert [walk.pseudonym for walk in rest.context["walks"]] == ["Somebody 49", "Somebody 50"]
    assert rest.context["more"] == ""


def test_no_walk_yet(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        Walk.objects.filter(study=cast.studied[Study]).update(put_away_at=timezone.now())
    assert "No walk is written down yet." in read(client_for(cast.urien), address(cast, "walks"))


def test_a_walk_that_nobody_agreed_to_says_so(cast: Cast, client_for: ClientFor) -> None:
    urien, walk = client_for(cast.urien), cast.studied[Walk]
    assert NOT_ASKED not in read(urien, address(cast, "walk", Walk))
    with everything_open():
        Walk.objects.filter(pk=walk.pk).update(agreed="")
    assert NOT_ASKED in read(urien, address(cast, "walk", Walk))
    assert "Not agreed yet." in read(urien, address(cast, "walks"))


def test_the_page_says_it_in_a_sentence_and_every_step_in_a_table(cast: Cast, client_for: ClientFor) -> None:
    walk = cast.studied[Walk]
    day = datetime.date(2025, 3, 1)
    steps_of(
        walk,
        {"on": day, "holder": "them", "held_by": "", "happened": "asked", "did": "asked_for", "said": "A rail"},
        {"on": day + datetime.timedelta(days=19), "certainty": "about", "passed_to": "The hub", "minutes": 1},
        {"on": None, "certainty": "unknown", "holder": "nobody", "held_by": "", "happened": "waited", "did": ""},
        {
            "on": day + datetime.timedelta(days=95),
            "form": cast.studied[FormInUse],
            "asked_again": True,
            "met": "a duty officer",
            "minutes": 20,
            "got_in_the_way": "Two budgets",
            "did": "work",
        },
    )
    with everything_open():
        Walk.objects.filter(pk=walk.pk).update(
            walked_back_on=datetime.date(2025, 11, 14), said="Nobody could say yes.", got_in_the_way="A rule"
        )
    page = read(client_for(cast.urien), address(cast, "walk", Walk))
    assert "Olwen walked back through this with us on 14 November 2025. 96 days, four steps. One of them did" in page
    table = page.partition("<table")[2].partition("</table>")[0]
    for said in (
        *("Day 1, 1 March 2025", "About day 20, 20 March 2025", "Nobody knows when", "Day 96, 4 June 2025"),
        *("Olwen", "The access team", "Nobody", "Passed on to: The hub", "1 minute of work", "20 minutes of work"),
        *("The form: First contact", "Asked again what was known", "They met: a duty officer", "Two budgets"),
        *("It did something they asked for", "It happened only because something had not been done", "A rail"),
    ):
        assert said in table, said
    assert table.count("<tr id=") == 4
    for said in ("Nobody could say yes.", "A rule", "Filled: did something they asked for"):
        assert said in page


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([(None, "unknown")], "Nobody knows how many days, one step."),
        ([(0, "exact"), (None, "unknown")], "1 day or more, two steps."),
        ([(None, "unknown"), (3, "exact")], "1 day or more, two steps."),
        ([(0, "exact"), (9, "about")], "About 10 days, two steps."),
        ([(0, "exact")], "1 day, one step. It did what they asked."),
        ([(9, "exact"), (0, "exact")], "10 days, two steps. Two of them did what they asked."),
    ],
)
def test_how_long_is_said_as_far_as_it_is_known(
    cast: Cast, client_for: ClientFor, steps: list[tuple[int | None, str]], said: str
) -> None:
    first = datetime.date(2025, 3, 1)
    steps_of(
        cast.studied[Walk],
        *(
            {
                "on": None if days is None else first + datetime.timedelta(days=days),
                "certainty": sure,
                "did": "asked_for",
            }
            for days, sure in steps
        ),
    )
    assert said in read(client_for(cast.urien), address(cast, "walk", Walk))


def test_none_of_them_did_what_was_asked(cast: Cast, client_for: ClientFor) -> None:
    steps_of(cast.studied[Walk], {"did": "work"}, {"did": ""})
    assert "None of them did what they asked." in read(client_for(cast.urien), address(cast, "walk", Walk))


def test_a_walk_without_steps_says_where_to_begin(cast: Cast, client_for: ClientFor) -> None:
    steps_of(cast.studied[Walk])
    page = read(client_for(cast.urien), address(cast, "walk", Walk))
    assert "No step of it is written down yet. Begin where Olwen asked for something" in page
    assert "<table" not in page


def test_what_is_said_of_it_is_kept(cast: Cast, client_for: ClientFor) -> None:
    urien, walk = client_for(cast.urien), cast.studied[Walk]
    base = urien.get(address(cast, "walk_words", Walk)).context["form"]["base"].value()
    words = {
        "base": base,
        "pseudonym": "Olwen",
        "name": "What it took to be safe on a step",
        "mattered": "My own kitchen",
        "agreed": "By telephone",
        "agreed_on": "2025-11-13",
        "walked_back_on": "2025-11-14",
        "said": "Everyone was nice.",
        "got_in_the_way": "A rule",
        "after_change": "on",
        "language": "cy",
    }
    answer = urien.post(address(cast, "walk_words", Walk), words)
    assert (answer.status_code, answer["Location"]) == (302, address(cast, "walk", Walk))
    found = now(walk)
    assert (found.name, found.language, found.after_change) == ("What it took to be safe on a step", "cy", True)
    assert found.walked_back_on == datetime.date(2025, 11, 14)


def test_a_day_to_come_is_not_kept(cast: Cast, client_for: ClientFor) -> None:
    later = (timezone.localdate() + datetime.timedelta(days=1)).isoformat()
    answer = client_for(cast.urien).post(
        address(cast, "walk_words", Walk), {"pseudonym": "Olwen", "walked_back_on": later, "said": "Typed already"}
    )
    assert answer.status_code == 422
    assert "Choose today or an earlier day." in answer.content.decode()
    assert "Typed already" in answer.content.decode()


def test_two_who_write_at_once_overwrite_nothing(cast: Cast, client_for: ClientFor) -> None:
    urien, tomos, where = client_for(cast.urien), client_for(cast.tomos), address(cast, "walk_words", Walk)
    base = urien.get(where).context["form"]["base"].value()
    tomos.post(where, {"base": base, "pseudonym": "Olwen", "name": "Tomos’s name"})
    answer = urien.post(where, {"base": base, "pseudonym": "Olwen", "name": "Urien’s name"})
    assert answer.status_code == 409
    assert now(cast.studied[Walk]).name == "Tomos’s name"
    assert "Urien’s name" in html.unescape(answer.content.decode())


def test_striking_out_and_putting_back(cast: Cast, client_for: ClientFor) -> None:
    urien, walk = client_for(cast.urien), cast.studied[Walk]
    answer = urien.post(address(cast, "walk_put_away", Walk), follow=True)
    assert answer.redirect_chain == [(address(cast, "walks"), 302)]
    assert address(cast, "walk_put_back", Walk) in answer.content.decode()
    assert now(walk).put_away_at
    assert "This was struck out." in read(urien, address(cast, "walk", Walk))
    urien.post(address(cast, "walk_put_back", Walk))
    assert now(walk).put_away_at is None


# Whose it is


def test_whose_it_is_is_seen_by_those_who_may_meet_them(cast: Cast, client_for: ClientFor) -> None:
    page = read(client_for(cast.tomos), address(cast, "walk_whose", Walk))
    assert f'value="{cast.his.citizen.pk}" selected' in page


def test_who_may_not_meet_them_reads_what_they_would_without_a_link(cast: Cast, client_for: ClientFor) -> None:
    urien, where = client_for(cast.urien), address(cast, "walk_whose", Walk)
    with_link = urien.get(where)
    with everything_open():
        WhoseWalk.objects.all().delete()
    without = urien.get(where)

    def seen(answer: Any) -> str:
        token = answer.context["csrf_token"]
        return str(answer.content.decode().replace(str(token), ""))

    assert with_link.context["known"] is None
    assert seen(with_link).count("<option") == seen(without).count("<option")
    assert cast.his.citizen.name not in seen(with_link)


def test_it_can_be_untied_and_tied(cast: Cast, client_for: ClientFor) -> None:
    tomos, where = client_for(cast.tomos), address(cast, "walk_whose", Walk)
    tomos.post(where, {"citizen": ""})
    with everything_open():
        assert not WhoseWalk.objects.still_there().exists()
    for _twice in range(2):
        tomos.post(where, {"citizen": str(cast.his.citizen.pk)})
    with everything_open():
        row = WhoseWalk.objects.still_there().get()
    assert (row.citizen, row.by) == (cast.his.citizen, cast.tomos)


def test_nobody_is_tied_whom_they_may_not_meet(cast: Cast, client_for: ClientFor) -> None:
    answer = client_for(cast.urien).post(address(cast, "walk_whose", Walk), {"citizen": str(cast.his.citizen.pk)})
    assert answer.status_code == 422
    assert "Choose one of them, or nobody." in answer.content.decode()


def test_a_link_that_they_may_not_see_stands_in_nobodys_way(cast: Cast, client_for: ClientFor) -> None:
    """Else a refusal would tell that there is one."""
    with everything_open():
        other: Any = factories.CitizenFactory(added_by=cast.urien)
        factories.AlongsideFactory(citizen=other, user=cast.urien)
    urien, where = client_for(cast.urien), address(cast, "walk_whose", Walk)
    assert urien.post(where, {"citizen": str(other.pk)}).status_code == 302
    assert urien.get(where).context["known"].citizen == other
    urien.post(where, {"citizen": ""})
    with everything_open():
        assert WhoseWalk.objects.still_there().get().citizen == cast.his.citizen


# The drawing to keep


def test_the_drawing_is_kept_as_a_file(cast: Cast, client_for: ClientFor) -> None:
    steps_of(
        cast.studied[Walk],
        {"holder": "them", "held_by": "", "happened": "asked", "said": "Canllaw wrth y stepen, ŵyr"},
        {"words": "<b>&"},
    )
    answer = client_for(cast.urien).get(address(cast, "walk_svg", Walk))
    drawn = answer.content.decode()
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Disposition"] == 'attachment; filename="walk.svg"'
    assert "Literata" in drawn
    assert "data:font/woff2" in drawn
    assert "var(--" not in drawn
    assert "&lt;b&gt;&amp;" in drawn
    assert "What it took to have a rail by the step" in drawn
    assert "<a " not in drawn


# Who may come in


@pytest.mark.parametrize("name", ["walks", "walk_new"])
def test_others_find_no_study(cast: Cast, client_for: ClientFor, name: str) -> None:
    for user in (cast.carys, cast.megan, cast.eirlys, cast.nia):
        assert client_for(user).get(address(cast, name)).status_code == 404


@pytest.mark.parametrize("name", ["walk", "walk_words", "walk_whose", "walk_svg"])
def test_others_find_no_walk(cast: Cast, client_for: ClientFor, name: str) -> None:
    for user in (cast.carys, cast.megan, cast.eirlys, cast.nia):
        assert client_for(user).get(address(cast, name, Walk)).status_code == 404
    for user in (cast.urien, cast.tomos):
        assert client_for(user).get(address(cast, name, Walk)).status_code == 200


def test_a_walk_is_found_through_its_study(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        other: Any = factories.StudyFactory(team=cast.urien.team, by=cast.urien)
    where = reverse("walk", args=[other.pk, cast.studied[Walk].pk])
    assert client_for(cast.urien).get(where).status_code == 404
    assert client_for(cast.urien).post(where).status_code == 405
