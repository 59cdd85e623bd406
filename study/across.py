"""The findings of all walks of a study, each with its spread, as the pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from study.figures import FIGURES
from study.models import Study, Walk
from study.spread import Spread, Strip, spread_of
from study.spread_in_words import HOW, NAMES, in_words, unit

# Of so many walks each dot is a link of its own; of more, on the page of the one finding.
EACH_A_LINK = 40


@dataclass(frozen=True)
class Across:
    """One finding across walks."""

    spread: Spread[Walk]
    strip: Strip[Walk]

    @property
    def name(self) -> str:
        return self.spread.name

    @property
    def title(self) -> Any:
        return NAMES[self.name]

    @property
    def how(self) -> Any:
        return HOW[self.name]

    @property
    def words(self) -> str:
        return in_words(self.spread)

    @property
    def linked(self) -> bool:
        return len(self.strip.dots) <= EACH_A_LINK

    @property
    def middle(self) -> str:
        return self._said(self.spread.middle)

    @property
    def lowest(self) -> str:
        return self._said(self.spread.lowest)

    @property
    def highest(self) -> str:
        return self._said(self.spread.highest)

    @property
    def ends(self) -> str:
        return unit(self.name, self.strip.most)

    @property
    def table(self) -> list[tuple[Walk, str]]:
        """Each walk in its order, with its figure."""
        return [(walk, self._said(figure)) for walk, figure in self.spread.figures] + [
            (walk, "") for walk in self.spread.unknown
        ]

    def _said(self, figure: float | None) -> str:
        return "" if figure is None else unit(self.name, figure)


def walks_of(study: Study, user: Any) -> list[Any]:
    """Those that have steps, in the order in which they were written down: one query, whatever their number.

    Each with its `figures`; what else was found in it is left where it is.
    """
    rows = Walk.objects.visible_to(user).still_there().filter(study=study).order_by("at", "pk")
    walks = rows.annotate(figures=F("found__figures"), steps_found=F("found__steps")).defer("found")
    return [walk for walk in walks if walk.steps_found]


def across(walks: Sequence[Any], *, names: Sequence[str] = tuple(FIGURES)) -> list[Across]:
    found = [(walk, walk.figures) for walk in walks]
    spreads = [spread_of(name, found) for name in names]
    return [Across(spread, spread.strip()) for spread in spreads]


@dataclass(frozen=True)
class Beside:
    """One finding before the change and after it, on one scale."""

    before: Across
    after: Across


def beside(before: Sequence[Any], after: Sequence[Any]) -> list[Beside]:
    found = []
    for name in FIGURES:
        one, other = (spread_of(name, [(walk, walk.figures) for walk in walks]) for walks in (before, after))
        most = max(one.highest or 0, other.highest or 0)
        found.append(Beside(Across(one, one.strip(most)), Across(other, other.strip(most))))
    return found
