"""The report for leaders: a few of everything, how many more, and nobody who has not agreed."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from people.models import User
from study.actions.found import find_again
from study.models import Condition, Study, Walk
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]


def report(client: Client, study: Any) -> str:
    answer = client.get(reverse("study_report", args=[study.pk]))
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def walked(study: Any, pseudonym: str, *, steps: int = 2, **said: Any) -> Walk:
    walk: Any = factories.WalkFactory(study=study, pseudonym=pseudonym, **{"name": "", **said})
    for n in range(steps):
        factories.StepFactory(walk=walk, position=n + 1, on=date(2025, 1, 1) + timedelta(days=n), words=f"Step {n}")
    find_again(walk)
    return walk  # type: ignore[no-any-return]


def test_of_a_study_with_nothing_in_it(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        empty: Any = factories.StudyFactory(team=cast.urien.team, by=cast.urien, purpose="", system_purpose="")
    said = report(client_for(cast.urien), empty)
    assert said.count("Nothing was written down.") == 2
    assert "No walk has a step yet." in said
    assert "Nobody has said yet." in said
    assert "Nothing has changed yet." in said


def test_only_walks_whose_people_agreed(cast: Cast, client_for: ClientFor) -> None:
    study = cast.studied[Study]
    with everything_open():
        Walk.objects.all().delete()
        walked(study, "Heledd", agreed="", said="Nobody may read this.")
    said = report(client_for(cast.urien), study)
    assert "1 more is not in here: nobody has agreed yet." in said
    assert "No walk has a step yet." not in said
    with everything_open():
        walked(study, "Mair", agreed="", agreed_on=date(2026, 1, 1), said="I was a parcel.")
        walked(study, "Idris", said="")
    said = report(client_for(cast.urien), study)
    assert "In 2 walks, of people who agreed" in said
    assert "I was a parcel." in said
    assert "Heledd" not in said
    assert "Nobody may read this." not in said
    # By that other name alone: no way to the walk, nor to whose it is.
    assert not re.search(r'<article.*href="[^"]*/walks/\d+.*</article>', said)


def test_the_walk_that_is_drawn_fits_and_says_so(cast: Cast, client_for: ClientFor) -> None:
    study = cast.studied[Study]
    with everything_open():
        Walk.objects.all().delete()
        walked(study, "Long", steps=30, said="So long.")
        shorter = walked(study, "Shorter", steps=14)
    said = report(client_for(cast.urien), study)
    assert '<h2 id="one-walk">Shorter</h2>' in said
    assert "The first 12 of 14 steps." in said
    with everything_open():
        walked(study, "Silent", steps=4)
        walked(study, "Telling", steps=6, said="Six times I said it.")
        shorter.delete()
    said = report(client_for(cast.urien), study)
    assert '<h2 id="one-walk">Telling</h2>' in said
    assert "steps. Filled" not in said


def test_a_few_of_everything_and_how_many_more(cast: Cast, client_for: ClientFor) -> None:
    study = cast.studied[Study]
    with everything_open():
        for n in range(6):
            for _ in range(n + 1):
                factories.DemandFactory(study=study, cause=f"Cause {n}", words=f"Words {n}")
            condition: Any = factories.ConditionFactory(study=study, words=f"Rule {n}", kind=Condition.Kind.RULE)
            factories.StoppingFactory(condition=condition, words=f"Stop {n}", saw="It went well." if n == 5 else "")
        factories.DemandFactory(
            study=study, kind="value", cause="", words="A bus on Sundays", mattered="Seeing my sister", language="cy"
        )
        step: Any = factories.StepFactory(walk=factories.WalkFactory(study=study))
        factories.ShowsFactory(condition=condition, step=step)
    said = report(client_for(cast.urien), study)
    assert [int(n) for n in re.findall(r"</strong> Cause (\d)", said)] == [5, 4, 3, 2]
    assert "And 3 other causes." in said
    assert '<blockquote class="voice" lang="en">Words 5</blockquote>' in said
    assert '<blockquote class="voice" lang="cy">A bus on Sundays</blockquote>' in said
    assert '<q class="voice" lang="cy">Seeing my sister</q>' in said
    # What most things show comes first, and what was tried and seen.
    assert re.findall(r"A rule: (Rule \d)", said)[0] == "Rule 5"
    assert re.findall(r"<strong>(Stop \d)", said)[0] == "Stop 5"
    assert said.count("And 4 more.") == 2
    assert "What we then saw: It went well." in said


def test_then_and_now_in_a_few_lines(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        Study.objects.filter(pk=cast.studied[Study].pk).update(changed_on=date(2026, 3, 1))
    said = report(client_for(cast.urien), cast.studied[Study])
    assert "Since 1 March 2026 we work in another way." in said
    assert "Of the requests since then: too few to say." in said
