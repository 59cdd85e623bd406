"""The languages that people tell their story in: a code (BCP 47), its own name, and its name in ours.

Those of the screens come first, then the others by their own names. A citizen's language is the one that is spoken
with them, and need not be one of the screens.
"""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

# Code → own name, our name.
LANGUAGES: dict[str, tuple[str, Any]] = {
    "en": ("English", _("English")),
    "cy": ("Cymraeg", _("Welsh")),
    "bfi": ("BSL", _("British Sign Language")),
    "cs": ("Čeština", _("Czech")),
    "de": ("Deutsch", _("German")),
    "es": ("Español", _("Spanish")),
    "fil": ("Filipino", _("Filipino")),
    "fr": ("Français", _("French")),
    "ga": ("Gaeilge", _("Irish")),
    "it": ("Italiano", _("Italian")),
    "sw": ("Kiswahili", _("Swahili")),
    "kmr": ("Kurmancî", _("Kurdish (Kurmanji)")),
    "lv": ("Latviešu", _("Latvian")),
    "lt": ("Lietuvių", _("Lithuanian")),
    "hu": ("Magyar", _("Hungarian")),
    "pl": ("Polski", _("Polish")),
    "pt": ("Português", _("Portuguese")),
    "rom": ("Romani čhib", _("Romani")),
    "ro": ("Română", _("Romanian")),
    "sq": ("Shqip", _("Albanian")),
    "sk": ("Slovenčina", _("Slovak")),
    "so": ("Soomaali", _("Somali")),
    "vi": ("Tiếng Việt", _("Vietnamese")),
    "tr": ("Türkçe", _("Turkish")),
    "el": ("Ελληνικά", _("Greek")),
    "bg": ("Български", _("Bulgarian")),
    "ru": ("Русский", _("Russian")),
    "uk": ("Українська", _("Ukrainian")),
    "ar": ("العربية", _("Arabic")),
    "fa": ("فارسی", _("Persian")),
    "ckb": ("کوردیی ناوەندی", _("Kurdish (Sorani)")),
    "ps": ("پښتو", _("Pashto")),
    "ur": ("اردو", _("Urdu")),
    "am": ("አማርኛ", _("Amharic")),
    "ti": ("ትግርኛ", _("Tigrinya")),
    "bn": ("বাংলা", _("Bengali")),
    "gu": ("ગુજરાતી", _("Gujarati")),
    "hi": ("हिन्दी", _("Hindi")),
    "ml": ("മലയാളം", _("Malayalam")),
    "ne": ("नेपाली", _("Nepali")),
    "pa": ("ਪੰਜਾਬੀ", _("Punjabi")),
    "ta": ("தமிழ்", _("Tamil")),
    "th": ("ไทย", _("Thai")),
    "zh": ("中文", _("Chinese")),
    "yue": ("粵語", _("Cantonese")),
    "ja": ("日本語", _("Japanese")),
    "ko": ("한국어", _("Korean")),
    # The code that BCP 47 has for it; better than calling it English.
    "und": ("…", _("Another language")),
}
FROM_RIGHT_TO_LEFT = frozenset({"ar", "fa", "ckb", "ps", "ur", "he", "yi", "dv"})
ANOTHER = "und"
# British Sign Language is written down in no letters of its own, and nobody knows those of another language.
IN_NO_LETTERS_OF_ITS_OWN = frozenset({"bfi", ANOTHER})


def own_name(code: str) -> str:
    """As its speakers call it; the code itself, of a language that is not in the list."""
    name, ours = LANGUAGES.get(code, (code, code))
    return str(ours) if code == ANOTHER else name


def our_name(code: str) -> str:
    """As it is called in the language of the page."""
    return str(LANGUAGES.get(code, (code, code))[1])


def direction(code: str) -> str:
    """The way that it is written, for `dir`: ltr or rtl."""
    return "rtl" if code.partition("-")[0] in FROM_RIGHT_TO_LEFT else "ltr"


def of_the_screens(code: str) -> str:
    """This language, where the screens are in it too; else English."""
    return code if code in dict(settings.LANGUAGES) else "en"


def choices(*, besides: str = "") -> list[tuple[str, str]]:
    """Every language, by its own name; `besides` leaves one out."""
    return [(code, own_name(code)) for code in LANGUAGES if code != besides]
