"""Of what somebody brings, what stands in the study already: brought a second time, it would count twice."""

from collections import Counter, defaultdict
from collections.abc import Hashable
from typing import Any

from people.models import User
from study.files import columns
from study.files.reading import Read
from study.models import Demand, Step, Study, Walk
from study.wordings import key_of

# What a file may leave out, and what its rows say otherwise (the place in the telling; a form's name for its key).
_NOT_SAID = {"language", "position", "form"}
_OF_A_WALK = [one.name for one in columns.WALK if one.name not in _NOT_SAID]
_OF_A_STEP = [one.name for one in columns.STEP if one.name not in _NOT_SAID]
_OF_A_DEMAND = [one.name for one in columns.DEMAND if one.name not in _NOT_SAID]


def take_out(user: User, study: Study, read: Read) -> tuple[int, int]:
    """Leave what is here already, word for word, out of what comes: how many demands, and how many walks, that was.

    Two people may ask the same thing on the same day: where one such stands here and two are in the file, one comes.
    """
    return _demands(user, study, read), _walks(user, study, read)


def _demands(user: User, study: Study, read: Read) -> int:
    if not read.demands:
        return 0
    rows = Demand.objects.visible_to(user).still_there().filter(study=study)
    here = Counter(rows.values_list(*_OF_A_DEMAND))
    coming = [one for one in read.demands if not _spent(here, _said(one, _OF_A_DEMAND, on=one["on"] or study.began))]
    left, read.demands = len(read.demands) - len(coming), coming
    return left


def _walks(user: User, study: Study, read: Read) -> int:
    if not read.walks:
        return 0
    names = {one["pseudonym"] for one in read.walks}
    rows = Walk.objects.visible_to(user).still_there().filter(study=study, pseudonym__in=names)
    steps: dict[int, list[Hashable]] = defaultdict(list)
    told = Step.objects.visible_to(user).still_there().filter(walk__in=rows).in_order()
    for walk, form, *said in told.values_list("walk", "form__name", *_OF_A_STEP):
        steps[walk].append((*said, key_of(form or "")))
    here = Counter((tuple(said), tuple(steps[pk])) for pk, *said in rows.values_list("pk", *_OF_A_WALK))
    coming = [one for one in read.walks if not _spent(here, (_said(one, _OF_A_WALK), tuple(map(_step, one["steps"]))))]
    left, read.walks = len(read.walks) - len(coming), coming
    return left


def _step(step: dict[str, Any]) -> Hashable:
    return (*_said(step, _OF_A_STEP), key_of(step["form"] or ""))


def _said(row: dict[str, Any], names: list[str], **instead: Any) -> tuple[Any, ...]:
    return tuple((row | instead)[name] for name in names)


def _spent(here: "Counter[Any]", said: Hashable) -> bool:
    """Whether one of these is here; it stands for one of the file and no more."""
    if here[said] <= 0:
        return False
    here[said] -= 1
    return True
