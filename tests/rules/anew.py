"""Writes the tables of this folder anew, to be read before they are kept.

`uv run pytest -n 0 -s -o python_functions='*_anew' tests/rules/anew.py`
"""

import pytest

from tests.cast import Cast
from tests.rules import doors, writes
from tests.rules.test_doors import everything_that


@pytest.mark.usefixtures("texts_are_heard")
def doors_anew(cast: Cast) -> None:
    cells: doors.Cells = {}
    wrong: list[str] = []
    for who in doors.WHO:
        told = everything_that(who, cast)
        cells |= told.cells
        wrong += [f"{who}: {one}" for one in told.wrong]
    doors.TABLE.write_text(doors.written(cells, list(doors.doors())))
    print(*wrong, sep="\n")


def writes_anew(cast: Cast) -> None:
    rows = writes.rows_of(cast)
    cells: writes.Cells = {}
    for who in doors.WHO:
        cells |= writes.tried(who, cast, rows)
    writes.TABLE.write_text(writes.written(cells))
