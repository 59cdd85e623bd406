"""What people asked for, counted by the database: by why it came, and by what had not been done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from networks.going_on import Shown, read, written
from study.models import Demand
from study.shares import ENOUGH, in_every_100

FAILURE, VALUE = Demand.Kind.FAILURE, Demand.Kind.VALUE
# What is read at a sitting.
A_PAGE = 30
# Causes on a page, and causes that are offered while somebody writes.
CAUSES, OFFERED = 12, 40
UNSAID = "unsaid"


@dataclass(frozen=True)
class Counted:
    """How many there are; how many came because something had not been done, for what we are here for, and unsaid.

    The shares of these three, in every hundred of all, are together a hundred; none where there are too few.
    """

    whole: int
    failure: int
    value: int
    unsaid: int
    mattered: int
    without_cause: int

    @property
    def shares(self) -> dict[str, int] | None:
        if self.whole < ENOUGH:
            return None
        found = in_every_100([self.failure, self.value, self.unsaid])
        return dict(zip(("failure", "value", "unsaid"), found, strict=True))

    @property
    def bar(self) -> dict[str, int]:
        """The three as parts of a line a hundred long, and where the second and the third begin."""
        failure, value, unsaid = in_every_100([self.failure, self.value, self.unsaid])
        return {"failure": failure, "value": value, "unsaid": unsaid, "second": value, "third": value + failure}


def counted(rows: Any) -> Counted:
    return Counted(
        **rows.aggregate(
            whole=Count("pk"),
            failure=Count("pk", filter=Q(kind=FAILURE)),
            value=Count("pk", filter=Q(kind=VALUE)),
            unsaid=Count("pk", filter=Q(kind="")),
            mattered=Count("pk", filter=~Q(mattered="")),
            without_cause=Count("pk", filter=Q(kind=FAILURE, cause_key="")),
        )
    )


@dataclass(frozen=True)
class Cause:
    """What had not been done: as most have written it, how else it was written, and how often it was the cause."""

    key: str
    words: str
    also: Sequence[str]
    how_many: int


@dataclass(frozen=True)
class Causes:
    rows: Sequence[Cause]
    next: int = 0


def causes(rows: Any, page: str = "", key: str = "") -> Causes:
    """The most frequent first; wordings that differ in case, accents, punctuation or spacing only are one cause."""
    said = rows.filter(kind=FAILURE).exclude(cause_key="").order_by()
    number = max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 5 else 1
    first = (number - 1) * CAUSES
    some = said.filter(cause_key=key) if key else said
    by_key = some.values_list("cause_key").annotate(n=Count("pk")).order_by("-n", "cause_key")
    found = list(by_key[first : first + CAUSES + 1])
    keys = [one for one, _n in found[:CAUSES]]
    written_so: dict[str, list[str]] = {one: [] for one in keys}
    wordings = said.filter(cause_key__in=keys).values_list("cause_key", "cause").annotate(n=Count("pk"))
    for one, words, _n in wordings.order_by("-n", "cause"):
        written_so[one].append(words)
    shown = [Cause(one, written_so[one][0], written_so[one][1:], n) for one, n in found[:CAUSES]]
    return Causes(shown, number + 1 if len(found) > CAUSES else 0)


def causes_said_before(rows: Any) -> list[str]:
    """What to offer while somebody writes a cause: each as most have written it, the most frequent first."""
    said = rows.filter(kind=FAILURE).exclude(cause_key="").order_by()
    wordings = said.values_list("cause_key", "cause").annotate(n=Count("pk")).order_by("-n", "cause")
    found: dict[str, str] = {}
    for key, words, _n in wordings[: 2 * OFFERED]:
        found.setdefault(key, words)
    return list(found.values())[:OFFERED]


@dataclass(frozen=True)
class Chosen:
    """Which of them somebody looks at: the words behind one figure. As it stands in the address."""

    kind: str = ""
    cause: str = ""
    mattered: bool = False
    without_cause: bool = False

    @classmethod
    def of(cls, said: Mapping[str, str]) -> "Chosen":
        kind = said.get("kind", "")
        kind = kind if kind in {FAILURE, VALUE, UNSAID} else ""
        cause = said.get("cause", "").replace("\0", "")
        return cls(kind, cause, bool(said.get("mattered")), said.get("without") == "cause")

    def of_these(self, rows: Any) -> Any:
        if self.kind:
            rows = rows.filter(kind="" if self.kind == UNSAID else self.kind)
        if self.cause:
            rows = rows.filter(kind=FAILURE, cause_key=self.cause)
        if self.without_cause:
            rows = rows.filter(kind=FAILURE, cause_key="")
        return rows.exclude(mattered="") if self.mattered else rows

    def query(self) -> dict[str, str]:
        said = {"kind": self.kind, "cause": self.cause, "mattered": "1" if self.mattered else ""}
        said["without"] = "cause" if self.without_cause else ""
        return {name: value for name, value in said.items() if value}

    def __bool__(self) -> bool:
        return bool(self.query())


def newest(rows: Any, after: str = "") -> Shown:
    """A page of them, the newest first, after what `after` names."""
    if place := read(after, Demand._meta.get_field("on")):
        on, pk = place
        rows = rows.filter(Q(on__lt=on) | Q(on=on, pk__lt=pk))
    found = list(rows.order_by("-on", "-pk")[: A_PAGE + 1])
    shown = found[:A_PAGE]
    return Shown(shown, written(shown[-1].on, shown[-1].pk) if len(found) > A_PAGE else "")
