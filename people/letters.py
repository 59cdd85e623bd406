"""What stands on a letter, or on the paper that somebody hands over: how to come in, and no word of what is there.

The words are made once, in the language of whoever reads them, for the page that is printed and for the PDF.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from people import invitations
from people.models import Invitation

TYPESETTING = Path(__file__).parent / "letter.typ"
# Typst reads no woff2, and falls back silently: these are the two weights of static/fonts, with ŵ and ŷ, as TrueType
# (fontTools: instancer at wght 400 and 700, then the subsets latin and latin-ext merged).
FONTS = Path(__file__).parent / "fonts"


@dataclass(frozen=True)
class Letter:
    """Everything that is printed."""

    language: str
    name: str
    title: str
    why: str
    steps: list[str]
    code: str
    code_is: str
    or_open: str
    address: str
    picture: str
    picture_is: str
    until: str
    help: str
    never: str


def letter(invitation: Invitation, code: str, come_in: str) -> Letter:
    """`come_in` is the address of the page where codes are written."""
    with translation.override(invitation.language):
        is_own = invitation.becomes == Invitation.OWN
        steps = [
            _("Point the camera of a phone or tablet at the square, and open what it finds."),
            _("The code stands there already. If it does not, write it."),
        ]
        if invitation.fact_question:
            steps.append(_("Answer the question that only you know."))
        day = date_format(timezone.localtime(invitation.until), "j F Y")
        return Letter(
            language=invitation.language,
            name=invitation.name,
            title=_("Your way in"),
            why=_("This is for you, and for nobody else. With it you come in and read what is yours.")
            if is_own
            else _("This is for you, and for nobody else. There is something for you to read."),
            steps=[*steps, _("Say yes, or not now.")],
            code=invitations.in_groups(code),
            code_is=_("Your code"),
            or_open=_("No camera? Open this on any computer, in a library for instance, and write the code:"),
            address=come_in.partition("://")[2],
            picture=squares(f"{come_in}#{code}"),
            picture_is=_("A square to point a camera at"),
            until=_("It works once, until %(day)s. After that, ask for another.") % {"day": day},
            help=_("Stuck, or not sure? Ring us: %(phone)s.") % {"phone": settings.HELP_PHONE},
            never=_("We never ring to ask for your code."),
        )


def squares(text: str) -> SafeString:
    """A QR code as SVG, without inline style, which the policy refuses."""
    svg = segno.make(text, error="m").svg_inline(omitsize=True, border=0, svgclass=None, lineclass=None)
    return mark_safe(svg)  # noqa: S308  # made here, of squares


def pdf(printed: Letter) -> bytes:
    """One sheet of A4, tagged for those who have it read to them. Somebody's name cannot become markup: it is data."""
    words = {"letter": json.dumps(asdict(printed))}
    try:
        made: Any = typst.Compiler(TYPESETTING, font_paths=fonts(), ignore_system_fonts=True).compile(
            format="pdf", sys_inputs=words, pdf_standards="ua-1"
        )
    except typst.TypstError:
        # A name in letters that ours lack, which the standard forbids: in those of the machine, or as empty squares.
        made = typst.Compiler(TYPESETTING, font_paths=[FONTS]).compile(format="pdf", sys_inputs=words)
    return bytes(made)


@cache
def fonts() -> Any:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
