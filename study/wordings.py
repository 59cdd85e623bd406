"""Which words are the same for us, whatever their capitals, accents, punctuation and spacing."""

import re
import unicodedata

_NO_LETTER = re.compile(r"[\W_]+")


def key_of(words: str) -> str:
    """What two wordings have in common that differ in case, accents, punctuation or spacing only; "" of nothing.

    "Who are your key contacts?" and "who are your  key contacts" have one key. Letters and digits of any script
    stay, in their order; NFKD without its marks, casefolded. A wording of punctuation alone is its own key.
    """
    plain = unicodedata.normalize("NFKD", words.casefold())
    without = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_NO_LETTER.sub(" ", without).split()) or words.strip()
