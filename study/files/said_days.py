"""A day as somebody wrote it down: 2026-11-23, 23/11/2026, 23 Nov 2026, March 2019, about 2019."""

import re
from datetime import date, datetime

from study.wordings import key_of

EXACT, ABOUT, UNKNOWN = "exact", "about", "unknown"
FIRST_YEAR, LAST_YEAR = 1900, 2100

_ENGLISH = "january february march april may june july august september october november december"
_WELSH = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
_SHORT = "ion chwe maw ebr mai meh gor aws med hyd tach rhag"
MONTHS = {name: n for names in (_ENGLISH, _WELSH, _SHORT) for n, name in enumerate(names.split(), 1)}
MONTHS |= {name[:3]: n for n, name in enumerate(_ENGLISH.split(), 1)} | {"sept": 9}

_ABOUT = re.compile(r"^(about|around|circa|ca|c|approximately|approx|roughly|tua|oddeutu|tuag at)\b[ .]*")
_UNKNOWN = {"", "unknown", "not known", "nobody knows", "nobody knows when", "don t know", "dim syniad", "anhysbys"}
_UNKNOWN |= {"does neb yn gwybod", "does neb yn gwybod pryd", "ddim yn gwybod", "n a", "none", "null"}
_ORDINAL = re.compile(r"^(\d{1,2})(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)$")
# With the time of day, as spreadsheets and other software write it.
_TIME = re.compile(r"(?<=\d)[t ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(z|[+-]\d{2}:?\d{2})?$")


def read_day(text: str) -> tuple[date | None, str]:
    """The day and how sure it is: "exact", "about" or "unknown" (then no day).

    Of a month or a year alone, the middle: 15 March 2019; 1 July 2019. Days come before months, as in Wales. Raises
    ValueError for what is no day, and for years before 1900 or after 2100.
    """
    said = " ".join(text.split())
    if key_of(said) in _UNKNOWN or said in {"-", "–", "?"}:
        return None, UNKNOWN
    plain = said.casefold()
    without = _ABOUT.sub("", plain).strip("?~ ")
    about = without != plain
    try:
        day, sure = _read(_TIME.sub("", without))
    except OverflowError as never:
        raise ValueError(text) from never
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(text)
    return day, ABOUT if about else sure


def _read(text: str) -> tuple[date, str]:
    parts = [part for part in re.split(r"[\s,./-]+", text) if part not in {"of", "o"}]
    if len(parts) == 4 and not parts[0].isdigit() and parts[0] not in MONTHS:
        # Monday 23 November 2026
        parts = parts[1:]
    match parts:
        case [year] if _is_year(year):
            return date(int(year), 7, 1), ABOUT
        case [month, year] if _is_year(year):
            return date(int(year), _month(month), 15), ABOUT
        case [year, month] if _is_year(year):
            return date(int(year), _month(month), 15), ABOUT
        case [year, month, day] if _is_year(year):
            return date(int(year), _month(month), _day(day)), EXACT
        case [month, day, year] if month in MONTHS:
            return date(_year(year), _month(month), _day(day)), EXACT
        case [day, month, year]:
            return date(_year(year), _month(month), _day(day)), EXACT
    raise ValueError(text)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdecimal()


def _year(text: str) -> int:
    """Of two digits, the year that was last: a spreadsheet writes 23/11/26."""
    year = int(text)
    if len(text) != 2:
        return year
    this = datetime.now().year
    return 2000 + year if 2000 + year <= this else 1900 + year


def _month(text: str) -> int:
    return MONTHS[text] if text in MONTHS else int(text)


def _day(text: str) -> int:
    found = _ORDINAL.match(text)
    return int(found[1] if found else text)
