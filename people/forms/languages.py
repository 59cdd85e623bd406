"""Choosing a language, each by its own name."""

from typing import Any

from django import forms

from people import languages


class ChooseLanguage(forms.Select):
    """Each name stands in its own language, so that it is read out as it is called there."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        code = str(value)
        if code in languages.LANGUAGES and code not in languages.IN_NO_LETTERS_OF_ITS_OWN:
            option["attrs"] |= {"lang": code, "dir": languages.direction(code)}
        return option


class LanguageField(forms.ChoiceField):
    """Any of the list (people/languages.py)."""

    choices: Any

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=languages.choices(), widget=ChooseLanguage, **kwargs)

    def keep(self, language: str) -> None:
        """What stood there before can stay, though it is not in the list."""
        if language and language not in dict(self.choices):
            self.choices = [*self.choices, (language, languages.own_name(language))]
