"""Months before the change: looked at first, brought in whole or not at all, replaced, and taken out again."""

import csv
import html
import io
from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outcomes import before
from outcomes.actions.baselines import already_here, bring_months, take_months_out
from outcomes.forms.baselines import OF_A_LINE, OF_THE_TABLE
from outcomes.measures import MEASURES, Kind
from outcomes.models import Baseline, BaselineFile
from outcomes.periods import every
from outcomes.reading import Row, Why, read_table
from people.models import Place, User
from study.files.reading import text_of
from study.wordings import key_of
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

ClientFor = Callable[[User], Client]

pytestmark = pytest.mark.django_db

HEAD = "measure,month,place,value,people\n"
YEAR = list(every(date(2023, 1, 1), date(2023, 12, 1)))
GOOD = HEAD + "days_to_help,2023-04,,96,140\ndays_to_help,2023-05,,88,\nbudget,2023-04,,£90000,\n"


def file(text: str | bytes, name: str = "before.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def page(answer: Any) -> str:
    return " ".join(html.unescape(answer.content.decode()).split())


def look(client: Client, text: str | bytes, **more: Any) -> Any:
    return client.post(reverse("baseline_bring"), {"file": file(text), **more})


def bring(client: Client, text: str, name: str = "before.csv") -> Any:
    """Both presses, as the pages have them."""
    looked = client.post(reverse("baseline_bring"), {"file": file(text, name)})
    assert looked.status_code == 200, page(looked)
    said = {"bring": "on", "name": looked.context["name"], "carried": looked.context["form"].packed}
    return client.post(reverse("baseline_bring"), said, follow=True)


def stands() -> list[tuple[str, str, str, float, int | None]]:
    return [(one.measure, f"{one.month:%Y-%m}", one.place, one.value, one.people) for one in Baseline.objects.all()]


def test_it_is_looked_at_first_and_nothing_is_written(cast: Cast, client_for: ClientFor) -> None:
    answer = look(client_for(cast.megan), GOOD)
    said = page(answer)
    assert answer.status_code == 200
    assert "3 lines, and nothing wrong with them." in said
    assert "2 months, from April 2023 to May 2023." in said
    assert "88 to 96 days" in said
    assert "90,000 pounds a month" in said
    assert not BaselineFile.objects.exists()


def test_it_comes_whole(cast: Cast, client_for: ClientFor) -> None:
    answer = bring(client_for(cast.megan), GOOD)
    assert [address for address, _status in answer.redirect_chain] == [reverse("baseline")]
    assert stands() == [
        ("budget", "2023-04", "", 90000, None),
        ("days_to_help", "2023-04", "", 96, 140),
        ("days_to_help", "2023-05", "", 88, None),
    ]
    assert "3 months are here now." in page(answer)
    assert "before.csv" in page(answer)
    assert BaselineFile.objects.get().rows == 3


def test_what_was_pasted_comes_too(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.carys)
    looked = client.post(reverse("baseline_bring"), {"pasted": GOOD.replace(",", "\t")})
    assert looked.status_code == 200
    carried = {"bring": "on", "name": looked.context["name"], "carried": looked.context["form"].packed}
    client.post(reverse("baseline_bring"), carried)
    assert BaselineFile.objects.get().name == "Pasted in"
    assert Baseline.objects.count() == 3


def test_nothing_comes_while_one_line_is_wrong(cast: Cast, client_for: ClientFor) -> None:
    text = GOOD + "day_to_help,2023-06,,9,\ndays_to_help,2023-06,Nowhere,9,\nunderspend,2023-06,,9,\n"
    text += "days_to_help,2099-06,,9,\ncost,2023-06,,9,4\n"
    answer = look(client_for(cast.megan), text, bring="on")
    said = page(answer)
    assert answer.status_code == 422
    assert "Line 5: We do not know the measure “day_to_help”. Did you mean “days_to_help”?" in said
    assert "Line 6: We do not know the place “Nowhere”." in said
    assert "Line 7: “underspend” is worked out here from other measures." in said
    assert "Line 8: The month “2099-06” is not over yet." in said
    assert "Line 9: Leave this line out: fewer than ten people." in said
    assert "Nothing of it has come." in said
    assert not BaselineFile.objects.exists()


def test_a_place_is_meant_by_the_name_that_it_has_here(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        place: Any = factories.PlaceFactory(name="Treherbert")
    client = client_for(cast.megan)
    assert "Did you mean “Treherbert”?" in page(look(client, HEAD + "cost,2023-04,Treherbet,900,\n"))
    said = page(bring(client, HEAD + "cost,2023-04,treherbert,900,\ncost,2023-05,,900,\n"))
    assert Baseline.objects.filter(place=place.name).count() == 1
    assert "Everywhere, and in 1 place." in said
    said = page(bring(client, HEAD + "contacts,2023-04,TREHERBERT,900,\n"))
    assert "1 month, April 2023. In 1 place." in said


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({}, "Choose a file first."),
        ({"pasted": "a,b\n1,2\n"}, "The first line should name the columns"),
        ({"pasted": HEAD}, "No line of it is filled in yet."),
        ({"pasted": HEAD + "x" * 1_000_000}, "at most 1000000"),
        ({"carried": "nothing"}, "We cannot read these letters."),
    ],
)
def test_what_is_no_table_is_said_and_what_was_pasted_is_not_lost(
    said: dict[str, str], reason: str, cast: Cast, client_for: ClientFor
) -> None:
    answer = client_for(cast.megan).post(reverse("baseline_bring"), said)
    assert answer.status_code == 422
    assert reason in page(answer)
    assert said.get("pasted", "").strip()[:20] in html.unescape(answer.content.decode())


def test_a_spreadsheet_is_told_apart(cast: Cast, client_for: ClientFor) -> None:
    answer = look(client_for(cast.megan), b"PK\x03\x04...")
    assert "This is a file of a spreadsheet program." in page(answer)
    assert "save it as CSV" in page(answer)


def test_what_a_later_file_says_replaces(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.megan)
    bring(client, GOOD, "first.csv")
    second = HEAD + "days_to_help,2023-05,,80,\ndays_to_help,2023-06,,81,\n"
    assert "1 of these months is here already." in page(look(client, second))
    said = page(bring(client, second, "second.csv"))
    assert [row[3] for row in stands() if row[0] == "days_to_help"] == [96, 80, 81]
    assert "There were 3; a later file has taken the place of the others." in said
    # Of the first nothing is left, and nobody is asked about it any more.
    bring(client, GOOD.replace("2023-05", "2023-06"), "third.csv")
    assert not BaselineFile.objects.filter(name="first.csv").exists()


def test_the_same_file_twice_is_the_same(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.megan)
    bring(client, GOOD)
    once = stands()
    bring(client, GOOD)
    assert stands() == once
    assert BaselineFile.objects.count() == 1


def test_it_is_taken_out_again(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.megan)
    bring(client, GOOD, "first.csv")
    answer = bring(client, HEAD + "days_to_help,2023-05,,80,\ncost,2023-05,,900,\n", "second.csv")
    second = BaselineFile.objects.get(name="second.csv")
    address = reverse("baseline_take_out", args=[second.pk])
    assert f'action="{address}"' in answer.content.decode()
    asked = client.get(address)
    assert "does not come back" in page(asked)
    assert "second.csv" in page(asked)
    gone = client.post(address, follow=True)
    assert "What had stood there before this file came is not back." in page(gone)
    assert [row[:2] for row in stands()] == [("budget", "2023-04"), ("days_to_help", "2023-04")]
    assert client.post(address).status_code == 404
    assert client.get(address).status_code == 404


def test_who_works_here_may_and_nobody_else(cast: Cast, client_for: ClientFor) -> None:
    addresses = [reverse(name) for name in ("baseline", "baseline_template", "baseline_bring")]
    for user, status in ((cast.megan, 200), (cast.carys, 200), (cast.eirlys, 403), (cast.gwen, 403)):
        client = client_for(user)
        assert [client.get(address).status_code for address in addresses] == [status] * 3
    assert client_for(cast.gwen).post(addresses[2], {"pasted": GOOD, "bring": "on"}).status_code == 403
    with pytest.raises(PermissionDenied):
        bring_months(by=cast.gwen, name="x", rows=[])
    with pytest.raises(PermissionDenied):
        take_months_out(by=cast.gwen, file=BaselineFile())


def test_nothing_of_a_file_stays_where_one_row_cannot(cast: Cast) -> None:
    """What a form would have refused, the database refuses: and then of all of it."""
    rows = [Row("cost", YEAR[0], "", 900, None), Row("cost", YEAR[1], "", 900, 3)]
    with pytest.raises(IntegrityError):
        bring_months(by=cast.megan, name="x", rows=rows)
    assert not BaselineFile.objects.exists()


def test_the_page_says_what_there_is(cast: Cast, client_for: ClientFor) -> None:
    client = client_for(cast.megan)
    assert "None yet." in page(client.get(reverse("baseline")))
    bring(client, GOOD)
    said = page(client.get(reverse("baseline")))
    assert f"{len(before.can_come()) - 2} more, of which there is no month yet" in said
    assert reverse("going_measure", args=["days_to_help"]) in said
    assert reverse("going_measure", args=["budget"]) not in said


def test_unknown_columns_are_left_out_and_told(cast: Cast, client_for: ClientFor) -> None:
    said = page(look(client_for(cast.megan), "measure,month,value,Who typed\ncost,2023-04,900,Ann\n"))
    assert "We do not know these columns, and leave them out: <code>Who typed</code>" in said


def test_a_table_too_large_to_carry_is_chosen_once_more(
    cast: Cast, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("study.forms.files.MOST_CARRIED", 10)
    said = page(look(client_for(cast.megan), GOOD))
    assert "this page cannot hold it" in said
    assert (
        client_for(cast.megan).post(reverse("baseline_bring"), {"file": file(GOOD), "bring": "on"}).status_code == 302
    )
    assert Baseline.objects.count() == 3


def test_ten_thousand_rows_in_a_few_seconds(cast: Cast, client_for: ClientFor) -> None:
    with everything_open():
        places = [Place(name=f"Place {n}") for n in range(100)]
        Place.objects.bulk_create(places)
    months = list(every(date(2015, 1, 1), date(2023, 4, 1)))
    rows = (f"cost,{month:%Y-%m},{place.name},{900 + n},120" for n, place in enumerate(places) for month in months)
    text = HEAD + "\n".join(rows)
    client, began = client_for(cast.megan), perf_counter()
    bring(client, text)
    assert Baseline.objects.count() == len(places) * len(months) == 10_000
    with CaptureQueriesContext(connections["published"]) as seen:
        bring(client, text)
    assert perf_counter() - began < 20
    assert len(seen.captured_queries) < 30


def test_two_thousand_wrong_lines_are_counted(cast: Cast, client_for: ClientFor) -> None:
    text = HEAD + "\n".join(f"wrong{n},2023-04,,9," for n in range(2000))
    assert "And 1950 more." in page(look(client_for(cast.megan), text))


def test_every_reason_says_what_to_do() -> None:
    assert set(OF_A_LINE) == set(Why)
    assert all(str(words) for words in (OF_A_LINE | OF_THE_TABLE).values())


# What the empty table offers comes in again


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_empty_table_holds_every_measure_and_nothing_that_is_worked_out(
    language: str, cast: Cast, client_for: ClientFor
) -> None:
    client = client_for(cast.megan)
    client.cookies["django_language"] = language
    answer = client.get(reverse("baseline_template"))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="months-before.csv"' in answer["Content-Disposition"]
    head, *rows = list(csv.reader(io.StringIO(text_of(answer.content))))
    assert len(head) == 6
    assert [row[0] for row in rows] == [m.key for m in MEASURES if m.kind is not Kind.WORKED_OUT] + ["budget"]
    assert all(row[5] for row in rows)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    language=st.sampled_from(["en", "cy"]),
    delimiter=st.sampled_from(",;\t"),
    filled=st.dictionaries(
        st.tuples(st.integers(0, 15), st.sampled_from(YEAR)),
        st.tuples(st.floats(10, 100, allow_nan=False), st.none() | st.integers(10, 5000)),
        min_size=1,
        max_size=8,
    ),
)
def test_what_the_empty_table_offers_comes_in_again(language: str, delimiter: str, filled: Any, cast: Cast) -> None:
    """Lines copied and filled in, whichever, in either language, as any spreadsheet saves them."""
    with translation.override(language):
        head, *lines = list(csv.reader(io.StringIO(text_of(before.empty_table().encode()))))
        table = io.StringIO()
        writer = csv.writer(table, delimiter=delimiter)
        writer.writerows([head, *lines])
        for (which, month), (value, people) in filled.items():
            key, *_empty, explained = lines[which]
            writer.writerow([key, f"{month:%Y-%m}", "", f"{value:.2f}", people or "", explained])
        found = read_table(table.getvalue(), before.catalogue())
    assert found.problems == []
    assert found.left_out == []
    assert found.rows == [
        Row(lines[which][0], month, "", float(f"{value:.2f}"), people)
        for (which, month), (value, people) in filled.items()
    ]


def test_a_measure_can_be_called_by_its_title_in_either_language(cast: Cast) -> None:
    known = before.catalogue().measures
    for measure in MEASURES:
        assert known[key_of(measure.key)].key == measure.key
        for language in ("en", "cy"):
            with translation.override(language):
                assert known[key_of(str(measure.title))].key == measure.key


def test_already_here_asks_once(cast: Cast) -> None:
    rows = [Row("cost", month, "", 900, None) for month in YEAR]
    bring_months(by=cast.megan, name="x", rows=rows)
    with CaptureQueriesContext(connections["published"]) as seen:
        assert len(already_here(rows[:3])) == 3
    assert len(seen.captured_queries) == 1
