"""Which entries of a life are one and the same, and which may be. Pure computation, no Django."""

import unicodedata
from collections.abc import Iterable, Sequence

Pair = tuple[int, int]


def groups(keys: Sequence[int], same: Iterable[Pair], apart: Iterable[Pair] = ()) -> dict[int, tuple[int, ...]]:
    """Each entry that stands for itself, with those that are folded into it.

    `keys` in the order they were written down: the first of a group stays, and the order of all is kept. `same` in the
    order it was said; it may run through entries that are not among `keys` (taken off the plan). What was said to be
    `apart` is never put together by what follows from other pairs.
    """
    together = joined(same, apart)
    found: dict[int, list[int]] = {}
    first: dict[int, int] = {}  # a key of the whole group → the one that stays
    for key in keys:
        group = min(together.get(key, {key}))
        if group in first:
            found[first[group]].append(key)
        else:
            first[group] = key
            found[key] = []
    return {key: tuple(others) for key, others in found.items()}


def joined(same: Iterable[Pair], apart: Iterable[Pair] = ()) -> dict[int, set[int]]:
    """Everybody of whom something was said → all who are the same, themselves among them."""
    apart = list(apart)
    found: dict[int, set[int]] = {}
    for one, other in same:
        whole = found.get(one, {one}) | found.get(other, {other})
        if stands_between(whole, apart) is None:
            found |= dict.fromkeys(whole, whole)
    return found


def stands_between(whole: set[int], apart: Iterable[Pair]) -> Pair | None:
    """Two of these who were said to be two people."""
    return next((pair for pair in apart if whole.issuperset(pair)), None)


def alike(one: str, other: str) -> bool:
    """Whether two names may be one: the same but for case, accents and dots, or the one within the other."""
    words, others = set(said(one)), set(said(other))
    return bool(words and others) and (words <= others or others <= words)


def said(name: str) -> list[str]:
    """The words of a name, without what is written one way by one and another way by another."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in plain.replace("’", "").replace("'", "")).split()
