"""The pictures of the README: what a terminal shows, and the HTML report in a browser. Run by `make pictures`."""

from __future__ import annotations

import contextlib
import fcntl
import io
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parent.parent.parent
IMAGES = ROOT / "docs/images"
STORY = ROOT / "fixtures/wire/plain/lisbon-grain-talks.txt"
_WIDTH = 100


def main() -> int:
    """Write both pictures; without a Chromium the second stays as it is, and that is said."""
    (IMAGES / "terminal.svg").write_text(_terminal(), encoding="utf-8")
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        print("no Chromium on this machine: docs/images/report.png stays as it is", file=sys.stderr)
        return 0
    _report(browser)
    return 0


def _newslint(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "newslint", "check", "--isolated", *arguments, STORY.name]


def _terminal() -> str:
    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(f"$ newslint check {STORY.name}\n{_seen(_newslint())}"))
    svg = console.export_svg(title="newslint", unique_id="newslint")
    # The picture loads no font from elsewhere: the reader's own will do.
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code", "ui-monospace")


def _seen(line: list[str]) -> str:
    """What a command shows on a terminal of this width."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 60, _WIDTH, 0, 0))
    with subprocess.Popen(line, cwd=STORY.parent, stdout=theirs, env={**os.environ, "TERM": "xterm"}):
        os.close(theirs)
        seen = b""
        with contextlib.suppress(OSError):  # how a closed terminal ends
            while piece := os.read(ours, 1 << 16):
                seen += piece
    os.close(ours)
    return seen.decode().replace("\r\n", "\n")


def _report(browser: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        line = _newslint("--output-format", "html", "--output-file", str(page))
        subprocess.run(line, cwd=STORY.parent, check=False)
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1.5"]
        size = ["--window-size=1000,900", f"--user-data-dir={folder}/profile"]
        picture = f"--screenshot={IMAGES / 'report.png'}"
        subprocess.run([browser, *flags, *size, picture, page.as_uri()], capture_output=True, check=True)


if __name__ == "__main__":
    sys.exit(main())
