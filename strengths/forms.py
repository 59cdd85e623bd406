"""What people write about what somebody is good at."""

from typing import Any

from django.utils.translation import gettext as _

from people.forms.persons import WordsForm
from people.models import Citizen


class StrengthForm(WordsForm):
    def __init__(self, *args: Any, citizen: Citizen, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = self.fields["words"]
        words.label = _("In my own words") if own else _("In %(name)s’s own words") % {"name": citizen.name}
        words.widget.attrs["lang"] = citizen.language
