"""The round numbers beside a chart, and how they are written."""

import math

STEPS = (1, 2, 2.5, 4, 5, 10)


def nice(lowest: float, highest: float) -> list[float]:
    """Round numbers from at most the lowest to at least the highest, in three to five steps with little to spare."""
    # Nothing, or next to nothing: any scale will do.
    highest = highest if highest - lowest >= 0.01 else lowest + 1
    whole = highest - lowest
    power = 10 ** math.floor(math.log10(whole / 5))
    # Quarters are good for tens and hundreds, but nobody counts 0, 2.5, 5.
    steps = [power * step for step in STEPS if step != 2.5 or power >= 10]

    def ends(step: float) -> tuple[int, int]:
        return math.floor(lowest / step + 1e-9), math.ceil(highest / step - 1e-9)

    def badness(step: float) -> float:
        first, last = ends(step)
        count = last - first
        return (step * count / whole - 1) + 0.1 * abs(count - 4) + (9 if not 3 <= count <= 5 else 0)

    step = min(steps, key=badness)
    first, last = ends(step)
    return [round(step * index, 10) for index in range(first, last + 1)]


def plain(number: float, sign: str = "") -> str:
    size = abs(number)
    return signed(f"{size:,.0f}" if size == int(size) else f"{size:g}", number, sign)


def signed(said: str, number: float, sign: str) -> str:
    """£12, and −£12 below nothing."""
    return f"{'−' if number < 0 else ''}{sign}{said}"
