"""A voice, a photo or a short film, and the words beside it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from conversations.actions.recordings import files
from conversations.media.files import mapped
from conversations.media.kept import FILM, PHOTO, VOICE, CannotKeepError, Found, Why
from conversations.media.looking import clean_copy
from people.access import WhoCanSee
from people.forms.persons import A_FEW_PAGES
from people.models import Citizen

DAMAGED = _("This file is damaged, or not all of it arrived. Try once more, or choose another.")
TOO_LARGE = {
    PHOTO: _("This photo is larger than 15 MB. Choose a smaller one."),
    VOICE: _("This recording is larger than 20 MB. Choose a shorter one."),
    FILM: _("This film is larger than 60 MB. Choose a shorter one."),
}
WHY_NOT: dict[str, Any] = {
    Why.UNKNOWN: _("We cannot keep this kind of file. Choose a recording, a photo or a film from your phone."),
    Why.HEIC: _(
        "This photo is of a kind (HEIC) that many devices cannot show. On an iPhone choose Settings, Camera, Formats,"
        " Most Compatible, and take it again."
    ),
    Why.DAMAGED: DAMAGED,
    Why.TOO_MANY_PIXELS: _("This photo is too big to be opened here. Choose a smaller size of it."),
}
TOO_LONG = {
    VOICE: _("This recording is longer than ten minutes. Make two of it."),
    FILM: _("This film is longer than a minute. Choose a shorter one."),
}
NEVER_EMPTY = _("Say what is in the photo, for somebody who cannot see it.")


class RecordingForm(forms.Form):
    """What it is, the file itself says: a photo may be handed in where a voice was meant.

    A form that holds gives `found` and `copy`, the clean copy; the file as it came is kept nowhere. `refused` is a
    reason not even to look at it.
    """

    file = forms.FileField(
        error_messages={
            "required": _("There is nothing to keep yet. Choose a file first."),
            "missing": _("There is nothing to keep yet. Choose a file first."),
            "invalid": DAMAGED,
            "empty": DAMAGED,
        },
        max_length=255,
    )
    words = forms.CharField(max_length=A_FEW_PAGES, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    please_do = forms.BooleanField(required=False)
    who_can_see = forms.ChoiceField(
        label=_("Who can see this"), choices=WhoCanSee.choices, required=False, widget=forms.RadioSelect
    )

    def __init__(
        self, *args: Any, is_voice: bool, own: bool, citizen: Citizen, seen_by: set[str], refused: str = "", **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.refused = refused
        self.found: Found | None = None
        self.copy: Any = None
        fields: dict[str, Any] = self.fields
        fields["who_can_see"].choices = [choice for choice in WhoCanSee.choices if choice[0] in seen_by]
        fields["please_do"].label = (
            _("Keep this among what I ask everybody to do")
            if own
            else _("Keep this among what %(name)s asks everybody to do") % {"name": citizen.name}
        )
        if is_voice:
            fields["file"].label = _("Choose a recording")
            # A phone opens its recorder.
            fields["file"].widget.attrs |= {"accept": "audio/*", "capture": True}
            fields["words"].label = (
                _("What is it about? You can leave this.")
                if own
                else _("What is it about, as %(name)s says it? You can leave this.") % {"name": citizen.name}
            )
        else:
            fields["file"].label = _("Choose a photo or a film")
            fields["file"].widget.attrs |= {"accept": "image/*,video/*"}
            fields["words"].label = _("What is in it?")
            fields["words"].help_text = _("For somebody who cannot see it. A photo cannot do without; a film can.")
        if is_voice or own:
            fields["words"].widget.attrs |= {"class": "voice", "lang": citizen.language}

    def clean_file(self) -> Any:
        if self.refused:
            raise forms.ValidationError(self.refused)
        upload, self.copy = self.cleaned_data["file"], files().incoming()
        try:
            with mapped(upload) as data:
                self.found = clean_copy(data, self.copy)
        except CannotKeepError as cannot:
            raise forms.ValidationError(why_not(cannot)) from cannot
        return upload

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.found and self.found.kind == PHOTO and not str(data.get("words", "")).strip():
            self.add_error("words", NEVER_EMPTY)
        if self.errors and self.copy:
            self.copy.close()
        return data

    @property
    def must_choose_again(self) -> bool:
        """The file was good, and something else was not: no browser puts a file into a form by itself."""
        return bool(self.errors and self.found)


def why_not(cannot: CannotKeepError) -> Any:
    if cannot.why == Why.TOO_LARGE:
        return TOO_LARGE.get(cannot.kind, TOO_LARGE[FILM])
    return TOO_LONG[cannot.kind] if cannot.why == Why.TOO_LONG else WHY_NOT[cannot.why]
