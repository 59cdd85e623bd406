"""How it is going: who may read it, what its pages say, and that nobody's row is read for it."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from outcomes.measures import KEYS, MEASURES, Kind
from outcomes.models import Change, Note, Quote
from outcomes.periods import every
from people.models import User
from tests.cast import Cast
from tests.conftest import everything_open
from tests.outcomes.laid import MONTHS, QUARTERS, banded, before, released

Sign = Callable[[User], Client]

STEADY = [24, 19, 25, 16, 23, 21, 18, 24, 14, 20, 17, 22, 13, 19, 24]
SLOW = [71, 48, 95, 62, 80, 55, 104, 66, 49, 88, 73, 58]
APRIL = date(2025, 4, 1)


def waits(days: Sequence[int], first: date) -> None:
    """Half waited less and half waited longer than so many days."""
    months = every(first, date(2030, 1, 1))
    for month, wait in zip(months, days, strict=False):
        banded("days_to_help", month, [(wait - 5, wait, 20), (wait, wait + 5, 20)])


def a_year(*, since: date = APRIL) -> None:
    """A year of before, a change that was written down, and a good year since with one month to ask about."""
    before("days_to_help", dict(zip(MONTHS[3:15], SLOW, strict=True)))
    waits([*STEADY[:9], 62, *STEADY[9:12]], since)
    Change.objects.create(day=since, words="We stopped using the assessment form")
    Note.objects.create(measure="days_to_help", period=date(2026, 1, 1), words="Five weeks for a key.")
    Note.objects.create(measure="days_to_help", period=date(2025, 8, 1), words="Carnival <week>.")


def of_every_measure(many: int = 1, *, but: str = "") -> None:
    """So many months of each, and a quarter of as many teams and places."""
    for measure in MEASURES:
        if measure.kind is Kind.WORKED_OUT or measure.key == but:
            continue
        figures: dict[str, Any] = {"people": 40}
        if measure.kind is Kind.SHARE:
            figures["hits"] = 20
        elif measure.kind is Kind.MEAN:
            figures |= {"people": 120, "mean": 1_000.0}
        elif measure.kind is Kind.FOR_EACH_WORKER:
            figures["workers"] = 5
        for month in MONTHS[:many]:
            if measure.quarterly:
                continue
            if measure.kind in (Kind.TYPICAL, Kind.BANDS):
                banded(measure.key, month, [(1, 2, 20), (2, 3, 20)])
            else:
                released(measure.key, month, **figures)
        for number in range(many if measure.below else 0):
            for unit in (("team", f"Team {number}"), ("place", f"Place {number}")):
                released(measure.key, QUARTERS[0], unit, length="quarter", **figures)
        if measure.quarterly:
            released(measure.key, QUARTERS[0], length="quarter", people=15)


@pytest.fixture
def counted(db: None) -> None:
    with everything_open():
        a_year()
        of_every_measure(but="days_to_help")


BELOW = [measure.key for measure in MEASURES if measure.below]
OF_ONE = ["going_measure", "going_table", "going_csv", "going_svg", "going_png", "going_units"]
PAGES: list[tuple[str, list[str]]] = [
    ("going", []),
    ("figures_csv", []),
    *((name, ["days_to_help"]) for name in OF_ONE),
    *(("going_measure", [key]) for key in KEYS),
    *(("going_units", [key]) for key in ("listened", "capacity")),
]


@pytest.mark.parametrize(("name", "arguments"), PAGES)
@pytest.mark.parametrize("who", ["megan", "carys", "nia"])
def test_it_is_for_those_who_work_here(
    counted: None, cast: Cast, client_for: Sign, who: str, name: str, arguments: list[str]
) -> None:
    url = reverse(name, args=arguments)
    client = client_for(cast.users[who])
    response = client.get(url)
    # What a chart of nothing would be is no file.
    expected = 404 if name in ("going_svg", "going_png") and arguments not in ([], ["days_to_help"]) else 200
    assert response.status_code == expected
    assert b"style=" not in response.content
    assert client.post(url).status_code == 405


@pytest.mark.parametrize(("name", "arguments"), PAGES)
def test_nobody_else_may_read_it(cast: Cast, client_for: Sign, name: str, arguments: list[str]) -> None:
    url = reverse(name, args=arguments)
    for other in ("eirlys", "gwen", "dai"):
        assert client_for(cast.users[other]).get(url).status_code == 403
    assert Client().get(url).status_code == 302


@pytest.mark.parametrize("name", OF_ONE)
def test_no_other_measure(cast: Cast, client_for: Sign, name: str) -> None:
    assert client_for(cast.megan).get(reverse(name, args=["carys"])).status_code == 404


@pytest.mark.parametrize("name", ["going_svg", "going_png"])
def test_nothing_is_no_picture(cast: Cast, client_for: Sign, name: str) -> None:
    assert client_for(cast.megan).get(reverse(name, args=["listened"])).status_code == 404


def test_what_is_counted_everywhere_only_has_no_page_of_teams(counted: None, cast: Cast, client_for: Sign) -> None:
    for key in set(KEYS) - set(BELOW):
        assert client_for(cast.megan).get(reverse("going_units", args=[key])).status_code == 404
        assert "teams-and-places" not in text_of(client_for(cast.megan), "going_measure", key)


def test_what_the_page_says(counted: None, cast: Cast, client_for: Sign) -> None:
    page = text_of(client_for(cast.megan), "going")
    assert re.search(r"<h1>[^<]*about three weeks[^<]*, not ten</h1>", page)
    assert "Usually about 23 days. Nearly every month will be under 56 days." in page
    assert 'April 2025: <span lang="en">We stopped using the assessment form.</span>' in page
    assert "Before that, about 71 days, anywhere up to 148. Since then, about 23 days." in page
    assert "62 days, in January. Outside the band, so ask." in page
    assert "The team wrote:" in page
    assert "“Five weeks for a key.”" in page
    assert "And what people live with" in page
    assert "What the service does" in page
    assert "What it costs" in page
    # The large one in two sizes, for a desk and for a phone.
    small = len(MEASURES) - 1 - len(["underspend", "cost_avoided"])
    assert page.count('<svg class="chart-svg') == 2 + small


def test_a_note_stands_where_its_dot_has_no_ring(counted: None, cast: Cast, client_for: Sign) -> None:
    response = client_for(cast.megan).get(reverse("going_measure", args=["days_to_help"]))
    assert "“Carnival &lt;week&gt;.”" in response.content.decode()
    assert "August 2025." in response.content.decode()


def test_a_ring_without_a_note_asks_for_one(cast: Cast, client_for: Sign) -> None:
    with everything_open():
        waits([*STEADY[:9], 62, *STEADY[9:]], APRIL)
    page = text_of(client_for(cast.megan), "going")
    assert f"{reverse('going_note_new', args=['days_to_help'])}?period=2026-01" in page


def test_of_each_measure_how_it_is_worked_out_and_what_the_article_reports(
    counted: None, cast: Cast, client_for: Sign
) -> None:
    for measure in MEASURES:
        page = text_of(client_for(cast.megan), "going_measure", measure.key)
        assert str(measure.how) in page
        assert str(measure.leaves_out) in page
        assert ("What the article reports" in page) == bool(measure.reported)


def test_quotes_stand_in_their_own_voice(
    counted: None, cast: Cast, client_for: Sign, monkeypatch: pytest.MonkeyPatch
) -> None:
    with everything_open():
        Quote.objects.create(measure="listened", words="Gwrandawodd hi.", language="cy")
        Quote.objects.create(measure="listened", words="Taken back.", language="en")
    monkeypatch.setattr("outcomes.quoted.still_allowed", lambda words: {"Gwrandawodd hi."})
    for page in (
        text_of(client_for(cast.megan), "going"),
        text_of(client_for(cast.megan), "going_measure", "listened"),
    ):
        assert re.search(r'<blockquote class="voice[^"]*" lang="cy">Gwrandawodd hi\.</blockquote>', page)
        assert "Taken back." not in page


def test_the_table_says_where_each_figure_comes_from(cast: Cast, client_for: Sign) -> None:
    with everything_open():
        before("listened", {MONTHS[0]: 41})
        released("listened", MONTHS[2], people=40, hits=30)
        released("listened", MONTHS[3], people="few", hits="few")
    page = text_of(client_for(cast.megan), "going_table", "listened")
    rows = re.findall(r'<th scope="row">(.*?)</th>\s*<td>(.*?)</td>\s*<td>(.*?)</td>\s*<td>(.*?)</td>', page)
    assert rows == [
        ("April 2024", '<span class="why">Too few to show.</span>', "", "Counted here"),
        ("March 2024", "75 in every 100", "40", "Counted here"),
        ("February 2024", '<span class="why">Not counted.</span>', "", ""),
        ("January 2024", "41 in every 100", "", "The books of before"),
    ]


def test_teams_and_places_stand_by_name_on_one_scale(cast: Cast, client_for: Sign) -> None:
    with everything_open():
        for quarter in QUARTERS[:8]:
            for name, hits in (("Ystrad", 35), ("Aber", 10), ("Maerdy", 25)):
                released("listened", quarter, ("team", name), length="quarter", people=40, hits=hits)
            released("listened", quarter, ("place", "Treorci"), length="quarter", people="few", hits="few")
    page = text_of(client_for(cast.megan), "going_units", "listened")
    assert re.findall(r"<h3[^>]*>(.*?)</h3>", page) == ["Aber", "Maerdy", "Ystrad", "Treorci"]
    assert "Too few people to show." in page
    scales = re.findall(r'text-anchor="end">(\d+)</text>', page)
    assert scales == ["0", "25", "50", "75", "100"] * 3
    for word in ("best", "worst", "rank", "target"):
        assert not re.search(rf"\b{word}", page)


def test_before_anything_is_counted(cast: Cast, client_for: Sign) -> None:
    page = text_of(client_for(cast.megan), "going")
    assert "Bring in the months before" in page
    for name in ("going_measure", "going_table", "going_units"):
        assert "Nothing has been counted yet." in text_of(client_for(cast.megan), name, "listened")


def test_a_measure_with_nothing_but_few(cast: Cast, client_for: Sign) -> None:
    with everything_open():
        released("listened", MONTHS[0], people="few", hits="few")
    assert "Too few people to show yet." in text_of(client_for(cast.megan), "going_measure", "listened")
    assert "Too few to show." in text_of(client_for(cast.megan), "going")


def asked_of_the_published(client: Client, name: str, arguments: Sequence[str]) -> list[str]:
    with CaptureQueriesContext(connections["published"]) as captured:
        assert client.get(reverse(name, args=arguments)).status_code == 200
    return [query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]


@pytest.mark.parametrize(("name", "arguments"), PAGES)
def test_only_figures_are_read_in_five_queries_however_many_there_are(
    cast: Cast, client_for: Sign, name: str, arguments: list[str]
) -> None:
    client = client_for(cast.megan)
    with everything_open():
        a_year()
        of_every_measure()
    few = asked_of_the_published(client, name, arguments)
    assert len(few) <= 5
    tables = {table for sql in few for table in re.findall(r'FROM "(\w+)"', sql)}
    assert {table for table in tables if not table.startswith("outcomes_")} == set()
    with everything_open():
        for table in ("outcomes_count", "outcomes_release", "outcomes_baseline", "outcomes_baselinefile"):
            with connections["published"].cursor() as cursor:
                cursor.execute(f"delete from {table}")
        a_year()
        of_every_measure(many=10)
    assert len(asked_of_the_published(client, name, arguments)) == len(few)


@pytest.mark.parametrize(("name", "arguments"), PAGES)
def test_nobodys_row_is_read(counted: None, cast: Cast, client_for: Sign, name: str, arguments: list[str]) -> None:
    client = client_for(cast.megan)
    with CaptureQueriesContext(connections["default"]) as captured:
        client.get(reverse(name, args=arguments))
    tables = {table for query in captured for table in re.findall(r'FROM "(\w+)"', query["sql"])}
    assert tables <= {"django_session", "people_user"}


def rows_of(client: Client, name: str, *arguments: str) -> list[dict[str, str]]:
    text = client.get(reverse(name, args=arguments)).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_figures_as_a_file(cast: Cast, client_for: Sign) -> None:
    with everything_open():
        before("listened", {MONTHS[0]: 41}, people=200)
        released("listened", MONTHS[1], people=40, hits="few")
        released("listened", MONTHS[1], people=45, hits=30, revision=1)
        released("listened", QUARTERS[1], ("team", "=HYPERLINK(1)"), length="quarter", people=20)
        released("contacts", MONTHS[1], people=120)
    client = client_for(cast.megan)
    rows = rows_of(client, "figures_csv")
    assert [
        (row["measure"], row["part"], row["figure"], row["why"], row["revision"], row["source"]) for row in rows
    ] == [
        ("contacts", "people", "120", "", "0", "counted"),
        ("listened", "hits", "", "few", "0", "counted"),
        ("listened", "people", "40", "", "0", "counted"),
        ("listened", "hits", "30", "", "1", "counted"),
        ("listened", "people", "45", "", "1", "counted"),
        ("listened", "people", "20", "", "0", "counted"),
        ("listened", "value", "41", "", "", "before"),
        ("listened", "people", "200", "", "", "before"),
    ]
    # A spreadsheet takes no cell for a formula.
    assert rows[5]["unit"] == "'=HYPERLINK(1)"
    one = rows_of(client, "going_csv", "listened")
    assert {row["measure"] for row in one} == {"listened"}
    assert [(row["period"], row["figure"]) for row in one if row["part"] == "shown"] == [
        ("2024-01-01", "41"),
        ("2024-02-01", "66.66666667"),
    ]


def test_what_was_missing_from_a_budget_is_a_number_in_a_file(cast: Cast, client_for: Sign) -> None:
    with everything_open():
        before("budget", {MONTHS[0]: 9_000})
        released("cost", MONTHS[0], people=120, mean=1_000)
    (row,) = rows_of(client_for(cast.megan), "going_csv", "underspend")
    assert row["figure"] == "-1000"


def test_the_chart_as_a_file(counted: None, cast: Cast, client_for: Sign) -> None:
    client = client_for(cast.carys)
    drawn = client.get(reverse("going_svg", args=["days_to_help"]))
    assert drawn["Content-Disposition"] == 'attachment; filename="days_to_help.svg"'
    root = ElementTree.fromstring(drawn.content)  # noqa: S314 - our own
    words = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "We stopped using the assessment form" in " ".join(filter(None, words))
    assert any("not ten" in (word or "") for word in words)
    assert b"data:font/woff2;base64," in drawn.content
    made = client.get(reverse("going_png", args=["days_to_help"])).content
    assert made.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(made[16:20]) > 1_500


def test_a_manager_finds_no_page_of_a_person(cast: Cast, client_for: Sign) -> None:
    client = client_for(cast.megan)
    walked = 0
    for url in pages_of_a_person(str(cast.hers.citizen.pk)):
        answers = [getattr(client, method)(url).status_code for method in ("get", "post", "put")]
        assert set(answers) <= {404, 405}, (url, answers)
        assert 404 in answers, (url, answers)
        walked += 1
    assert walked > 5


def pages_of_a_person(citizen: str) -> Iterator[str]:
    """Every URL under /people/<citizen>/, with something for what else is in it."""
    others = {"uuid": "00000000-0000-4000-8000-000000000000", "int": "1", "slug": "matter", "str": "matter"}
    for route in routes(get_resolver().url_patterns):
        if route.startswith("people/<uuid:citizen_id>/"):
            filled = route.replace("<uuid:citizen_id>", citizen)
            yield "/" + re.sub(r"<(\w+):\w+>", lambda part: others[part[1]], filled)


def routes(patterns: Sequence[Any], before: str = "") -> Iterator[str]:
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, route)
        elif isinstance(each, URLPattern):
            yield route


def text_of(client: Client, name: str, *arguments: str) -> str:
    response = client.get(reverse(name, args=arguments))
    assert response.status_code == 200
    return unescape(response.content.decode())
