"""Forms in which nothing is overwritten silently: they carry along what stood there when the page was opened.

`base` is trusted for nothing but merging (people/merging.py). It is the raw values of the fields, as JSON; missing or
broken it is no error: then nobody knows what stood there, and of two values both are shown.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from people.merging import Together

# Characters: the longest page twice over, with its escapes.
LONGEST_BASE = 1_000_000


class Carried(forms.CharField):
    """Comes back as it was handed out. Browsers that bring back what was typed must not mix two pages."""

    def __init__(self) -> None:
        hidden = forms.HiddenInput(attrs={"autocomplete": "off"})
        super().__init__(required=False, strip=False, max_length=LONGEST_BASE, widget=hidden)


class TogetherForm(forms.Form):
    base = Carried()

    NOT_SAID: ClassVar[tuple[str, ...]] = ("base",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.fields["base"].initial = self.as_base(
                {name: self.get_initial_for_field(field, name) for name, field in self.fields.items()}
            )

    def as_base(self, values: Mapping[str, Any]) -> str:
        """What stands there, in the words of the form."""
        stands = {name: self.raw(name, value) for name, value in values.items() if name not in self.NOT_SAID}
        return json.dumps(stands, ensure_ascii=False)

    def raw(self, name: str, value: Any) -> str:
        """A value as the form sends it."""
        if isinstance(value, bool):
            return "on" if value else ""
        if isinstance(value, date):
            return value.isoformat()
        return str(self.fields[name].prepare_value("" if value is None else value))

    def stood(self) -> dict[str, Any]:
        """What stood there, cleaned as what is typed is; without what cannot be read."""
        return self.cleaned(read(self.cleaned_data.get("base", "")))

    def cleaned(self, raw: Any) -> dict[str, Any]:
        known: dict[str, Any] = {}
        for name, value in raw.items() if isinstance(raw, dict) else ():
            field = self.fields.get(name)
            if field is None or name in self.NOT_SAID or not isinstance(value, str):
                continue
            with suppress(ValidationError):
                # What must be filled in could still have been empty before.
                known[name] = field.clean(value) if value.strip() else field.to_python("")
        return known

    def said(self) -> dict[str, Any]:
        """What was typed and chosen; a field that was not on the page says nothing."""
        return {
            name: self.cleaned_data[name]
            for name, field in self.fields.items()
            if name not in self.NOT_SAID
            and not field.widget.value_omitted_from_data(self.data, self.files, self.add_prefix(name))
        }

    def took(self, together: Together) -> bool:
        """Whether it could all be kept. If not, each field of which there are two says what the other one wrote.

        The form then stands there as merged, and is held against what is stored now: pressing again keeps what it says.
        """
        for name in together.clashes:
            theirs = {"theirs": self.in_words(name, together.theirs[name])}
            self.add_error(name, _("Somebody changed this meanwhile, to: %(theirs)s. Which is right?") % theirs)
        merged = {name: self.raw(name, value) for name, value in together.mine.items()}
        stands = together.stored if together.clashes else together.mine
        self.data = {**cast(QueryDict, self.data).dict(), **merged, "base": self.as_base(stands)}
        return not together.clashes

    def in_words(self, name: str, value: Any) -> str:
        """A value as it is read."""
        choices = dict(getattr(self.fields[name], "choices", ()))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return str(choices.get(value, value)) or _("nothing")


def read(said: str) -> Any:
    """What was carried, or nothing of what cannot be read."""
    with suppress(ValueError, RecursionError):
        return json.loads(said)
    return None
