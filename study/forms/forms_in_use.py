"""Bringing in what the forms in use ask: as a file, as text, or typed in from paper."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from study import asked_again
from study.asked_again import Read, Why, Wrong

MOST_BYTES = 2_000_000

# What is wrong, and what to do about it. %(what)s is what stands there, or its name.
REASONS: dict[Why, Any] = {
    Why.NOTHING: gettext_lazy("There is nothing in it yet. It has to hold at least one question."),
    Why.TOO_MUCH: gettext_lazy("This is more than 2 million letters. Bring a few forms at a time."),
    Why.TOO_MANY_QUESTIONS: gettext_lazy("These are more than 20,000 questions. Bring a few forms at a time."),
    Why.TOO_MANY_FORMS: gettext_lazy("These are more than 500 forms. Bring some of them at a time."),
    Why.NO_COLUMNS: gettext_lazy(
        "The first line has to name the columns: form, question and required; section too, if you like."
    ),
    Why.MORE_THAN_COLUMNS: gettext_lazy(
        "There is more in this line than the first line has columns. Where there is a comma within the words, put the"
        " words in double quotes."
    ),
    Why.NOT_A_TABLE: gettext_lazy(
        "From here on it cannot be read as a table. Double quotes have to open and close around words; within them,"
        " write each one twice."
    ),
    Why.NOT_JSON: gettext_lazy("This begins like JSON, but cannot be read as JSON."),
    Why.NO_FORMS: gettext_lazy("There are no forms in it. It has to be a list of forms."),
    Why.NOT_AS_EXPECTED: gettext_lazy("“%(what)s” has to be a list of things with names or questions."),
    Why.NO_FORM_NAME: gettext_lazy("The name of the form is missing."),
    Why.NO_QUESTION: gettext_lazy("The question is missing."),
    Why.REQUIRED_OR_NOT: gettext_lazy("“%(what)s” does not say whether it must be answered. Write yes or no."),
    Why.TOO_LONG: gettext_lazy(
        "This is too long: a question has up to 2,000 letters, a section up to 300, the name of a form up to 200."
    ),
    Why.UNREADABLE: gettext_lazy("There are signs in it that are no letters. Type the words again."),
    Why.TWICE: gettext_lazy("Two forms are called “%(what)s”. Give one of them another name."),
    Why.EMPTY_FORM: gettext_lazy("There are no questions in “%(what)s”."),
}


def in_words(wrong: Wrong) -> str:
    """Where, and why: "Line 7: The question is missing." """
    why = str(REASONS[wrong.why] % {"what": wrong.what})
    if wrong.line is not None:
        return _("Line %(line)s: %(why)s") % {"line": wrong.line, "why": why}
    return f"{wrong.where}: {why}" if wrong.where else why


class ReadForm(forms.Form):
    """What holds gives `read`; what does not, says so by line."""

    read: Read = Read()

    def take(self, read: Read, field: str) -> None:
        self.read = read
        for one in read.wrong[: asked_again.SAID_AT_MOST]:
            self.add_error(field, in_words(one))
        more = len(read.wrong) - asked_again.SAID_AT_MOST
        if more > 0:
            said = ngettext("And %(more)s line more.", "And %(more)s lines more.", more)
            self.add_error(field, said % {"more": more})


class BringForm(ReadForm):
    """`bring` is said on the page that shows what would come."""

    file = forms.FileField(
        label=gettext_lazy("A file"),
        help_text=gettext_lazy("A table saved as CSV, or JSON. Up to 2 MB."),
        required=False,
        allow_empty_file=True,
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.json,text/csv,application/json"}),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste it here"),
        required=False,
        # A space at the end of a wording is the wording’s.
        strip=False,
        max_length=asked_again.MOST_CHARACTERS,
        error_messages={"max_length": REASONS[Why.TOO_MUCH]},
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocomplete": "off"}),
    )
    bring = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        file = data.get("file")
        if file is None:
            if "text" in data:
                self.take(asked_again.read(data["text"]), "text")
            return data
        if data.get("text", "").strip():
            self.add_error("file", _("There is a file, and text as well. Bring one of them, then the other."))
            return data
        if file.size > MOST_BYTES:
            self.add_error("file", _("This file is larger than 2 MB. Bring a few forms at a time."))
            return data
        text = asked_again.decoded(file.read())
        if text is None:
            self.add_error("file", _("This is no table and no JSON. Save it as CSV first, and choose that file."))
            return data
        self.take(asked_again.read(text), "text")
        if self.read.wrong:
            # What came as a file can be put right here.
            self.data = {**cast(QueryDict, self.data).dict(), "text": text}
        return data


class PaperForm(ReadForm):
    """A form that is on paper, typed in."""

    name = forms.CharField(
        label=gettext_lazy("What the form is called"),
        max_length=asked_again.LONGEST_NAME,
        error_messages={"required": gettext_lazy("Write what the form is called.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    words = forms.CharField(
        label=gettext_lazy("What it asks"),
        help_text=gettext_lazy("One question a line. Put a * at the end of what must be answered."),
        max_length=200_000,
        error_messages={"required": gettext_lazy("Write at least one question.")},
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if {"name", "words"} <= data.keys():
            self.take(asked_again.from_lines(data["name"], data["words"]), "words")
        return data
