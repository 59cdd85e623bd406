"""Compiles the Welsh catalogue, so that no machine needs gettext to run the product."""

from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def compile_catalogues(locale: Path = LOCALE) -> list[Path]:
    """Write a .mo beside every .po that is newer than it; return those written."""
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        # Two processes may start at once: write aside, then rename.
        aside = target.with_name(f"{target.name}.{source.stat().st_mtime_ns}")
        polib.pofile(str(source)).save_as_mofile(str(aside))
        aside.replace(target)
        written.append(target)
    return written
