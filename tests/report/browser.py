"""A headless browser, driven over its DevTools pipe; the test that asks for it is skipped where there is none."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage"),
    "--remote-debugging-pipe",
)


class Page:
    """One page: what it asked for and complained of so far, and what a script in it says."""

    def __init__(self, to: int, answers: int) -> None:
        self._to, self._answers = to, answers
        self._number, self._rest, self._session = 0, b"", ""
        self.requests: list[str] = []
        self.complaints: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def open(self, path: Path) -> None:
        self.call("Page.navigate", url=path.as_uri())
        while self._read()["method"] != "Page.loadEventFired":
            pass

    def say(self, script: str) -> Any:
        """The value of an expression in the page."""
        told = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def press(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, text=key if kind == "keyDown" else "")

    def call(self, method: str, **parameters: object) -> Any:
        self._number += 1
        number = self._number
        message: dict[str, object] = {"id": number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while (answer := self._read()).get("id") != number:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def _read(self) -> Any:
        while b"\0" not in self._rest:
            piece = os.read(self._answers, 65536)
            assert piece, "the browser is gone"
            self._rest += piece
        first, _, self._rest = self._rest.partition(b"\0")
        told = json.loads(first)
        told.setdefault("method", "")
        if told["method"] == "Network.requestWillBeSent":
            self.requests.append(told["params"]["request"]["url"])
        elif told["method"] in ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"):
            self.complaints.append(json.dumps(told["params"]))
        return told


@contextmanager
def browser(profile: Path) -> Iterator[Page]:
    """A page of a browser with a profile of its own, which is gone afterwards."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("there is no Chromium here")
    (there, to), (answers, back) = os.pipe(), os.pipe()

    def set_up() -> None:
        # The browser reads from descriptor 3 and writes to 4; they may be anything here.
        high = [os.dup(there), os.dup(back)]
        for number, descriptor in zip((3, 4), [_above(d) for d in high], strict=True):
            os.dup2(descriptor, number)

    with subprocess.Popen(
        [program, *_QUIET, f"--user-data-dir={profile}"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(3, 4),
        preexec_fn=set_up,
    ) as process:
        os.close(there)
        os.close(back)
        try:
            page = Page(to, answers)
            yield page
            page._session = ""
            page.call("Browser.close")
        finally:
            os.close(to)
            os.close(answers)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


def _above(descriptor: int) -> int:
    """The same file under a descriptor that is none of those to be set."""
    while descriptor in (3, 4):
        descriptor = os.dup(descriptor)
    return descriptor
