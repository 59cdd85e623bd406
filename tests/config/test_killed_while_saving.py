"""Killed at random while somebody writes: every save that was acknowledged is there, once."""

import json
import os
import random
import re
import signal
import urllib.request
import uuid
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Timer
from urllib.error import HTTPError
from urllib.parse import urlencode

from tests.config.test_serve import UNCOUNTED, Serving, directory, free_port, owner, processes, starting, wait_until

__all__ = ["directory"]

SAVES = 200
KILLS = 4
SEED = 1_859


class Browser:
    """As static/js/saving.js does: the base is what was acknowledged last; what was not answered is sent along."""

    def __init__(self, port: int) -> None:
        self.here = f"http://127.0.0.1:{port}"
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        self.base: dict[str, str] = {"words": ""}
        self.unanswered: list[dict[str, str]] = []

    def get(self, path: str) -> str:
        with self.opener.open(self.here + path, timeout=10) as answer:
            return str(answer.read().decode())

    def post(self, path: str, fields: dict[str, str], **headers: str) -> str:
        token = next(cookie.value for cookie in self.cookies if "csrf" in cookie.name)
        headers |= {"X-CSRFToken": str(token), "Referer": self.here, "Origin": self.here}
        asking = urllib.request.Request(self.here + path, urlencode(fields).encode(), headers)  # noqa: S310
        with self.opener.open(asking, timeout=10) as answer:
            return str(answer.read().decode())

    def comes_in_as(self, key: str) -> None:
        self.get("/demo/")
        self.post(f"/demo/{key}/", {})

    def saves(self, paper: str, words: str) -> bool:
        """Whether it was acknowledged."""
        said = {"words": words}
        carried = {"base": json.dumps(self.base), "unanswered": json.dumps(self.unanswered)}
        self.unanswered = [*self.unanswered[:1], *self.unanswered[1:][-1:], said]
        try:
            answer = self.post(paper, said | carried, **{"HX-Request": "true"})
        except HTTPError as error:
            if error.code < 500:
                # Nothing here may be refused; only what gets no answer is not saved.
                raise
            return False
        except (OSError, HTTPException):
            return False
        assert "Saved" in answer
        self.base, self.unanswered = said, []
        return True


def kill_something(serving: Serving, dice: random.Random) -> None:
    """The whole of it, the web server, or one that answers for it."""
    everything = processes(serving.data)
    web = [pid for pid, line in everything.items() if "granian" in line]
    victim = dice.choice([serving.process.pid, min(web), max(web)])
    os.kill(victim, signal.SIGKILL)


def ready(serving: Serving) -> Serving:
    """However much else this machine has to do."""
    wait_until(lambda: "Ready" in serving.out or serving.process.poll() is not None, 300)
    return serving.until_ready()


def has_ended(serving: Serving) -> bool:
    """Whether it was killed, wholly or in part: then it ends wholly."""
    return wait_until(lambda: serving.process.poll() is not None, 2)


def test_every_save_that_was_acknowledged_is_there(directory: Path) -> None:
    dice = random.Random(SEED)
    data, port = directory / "saving", free_port()
    killed_at = set(dice.sample(range(10, SAVES), KILLS))
    unanswered = 0
    with starting() as start:
        serving = ready(start("--demo", data=data, port=port, **UNCOUNTED))
        browser = Browser(port)
        browser.comes_in_as("carys")
        person = re.search(r"/people/([-0-9a-f]{36})/", browser.get("/my-people/"))
        assert person
        pk = uuid.uuid4()
        paper = f"/people/{person[1]}/conversations/{pk}/"
        lines: list[str] = []
        for number in range(SAVES):
            lines.append(f"{number}: I’d like a dog, a small one, ŵ ŷ.")
            if number in killed_at:
                Timer(dice.random() / 20, kill_something, [serving, dice]).start()
            while not browser.saves(paper, "\n".join(lines)):
                unanswered += 1
                if has_ended(serving):
                    assert wait_until(lambda: processes(data) == {}, 60)
                    serving = ready(start("--demo", data=data, port=port, **UNCOUNTED))
        with owner(data) as connection:
            stored = connection.execute("select words from conversations_conversation where id = %s", [pk])
            # Once, too: what was stored and not answered was not put in a second time.
            assert stored.fetchone() == ("\n".join(lines),)
    # It was killed in the middle of saving, and not only between.
    assert unanswered >= KILLS / 2
