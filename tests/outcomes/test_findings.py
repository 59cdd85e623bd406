"""What a chart says: the sentence that is its title, what to expect, what changed, and why a dot has a ring."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy, ngettext_lazy

from outcomes import amounts, findings, in_words, xmr
from outcomes.measures import Kind, Measure, Sentences
from outcomes.periods import every
from outcomes.series import Point, Series, Written
from outcomes.told import Told, side_by_side
from tests.outcomes.laid import a_measure

STEADY = [24, 19, 25, 16, 23, 21, 18, 24, 14, 20, 17, 22, 13, 19, 24]
SLOW, QUICK = [71, 48, 80, 62, 75, 55, 66, 58], [27, 19, 25, 16, 23, 21, 18, 24]
MONTHS = list(every(date(2025, 7, 1), date(2027, 6, 1)))
WAITS = a_measure(
    Kind.TYPICAL,
    key="waits",
    amount=ngettext_lazy("%(number)s day", "%(number)s days", "number"),
    sentences=Sentences(
        usual="It takes %(how_long)s",
        so_far="So far it takes %(how_long)s",
        too_early="It is too early to say how long it takes",
        more="It has taken longer since about %(month)s",
        fewer="It has come sooner since about %(month)s",
    ),
)
PEOPLE = a_measure()
SHARE = a_measure(
    Kind.SHARE,
    amount="%(number)s in every 100",
    sentences=Sentences(
        usual="About %(number)s in every 100",
        so_far="So far %(number)s in every 100",
        too_early="Too early",
        more="More since %(month)s",
        fewer="Fewer since %(month)s",
    ),
)
HOURS = a_measure(Kind.MEAN, amount="%(number)s hours", decimals=1)


def money(key: str) -> Measure:
    sentences = Sentences(
        usual="About £%(number)s is left",
        so_far="So far about £%(number)s is left",
        too_early="Too early",
        more="More since %(month)s",
        fewer="Less since %(month)s",
    )
    return a_measure(Kind.WORKED_OUT, key=key, amount=gettext_lazy("£%(number)s"), unit="pounds", sentences=sentences)


UNDERSPEND = money("underspend")


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def of(
    measure: Measure, values: Sequence[float | None], *changed: tuple[int, str], length: Any = "month", **other: Any
) -> Series:
    days = MONTHS if length == "month" else list(every(date(2019, 1, 1), date(2030, 1, 1), "quarter"))
    points = [Point(day, value, "" if value is not None else "few") for day, value in zip(days, values, strict=False)]
    changes = [Written(number, days[index], words, "en") for number, (index, words) in enumerate(changed)]
    return Series(measure, points, changes, length=length, **other)


def told(*arguments: Any, **other: Any) -> Told:
    return Told(of(*arguments, **other))


@pytest.mark.parametrize(
    ("measure", "values", "sentence"),
    [
        (WAITS, STEADY, "It takes about three weeks"),
        (WAITS, STEADY[:8], "So far it takes about three weeks"),
        (WAITS, STEADY[:5], "It is too early to say how long it takes"),
        (WAITS, [0] * 12, "It takes less than a day"),
        (WAITS, [], "It is too early to say how long it takes"),
        (WAITS, [None] * 20, "It is too early to say how long it takes"),
        (WAITS, SLOW + QUICK, "It has come sooner since about March"),
        (WAITS, QUICK + SLOW, "It has taken longer since about March"),
        (WAITS, SLOW + QUICK + QUICK, "It has come sooner since about March 2026"),
        (PEOPLE, [None, 40, 45, 40, 35, 40, None, 45], "So far about 41 people are visited each month"),
        (PEOPLE, [1240, 1250] * 6, "About 1,245 people are visited each month"),
        (HOURS, [9.6, 9.8] * 6, "About 9.7 people are visited each month"),
        (UNDERSPEND, [300, 500] * 6, "About £400 is left"),
        (UNDERSPEND, [-300, -500] * 6, "Each month costs about £400 more than its budget"),
    ],
)
def test_the_title_is_the_finding(measure: Measure, values: Sequence[float | None], sentence: str) -> None:
    assert told(measure, values).title == sentence


@pytest.mark.parametrize(
    ("measure", "before", "since", "sentence"),
    [
        (WAITS, 70, 21, "It takes about three weeks, not ten"),
        (WAITS, 8, 3, "It takes about three days, not eight"),
        (WAITS, 70, 3, "It takes about three days, not about ten weeks"),
        (WAITS, 285, 21, "It takes about three weeks, not about 9 months"),
        (WAITS, 7, 21, "It takes about three weeks, not about a week"),
        # Said alike: no contrast.
        (WAITS, 23, 20, "It takes about three weeks"),
        (PEOPLE, 120, 65, "About 65 people are visited each month, not 120"),
        (SHARE, 46, 10, "About 10 in every 100, not 46"),
        (UNDERSPEND, -1000, 400, "About £400 is left, not minus £1,000"),
    ],
)
def test_the_title_says_before_and_after_where_a_recorded_change_lasted(
    measure: Measure, before: float, since: float, sentence: str
) -> None:
    step = 0.5
    values = [before - step, before + step] * 6 + [since - step, since + step] * 6
    assert told(measure, values, (12, "We stopped.")).title == sentence


def test_so_far_is_said_of_a_change_too() -> None:
    assert told(WAITS, [69, 71] * 6 + [20, 22] * 4, (12, "x")).title == "So far it takes about three weeks, not ten"


def test_in_short() -> None:
    assert told(SHARE, [45, 47] * 6 + [12, 14] * 6, (12, "x")).in_short == "About 13. It was 46."
    assert told(SHARE, [45, 47] * 6).in_short == "About 46."
    assert told(SHARE, [45, 47]).in_short == "Too early."
    assert told(WAITS, SLOW + QUICK).in_short == "About 22. It was 64."
    # What it was is what it was before the change that was written down, also where more has changed since.
    twice = [45, 47] * 6 + [29, 31] * 8 + [12, 14] * 8
    assert told(SHARE, twice, (12, "x"), length="quarter").in_short == "About 13. It was 46."
    assert told(UNDERSPEND, [-500, -300] * 6).in_short == "About minus £400."


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
    assert amounts.how_long(days) == words


def test_amounts_as_one_says_them() -> None:
    assert amounts.amount(WAITS, 1.2) == "1 day"
    assert amounts.amount(HOURS, 1.04) == "1.0 hours"
    assert amounts.amount(UNDERSPEND, -1_240.4) == "minus £1,240"
    assert amounts.amount(UNDERSPEND, -0.4) == "£0"
    assert amounts.bare(UNDERSPEND, 1_240) == "£1,240"
    assert amounts.bare(HOURS, 9.66) == "9.7"


def test_what_to_expect() -> None:
    wide = told(WAITS, [*STEADY[:9], 49, *STEADY[9:]]).what_to_expect
    assert wide == (
        "Usually about 22 days. Nearly every month will be under 47 days. Anything in the shaded band is"
        " ordinary ups and downs."
    )
    first = told(WAITS, STEADY[:8]).what_to_expect
    assert "Nearly every month will be between 7 and 36 days." in first
    assert first.endswith("This is from only 8 months, so the band may still move.")
    assert told(WAITS, STEADY[:5]).what_to_expect.startswith("Nobody can say yet. It takes six months")
    assert told(WAITS, SLOW + QUICK).what_to_expect.startswith("Now about 22 days. Do not go by")
    # Nothing can be more than all of them, and nothing of that is a limit.
    assert "Nearly every month will be over 80 in every 100." in told(SHARE, [95, 90, 97, 92] * 3).what_to_expect
    assert told(SHARE, [20] * 12).what_to_expect == "Usually about 20 in every 100. All of them were the same."
    below = told(UNDERSPEND, [-100, 100] * 6).what_to_expect
    assert "between minus £532 and £532." in below


def test_what_to_expect_of_a_quarter() -> None:
    assert "Nearly every quarter will be between" in told(PEOPLE, [40, 42] * 6, length="quarter").what_to_expect
    assert "Nearly every quarter will be under" in told(PEOPLE, [4, 20] * 3, length="quarter").what_to_expect
    assert "from only 6 quarters" in told(PEOPLE, [4, 20] * 3, length="quarter").what_to_expect
    assert "Nearly every quarter will be over" in told(SHARE, [95, 90, 97, 92] * 3, length="quarter").what_to_expect
    assert "It takes six quarters" in told(PEOPLE, [4, 20], length="quarter").what_to_expect


def test_a_change_that_nobody_wrote_down_is_told_without_a_cause() -> None:
    (changed,) = told(WAITS, SLOW + QUICK).what_changed
    assert (changed.when, changed.changes) == ("March", ())
    assert changed.words == (
        "Before that, about 64 days. Since then, about 22 days. The figures cannot say why. Ask those who were there."
    )
    assert told(WAITS, STEADY).what_changed == []


def test_a_recorded_change_is_told_in_its_words() -> None:
    (changed,) = told(WAITS, [69, 71] * 6 + [20, 22] * 6, (12, "We stopped using the form")).what_changed
    assert (changed.when, changed.in_their_words) == ("July 2026", "We stopped using the form.")
    assert changed.words == "Before that, about 70 days, anywhere up to 75. Since then, about 21 days."


def test_points_are_never_percent() -> None:
    since = [9, 11] * 6
    (share,) = told(SHARE, [45, 47] * 6 + since, (12, "x")).what_changed
    assert share.words.endswith("Since then, about 10 in every 100. That is 36 points fewer.")
    (more,) = told(SHARE, since + [45, 47] * 6, (12, "x")).what_changed
    assert more.words.endswith("That is 36 points more.")
    (people,) = told(PEOPLE, [99, 101] * 6 + [53, 55] * 6, (12, "x")).what_changed
    assert people.words.endswith("Before that, about 100 people, anywhere up to 105. Since then, about 54 people. That is 46% fewer.")  # fmt: skip # noqa: E501
    (grown,) = told(PEOPLE, [53, 55] * 6 + [107, 109] * 6, (12, "x")).what_changed
    assert grown.words.endswith("That is 100% more.")
    assert in_words.difference(PEOPLE, 0, 10) == in_words.difference(WAITS, 70, 21) == ""
    assert in_words.difference(SHARE, 40.2, 40.4) == ""
    # All of them is an end, and nothing up to which anything may go.
    (all_of_them,) = told(SHARE, [95, 90, 97, 92] * 3 + [40, 42] * 6, (12, "x")).what_changed
    assert "anywhere" not in all_of_them.words


def test_a_change_that_made_no_difference_says_so() -> None:
    (same,) = told(WAITS, STEADY + STEADY[:9], (12, "New chairs.")).what_changed
    assert same.words == "It made no difference to this figure that lasted."
    (early,) = told(WAITS, STEADY, (12, "New chairs.")).what_changed
    assert early.words == "It takes eight dots to see whether it made a difference that lasts."


def test_phases_at_the_end_of_the_books_only_where_a_change_was_recorded_and_lasted() -> None:
    values = [69, 71] * 6 + [20, 22] * 6
    assert [phase.start for phase in told(WAITS, values).finding.phases] == [0]
    assert [phase.start for phase in told(WAITS, values, (12, "x")).finding.phases] == [0, 12]
    assert [phase.start for phase in told(WAITS, [69, 71] * 12, (12, "x")).finding.phases] == [0]
    before, since = told(WAITS, values, (12, "x")).large.charts[0].bands
    assert before.y < since.y
    assert before.x + before.width == pytest.approx(since.x, abs=0.1)


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
        ([20, 22, 19, 23, 49, 20, 20, 21, 23, 20, 21, 21, 21, 20, 19, 19, 20], None),
        (STEADY, None),
        ([None, *SLOW, None, *QUICK], 10),
        ([*SLOW, *QUICK, None, None], 8),
        # Since the end of the run it is much as it was in it: the edge before is the one to tell.
        ([*SLOW[:4], *QUICK, 60, 20, 21, 20], 4),
    ],
)
def test_when_something_changed(values: Sequence[float | None], index: int | None) -> None:
    shift = findings.find(values).shift
    assert (shift.index if shift else None) == index


def test_only_dots_to_ask_about_have_a_ring() -> None:
    values = [*STEADY[:9], 49, *STEADY[9:]]
    series = of(WAITS, values)
    series = Series(
        WAITS, series.points, notes=[Written(1, MONTHS[9], "A key.", "en"), Written(2, MONTHS[1], "Snow", "cy")]
    )
    assert Told(series).finding.rings == {9: "outside"}
    (ring,) = Told(series).why_a_ring
    assert (ring.words, ring.day) == ("49 days, in April. Outside the band, so ask.", MONTHS[9])
    assert [note.words for note in ring.notes] == ["A key."]
    assert [(when, note.words) for when, note in Told(series).noted] == [("August 2025", "Snow")]
    # The band of before and after together is nothing to judge one month by.
    assert findings.find([*SLOW, *QUICK]).rings == {}
    assert findings.find([*SLOW, *STEADY[:9], 49, *STEADY[9:]], [8]).rings == {17: "outside"}
    assert told(WAITS, STEADY).why_a_ring == []


def test_dots_that_are_near_the_edge_together() -> None:
    values = [22, 26, 26, 22, 24, 26, 25, 28, 26, 30, 30, 33, 24, 26]
    near = told(WAITS, values)
    assert set(near.finding.rings.values()) == {"3_of_4"}
    (said,) = near.why_a_ring
    assert said.words.startswith("Three in four months running")
    assert said.day == MONTHS[max(near.finding.rings)]
    (quarters,) = told(WAITS, values, length="quarter").why_a_ring
    assert quarters.words.startswith("Three in four quarters running")


def test_below_nothing_is_said_in_words() -> None:
    assert told(UNDERSPEND, [-100, 100]).below_nothing.startswith("A dot below £0 is a month that cost more")
    assert told(UNDERSPEND, [100, 100]).below_nothing == ""
    chart = told(UNDERSPEND, [-100, 100] * 6).large.charts[0]
    assert chart.ticks[0].words.startswith("−£")
    assert len(chart.zero) == 1
    assert chart.zero[0].y1 < chart.grid[0].y1
    assert told(WAITS, STEADY).large.charts[0].zero == []


def test_of_what_ends_limits_go_no_further() -> None:
    assert in_words.ends_of(SHARE).within(130) == 100
    assert in_words.ends_of(WAITS).within(-3) == 0
    assert in_words.ends_of(UNDERSPEND).within(-3) == -3
    found = xmr.limits([90, 100] * 6, in_words.ends_of(SHARE))
    assert found
    assert found.upper == 100


def test_why_dots_are_missing_is_said_once_each() -> None:
    series = Series(
        PEOPLE,
        [
            Point(MONTHS[0], None, "few", "counted"),
            Point(MONTHS[1], 30, "", "counted", 30),
            Point(MONTHS[2], None, "few", "counted"),
            Point(MONTHS[3], None, "no_budget", "counted"),
        ],
    )
    assert Told(series).hidden == ["Too few to show.", "Nobody has brought in the budget of this month."]
    assert [row.why for row in Told(series).rows][:2] == [
        "Nobody has brought in the budget of this month.",
        "Too few to show.",
    ]
    assert [text.words for text in Told(series).large.charts[0].gap_words] == ["too few"]


def test_quarters_are_said_as_months() -> None:
    series = of(PEOPLE, [40, 42] * 3, length="quarter")
    assert Told(series).rows[0].period == "April to June 2020"
    assert "Jan–Mar 2019" in [text.words for text in Told(series).large.charts[0].labels]
    assert amounts.period_words(date(2019, 4, 1), date(2019, 7, 1), "quarter") == "April to June"


def test_side_by_side_they_have_one_scale() -> None:
    low, high, none = side_by_side([of(PEOPLE, [10, 12]), of(PEOPLE, [90, 95]), of(PEOPLE, [None])])
    scales = [[tick.words for tick in one.small.charts[0].ticks] for one in (low, high)]
    assert scales[0] == scales[1] == ["0", "25", "50", "75", "100"]
    assert none.series.charted == []
    assert side_by_side([of(PEOPLE, [None])])[0].among == (0, 0)
