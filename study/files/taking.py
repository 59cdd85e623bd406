"""A study as files to take away: for a spreadsheet, and whole, for this and other software.

study.json, whose shape stays as it is (`shape` counts up when it changes). Words for keys; days as 2026-11-23; choices
as the words that the code has for them (study/models). What is not known is null, false or "".

    shape                 1
    name, purpose, system_purpose, began, until, changed_on, language
    notes[]               on, words, language
    demands[]             number, on, words, mattered, came_in_as, kind, cause, language
    forms[]               number, name; questions[]: section, words, required, in their order
    walks[]               pseudonym, name, asked, mattered, agreed, agreed_on, walked_back_on, said, got_in_the_way,
                          after_change, language; steps[]: number, position, on, certainty, holder, held_by, met,
                          happened, words, passed_to, form (its number), asked_again, did, minutes, said, got_in_the_way
    conditions[]          kind, words, behaviour, people; shown_by[]: step or demand (its number);
                          stopping[]: words, tried_on, saw

Numbers are counted in the file, so that rows can name each other; they are nobody's. Who wrote something is in no file;
nor whose walk it is; nor what somebody said when they were asked for something in Bywyd Da, which may show a condition
too and is that person's; nor what was put away.

demands.csv and steps.csv have the columns of columns.py: UTF-8 with its mark, every cell in quotation marks, none
of which a spreadsheet takes for a formula. In steps.csv a row is a step, and each says again what is known of its walk;
a walk of which no step is known has one row.
"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from people.models import User
from study.files import columns
from study.files.cells import safe
from study.files.columns import Column
from study.files.reading import SHAPE
from study.models import Condition, Demand, FormInUse, FormQuestion, Note, Shows, Step, Stopping, Study, Walk

BYTE_ORDER_MARK = "\ufeff"
# The form is told by its name, or by its number: read through the key, it would cost a query for each step.
OF_A_STEP = [one for one in columns.STEP if one.name != "form"]


def demands_csv(user: User, study: Study) -> str:
    return _csv(columns.DEMAND, (_says(columns.DEMAND, one) for one in _of(user, study, Demand).order_by("on", "pk")))


def steps_csv(user: User, study: Study) -> str:
    return _csv(columns.STEP_ROW, _step_rows(user, study))


def empty_csv(of: tuple[Column, ...]) -> str:
    """The columns, and no row."""
    return _csv(of, ())


def study_json(user: User, study: Study) -> str:
    return json.dumps(_whole(user, study), ensure_ascii=False, default=date.isoformat)


def _of(user: User, study: Study, model: Any) -> Any:
    return model.objects.visible_to(user).still_there().filter(study=study)


def _walks(user: User, study: Study) -> tuple[list[Any], dict[int, list[Any]]]:
    """The walks, and the steps of each, by its key."""
    walks = list(_of(user, study, Walk).order_by("at", "pk"))
    steps: dict[int, list[Any]] = defaultdict(list)
    rows = Step.objects.visible_to(user).still_there().filter(walk__study=study, walk__put_away_at=None).in_order()
    for step in rows:
        steps[step.walk_id].append(step)
    return walks, steps


def _forms(user: User, study: Study) -> list[Any]:
    return list(_of(user, study, FormInUse).order_by("name", "pk"))


def _says(of: Iterable[Column], row: Any) -> dict[str, Any]:
    return {one.name: getattr(row, one.name) for one in of}


def _step_rows(user: User, study: Study) -> Iterator[dict[str, Any]]:
    walks, steps = _walks(user, study)
    called = {form.pk: form.name for form in _forms(user, study)}
    for number, walk in enumerate(walks, 1):
        about = {columns.OF_THE_WALK[name]: said for name, said in _says(columns.WALK, walk).items()}
        about["walk"] = number
        for step in steps[walk.pk]:
            yield about | _says(OF_A_STEP, step) | {"form": called.get(step.form_id, "")}
        if not steps[walk.pk]:
            yield about


def _csv(of: tuple[Column, ...], rows: Iterable[dict[str, Any]]) -> str:
    file = io.StringIO()
    file.write(BYTE_ORDER_MARK)
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(one.name for one in of)
    for row in rows:
        writer.writerow(_cell(row.get(one.name)) for one in of)
    return file.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    return safe(str(value))


def _whole(user: User, study: Study) -> dict[str, Any]:
    walks, steps = _walks(user, study)
    forms = _forms(user, study)
    demands = list(_of(user, study, Demand).order_by("on", "pk"))
    form, demand = _numbered(forms), _numbered(demands)
    step = _numbered(one for walk in walks for one in steps[walk.pk])

    def one_step(one: Step) -> dict[str, Any]:
        of_form = form.get(one.form_id) if one.form_id else None
        return {"number": step[one.pk], **_says(OF_A_STEP, one), "form": of_form}

    return {
        "shape": SHAPE,
        **_says(columns.STUDY, study),
        "notes": [_says(columns.NOTE, note) for note in _of(user, study, Note).order_by("on", "pk")],
        "demands": [{"number": demand[one.pk], **_says(columns.DEMAND, one)} for one in demands],
        "forms": _forms_said(user, forms),
        "walks": [{**_says(columns.WALK, walk), "steps": [one_step(one) for one in steps[walk.pk]]} for walk in walks],
        "conditions": _conditions_said(user, study, step, demand),
    }


def _forms_said(user: User, forms: list[Any]) -> list[dict[str, Any]]:
    questions = _under(FormQuestion.objects.visible_to(user), "form", {form.pk for form in forms}, "position")
    return [
        {
            "number": number,
            **_says(columns.FORM, form),
            "questions": [_says(columns.QUESTION, one) for one in questions[form.pk]],
        }
        for number, form in enumerate(forms, 1)
    ]


def _conditions_said(user: User, study: Study, step: dict[int, int], demand: dict[int, int]) -> list[dict[str, Any]]:
    """`step`, `demand`: which number each has in the file, by its key; what is not in it shows nothing there."""
    conditions = list(_of(user, study, Condition).order_by("at", "pk"))
    keys = {condition.pk for condition in conditions}
    shows = _under(Shows.objects.visible_to(user), "condition", keys, "at")
    stopping = _under(Stopping.objects.visible_to(user), "condition", keys, "at")

    def shown_by(condition: Any) -> Iterator[dict[str, Any]]:
        for one in shows[condition.pk]:
            if one.step_id in step:
                yield {"step": step[one.step_id]}
            elif one.demand_id in demand:
                yield {"demand": demand[one.demand_id]}

    return [
        {
            **_says(columns.CONDITION, condition),
            "shown_by": list(shown_by(condition)),
            "stopping": [_says(columns.STOPPING, one) for one in stopping[condition.pk]],
        }
        for condition in conditions
    ]


def _numbered(rows: Iterable[Any]) -> dict[int, int]:
    """The number of each in the file, from 1, by its key."""
    return {row.pk: number for number, row in enumerate(rows, 1)}


def _under(rows: Any, key: str, keys: set[int], by: str) -> dict[int, list[Any]]:
    """These rows, by what they belong to."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows.still_there().filter(**{f"{key}__in": keys}).order_by(by, "pk"):
        found[getattr(row, f"{key}_id")].append(row)
    return found
