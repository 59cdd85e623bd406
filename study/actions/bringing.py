"""Bringing in what was written down elsewhere: demands and walks, or a whole study. All of it, or nothing."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from people.models import Team, User
from study.actions.found import find_in_all
from study.files.already_here import take_out
from study.files.reading import Read
from study.models import Condition, Demand, FormInUse, FormQuestion, Note, Shows, Step, Stopping, Study, Walk
from study.wordings import key_of

AT_A_TIME = 2000


@transaction.atomic
def bring(*, by: User, study: Study, read: Read, twice: bool = False) -> datetime:
    """What was read, into this study; what is here already comes again only `twice`. At that moment it came."""
    # Nobody else brings the same meanwhile, nor does a second press of the same button.
    Study.objects.visible_to(by).select_for_update().get(pk=study.pk)
    if not twice:
        take_out(by, study, read)
    bringing = _Bringing(by, study)
    forms = bringing.forms_by_name(read.walks)
    bringing.demands(read.demands)
    bringing.walks(read.walks, forms)
    return bringing.at


@transaction.atomic
def bring_nothing(*, by: User, study: Study, at: datetime) -> None:
    """What this user brought at that moment is put away."""
    for model in (Demand, Walk, FormInUse):
        rows = model.objects.visible_to(by).still_there().filter(study=study, by=by, at=at)
        rows.update(put_away_at=timezone.now())


@transaction.atomic
def bring_whole(*, by: User, team: Team, read: Read) -> Study:
    """A study of this team, from a file."""
    said = read.study
    said["began"] = said["began"] or said["until"] or timezone.localdate()
    study: Study = Study.objects.create(team=team, by=by, **(said | {"language": said["language"] or "en"}))
    bringing = _Bringing(by, study)
    bringing.notes(read.notes)
    demands = bringing.demands(read.demands)
    forms = bringing.forms(read.forms)
    steps = bringing.walks(read.walks, forms)
    bringing.conditions(read.conditions, {**steps, **demands})
    return study


def _which(step: dict[str, Any]) -> Any:
    form = step["form"]
    return key_of(form) if isinstance(form, str) else id(form)


class _Bringing:
    """Many rows at once, all at one moment. What others of the file name is found again by its row there."""

    def __init__(self, by: User, study: Study) -> None:
        self.study, self.at = study, timezone.now()
        self.every = {"team_id": study.team_id, "by": by, "at": self.at}

    def _create(self, model: Any, rows: Iterable[dict[str, Any]]) -> list[Any]:
        made: list[Any] = model.objects.bulk_create((model(**self.every, **row) for row in rows), batch_size=AT_A_TIME)
        return made

    def _told(self, row: dict[str, Any]) -> dict[str, Any]:
        """In the language of the study where the file says none, and on its first day."""
        said = row | {"study": self.study, "language": row["language"] or self.study.language}
        return said | ({"on": row["on"] or self.study.began, "key": uuid.uuid4()} if "on" in row else {})

    def notes(self, rows: list[dict[str, Any]]) -> None:
        self._create(Note, map(self._told, rows))

    def demands(self, rows: list[dict[str, Any]]) -> dict[int, Demand]:
        said = (self._told(row) | {"cause_key": key_of(row["cause"])[:200]} for row in rows)
        return self._by_row(rows, self._create(Demand, said))

    def forms(self, rows: list[dict[str, Any]]) -> dict[int, FormInUse]:
        made = self._by_row(rows, self._create(FormInUse, ({"study": self.study, "name": row["name"]} for row in rows)))
        asked = (
            question | {"form": made[id(row)], "position": position, "key": key_of(question["words"])[:500]}
            for row in rows
            for position, question in enumerate(row["questions"], 1)
        )
        self._create(FormQuestion, asked)
        return made

    def walks(self, rows: list[dict[str, Any]], forms: dict[Any, FormInUse]) -> dict[int, Step]:
        """`forms`: by what a step says of its form, its name's key or its row."""
        said = ({name: value for name, value in self._told(row).items() if name != "steps"} for row in rows)
        walks = self._create(Walk, said)
        told = [(walk, step) for walk, row in zip(walks, rows, strict=True) for step in row["steps"]]
        made = self._create(Step, (step | {"walk": walk, "form": forms.get(_which(step))} for walk, step in told))
        find_in_all(walks)
        return self._by_row([step for _, step in told], made)

    def conditions(self, rows: list[dict[str, Any]], rows_made: dict[int, Any]) -> None:
        parts = {"shown_by", "stopping"}
        said = ({name: value for name, value in row.items() if name not in parts} for row in rows)
        made = self._create(Condition, (one | {"study": self.study} for one in said))
        under = list(zip(made, rows, strict=True))
        shows = {
            (condition.pk, what, rows_made[id(one[what])].pk): {"condition": condition, what: rows_made[id(one[what])]}
            for condition, row in under
            for one in row["shown_by"]
            for what in one
            if one[what]
        }
        self._create(Shows, shows.values())
        self._create(Stopping, ({"condition": condition, **one} for condition, row in under for one in row["stopping"]))

    def forms_by_name(self, walks: list[dict[str, Any]]) -> dict[Any, FormInUse]:
        """Those that the steps name, by the key of the name. One that is not here yet begins, without its questions."""
        rows = FormInUse.objects.visible_to(self.every["by"]).still_there().filter(study=self.study).order_by("-pk")
        here: dict[Any, FormInUse] = {key_of(form.name): form for form in rows}
        new: dict[str, str] = {}
        for name in (step["form"] for walk in walks for step in walk["steps"] if step["form"]):
            if (key := key_of(name)) not in here:
                new.setdefault(key, name)
        made = self._create(FormInUse, ({"study": self.study, "name": name} for name in new.values()))
        return here | dict(zip(new, made, strict=True))

    @staticmethod
    def _by_row(rows: list[dict[str, Any]], made: list[Any]) -> dict[int, Any]:
        return {id(row): one for row, one in zip(rows, made, strict=True)}
