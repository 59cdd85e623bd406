"""The code of an invitation: twelve letters and digits that nobody mistakes for others, and what is kept of it.

Sixty bits, shown as K7PM-3QXT-9FRD. Only a digest is kept, by a key that is not in the database: whoever reads the
table cannot come in with it.
"""

import datetime
import re
import secrets
import unicodedata

from django.utils.crypto import salted_hmac

# Crockford's: no I, L, O or U.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
GOOD_FOR = datetime.timedelta(days=14)
LOOK_ALIKES = str.maketrans("OIL", "011")


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def in_groups(code: str) -> str:
    """As it is printed and read out: K7PM-3QXT-9FRD."""
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def as_made(typed: str) -> str:
    """The code, however somebody typed it; empty if it cannot be one."""
    plain = re.sub(r"[\W_]", "", typed).upper().translate(LOOK_ALIKES)
    return plain if len(plain) == LENGTH and set(plain) <= set(ALPHABET) else ""


def digest(code: str) -> str:
    """What is kept: 64 letters that lead back to no code."""
    return salted_hmac("people.invitations", code, algorithm="sha256").hexdigest()


def as_compared(answer: str) -> str:
    """An answer without what nobody remembers of it: capitals, accents, spaces and points. "Tŷ Mawr!" is "tymawr"."""
    apart = unicodedata.normalize("NFKD", answer).casefold()
    return "".join(letter for letter in apart if letter.isalnum())
