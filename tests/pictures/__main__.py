"""Makes the README's eight pictures again, from the demo valley.

    uv run python -m tests.pictures

Starts the product with the demo in a directory of its own, opens it in Debian's Chromium as the invented people do,
and writes the PNG files beside this one.
"""

import io
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.chromium import ARGUMENTS, CHROMIUM

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PORT = 8765


def keep(page: Page, name: str, height: int) -> None:
    """The upper part of the page, in few colours: small enough to live in the repository."""
    width = page.viewport_size["width"] if page.viewport_size else 1280
    shot = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": height})
    Image.open(io.BytesIO(shot)).convert("RGB").quantize(128).save(HERE / f"{name}.png", optimize=True)


def be(page: Page, who: str) -> None:
    page.goto(f"http://127.0.0.1:{PORT}/demo/")
    page.locator(f"[data-person={who}]").click()
    page.wait_for_load_state()


def take(page: Page) -> None:
    be(page, "carys")
    keep(page, "my-people", 1150)
    page.locator(".person h3 a", has_text="Eirlys").click()
    page.locator("#to-story").click()
    page.wait_for_load_state()
    page.get_by_role("link", name="Open").first.click()
    page.wait_for_load_state()
    keep(page, "conversation", 1000)
    be(page, "eirlys")
    keep(page, "plan", 1000)
    page.locator("#to-life").click()
    page.wait_for_load_state()
    keep(page, "life", 1000)
    be(page, "eirlys")
    page.locator("#to-sharing").click()
    page.wait_for_load_state()
    keep(page, "sharing", 1000)
    be(page, "carys")
    page.locator(".tabs a", has_text="Step by step").click()
    page.locator(".studies a").first.click()
    page.wait_for_load_state()
    page.locator("#to-asked").click()
    page.wait_for_load_state()
    keep(page, "what-people-asked", 1000)
    page.locator("#to-walks").click()
    page.locator("main a", has_text="a rail by the step").first.click()
    page.wait_for_load_state()
    keep(page, "step-by-step", 1330)
    be(page, "megan")
    page.goto(f"http://127.0.0.1:{PORT}/how-it-is-going/")
    keep(page, "how-it-is-going", 1500)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bywyd-") as folder:
        serve = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--demo", "--data", folder, "--port", str(PORT)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert serve.stdout is not None
            next(line for line in serve.stdout if "Ready" in line)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
                take(browser.new_page(viewport={"width": 1280, "height": 900}))
                browser.close()
        finally:
            serve.send_signal(signal.SIGTERM)
            serve.wait(30)


if __name__ == "__main__":
    main()
