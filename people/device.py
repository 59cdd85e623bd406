"""What a page may use of the device that it is opened on (the Permissions-Policy header)."""

FEATURES = ("camera", "display-capture", "geolocation", "hid", "microphone", "midi", "payment", "serial", "usb")


def uses(*features: str) -> str:
    """These, by our own pages, and none of the others."""
    return ", ".join(f"{one}=(self)" if one in features else f"{one}=()" for one in FEATURES)
