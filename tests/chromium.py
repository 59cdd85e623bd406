"""The browser of the stories and of the README's pictures: Debian's Chromium, where it is installed.

Its headless shell, where that is installed too, is the same without the windows that nobody sees here: a story takes
less than half of the work.
"""

import shutil

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
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
