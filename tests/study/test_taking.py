"""A study taken away in files, and the same study when it comes back."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from people.models import User
from study.actions import bringing
from study.files import columns, taking
from study.files.reading import read_rows, read_study
from study.findings import Findings, find
from study.forms.bringing import vocabulary
from study.looking import seen
from study.models import Condition, Demand, FormInUse, FormQuestion, Note, Shows, Step, Stopping, Study, Walk
from study.wordings import key_of
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open, named

ClientFor = Callable[[User], Client]
MODELS = (Note, Demand, FormInUse, FormQuestion, Walk, Step, Condition, Shows, Stopping)


def saved(client: Client, cast: Cast, name: str) -> str:
    answer = client.post(reverse(name, args=[cast.studied[Study].pk]))
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return answer.content.decode("utf-8-sig" if name.endswith("csv") else "utf-8")


def test_the_page_says_what_each_file_holds(cast: Cast, client_for: ClientFor) -> None:
    page = client_for(cast.urien).get(reverse("study_take", args=[cast.studied[Study].pk]))
    assert all(name in page.content.decode() for name in ("study.json", "demands.csv", "steps.csv"))


def test_a_spreadsheet_of_what_people_asked(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        factories.DemandFactory(study=cast.studied[Study], words='=HYPERLINK("bad"), "she said"', kind="", cause="")
    text = saved(client_for(cast.urien), cast, "demands_csv")
    first, *rows = list(csv.reader(io.StringIO(text)))
    assert first == [one.name for one in columns.DEMAND]
    words = [row[first.index("words")] for row in rows]
    assert words == ["When is somebody coming to look at my step?", '\'=HYPERLINK("bad"), "she said"']
    assert text.startswith('"on"')


def test_a_row_for_each_step_and_for_a_walk_without_any(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        factories.WalkFactory(study=cast.studied[Study], pseudonym="Ifan")
        gone: Any = factories.StepFactory(walk=cast.studied[Walk], words="Not so")
        Step.objects.filter(pk=gone.pk).update(put_away_at=gone.at)
    rows = list(csv.DictReader(io.StringIO(saved(client_for(cast.urien), cast, "steps_csv"))))
    assert [(row["walk"], row["pseudonym"], row["words"], row["form"]) for row in rows] == [
        ("1", "Olwen", "Sent her a form", "First contact"),
        ("2", "Ifan", "", ""),
    ]


@pytest.mark.parametrize("name", ["study_json", "demands_csv", "steps_csv"])
def test_a_file_costs_the_same_with_ten_times_as_much(cast: Cast, client_for: ClientFor, name: str) -> None:
    client = client_for(cast.urien)
    with CaptureQueriesContext(connection) as few:
        saved(client, cast, name)
    with everything_open():
        factories.StepFactory.create_batch(10, walk=cast.studied[Walk], form=cast.studied[FormInUse])
        factories.DemandFactory.create_batch(10, study=cast.studied[Study])
    with CaptureQueriesContext(connection) as many:
        saved(client, cast, name)
    assert len(many) == len(few)


def test_nobody_real_is_in_the_file(cast: Cast, client_for: ClientFor) -> None:
    text = saved(client_for(cast.urien), cast, "study_json")
    assert cast.his.citizen.name not in text
    assert cast.urien.name not in text
    keys = _keys(json.loads(text))
    assert not {"by", "team", "whose", "citizen", "id", "key", "found", "at"} & keys


def _keys(said: Any) -> set[str]:
    if isinstance(said, list):
        return {key for one in said for key in _keys(one)}
    return set(said) | _keys(list(said.values())) if isinstance(said, dict) else set()


def test_saved_here_and_brought_there(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        factories.ShowsFactory(condition=cast.studied[Condition], demand=cast.studied[Demand])
        gone: Any = factories.DemandFactory(study=cast.studied[Study])
        factories.ShowsFactory(condition=cast.studied[Condition], demand=gone)
    client, address = client_for(cast.urien), reverse("study_bring_whole")
    client.post(reverse("demand_put_away", args=[cast.studied[Study].pk, gone.pk]))
    text = saved(client, cast, "study_json")
    looked = client.post(address, {"file": SimpleUploadedFile("study.json", text.encode())})
    assert "1 note, 1 demand, 1 walk with 1 step, 1 form, 1 question and 1 thing" in looked.content.decode()
    came = client.post(address, {"bring": "on", "carried": looked.context["form"].packed})
    with everything_open():
        other = Study.objects.latest("pk")
        assert came["Location"] == reverse("study", args=[other.pk])
        assert (other.team, other.by) == (cast.studied[Study].team, cast.urien)
        assert counts(other) == [
            so_many - (model in {Demand, Shows})
            for model, so_many in zip(MODELS, counts(cast.studied[Study]), strict=True)
        ]
        assert FormQuestion.objects.get(form__study=other).key == key_of("Who lives with you?")
    with named(cast.urien):
        assert taking.study_json(cast.urien, other) == taking.study_json(cast.urien, cast.studied[Study])


def counts(study: Study) -> list[int]:
    within = {FormQuestion: "form__study", Step: "walk__study", Shows: "condition__study", Stopping: "condition__study"}
    return [model._default_manager.filter(**{within.get(model, "study"): study}).count() for model in MODELS]


# Any study that could be here

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=30).map(str.strip)
SAID = WORDS.filter(bool)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)).map(lambda day: day.isoformat())
LANGUAGES = st.sampled_from(["en", "cy", "pl"])


def choices(of: Any) -> Any:
    return st.sampled_from(of.values)


DEMANDS = st.fixed_dictionaries(
    {"on": DAYS, "words": SAID, "mattered": WORDS, "came_in_as": WORDS, "language": LANGUAGES}
).flatmap(
    lambda one: st.one_of(
        st.just({"kind": "", "cause": ""}),
        st.just({"kind": "value", "cause": ""}),
        WORDS.map(lambda cause: {"kind": "failure", "cause": cause}),
    ).map(lambda why: one | why)
)
WHEN = st.just({"on": None, "certainty": "unknown"}) | st.tuples(DAYS, st.sampled_from(["exact", "about"])).map(
    lambda when: {"on": when[0], "certainty": when[1]}
)
HELD = st.sampled_from([{"holder": "nobody", "held_by": ""}, {"holder": "them", "held_by": ""}]) | WORDS.filter(
    lambda words: key_of(words) not in vocabulary().choices["step.holder"]
).map(lambda words: {"holder": "somebody", "held_by": words})
STEPS = st.fixed_dictionaries(
    {
        "happened": choices(Step.Happened),
        "did": choices(Step.Did) | st.just(""),
        "words": WORDS,
        "met": WORDS,
        "passed_to": WORDS,
        "said": WORDS,
        "got_in_the_way": WORDS,
        "asked_again": st.booleans(),
        "minutes": st.none() | st.integers(0, 100_000),
        "form": st.none() | st.just(1),
    }
)
WALKS = st.fixed_dictionaries(
    {
        "pseudonym": SAID,
        "name": WORDS,
        "asked": WORDS,
        "mattered": WORDS,
        "agreed": WORDS,
        "agreed_on": st.none() | DAYS,
        "walked_back_on": st.none() | DAYS,
        "said": WORDS,
        "got_in_the_way": WORDS,
        "after_change": st.booleans(),
        "language": LANGUAGES,
        "steps": st.lists(st.tuples(STEPS, WHEN, HELD).map(lambda all_: all_[0] | all_[1] | all_[2]), max_size=4),
    }
)
STUDIES = st.fixed_dictionaries(
    {
        "shape": st.just(1),
        "name": SAID,
        "purpose": WORDS,
        "began": DAYS,
        "language": LANGUAGES,
        "notes": st.lists(st.fixed_dictionaries({"on": DAYS, "words": SAID, "language": LANGUAGES}), max_size=2),
        "demands": st.lists(DEMANDS, max_size=4),
        "forms": st.just([{"number": 1, "name": "Part A", "questions": [{"words": "Who?", "required": True}]}]),
        "walks": st.lists(WALKS, max_size=3),
    }
)


@given(STUDIES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_taken_comes_back_the_same(cast: Cast, said: dict[str, Any]) -> None:
    """As JSON, and its demands and walks as CSV too: the same rows, and the same findings."""
    with named(cast.urien):
        one = whole(cast, json.dumps(said))
        two = whole(cast, taking.study_json(cast.urien, one))
        assert taking.study_json(cast.urien, one) == taking.study_json(cast.urien, two)
        assert found(one) == found(two)
        three = bringing.bring_whole(
            by=cast.urien, team=one.team, read=read_study('{"shape":1,"name":"x"}', vocabulary())
        )
        for text in (taking.demands_csv(cast.urien, one), taking.steps_csv(cast.urien, one)):
            if len(text.splitlines()) == 1:
                continue
            read = read_rows(text, vocabulary())
            assert read.problems == []
            bringing.bring(by=cast.urien, study=three, read=read)
        assert taking.demands_csv(cast.urien, three) == taking.demands_csv(cast.urien, one)
        assert taking.steps_csv(cast.urien, three) == taking.steps_csv(cast.urien, one)
        assert found(one) == found(three)


def whole(cast: Cast, text: str) -> Study:
    read = read_study(text, vocabulary())
    assert read.problems == []
    return bringing.bring_whole(by=cast.urien, team=cast.studied[Study].team, read=read)


def found(study: Study) -> list[Any]:
    """What is found in each walk, its steps by their place; and it stands in the walk."""
    walks = []
    for walk in Walk.objects.filter(study=study).order_by("pk"):
        steps = [seen(step) for step in walk.steps.in_order()]
        assert Findings.from_json(walk.found) == find(steps)
        walks.append(find(replace(step, id=step.number) for step in steps))
    return walks
