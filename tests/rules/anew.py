"""Writes the tables of this folder anew, to be read before they are kept.

`uv run pytest -n 0 -s -o python_functions='*_anew' tests/rules/anew.py`
"""

import pytest

from tests.cast import Cast
from tests.rules import doors, writes
from tests.rules.test_doors import everything_that

CELLS: doors.Cells = {}


# Each in a transaction of their own: in one that is older than some minutes, nobody writes down that they looked.
@pytest.mark.parametrize("who", doors.WHO)
@pytest.mark.usefixtures("texts_are_heard")
def doors_anew(who: str, cast: Cast) -> None:
    told = everything_that(who, cast)
    CELLS.update(told.cells)
    print(*(f"{who}: {one}" for one in told.wrong), sep="\n")
    if who == doors.WHO[-1]:
        doors.TABLE.write_text(doors.written(CELLS, list(doors.doors())))


def writes_anew(cast: Cast) -> None:
    rows = writes.rows_of(cast)
    cells: writes.Cells = {}
    for who in doors.WHO:
        cells |= writes.tried(who, cast, rows)
    writes.TABLE.write_text(writes.written(cells))
