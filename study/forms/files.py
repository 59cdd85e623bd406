"""A file that somebody brings: looked at first, carried along by that page, and brought in by a second press."""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from study.files.cells import Why
from study.files.reading import UnreadableError, text_of

MB = 1_000_000
MOST_BYTES = 24 * MB
# What the page carries along, packed: less than any form of ours may send (people/bodies.py).
MOST_CARRIED = 2 * MB
SAID_AT_MOST = 50

# What is wrong with the file itself, and what to do about it. %(what)s stands there.
OF_THE_FILE: dict[Why, Any] = {
    Why.NOTHING: _("There is nothing in this file."),
    Why.A_SPREADSHEET: _("This is a file of a spreadsheet program. Open it there, save it as CSV, and bring that."),
    Why.NOT_TEXT: _("We cannot read these letters. Save the file as “CSV UTF-8”, and bring that."),
    Why.TOO_MANY_ROWS: _("These are more than %(what)s rows. Make two files of it."),
    Why.QUOTES: _("From line %(what)s on, the quotation marks do not match."),
}
TOO_LARGE = _("This file is larger than 24 MB. Make two files of it.")


class FileForm(forms.Form):
    """A file; or, at the second press, what the page carried along of it."""

    file = forms.FileField(
        label=_("The file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )
    carried = forms.CharField(
        required=False, max_length=MOST_CARRIED, widget=forms.HiddenInput(attrs={"autocomplete": "off"})
    )
    # Said by the button of the page that shows what would come.
    bring = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.packed = ""

    def text(self, data: dict[str, Any]) -> str:
        """As it was handed in; kept for the next press, where the page can carry it."""
        if file := data.get("file"):
            if file.size > MOST_BYTES:
                self.add_error("file", TOO_LARGE)
                return ""
            return self.pack(text_of(file.read()))
        if data.get("carried") and not self.files:
            return self.unpacked(data["carried"])
        self.add_error("file", gettext("Choose a file first."))
        return ""

    def pack(self, text: str) -> str:
        packed = b64encode(zlib.compress(text.encode())).decode()
        self.packed = packed if len(packed) <= MOST_CARRIED else ""
        return text

    def unpacked(self, packed: str) -> str:
        try:
            reading = zlib.decompressobj()
            text = reading.decompress(b64decode(packed, validate=True), MOST_BYTES * 2).decode()
        except (ValueError, zlib.error) as broken:
            raise UnreadableError(Why.NOT_TEXT) from broken
        self.packed = packed
        return text

    def say_all(self, problems: Sequence[Any], in_words: Callable[[Any], str]) -> None:
        """What is wrong, line by line; of very many the first ones, and how many more there are."""
        for problem in problems[:SAID_AT_MOST]:
            self.add_error(None, in_words(problem))
        if (more := len(problems) - SAID_AT_MOST) > 0:
            self.add_error(None, ngettext("And %(n)s more.", "And %(n)s more.", more) % {"n": more})
