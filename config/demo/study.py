"""Writes down what Carys’s team studied (config/demo/seen.py, config/demo/walked.py), in the days in which they did."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from config.demo import seen, walked
from config.demo.person import at, day
from people.access import name_user
from people.models import Team, User
from study.actions.found import find_again
from study.days import from_day, sixth
from study.models import Condition, Demand, FormInUse, FormQuestion, Note, Shows, Step, Stopping, Study, Walk
from study.wordings import key_of

WORKING_HOURS = 8


def load(users: dict[str, User]) -> None:
    """For her team, by those who were on the floor."""
    carys = users["carys"]
    name_user(carys.pk)
    team: Any = carys.team
    began = next(from_day(day(seen.BEGAN)))
    study = Study.objects.create(
        team=team,
        by=carys,
        at=_moment(began, 0),
        name=seen.NAME,
        purpose=seen.PURPOSE,
        system_purpose=seen.SYSTEM_PURPOSE,
        began=began,
        until=sixth(began),
        changed_on=day(seen.CHANGED),
    )
    days = [on for on, _ in zip(from_day(began), range(6), strict=False)]
    _notes(study, users, days)
    demands = _demands(study, users, days)
    steps = _walks(study, users["w2"], _forms(study, carys))
    _conditions(study, users["bethan"], steps, demands)


def _moment(on: date, turn: int) -> datetime:
    """In the course of that day, one after the other."""
    morning = timezone.make_aware(datetime(on.year, on.month, on.day, 9))
    return morning + timedelta(minutes=turn * 7 % (WORKING_HOURS * 60))


def _of(team: Team, by: User, moment: datetime) -> dict[str, Any]:
    return {"team": team, "by": by, "at": moment}


def _notes(study: Any, users: dict[str, User], days: list[date]) -> None:
    Note.objects.bulk_create(
        Note(
            **_of(study.team, users[by], _moment(days[n - 1], turn * 9)),
            study=study,
            key=uuid.uuid4(),
            on=days[n - 1],
            words=words,
            language=language,
        )
        for turn, (n, by, language, words) in enumerate(seen.NOTES)
    )


def _demands(study: Any, users: dict[str, User], days: list[date]) -> dict[str, Demand]:
    """By their words."""
    failure, value = Demand.Kind.FAILURE, Demand.Kind.VALUE
    said: list[dict[str, Any]] = [
        {"n": n, "words": words, "kind": failure, "cause": cause, "cause_key": key_of(cause)}
        for cause, demands in seen.FAILURE.items()
        for n, words in demands
    ]
    said += [
        {"n": n, "words": words, "mattered": mattered, "came_in_as": called, "language": language, "kind": value}
        for n, words, mattered, called, language in seen.VALUE
    ]
    said += [{"n": n, "words": words} for n, words in seen.NOT_SAID]
    wrote = [users[key] for key in ("carys", "w2", "bethan")]
    rows = []
    for turn, one in enumerate(said):
        on = days[one.pop("n") - 1]
        every = _of(study.team, wrote[turn % 3], _moment(on, turn))
        rows.append(Demand(**every, study=study, key=uuid.uuid4(), on=on, **one))
    return {row.words: row for row in Demand.objects.bulk_create(sorted(rows, key=lambda row: row.at))}


def _forms(study: Any, by: User) -> dict[str, FormInUse]:
    every = _of(study.team, by, study.at)
    made = FormInUse.objects.bulk_create(FormInUse(**every, study=study, name=name) for name in seen.FORMS)
    for form in made:
        asked = [(section, *one) for section, questions in seen.FORMS[form.name] for one in questions]
        FormQuestion.objects.bulk_create(
            FormQuestion(
                **every, form=form, position=n, section=section, words=words, key=key_of(words), required=required
            )
            for n, (section, words, required) in enumerate(asked, 1)
        )
    return {form.name: form for form in made}


def _walks(study: Any, by: User, forms: dict[str, FormInUse]) -> dict[str, Step]:
    """The steps that a condition shows itself in, by their keys."""
    found: dict[str, Step] = {}
    for one in walked.WALKS:
        every = _of(study.team, by, at(one.walked_back))
        walk = Walk.objects.create(
            **every,
            study=study,
            pseudonym=one.pseudonym,
            name=one.name,
            asked=one.asked,
            mattered=one.mattered,
            agreed=one.agreed,
            agreed_on=day(one.walked_back + 4),
            walked_back_on=day(one.walked_back),
            said=one.said,
            got_in_the_way=one.in_the_way,
            after_change=one.after,
            language=one.language,
        )
        steps = Step.objects.bulk_create(
            Step(**every, walk=walk, position=n, **_step(step, forms)) for n, step in enumerate(one.steps, 1)
        )
        find_again(walk)
        found |= {step.key: made for step, made in zip(one.steps, steps, strict=True) if step.key}
    return found


def _step(one: walked.Step, forms: dict[str, FormInUse]) -> dict[str, Any]:
    certainty = Step.Certainty.UNKNOWN if one.days is None else Step.Certainty.EXACT
    holders = {walked.NOBODY: Step.Holder.NOBODY, walked.THEM: Step.Holder.THEM}
    return {
        "on": None if one.days is None else day(one.days),
        "certainty": Step.Certainty.ABOUT if one.about else certainty,
        "holder": holders.get(one.held, Step.Holder.SOMEBODY),
        "held_by": "" if one.held in holders else one.held,
        "met": one.met,
        "happened": one.happened,
        "words": one.words,
        "passed_to": one.to,
        "form": forms.get(one.form),
        "asked_again": one.again,
        "did": one.did,
        "minutes": one.minutes,
        "said": one.said,
        "got_in_the_way": one.in_the_way,
    }


def _conditions(study: Any, by: User, steps: dict[str, Step], demands: dict[str, Demand]) -> None:
    for turn, one in enumerate(seen.CONDITIONS):
        every = _of(study.team, by, _moment(study.until, turn))
        condition = Condition.objects.create(
            **every, study=study, kind=one.kind, words=one.words, behaviour=one.behaviour, people=one.people
        )
        Shows.objects.bulk_create(
            [
                *(Shows(**every, condition=condition, step=steps[key]) for key in one.steps),
                *(Shows(**every, condition=condition, demand=demands[words]) for words in one.demands),
            ]
        )
        if one.stop:
            tried = None if one.tried is None else day(one.tried)
            Stopping.objects.create(**every, condition=condition, words=one.stop, tried_on=tried, saw=one.saw)
