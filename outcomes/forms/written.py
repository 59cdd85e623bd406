"""What somebody writes beside a chart: a change, or a note of one dot."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from outcomes.measures import KEYS, MEASURES
from people.forms.together import TogetherForm
from study.files.said_days import FIRST_YEAR
from study.forms import fields

# Letters: what stands beside a line on a chart, and what under one.
ON_A_CHART, UNDER_A_CHART = 120, 300


class FewWords(forms.CharField):
    """Not cut off by the browser while somebody pastes: what is too much is said, and nothing of it is lost."""

    def __init__(self, most: int, **kwargs: Any) -> None:
        too_long = gettext_lazy("This is %(show_value)s letters long. Make it %(limit_value)s, or fewer.")
        super().__init__(
            max_length=most,
            widget=forms.Textarea(attrs={"rows": 2 if most <= ON_A_CHART else 3}),
            error_messages={"required": gettext_lazy("Write at least a few words."), "max_length": too_long},
            **kwargs,
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}

    def clean(self, value: Any) -> str:
        """In one line: on a chart there is no other."""
        return " ".join(super().clean(value).split())


class WrittenForm(forms.Form):
    """The words, and their language. `left` says how many letters are left."""

    key = fields.Key()
    language = fields.Spoken(label=gettext_lazy("In which language did you write it?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words: Any = self["words"]
        words.help_text = self.left(words.field.max_length, str(words.value() or ""))

    @staticmethod
    def left(most: int, words: str) -> str:
        left = most - len(" ".join(words.split()))
        if left < 0:
            return ngettext("%(n)s letter too many.", "%(n)s letters too many.", -left) % {"n": -left}
        if left == most:
            return _("At most %(most)s letters.") % {"most": most}
        return ngettext("%(n)s letter left, of %(most)s.", "%(n)s letters left, of %(most)s.", left) % {
            "n": left,
            "most": most,
        }


class WhenItChanged(fields.Day):
    """A day that is here already, and in no other century."""

    def clean(self, value: Any) -> date:
        day = super().clean(value)
        if day.year < FIRST_YEAR:
            raise forms.ValidationError(_("Is the year right?"))
        return day


class ChangeForm(WrittenForm):
    words = FewWords(ON_A_CHART, label=gettext_lazy("What did you change?"))
    day = WhenItChanged(
        label=gettext_lazy("From which day on?"),
        help_text=gettext_lazy("The day from which it was so. You need not know it exactly: the month is what counts."),
    )
    measure = forms.ChoiceField(label=gettext_lazy("On which charts should it stand?"), required=False)
    field_order = ("key", "words", "day", "measure", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measure: Any = self.fields["measure"]
        measure.choices = [("", _("On all of them")), *((one.key, one.title) for one in MEASURES)]
        if self.initial.get("measure") not in KEYS:
            self.initial["measure"] = ""


class NoteForm(WrittenForm):
    words = FewWords(UNDER_A_CHART, label=gettext_lazy("What was going on?"))
    field_order = ("key", "words", "language")


class _Again(TogetherForm):
    """What stood there when the page was opened is carried along; the key is the row’s own already."""

    key: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.keep(self.initial.get("language", ""))


class ChangeAgainForm(_Again, ChangeForm):
    pass


class NoteAgainForm(_Again, NoteForm):
    pass
