"""What the forms of a study ask, counted in the database: how many, what must be answered, which again and again."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q

from people.models import User
from study import asked_again
from study.models import FormInUse, FormQuestion, Study

A_PAGE = 50


def in_use(user: User, study: Study) -> Any:
    return FormInUse.objects.visible_to(user).still_there().filter(study=study)


def asked(user: User, study: Study) -> Any:
    """Every question of every form in use."""
    rows = FormQuestion.objects.visible_to(user).still_there()
    return rows.filter(form__study=study, form__put_away_at=None)


def again(user: User, study: Study) -> Any:
    """Each question that two forms or more ask: its key, and `in_forms`, how many."""
    rows = asked(user, study).values("key").annotate(in_forms=Count("form", distinct=True))
    return rows.filter(in_forms__gt=1)


def with_counts(user: User, study: Study) -> Any:
    """The forms, each with how many questions it has, `must` be answered, and are asked `elsewhere` too."""
    repeated = again(user, study).values("key")
    return (
        in_use(user, study)
        .annotate(
            asks=Count("questions"),
            must=Count("questions", filter=Q(questions__required=True)),
            elsewhere=Count("questions", filter=Q(questions__key__in=repeated)),
        )
        .order_by("-asks", "name", "pk")
    )


def drawn(forms: list[Any]) -> Iterator[tuple[float, float]]:
    """How long each form is drawn, of 100 for the longest, and how much of that is asked elsewhere too."""
    most = max((one.asks for one in forms), default=0) or 1
    yield from ((round(100 * one.asks / most, 2), round(100 * one.elsewhere / most, 2)) for one in forms)


def totals(user: User, study: Study) -> asked_again.Totals:
    found = asked(user, study).aggregate(
        forms=Count("form", distinct=True),
        questions=Count("pk"),
        required=Count("pk", filter=Q(required=True)),
        different=Count("key", distinct=True),
    )
    return asked_again.Totals(**found, again=again(user, study).count())


def of_one(user: User, form: FormInUse) -> asked_again.Totals:
    """What one form asks; `again`: how many of its questions another form asks too."""
    others = asked(user, form.study).exclude(form=form).values("key")
    found = (
        FormQuestion.objects.visible_to(user)
        .still_there()
        .filter(form=form)
        .aggregate(
            questions=Count("pk"),
            required=Count("pk", filter=Q(required=True)),
            different=Count("key", distinct=True),
            again=Count("pk", filter=Q(key__in=others)),
        )
    )
    return asked_again.Totals(forms=1, **found)


@dataclass(frozen=True)
class Again:
    """One question, the forms that ask it, and the wordings that were counted as one."""

    words: str
    forms: list[FormInUse]
    wordings: list[tuple[str, int]]

    @property
    def is_merged(self) -> bool:
        return len(self.wordings) > 1 or any(times > 1 for _, times in self.wordings)


def asked_again_from(user: User, study: Study, after: str = "") -> tuple[list[Again], str]:
    """A page of them, in most forms first, after the place that `after` names; and where the next page begins."""
    rows = again(user, study)
    in_forms, _, key = after.partition("~")
    if in_forms.isdecimal() and key:
        rows = rows.filter(Q(in_forms__lt=int(in_forms)) | Q(in_forms=int(in_forms), key__gt=key))
    rows = rows.annotate(where=ArrayAgg("form", distinct=True), all_words=ArrayAgg("words", distinct=True))
    found = list(rows.order_by("-in_forms", "key")[: A_PAGE + 1])
    forms = {form.pk: form for form in in_use(user, study)}
    shown = [the_question(row, forms) for row in found[:A_PAGE]]
    last = found[A_PAGE - 1] if len(found) > A_PAGE else None
    return shown, f"{last['in_forms']}~{last['key']}" if last else ""


def the_question(row: Any, forms: dict[int, FormInUse]) -> Again:
    wordings = list(asked_again.merged(row["all_words"]))
    where = sorted((forms[pk] for pk in row["where"]), key=lambda form: form.name.casefold())
    return Again(wordings[0][0], where, wordings)


def elsewhere(user: User, form: FormInUse, questions: Iterable[FormQuestion]) -> dict[str, list[Any]]:
    """Which other forms ask these questions, by key."""
    keys = {one.key for one in questions}
    rows = asked(user, form.study).filter(key__in=keys).exclude(form=form).values("key")
    found = {row["key"]: row["where"] for row in rows.annotate(where=ArrayAgg("form", distinct=True))}
    forms = {one.pk: one for one in in_use(user, form.study)}
    return {
        key: sorted((forms[pk] for pk in where), key=lambda one: one.name.casefold()) for key, where in found.items()
    }


def shared(user: User, study: Study) -> Counter[tuple[int, int]]:
    """How many questions two forms share, by the keys of both."""
    rows = again(user, study).annotate(where=ArrayAgg("form", distinct=True))
    return asked_again.shared(rows.values_list("where", flat=True))


def overlap(forms: list[Any], pairs: Counter[tuple[int, int]]) -> Iterator[tuple[Any, list[int | None]]]:
    """A row a form: with each of the others, how many questions they share; with itself, None."""
    for one in forms:
        yield (
            one,
            [None if one.pk == other.pk else pairs[min(one.pk, other.pk), max(one.pk, other.pk)] for other in forms],
        )
