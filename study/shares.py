"""How many in every hundred."""

from collections.abc import Sequence

# Of fewer, the numbers themselves say more.
ENOUGH = 10


def in_every_100(counts: Sequence[int]) -> list[int]:
    """Each of these counts as so many in every 100 of them all; together they are 100, and of nothing all are 0.

    By the largest remainder: each is rounded down, and what is left goes to those that lost most, the first of equals
    before the next.
    """
    whole = sum(counts)
    if not whole:
        return [0] * len(counts)
    shares = [count * 100 // whole for count in counts]
    lost = sorted(range(len(counts)), key=lambda one: -(counts[one] * 100 % whole))
    for one in lost[: 100 - sum(shares)]:
        shares[one] += 1
    return shares
