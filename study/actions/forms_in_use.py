"""The forms in use: bringing them in, and taking that back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from people.models import User
from study.asked_again import Form
from study.models import FormInUse, FormQuestion, Study
from study.wordings import key_of

AT_A_TIME = 2000


@transaction.atomic
def bring_forms(*, by: User, study: Study, forms: Sequence[Form]) -> list[FormInUse]:
    """All of these at one moment. One of the same name takes the place of the one before, which is put away."""
    in_use = _in_use(by, study)
    at = timezone.now()
    names = {form.key for form in forms}
    _put([one for one in in_use if key_of(one.name) in names], at)
    brought = FormInUse.objects.bulk_create(
        FormInUse(study=study, team_id=study.team_id, by=by, at=at, name=form.name) for form in forms
    )
    FormQuestion.objects.bulk_create(
        (
            FormQuestion(
                form=row,
                team_id=study.team_id,
                by=by,
                at=at,
                position=position,
                section=asked.section,
                words=asked.words,
                key=asked.key,
                required=asked.required,
            )
            for row, form in zip(brought, forms, strict=True)
            for position, asked in enumerate(form.questions, start=1)
        ),
        batch_size=AT_A_TIME,
    )
    return brought


@transaction.atomic
def bring_no_forms(*, by: User, study: Study, at: datetime) -> None:
    """What came at that moment is put away, and what it took the place of stands again."""
    in_use = _in_use(by, study)
    _put([one for one in in_use if one.at == at], timezone.now())
    names = {key_of(one.name) for one in in_use if one.at != at}
    before = FormInUse.objects.visible_to(by).filter(study=study, put_away_at=at)
    _put([one for one in before if key_of(one.name) not in names], None)


@transaction.atomic
def put_form_back(*, by: User, form: FormInUse) -> None:
    """It stands again; if another of its name does by now, that one is put away instead."""
    in_use = _in_use(by, form.study)
    _put([one for one in in_use if key_of(one.name) == key_of(form.name) and one.pk != form.pk], timezone.now())
    _put([form], None)


def _in_use(by: User, study: Study) -> list[Any]:
    """Those that stand; nobody else brings any meanwhile, or two of one name could stand."""
    Study.objects.visible_to(by).select_for_update().get(pk=study.pk)
    return list(FormInUse.objects.visible_to(by).still_there().filter(study=study))


def _put(rows: Sequence[Any], at: datetime | None) -> None:
    for row in rows:
        row.put_away_at = at
        row.save(update_fields=["put_away_at"])
