"""How to be with somebody, and their words."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from people.forms.languages import LanguageField
from people.forms.together import TogetherForm
from people.models import Citizen, Place

# Characters, of what is not a conversation.
A_FEW_PAGES = 10_000


class NewPersonForm(forms.Form):
    name = forms.CharField(
        label=_("What do they like to be called?"),
        max_length=200,
        error_messages={"required": _("Write a name to call them by.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    introduced_by = forms.CharField(
        label=_("Who introduced you? You can leave this."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    language = LanguageField(label=_("Which language do you speak together?"), required=False)


class PersonForm(TogetherForm, forms.ModelForm):  # type: ignore[type-arg]
    """How to be with somebody. Only what to call them is needed."""

    how_to_talk = forms.CharField(
        label=Citizen._meta.get_field("how_to_talk").verbose_name,
        max_length=A_FEW_PAGES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "voice"}),
    )

    language = LanguageField(label=_("Which language do you speak together?"))

    class Meta:
        model = Citizen
        fields = ("name", "full_name", "language", "how_to_talk", "place", "introduced_by")
        labels: ClassVar[dict[str, Any]] = {"name": _("What to call them")}
        widgets: ClassVar[dict[str, Any]] = {
            # Any place may be written; those that are known are offered.
            "place": forms.TextInput(attrs={"list": "places"}),
        }
        error_messages: ClassVar[dict[str, Any]] = {"name": {"required": _("Write a name to call them by.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language: Any = self.fields["language"]
        language.keep(self.initial.get("language", ""))

    @property
    def places(self) -> QuerySet[Place]:
        return Place.objects.order_by("name")


class HelpedBy(forms.CharField):
    """Who helped to write it, for those who like to say so (templates/people/_helped.html)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Who helped? You can leave this."), max_length=200, required=False, **kwargs)
        self.widget.attrs["autocomplete"] = "off"


class WordsForm(forms.Form):
    """A person's words, and nothing else required."""

    words = forms.CharField(
        label=_("In your own words"),
        strip=True,
        max_length=A_FEW_PAGES,
        error_messages={"required": _("Write at least a few words.")},
        widget=forms.Textarea(attrs={"rows": 4, "class": "voice"}),
    )
    helped_by = HelpedBy()


class ChangeWordsForm(TogetherForm, WordsForm):
    """The words of something that is there already."""
