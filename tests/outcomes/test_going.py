"""How it is going: what a chart says, who may read it, and that nobody's row is read for it."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from outcomes import findings
from outcomes.measures import FIRST_YES, MEASURES, PEOPLE, REQUESTS, Measure, months_between
from people.models import User
from tests import factories
from tests.cast import Cast
from tests.conftest import everything_open

Sign = Callable[[User], Client]

STEADY = [24, 19, 25, 16, 23, 21, 18, 24, 14, 20, 17, 22, 13, 19, 24]
SLOW, QUICK = [71, 48, 80, 62, 75, 55, 66, 58], [27, 19, 25, 16, 23, 21, 18, 24]
MONTHS = list(months_between(date(2025, 7, 1), date(2027, 6, 1)))


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def found(values: Sequence[float | None]) -> findings.Finding:
    return findings.find(values)


def title(measure: Measure, values: Sequence[float | None]) -> str:
    return findings.title(measure, found(values), MONTHS[: len(values)])


@pytest.mark.parametrize(
    ("measure", "values", "sentence"),
    [
        (FIRST_YES, STEADY, "It takes about three weeks to a first yes"),
        (FIRST_YES, STEADY[:8], "So far it takes about three weeks to a first yes"),
        (FIRST_YES, STEADY[:5], "It is too early to say how long a first yes takes"),
        (FIRST_YES, [0] * 12, "It takes less than a day to a first yes"),
        (FIRST_YES, [], "It is too early to say how long a first yes takes"),
        (FIRST_YES, [None] * 20, "It is too early to say how long a first yes takes"),
        (FIRST_YES, SLOW + QUICK, "A first yes has come sooner since about March"),
        (FIRST_YES, QUICK + SLOW, "A first yes has taken longer since about March"),
        (FIRST_YES, SLOW + QUICK + QUICK, "A first yes has come sooner since about March 2026"),
        (
            PEOPLE,
            [40, 45, 40, 35, 40, 45, 35, 40, 45, 40, 35, 40],
            "About 40 people have a conversation each month",
        ),
        (
            PEOPLE,
            [None, 40, 45, 40, 35, 40, None, 45],
            "So far about 41 people have a conversation each month",
        ),
        (PEOPLE, [1240, 1250] * 6, "About 1,245 people have a conversation each month"),
        (PEOPLE, QUICK + SLOW, "More people have had a conversation each month since about March"),
        (PEOPLE, SLOW + QUICK, "Fewer people have had a conversation each month since about March"),
        (REQUESTS, STEADY, "People ask for about 20 things each month"),
        (REQUESTS, STEADY[:6], "So far people ask for about 21 things each month"),
        (REQUESTS, STEADY[:2], "It is too early to say how much people ask for"),
        (REQUESTS, QUICK + SLOW, "People have asked for more since about March"),
        (REQUESTS, SLOW + QUICK, "People have asked for less since about March"),
    ],
)
def test_the_title_is_the_finding(measure: Measure, values: Sequence[float | None], sentence: str) -> None:
    assert title(measure, values) == sentence


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0.4, "less than a day"),
        (1, "about a day"),
        (4.5, "about five days"),
        (7.2, "about a week"),
        (10, "about ten days"),
        (11, "about two weeks"),
        (21.9, "about three weeks"),
        (84, "about twelve weeks"),
        (95, "about 3 months"),
        (365, "about 12 months"),
    ],
)
def test_days_as_one_says_them(days: float, words: str) -> None:
    assert findings.how_long(days) == words


def test_what_to_expect() -> None:
    wide = findings.what_to_expect(FIRST_YES, found([*STEADY[:9], 49, *STEADY[9:]]))
    assert wide == (
        "Usually about 22 days. Nearly every month will be under 47 days. Anything in the shaded band is"
        " ordinary ups and downs."
    )
    first = findings.what_to_expect(FIRST_YES, found(STEADY[:8]))
    assert "Nearly every month will be between 7 and 36 days." in first
    assert first.endswith("This is from only 8 months, so the band may still move.")
    assert findings.what_to_expect(FIRST_YES, found(STEADY[:5])).startswith("Nobody can say yet.")
    assert findings.what_to_expect(FIRST_YES, found(SLOW + QUICK)).startswith("Now about 22 days. Do not go by")


def test_a_change_is_told_without_a_cause() -> None:
    said = findings.what_changed(FIRST_YES, found(SLOW + QUICK), MONTHS[:16])
    assert said == (
        "Something changed around March. Before that, about 64 days. Since then, about 22 days. The figures"
        " cannot say why. Ask those who were there."
    )
    assert findings.what_changed(FIRST_YES, found(STEADY), MONTHS[:15]) == ""


@pytest.mark.parametrize(
    ("values", "index"),
    [
        (SLOW + QUICK, 8),
        ([*SLOW, *QUICK, 60], 8),
        # Up and down again: the latest edge is told.
        ([*QUICK, *SLOW, *QUICK], 16),
        # Too few for a run of eight, but all of them outside.
        ([47, 43, 46, 48, 45, 49, 41, 13, 13, 13, 14, 13, 10], 7),
        # A run at the beginning, and no other run since.
        ([*QUICK, 60, 70, 20, 80, 65], 8),
        # One month far out drags the mean, but changes nothing.
        ([20, 21, 22, 20, 21, 22, 20, 21, 22, 20, 21, 22, 300], None),
        ([300, 20, 21, 22, 20, 21, 22, 20, 21, 22, 20, 21, 22], None),
        (STEADY, None),
        ([None, *SLOW, None, *QUICK], 10),
        ([*SLOW, *QUICK, None, None], 8),
        # Since the end of the run it is much as it was in it: the edge before is the one to tell.
        ([*SLOW[:4], *QUICK, 60, 20, 21, 20], 4),
    ],
)
def test_when_something_changed(values: Sequence[float | None], index: int | None) -> None:
    shift = found(values).shift
    assert (shift.index if shift else None) == index


def test_only_dots_to_ask_about_have_a_ring() -> None:
    values = [*STEADY[:9], 49, *STEADY[9:]]
    ringed = found(values)
    assert ringed.rings == {9: "outside"}
    assert findings.why_a_ring(FIRST_YES, ringed, values, MONTHS[:16]) == [
        "49 days, in April. Outside the band, so ask."
    ]
    # The band of before and after together is nothing to judge one month by.
    assert found([*SLOW, *QUICK]).rings == {}
    assert findings.find([*SLOW, *STEADY[:9], 49, *STEADY[9:]], [8]).rings == {17: "outside"}
    assert findings.why_a_ring(FIRST_YES, found(STEADY), STEADY, MONTHS[:15]) == []


def test_dots_that_are_near_the_edge_together() -> None:
    values = [22, 26, 26, 22, 24, 26, 25, 28, 26, 30, 30, 33, 24, 26]
    ringed = found(values)
    assert set(ringed.rings.values()) == {"3_of_4"}
    (said,) = findings.why_a_ring(FIRST_YES, ringed, values, MONTHS[:14])
    assert said.startswith("Three in four months running")


@pytest.fixture
def counted(db: None) -> None:
    """Sixteen months, with too few in some of them."""
    with everything_open():
        figures: dict[Measure, list[int | None]] = {
            FIRST_YES: [*STEADY[:9], 49, *STEADY[9:]],
            PEOPLE: [None, None, 20, 25, 30, 25, 35, 30, 25, None, 35, 30, 40, 30, 35, 30],
            REQUESTS: [None] * 16,
        }
        for measure, values in figures.items():
            for month, figure in zip(MONTHS, values, strict=False):
                factories.CountFactory(measure=measure.key, month=month, figure=figure)


PAGES: list[tuple[str, list[str]]] = [
    ("going", []),
    *(("going_measure", [measure.key]) for measure in MEASURES),
    *(("going_table", [measure.key]) for measure in MEASURES),
]


@pytest.mark.parametrize(("name", "arguments"), PAGES)
@pytest.mark.parametrize("who", ["megan", "carys", "nia"])
def test_it_is_for_those_who_work_here(
    counted: None, cast: Cast, client_for: Sign, who: str, name: str, arguments: list[str]
) -> None:
    url = reverse(name, args=arguments)
    response = client_for(cast.users[who]).get(url)
    assert response.status_code == 200
    assert "style=" not in response.content.decode()
    for other in ("eirlys", "gwen", "dai"):
        assert client_for(cast.users[other]).get(url).status_code == 403
    assert client_for(cast.users[who]).post(url).status_code == 405
    assert Client().get(url).status_code == 302


@pytest.mark.parametrize("name", ["going_measure", "going_table"])
def test_no_other_measure(cast: Cast, client_for: Sign, name: str) -> None:
    assert client_for(cast.megan).get(reverse(name, args=["carys"])).status_code == 404


def test_what_the_page_says(counted: None, cast: Cast, client_for: Sign) -> None:
    page = text_of(client_for(cast.megan), "going")
    assert "<h1>It takes about three weeks to a first yes</h1>" in page
    assert "Why one dot has a ring" in page
    assert "49 days, in April. Outside the band, so ask." in page
    assert "What changed" not in page
    assert "About 30 people have a conversation each month" in page
    assert "Too few people to show." in page
    assert "How we keep people out of these figures" in page
    assert page.count('<svg class="chart-svg') == 3


def test_the_page_tells_of_a_change(cast: Cast, client_for: Sign) -> None:
    with everything_open():
        for month, figure in zip(MONTHS, SLOW + QUICK, strict=False):
            factories.CountFactory(measure=FIRST_YES.key, month=month, figure=figure)
    page = text_of(client_for(cast.megan), "going")
    assert "<h1>A first yes has come sooner since about March</h1>" in page
    assert "Something changed around March." in page


def test_the_table_says_too_few_to_show(counted: None, cast: Cast, client_for: Sign) -> None:
    page = text_of(client_for(cast.megan), "going_table", "people")
    cells = re.findall(r'<th scope="row">(.*?)</th>\s*<td>(.*?)</td>', page)
    assert len(cells) == 16
    assert cells[0] == ("October 2026", "30")
    assert ("April 2026", "too few to show") in cells
    assert cells[-1] == ("July 2025", "too few to show")
    assert "<caption" in page


def test_a_month_that_was_left_out_is_not_said_to_be_too_few(cast: Cast, client_for: Sign) -> None:
    with everything_open():
        for month in (MONTHS[0], MONTHS[2]):
            factories.CountFactory(measure="people", month=month, figure=20)
    page = text_of(client_for(cast.megan), "going_table", "people")
    assert "not counted" in page
    assert "too few to show</td>" not in page
    assert ">too few<" not in text_of(client_for(cast.megan), "going_measure", "people")


def test_how_it_is_worked_out(counted: None, cast: Cast, client_for: Sign) -> None:
    page = text_of(client_for(cast.megan), "going_measure", "requests")
    assert str(REQUESTS.how) in page
    assert str(REQUESTS.leaves_out) in page
    assert "A month is shown when at least 10 people are in it." in page


@pytest.mark.parametrize(("name", "arguments"), PAGES)
def test_before_anything_is_counted(cast: Cast, client_for: Sign, name: str, arguments: list[str]) -> None:
    assert "Nothing has been counted yet." in text_of(client_for(cast.megan), name, *arguments)


@pytest.mark.parametrize(("name", "arguments"), PAGES)
def test_only_the_figures_are_read(
    counted: None, cast: Cast, client_for: Sign, name: str, arguments: list[str]
) -> None:
    client = client_for(cast.megan)
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse(name, args=arguments))
    # In a test, the transaction of the request is a savepoint.
    asked = [query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(asked) <= 5
    tables = {table for sql in asked for table in re.findall(r'FROM "(\w+)"', sql)}
    assert tables == {"django_session", "people_user", "outcomes_count"}


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
