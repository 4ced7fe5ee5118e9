"""A progress bar for long runs, on a terminal."""

from __future__ import annotations

import time
from types import TracebackType

from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

    from rich.progress import Progress, TaskID

#: Seconds a run may take before it shows how far it is.
_PATIENCE = 1.0


class Bar:
    """Shows how many files are done once a run has taken a while; nothing where the stream is no terminal."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream if stream is not None and stream.isatty() else None
        self._begun = time.monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def __call__(self, done: int, total: int) -> None:
        if self._shown is None:
            if self._stream is None or time.monotonic() - self._begun < _PATIENCE:
                return
            self._shown = _start(self._stream, total)
        progress, task = self._shown
        progress.update(task, completed=done)

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._shown is not None:
            self._shown[0].stop()


def _start(stream: TextIO, total: int) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Linting"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(file=stream), transient=True)
    progress.start()
    return progress, progress.add_task("", total=total)
