"""Months before the change: a file, or what was pasted; looked at first, and brought in by a second press."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from outcomes import before
from outcomes.reading import Catalogue, Problem, Read, Why, nearest, read_table
from study.files import cells
from study.files.reading import UnreadableError
from study.forms.files import OF_THE_FILE, FileForm

# Characters: ten thousand lines and more.
MOST_PASTED = 1_000_000
LONGEST_NAME = 200

OF_THE_TABLE: dict[Any, Any] = OF_THE_FILE | {
    cells.Why.NOTHING: gettext_lazy("No line of it is filled in yet. Write at least one month and its value."),
    cells.Why.NO_HEADERS: gettext_lazy("The first line should name the columns: at least measure, month and value."),
}
# What is wrong with a line, and what to do about it. %(what)s stands there; %(more)s is what could.
OF_A_LINE: dict[Why, Any] = {
    Why.NO_MEASURE: gettext_lazy("It does not say of which measure it is."),
    Why.UNKNOWN_MEASURE: gettext_lazy("We do not know the measure “%(what)s”."),
    Why.WORKED_OUT: gettext_lazy(
        "“%(what)s” is worked out here from other measures. Leave this line out, and bring “cost” and “budget”."
    ),
    Why.NOT_A_MONTH: gettext_lazy("“%(what)s” is not a month that we can read. Write it like 2023-04."),
    Why.NOT_OVER: gettext_lazy("The month “%(what)s” is not over yet. Bring it when it is."),
    Why.UNKNOWN_PLACE: gettext_lazy("We do not know the place “%(what)s”. Leave it empty where it is everywhere."),
    Why.ONLY_EVERYWHERE: gettext_lazy("“%(what)s” is shown for everywhere together only. Leave the place empty."),
    Why.NO_VALUE: gettext_lazy("It has no value. Write one, or leave this line out."),
    Why.NOT_A_NUMBER: gettext_lazy("The value “%(what)s” is not a number that we can read. Write it like 1234.5."),
    Why.NEGATIVE: gettext_lazy("The value “%(what)s” is less than nothing."),
    Why.OVER_100: gettext_lazy("“%(what)s” is more than 100, and this is in every 100."),
    Why.NOT_PEOPLE: gettext_lazy("“%(what)s” is not a number of people. Write a whole number, or leave it empty."),
    Why.FEW: gettext_lazy("Leave this line out: fewer than ten people."),
    Why.TWICE: gettext_lazy("The same measure, month and place stand on line %(more)s already."),
    Why.TOO_MANY_CELLS: gettext_lazy(
        "There are more cells than columns, from “%(what)s” on. Write a thousand without a comma: 1234."
    ),
}


def in_words(problem: Problem, catalogue: Catalogue) -> str:
    """Where, what is wrong, and what was probably meant: "Line 4: … Did you mean “cost”?" """
    why = str(OF_A_LINE[problem.why] % {"what": problem.what, "more": problem.more})
    meant = ""
    if problem.why is Why.UNKNOWN_MEASURE and (word := nearest(problem.what, catalogue.measures)):
        meant = catalogue.measures[word].key
    elif problem.why is Why.UNKNOWN_PLACE and (word := nearest(problem.what, catalogue.places)):
        meant = catalogue.places[word]
    if meant:
        why += " " + _("Did you mean “%(meant)s”?") % {"meant": meant}
    return _("Line %(line)s: %(why)s") % {"line": problem.line, "why": why}


class BringMonthsForm(FileForm):
    """One that holds gives `found`, and under which `name` it is kept."""

    pasted = forms.CharField(
        label=gettext_lazy("Or copy the table, and paste it here"),
        required=False,
        max_length=MOST_PASTED,
        help_text=gettext_lazy("With the line of headings, as it comes out of a spreadsheet."),
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false", "autocomplete": "off"}),
    )
    name = forms.CharField(required=False, max_length=LONGEST_NAME, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.found = Read()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        try:
            if text := self.text(data):
                catalogue = before.catalogue()
                self.found = read_table(text, catalogue)
                self.say_all(self.found.problems, lambda problem: in_words(problem, catalogue))
        except UnreadableError as unreadable:
            where = "pasted" if data.get("pasted") and not data.get("file") else "file"
            self.add_error(where, OF_THE_TABLE[unreadable.why] % {"what": unreadable.what})
        data["name"] = self.called(data)
        return data

    def text(self, data: dict[str, Any]) -> str:
        """A file goes before what was pasted, which goes before what was carried along."""
        if not data.get("file") and (pasted := data.get("pasted", "").strip()):
            return self.pack(pasted)
        if "pasted" in self.errors:
            return ""
        return super().text(data)

    def called(self, data: dict[str, Any]) -> str:
        if file := data.get("file"):
            return str(file.name)[:LONGEST_NAME]
        return data.get("name") or _("Pasted in")
