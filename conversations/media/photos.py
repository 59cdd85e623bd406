"""Photos, drawn anew: upright, no larger than a screen, in ordinary colours, and with nothing written beside them."""

import io
from contextlib import suppress
from typing import IO, Any

from PIL import Image, ImageCms, ImageOps

from conversations.media.kept import PHOTO, CannotKeepError, DamagedError, Found, Why

LARGEST_SIDE = 2000  # pixels
QUALITY = 85
# Decoded, a pixel takes three bytes and more; a JPEG is decoded smaller at once.
MOST_PIXELS = {"JPEG": 64_000_000, "MPO": 64_000_000}
MOST_OF_OTHERS = 25_000_000
# Of JPEG also those with more than one picture (MPO).
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


def clean(data: IO[bytes], out: IO[bytes]) -> Found:
    """The first picture of the file as a JPEG; nothing of the file but its colours goes into it."""
    try:
        with Image.open(data, formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS.get(image.format or "", MOST_OF_OTHERS):
                raise CannotKeepError(Why.TOO_MANY_PIXELS, PHOTO)
            image.draft("RGB", (LARGEST_SIDE, LARGEST_SIDE))
            drawn = on_white(in_ordinary_colours(ImageOps.exif_transpose(image)))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise CannotKeepError(Why.TOO_MANY_PIXELS, PHOTO) from bomb
    except CannotKeepError:
        raise
    except Exception as broken:
        # What reads a file that was made to break it may stumble over anything.
        raise DamagedError from broken
    drawn.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS)
    # On a sheet of its own: what else is known of the image (a comment, a profile) would be saved with it.
    sheet = Image.new("RGB", drawn.size)
    sheet.paste(drawn)
    sheet.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Found(PHOTO, "image/jpeg", None, *sheet.size)


def in_ordinary_colours(image: Image.Image) -> Image.Image:
    """In sRGB, where the file says which colours it means; as it stands, where what it says cannot be read."""
    profile: Any = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            changed = ImageCms.profileToProfile(image, meant, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return changed or image
    return image


def on_white(image: Image.Image) -> Image.Image:
    """As it looks on paper, where it is see-through."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    whole = image.convert("RGBA")
    sheet = Image.new("RGB", whole.size, "white")
    sheet.paste(whole, mask=whole)
    return sheet
