"""Bringing in what was written down elsewhere: forgiving in what does not matter, and nothing half-imported."""

import csv
import html
import io
import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from people.models import Team, User
from study.files.cells import Why, safe, unsafe
from study.files.reading import Read, UnreadableError, read_rows, read_study, text_of
from study.files.said_days import ABOUT, EXACT, UNKNOWN, read_day
from study.forms.bringing import REASONS, vocabulary
from study.models import Demand, FormInUse, Step, Study, Walk
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]

DEMANDS = """words,on,kind,cause
When is somebody coming?,2026-11-02,failure,Nobody said when
A rail by the step,3 Nov 2026,value,
"""
STEPS = """walk;pseudonym;name;on;held_by;happened;words;did;minutes;form
1;Olwen;A rail;about 2019;The access team;asked;Asked for a rail;;;
1;Olwen;A rail;March 2020;Neb;waited;;failure;;
1;;;;the surgery;form;;work;15 min;First contact
2;Ifan;;;;;;;;
"""


def file(text: str | bytes, name: str = "table.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def read(text: str) -> Read:
    return read_rows(text, vocabulary())


def page(answer: Any) -> str:
    return html.unescape(answer.content.decode())


def carried(answer: Any) -> dict[str, str]:
    """What the page that shows what would come sends at the second press."""
    return {"bring": "on", "carried": answer.context["form"].packed}


def bring_address(cast: Cast) -> str:
    return reverse("study_bring", args=[cast.studied[Study].pk])


@pytest.mark.parametrize(
    ("said", "day", "sure"),
    [
        ("2026-11-23", date(2026, 11, 23), EXACT),
        ("23/11/2026", date(2026, 11, 23), EXACT),
        ("23.11.26", date(2026, 11, 23), EXACT),
        ("23 Nov 2026", date(2026, 11, 23), EXACT),
        ("Nov 23, 2026", date(2026, 11, 23), EXACT),
        ("Monday 23rd of November 2026", date(2026, 11, 23), EXACT),
        ("23 Tachwedd 2026", date(2026, 11, 23), EXACT),
        ("2026-11-23T10:15:00Z", date(2026, 11, 23), EXACT),
        ("23/11/2026 10:15", date(2026, 11, 23), EXACT),
        ("3.4.87", date(1987, 4, 3), EXACT),
        ("about 23/11/2026", date(2026, 11, 23), ABOUT),
        ("about 2019", date(2019, 7, 1), ABOUT),
        ("2019?", date(2019, 7, 1), ABOUT),
        ("March 2019", date(2019, 3, 15), ABOUT),
        ("tua Mawrth 2019", date(2019, 3, 15), ABOUT),
        ("2019-03", date(2019, 3, 15), ABOUT),
        ("", None, UNKNOWN),
        ("?", None, UNKNOWN),
        ("nobody knows", None, UNKNOWN),
        ("Does neb yn gwybod", None, UNKNOWN),
    ],
)
def test_a_day_as_somebody_wrote_it(said: str, day: date | None, sure: str) -> None:
    assert read_day(said) == (day, sure)


@pytest.mark.parametrize(
    "said", ["soon", "31/02/2026", "1066", "2026-13-01", "1 1 99999999999999999999", "3", "12 Nov"]
)
def test_what_is_no_day(said: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # whatever it says, it is told by line
        read_day(said)


@given(st.text())
def test_any_text_is_a_day_or_a_reason(text: str) -> None:
    try:
        day, sure = read_day(text)
    except ValueError:
        return
    assert (day is None) == (sure == UNKNOWN)


@given(st.text())
def test_a_cell_is_no_formula_and_comes_back_as_it_was(text: str) -> None:
    assert unsafe(safe(text)) == text
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_demands_as_somebody_keeps_them() -> None:
    found = read(
        "\ufeffWhen\tWHAT THEY ASKED FOR, WORD FOR WORD\tType\tReason\tOurs\n\n2 Nov 2026\t Coming? \t\tNo day\tx\n"
    )
    [one] = found.demands
    assert (one["on"], one["words"], one["kind"], one["cause"]) == (date(2026, 11, 2), "Coming?", "failure", "No day")
    assert found.left_out == ["Ours"]
    assert found.problems == []


def test_steps_as_somebody_keeps_them() -> None:
    found = read("sep=;\n" + STEPS)
    assert found.problems == []
    olwen, ifan = found.walks
    assert (olwen["pseudonym"], olwen["name"], ifan["pseudonym"], ifan["steps"]) == ("Olwen", "A rail", "Ifan", [])
    asked, waited, told = olwen["steps"]
    assert [one["position"] for one in olwen["steps"]] == [1, 2, 3]
    assert (asked["on"], asked["certainty"], asked["happened"]) == (date(2019, 7, 1), ABOUT, "asked")
    # "Neb", where a team would stand: nobody.
    assert (waited["holder"], waited["held_by"], waited["did"]) == ("nobody", "", "failure")
    assert (told["certainty"], told["minutes"], told["form"]) == (UNKNOWN, 15, "First contact")


def test_choices_in_english_in_welsh_and_in_our_words() -> None:
    told = "They told their story", "told", "TOLD"
    rows = "\n".join(f"Olwen,{one}" for one in told)
    found = read(f"pseudonym,what happened\n{rows}\n")
    assert {step["happened"] for step in found.walks[0]["steps"]} == {"told"}


def test_positions_lead_where_all_have_one() -> None:
    found = read("pseudonym,position,words\nO,30,c\nO,10,a\nO,20,b\n")
    assert [(one["position"], one["words"]) for one in found.walks[0]["steps"]] == [(1, "a"), (2, "b"), (3, "c")]


def why(found: Read) -> list[tuple[Any, Why]]:
    return [(one.where, one.why) for one in found.problems]


def test_every_bad_row_is_told_by_its_line() -> None:
    text = 'words,on,kind,cause\n,2026-11-02,,\n"Two\nlines",soon,perhaps,\nOne,,value,A cause\nMany,,,,and more\n'
    assert why(read(text)) == [
        (2, Why.NEEDED),
        (3, Why.NOT_A_DAY),
        (3, Why.NOT_A_CHOICE),
        (5, Why.CAUSE_OF_VALUE),
        (6, Why.TOO_MANY_CELLS),
    ]
    assert why(read("words,on\nWhen?,March 2019\n")) == [(2, Why.NOT_A_DAY)]
    assert why(read(f"words,cause\nWhen?,{'a' * 201}\n")) == [(2, Why.TOO_LONG)]


def test_every_bad_step_is_told_by_its_line() -> None:
    text = "walk,pseudonym,on,certainty,holder,held_by,minutes,asked_again\n"
    text += "1,,2026-11-02,unknown,nobody,The surgery,-3,perhaps\n1,Olwen,2026-11-03,,,,1000000,\n"
    assert why(read(text)) == [
        (2, Why.NEEDED),
        (2, Why.NOT_YES),
        (2, Why.NOT_A_NUMBER),
        (2, Why.UNKNOWN_WITH_A_DAY),
        (2, Why.HELD_BY_NOBODY),
        (3, Why.OTHER_WALK),
        (3, Why.NOT_A_NUMBER),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Why.NOTHING),
        ("words,on\n", Why.NOTHING),
        ("colour,size\nred,3\n", Why.NO_HEADERS),
        ("words\n" + "When?\n" * 100_001, Why.TOO_MANY_ROWS),
        ('words\n"' + "a" * 1_100_000, Why.QUOTES),
    ],
)
def test_what_is_no_table_of_ours(text: str, reason: Why) -> None:
    with pytest.raises(UnreadableError) as told:
        read(text)
    assert told.value.why is reason


@pytest.mark.parametrize(
    ("bytes_", "reason"),
    [(b" ", Why.NOTHING), (b"PK\x03\x04...", Why.A_SPREADSHEET), (b"\xff\xfe\x00", Why.NOT_TEXT)],
)
def test_what_is_no_text(bytes_: bytes, reason: Why) -> None:
    with pytest.raises(UnreadableError) as told:
        text_of(bytes_)
    assert told.value.why is reason


def test_the_letters_of_older_spreadsheets() -> None:
    assert text_of("Siân".encode("cp1252")) == text_of("Siân".encode()) == "Siân"
    assert text_of("Tŷ".encode("utf-16")) == "Tŷ"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    for given_ in (text, f"words\n{text}", f"pseudonym,on,minutes\n{text}"):
        for reads in (read_rows, read_study):
            with suppress(UnreadableError):
                for problem in reads(given_, vocabulary()).problems:
                    assert REASONS[problem.why]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda within: (
        st.lists(within, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["words", "on", "steps", "walks", "number", "pseudonym", "form", "kind", "questions", "name"]
            ),
            within,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(
        st.sampled_from(["name", "notes", "demands", "walks", "forms", "conditions", "began", "until"]), JSON
    )
)
def test_any_json_at_all_is_read_or_told(said: dict[str, Any]) -> None:
    found = read_study(json.dumps(said | {"shape": 1}), vocabulary())
    for problem in found.problems:
        assert REASONS[problem.why]


@pytest.mark.parametrize(
    ("text", "reason"),
    [("{", Why.BROKEN), ("[]", Why.NOT_A_STUDY), ("{}", Why.NOT_A_STUDY), ('{"shape": 2}', Why.ANOTHER_SHAPE)],
)
def test_what_is_no_study(text: str, reason: Why) -> None:
    with pytest.raises(UnreadableError) as told:
        read_study(text, vocabulary())
    assert told.value.why is reason


def test_a_study_of_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("study.files.reading.MOST_ROWS", 1)
    with pytest.raises(UnreadableError) as told:
        read_study('{"shape": 1, "notes": [{"words": "So."}, {"words": "So."}]}', vocabulary())
    assert told.value.why is Why.TOO_MANY_ROWS


def test_what_is_wrong_in_a_study_is_told_where_it_is() -> None:
    study = {
        "shape": 1,
        "name": "",
        "began": "2026-11-23",
        "until": "2026-11-02",
        "notes": {},
        "demands": ["When?"],
        "walks": [{"pseudonym": "Olwen", "said": [], "steps": [{"form": 7}]}],
        "conditions": [{"kind": "rule", "words": "Nobody may.", "shown_by": [{}]}],
    }
    found = read_study(json.dumps(study), vocabulary())
    assert set(why(found)) == {
        ((), Why.NEEDED),
        ((), Why.ENDS_BEFORE),
        ((), Why.NOT_ROWS),
        (("demands", 1), Why.NOT_A_ROW),
        (("walks", 1), Why.NOT_WORDS),
        (("walks", 1, "steps", 1), Why.NO_SUCH),
        (("conditions", 1, "shown_by", 1), Why.SHOWN_BY_ONE),
    }


def test_looked_at_first_and_then_it_comes(cast: Cast, client_for: ClientFor) -> None:
    client, address = client_for(cast.urien), bring_address(cast)
    assert client.get(address).status_code == 200
    looked = client.post(address, {"file": file(DEMANDS)})
    assert looked.status_code == 200
    assert "2 demands." in page(looked)
    assert "Nothing is written yet." in page(looked)
    assert '<blockquote class="voice small" lang="en">When is somebody coming?</blockquote>' in page(looked)
    with everything_open():
        assert Demand.objects.count() == 1
    came = client.post(address, carried(looked), follow=True)
    assert came.redirect_chain == [(reverse("study", args=[cast.studied[Study].pk]), 302)]
    assert "Here now: 2 demands." in page(came)
    with everything_open():
        one = Demand.objects.get(words="When is somebody coming?")
    assert (one.team_id, one.by, one.cause_key, one.language) == (
        cast.urien.team_id,
        cast.urien,
        "nobody said when",
        "en",
    )


def test_walks_come_with_their_steps_and_forms(cast: Cast, client_for: ClientFor) -> None:
    client, address = client_for(cast.urien), bring_address(cast)
    looked = client.post(address, {"file": file(STEPS)})
    assert "2 walks with 3 steps." in page(looked)
    assert 'Olwen: <span lang="en">A rail</span>' in page(looked)
    client.post(address, carried(looked))
    with everything_open():
        olwen = Walk.objects.get(name="A rail")
        steps = list(olwen.steps.in_order().select_related("form"))
        assert [one.words for one in steps] == ["Asked for a rail", "", ""]
        # The form is here already, by its name.
        assert steps[2].form == cast.studied[FormInUse]
        assert FormInUse.objects.count() == 1


def test_a_form_that_is_not_here_begins(cast: Cast, client_for: ClientFor) -> None:
    client, address = client_for(cast.urien), bring_address(cast)
    text = "pseudonym,form\nOlwen,Part B\nOlwen,PART B\n"
    client.post(address, carried(client.post(address, {"file": file(text)})))
    with everything_open():
        form = FormInUse.objects.get(name="Part B")
        assert form.steps.count() == 2
        assert form.questions.count() == 0


def test_nothing_comes_when_something_is_wrong(cast: Cast, client_for: ClientFor) -> None:
    client, address = client_for(cast.urien), bring_address(cast)
    text = DEMANDS + ",,,\n,2026-11-02,,\nA word,never,odd,\n"
    for press in ({}, {"bring": "on"}):
        refused = client.post(address, {"file": file(text), **press})
        assert refused.status_code == 422
        said = page(refused)
        assert "Line 5: “words” is empty." in said
        assert "Line 6: “never” is not a day that we can read." in said
        assert "Line 6: We do not know “odd” for “kind”. It can be: value, failure." in said
        assert "Nothing of the file has come." in said
    with everything_open():
        assert Demand.objects.count() == 1


def test_fifty_reasons_are_told_and_how_many_more(cast: Cast, client_for: ClientFor) -> None:
    refused = client_for(cast.urien).post(bring_address(cast), {"file": file("words,on\n" + "Now,soon\n" * 53)})
    assert page(refused).count("is not a day") == 50
    assert "And 3 more." in page(refused)


def test_no_file_and_files_that_are_none(cast: Cast, client_for: ClientFor) -> None:
    client, address = client_for(cast.urien), bring_address(cast)
    assert "Choose a file first." in page(client.post(address, {}))
    assert "There is nothing in this file." in page(client.post(address, {"file": file("")}))
    assert "save it as CSV" in page(client.post(address, {"file": file(b"PK\x03\x04")}))
    assert client.post(address, {"bring": "on", "carried": "not ours"}).status_code == 422
    large = file(b"a" * 24_000_001)
    assert "larger than 24 MB" in page(client.post(address, {"file": large}))


def test_what_is_here_already_does_not_come_twice_unless_one_says_so(cast: Cast, client_for: ClientFor) -> None:
    client, address = client_for(cast.urien), bring_address(cast)
    for text in (DEMANDS, STEPS):
        client.post(address, carried(client.post(address, {"file": file(text)})))
    again = client.post(address, {"file": file(DEMANDS + "Is it today?,2026-11-04,,\n")})
    assert "1 demand." in page(again)
    assert "on the same day: 2 demands." in page(again)
    client.post(address, carried(again))
    whole = client.post(address, {"file": file(STEPS)})
    assert "It is all here already" in page(whole)
    assert "2 walks." in page(whole)
    nothing = client.post(address, carried(whole), follow=True)
    assert "Nothing has come" in page(nothing)
    with everything_open():
        assert (Demand.objects.count(), Walk.objects.count()) == (4, 3)
    client.post(address, carried(again) | {"twice": "on"})
    with everything_open():
        assert Demand.objects.count() == 7


def test_what_came_can_be_taken_back(cast: Cast, client_for: ClientFor) -> None:
    client, study = client_for(cast.urien), cast.studied[Study]
    undo = reverse("study_bring_undo", args=[study.pk])
    came = client.post(
        bring_address(cast), carried(client.post(bring_address(cast), {"file": file(STEPS)})), follow=True
    )
    assert undo in page(came)
    with everything_open():
        at = Walk.objects.get(name="A rail").at
    assert "Taken back" in page(client.post(undo, {"at": at.isoformat()}, follow=True))
    with everything_open():
        assert Walk.objects.still_there().count() == 1
    for nonsense in ("", "yesterday", "2026-02-31T10:00:00Z", "2026-02-01T10:00:00"):
        assert "Taken back" not in client.post(undo, {"at": nonsense}, follow=True).content.decode()


def test_a_file_too_large_to_carry_is_chosen_once_more(
    cast: Cast, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("study.forms.files.MOST_CARRIED", 10)
    client, address = client_for(cast.urien), bring_address(cast)
    looked = client.post(address, {"file": file(DEMANDS)})
    assert "Choose it once more." in page(looked)
    client.post(address, {"bring": "on", "file": file(DEMANDS)})
    with everything_open():
        assert Demand.objects.count() == 3


def test_the_empty_tables_can_be_filled_in(cast: Cast, client_for: ClientFor) -> None:
    client, address = client_for(cast.urien), bring_address(cast)
    example = {"demands": client.get(address).context["demand"], "steps": client.get(address).context["step"]}
    for of, columns in example.items():
        empty = client.get(reverse(f"{of}_template", args=[cast.studied[Study].pk])).content.decode("utf-8-sig")
        assert empty.strip() == ",".join(f'"{one.name}"' for one in columns)
        filled = io.StringIO()
        csv.writer(filled).writerow([str(one.example) for one in columns])
        found = read(empty + filled.getvalue())
        assert found.problems == []
        assert len(found.demands) + found.steps == 1


def test_a_whole_study_that_is_not_right_does_not_come(cast: Cast, client_for: ClientFor) -> None:
    client, address = client_for(cast.urien), reverse("study_bring_whole")
    assert client.get(address).status_code == 200
    refused = client.post(address, {"file": file('{"shape": 1, "walks": [{}]}', "study.json"), "bring": "on"})
    assert refused.status_code == 422
    assert "walks 1: “pseudonym” is empty." in page(refused)
    with everything_open():
        assert Study.objects.count() == 1


def test_whoever_leads_another_team_too_says_which(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        other: Any = factories.TeamFactory(lead=cast.urien)
    client, address = client_for(cast.urien), reverse("study_bring_whole")
    text = '{"shape": 1, "name": "Coming home"}'
    assert "Choose a team." in page(client.post(address, {"file": file(text, "study.json")}))
    looked = client.post(address, {"file": file(text, "study.json"), "team": other.pk})
    client.post(address, carried(looked) | {"team": other.pk})
    with everything_open():
        assert Study.objects.get(name="Coming home").team == other


def test_whoever_is_in_no_team_brings_no_study(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        Team.objects.filter(lead=cast.carys).update(lead=None)
        User.objects.filter(pk=cast.carys.pk).update(team=None)
    text = file('{"shape": 1, "name": "Coming home"}', "study.json")
    refused = client_for(cast.carys).post(reverse("study_bring_whole"), {"file": text})
    assert refused.status_code == 422
    assert "You are in no team yet" in page(refused)


def test_nobody_else_brings_or_takes_anything(cast: Cast, client_for: ClientFor) -> None:
    study = cast.studied[Study].pk
    for name in ("study_bring", "study_bring_undo", "study_json", "demands_csv", "steps_csv"):
        assert client_for(cast.carys).post(reverse(name, args=[study])).status_code == 404
    for name in ("study_take", "study_bring", "demands_template", "steps_template"):
        assert client_for(cast.carys).get(reverse(name, args=[study])).status_code == 404
    assert client_for(cast.megan).get(reverse("study_bring_whole")).status_code == 403
    with everything_open():
        assert Step.objects.count() == 1
