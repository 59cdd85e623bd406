"""What happened in the valley since Bywyd Da began: a few things that can be learned from, and ordinary ups and downs.

Nothing here is a figure that is shown. These are chances and numbers by which lives are made up, a row each; what
managers see is counted from the rows by `manage.py count`, as anywhere.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from config.demo import many
from config.demo.many import Asked, HelpOf, Someone, Talked

# Before the end, in months: the Friday calls; when the fitters were back, and how long they had been away; and since
# when too much was promised.
CALLS, CALLS_ENDED, FITTERS, AWAY, TOO_MANY_PROMISES = 8, 5, 5, 3, 6

ASK, TALK, TELL, PROMISED, ASSESSED, PLACED = 190, 125, 90, 100, 46, 9.6
AGAIN = (0.19, 0.14, 0.135)
LISTENED = (0.76, 0.80, 0.84)
NEARER = (0.56, 0.60, 0.62)
DAYS_UNTIL_YES = (9.0, 9.0, 9.0, 9.0, 8.0, 6.0, 4.5)
# Two months quicker, two slower, and so on: ordinary ups and downs.
DAYS_UNTIL_HELP, UPS_AND_DOWNS, SPREAD = 20.5, (0.88, 0.88, 1.12, 1.12), 0.65
HELPED, WAIT_FOR_FITTERS, GIVES = 0.7, 0.8, 0.24
AN_HOUR, HOURS_BEFORE, HOURS_NOW = 21.4, 12.2, 9.9
# Of those who had help before, so many had it at home or in a home; the others paid for something else.
AT_HOME, IN_A_HOME = 270, 36
TOLD_TWICE = 0.22


def course(today: date, seed: int = 1) -> list[Someone]:
    """Everybody, with all that happened to them; the same for the same day and seed."""
    rng = Random(seed)  # noqa: S311  made-up lives, nothing secret
    everybody = many.people(today, rng)
    months = many.months(today)
    _came_with(rng, everybody[: many.THERE_FROM_THE_START], months)
    for number, month in enumerate(months):
        left = len(months) - 1 - number
        here = [one for one in everybody if one.added < many.month_after(month, 1)]
        _asked(rng, here, month, today, number, left)
        _talked(rng, here, month, today, number)
        _promised(rng, here, month, today, left)
        _placed(rng, here, month, today)
        for one in rng.sample(here, _about(rng, ASSESSED)):
            one.assessed.append(_day(rng, one, month, today))
        _gives(rng, here, month, today, number)
    for one in everybody:
        one.asked.sort(key=lambda asked: asked.day)
    return everybody


def _gives(rng: Random, here: list[Someone], month: date, today: date, number: int) -> None:
    """As many of the newcomers as of the others; and one more a month once the crowd is there, who give nothing."""
    new = [one for one in here if one.added >= month]
    begin = [one for one in new if rng.random() < GIVES] if number else new[: round(len(new) * GIVES)]
    if number >= 5:
        begin.append(rng.choice([one for one in here if not one.gives]))
    for one in begin:
        one.gives = _day(rng, one, month, today)


def _at(values: Sequence[float], number: int) -> float:
    """As it was in that month; the last stays."""
    return values[min(number, len(values) - 1)]


def _about(rng: Random, number: float) -> int:
    """As many, give or take some."""
    return max(0, round(rng.gauss(number, number**0.5 * 0.6)))


def _day(rng: Random, one: Someone, month: date, today: date) -> date:
    return max(one.added, many.day_in(month, today, rng))


def _came_with(rng: Random, everybody: list[Someone], months: Sequence[date]) -> None:
    """Those who had help before: it goes on, for fewer hours once somebody has asked what it is for."""
    for turn, one in enumerate(everybody):
        since = months[0] - timedelta(days=rng.randrange(20, 900))
        asked = Asked(one.added, yes=one.added)
        one.asked.append(asked)
        if turn < AT_HOME:
            asked.help += _at_home(rng, since, months)
        elif turn < AT_HOME + IN_A_HOME:
            until = months[0] + timedelta(days=rng.randrange(30, 130))
            asked.help.append(_in_a_home(rng, since, until))
        else:
            asked.help.append(HelpOf("other_paid", since, None, None, rng.randrange(30, 90)))
        if rng.random() < 0.26:
            asked.help.append(HelpOf("own", since))


def _at_home(rng: Random, since: date, months: Sequence[date]) -> list[HelpOf]:
    hours = min(40.0, max(2.0, rng.gammavariate(6, HOURS_BEFORE / 6)))
    asked_anew = rng.choice(months[1:6]) + timedelta(days=rng.randrange(28))
    before = _hours(since, asked_anew - timedelta(days=1), hours)
    if rng.random() < 0.12:
        return [before]
    return [before, _hours(asked_anew, None, hours * HOURS_NOW / HOURS_BEFORE)]


def _hours(since: date, until: date | None, hours: float) -> HelpOf:
    hours = round(hours * 4) / 4
    return HelpOf("home_care", since, until, hours, round(hours * AN_HOUR, 2))


def _in_a_home(rng: Random, since: date, until: date) -> HelpOf:
    return HelpOf("care_home", since, until, None, rng.randrange(820, 1120))


def _asked(rng: Random, here: list[Someone], month: date, today: date, number: int, left: int) -> None:
    """Whoever is new asks, and others do; some of them about the same thing as before."""
    new = [one for one in here if one.added >= month and not one.asked]
    others = rng.sample([one for one in here if one.asked], max(0, _about(rng, ASK) - len(new)))
    come_back = {id(one) for one in others[: round(rng.gauss(ASK * _at(AGAIN, number), 2))]}
    typical = DAYS_UNTIL_HELP * (UPS_AND_DOWNS[number % len(UPS_AND_DOWNS)] if number else 1.4)
    for one in new + others:
        again = rng.choice([each for each in one.asked if not each.again]) if id(one) in come_back else None
        day = _day(rng, one, month, today)
        asked = Asked(max(day, again.day) if again else day, again)
        one.asked.append(asked)
        wait = _at(DAYS_UNTIL_YES, number)
        if left <= CALLS:
            wait = 8.5 if left <= CALLS_ENDED else 2.0
        asked.yes = _by_then(asked.day + timedelta(days=int(rng.expovariate(1 / wait))), today)
        helped = rng.random() < HELPED
        since = asked.day + timedelta(days=round(typical * rng.lognormvariate(0, SPREAD)))
        if not helped and FITTERS < left <= FITTERS + AWAY and rng.random() < WAIT_FOR_FITTERS:
            helped, since = True, many.month_after(month, left - FITTERS) + timedelta(days=rng.randrange(14, 28))
        if not number:
            since = max(since, many.month_after(month, 1))
        if helped and since <= today:
            _helped(rng, one, asked, since, today)


def _by_then(day: date, today: date) -> date | None:
    return day if day <= today else None


def _helped(rng: Random, one: Someone, asked: Asked, since: date, today: date) -> None:
    """Mostly by their own people and the community, for some weeks or months, or for good."""
    asked.yes = min(asked.yes or since, since)
    if rng.random() < 0.08 and not any(help_.kind == "home_care" for each in one.asked for help_ in each.help):
        asked.help.append(_hours(since, None, min(40.0, max(2.0, rng.gammavariate(6, HOURS_NOW / 6)))))
        return
    until = _by_then(since + timedelta(days=rng.randrange(10, 90)), today) if rng.random() < 0.97 else None
    asked.help.append(HelpOf(rng.choice(("own", "community")), since, until))


def _talked(rng: Random, here: list[Someone], month: date, today: date, number: int) -> None:
    """Mostly with whoever walks with them; and how it is going, and whether we listened."""
    new = [one for one in here if one.added >= month]
    others = [one for one in here if one.added < month]
    for one in new + rng.sample(others, min(len(others), max(0, _about(rng, TALK) - len(new)))):
        by = rng.choice(many.WALK_WITH).key if rng.random() < 0.03 else one.by
        listened = ""
        if rng.random() < 0.75:
            listened = "really" if rng.random() < _at(LISTENED, number) else rng.choice(("mostly", "not_quite", "no"))
        one.talked.append(Talked(_day(rng, one, month, today), by, listened))
        if not number and rng.random() < TOLD_TWICE:
            one.talked.append(Talked(one.added, rng.choice(many.WALK_WITH).key))
    for one in rng.sample(here, _about(rng, TELL)):
        nearer = rng.random() < _at(NEARER, number)
        how = rng.choice(("nearer", "nearer", "have_it") if nearer else ("same", "same", "further"))
        one.told.append((_day(rng, one, month, today), how))


def _promised(rng: Random, here: list[Someone], month: date, today: date, left: int) -> None:
    """What was due in the month; since too much was promised, less of it is kept."""
    too_much = left < TOO_MANY_PROMISES
    for one in rng.sample(here, _about(rng, PROMISED * (1.2 if too_much else 1))):
        due = _day(rng, one, month, today)
        kept = rng.random() < (0.62 if too_much else 0.89)
        one.promised.append((due, max(one.added, due - timedelta(days=rng.randrange(4))) if kept else None))


def _placed(rng: Random, here: list[Someone], month: date, today: date) -> None:
    """Into a care home or nursing home, for some weeks or months."""
    at_home = [one for one in here if not any(help_.kind == "care_home" for each in one.asked for help_ in each.help)]
    for one in rng.sample(at_home, _about(rng, PLACED)):
        since = _day(rng, one, month, today)
        asked = Asked(max(one.added, month, since - timedelta(days=rng.randrange(25))), yes=since)
        asked.help.append(_in_a_home(rng, since, since + timedelta(days=rng.randrange(30, 130))))
        one.asked.append(asked)
