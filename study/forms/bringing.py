"""A file that somebody brings into a study: looked at first, and brought in by a second press."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from people import languages
from people.models import Team
from study.files import columns
from study.files.cells import Problem, Vocabulary, Why
from study.files.reading import Read, UnreadableError
from study.forms.files import OF_THE_FILE, FileForm
from study.models import Condition, Demand, Step, Walk
from study.wordings import key_of

# What is wrong, and what to do about it. %(what)s stands there; %(more)s is what could.
REASONS: dict[Why, Any] = OF_THE_FILE | {
    Why.NEEDED: _("“%(column)s” is empty. Write something there."),
    Why.TOO_LONG: _("“%(column)s” is longer than %(more)s letters. Is a quotation mark missing?"),
    Why.NOT_A_CHOICE: _("We do not know “%(what)s” for “%(column)s”."),
    Why.NOT_A_DAY: _("“%(what)s” is not a day that we can read. Write it like 2026-11-23."),
    Why.NOT_YES: _("“%(what)s” in “%(column)s” is neither yes nor no."),
    Why.NOT_A_NUMBER: _("“%(what)s” in “%(column)s” is not a whole number up to %(more)s."),
    Why.NO_SUCH: _("“%(column)s” names number %(what)s, which is not in the file."),
    Why.NOT_WORDS: _("“%(column)s” is a list where words should stand."),
    Why.CAUSE_OF_VALUE: _("It says why something went wrong, and that nothing did. Empty “cause”, or say “failure”."),
    Why.HELD_BY_NOBODY: _("It lay with no team, and “%(what)s” stands as the team. Empty one of the two."),
    Why.UNKNOWN_WITH_A_DAY: _("Nobody knows when, and there is a day: %(what)s. Empty one of the two."),
    Why.ENDS_BEFORE: _("The last day comes before the first."),
    Why.SHOWN_BY_ONE: _("What shows a condition is one step, or one demand."),
    Why.OTHER_WALK: _("“%(column)s” says something else about the walk than line %(more)s does."),
    Why.TOO_MANY_CELLS: _(
        "There are more cells than columns, from “%(what)s” on. Words with a comma in them need quotation marks around"
        " them."
    ),
    Why.NOT_A_ROW: _("This should be a group of words and their names, in { }."),
    Why.NOT_ROWS: _("“%(column)s” should be a list, in [ ]."),
    Why.NO_HEADERS: _(
        "The first line should name the columns: at least “words” for what people asked, or “pseudonym” for walks."
    ),
    Why.BROKEN: _("This is not whole JSON. Did all of the file arrive? Save it again, and bring that."),
    Why.NOT_A_STUDY: _("This is not a study that was saved here."),
    Why.ANOTHER_SHAPE: _("This study was saved in another shape (%(what)s). Here we read shape 1."),
}

# What else people call these.
OTHER_COLUMNS: dict[str, dict[str, str]] = {
    "demand": {"date": "on", "day": "on", "demand": "words", "verbatim": "words", "type": "kind", "reason": "cause"},
    "step": {"date": "on", "day": "on", "person": "pseudonym", "team": "held_by", "service": "held_by"},
}
OTHER_WORDS: dict[str, dict[str, str]] = {
    "demand.kind": {"value demand": "value", "failure demand": "failure", "galw methiant": "failure"},
    "step.certainty": {"approximate": "about", "approximately": "about", "exactly": "exact", "tua": "about"},
    "step.holder": {
        "no one": "nobody",
        "neb": "nobody",
        "the person": "them",
        "themselves": "them",
        "team": "somebody",
    },
    "step.happened": {"waiting": "waited", "assessment": "form", "referral": "passed_on", "referred": "passed_on"},
}


@cache
def vocabulary() -> Vocabulary:
    """Every choice and column, by what it is called in each language of the screens, and in the code."""
    choices = {
        "demand.kind": _choices(Demand.Kind.choices),
        "condition.kind": _choices(Condition.Kind.choices),
        "step.certainty": _choices(Step.Certainty.choices),
        "step.holder": _choices(Step.Holder.choices),
        "step.happened": _choices(Step.Happened.choices),
        "step.did": _choices(Step.Did.choices),
    }
    for name, words in OTHER_WORDS.items():
        choices[name] = words | choices[name]
    called = {
        key_of(name): code for code, names in languages.LANGUAGES.items() for name in (names[0], *in_all(names[1]))
    }
    choices["language"] = called | {code: code for code in languages.LANGUAGES}
    steps = _columns(Walk, columns.OF_THE_WALK) | _columns(Step, {one.name: one.name for one in columns.STEP})
    demands = _columns(Demand, {one.name: one.name for one in columns.DEMAND})
    return Vocabulary(choices, {"demand": OTHER_COLUMNS["demand"] | demands, "step": OTHER_COLUMNS["step"] | steps})


def in_all(words: Any) -> Iterator[str]:
    """In each language of the screens."""
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            yield str(words)


def _choices(choices: Any) -> dict[str, str]:
    said = {key_of(words): value for value, label in choices for words in in_all(label)}
    return said | {key_of(value): value for value, _label in choices}


def _columns(model: Any, named: dict[str, str]) -> dict[str, str]:
    fields = {name: model._meta.get_field(name) for name in named}
    return {key_of(words): named[name] for name, field in fields.items() for words in in_all(field.verbose_name)}


def in_words(problem: Problem) -> str:
    """Where, and what to do: "Line 4: “cause” is longer than 200 letters." """
    said = {"column": problem.column, "what": problem.what, "more": problem.more}
    why = str(REASONS[problem.why] % said)
    if problem.why is Why.NOT_A_CHOICE and problem.more:
        why += " " + gettext("It can be: %(more)s.") % said
    if isinstance(problem.where, int):
        return gettext("Line %(line)s: %(why)s") % {"line": problem.where, "why": why}
    where = " ".join(map(str, problem.where))
    return f"{where}: {why}" if where else why


class BringForm(FileForm):
    """Demands or walks, or a whole study. One that holds gives `found`."""

    twice = forms.BooleanField(label=gettext_lazy("Bring those that are here already too"), required=False)

    def __init__(self, *args: Any, read: Callable[[str, Vocabulary], Read], **more: Any) -> None:
        super().__init__(*args, **more)
        self.read = read
        self.found = Read()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        try:
            if text := self.text(data):
                self.found = self.read(text, vocabulary())
        except UnreadableError as unreadable:
            self.add_error("file", REASONS[unreadable.why] % {"what": unreadable.what})
        self.say_all(self.found.problems, in_words)
        return data


class BringWholeForm(BringForm):
    """Of which team is asked only of whoever is of several."""

    team = forms.ModelChoiceField(
        label=_("Which team?"),
        queryset=Team.objects.none(),
        empty_label=None,
        error_messages={"required": _("Choose a team."), "invalid_choice": _("Choose a team that you are in.")},
    )
    field_order = ("file", "team")

    def __init__(self, *args: Any, teams: QuerySet[Team], **more: Any) -> None:
        super().__init__(*args, **more)
        fields: dict[str, Any] = self.fields
        fields["file"].widget.attrs["accept"] = ".json,application/json"
        self.only = list(teams[:2])
        if len(self.only) > 1:
            fields["team"].queryset = teams
        else:
            del fields["team"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.only:
            raise forms.ValidationError(gettext("You are in no team yet, and a study is a team’s."))
        if len(self.only) == 1:
            data["team"] = self.only[0]
        return data
