"""The browser of the stories and of the README's pictures: Debian's Chromium, where it is installed."""

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in NAMES if (path := shutil.which(name))), None)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WITHOUT_A_BROWSER = "The stories were left out: they need a browser, and no chromium is installed on this machine."
