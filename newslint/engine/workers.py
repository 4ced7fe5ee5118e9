"""Processes that lint: each takes some files at a time and gives back what each file came to.

On Linux they are forked, with the linters that are loaded already; elsewhere, and where the program has threads, which
a fork would cut off in the middle of something, they are started afresh. An index is mapped into memory: they share it
in any case.
"""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType

from newslint.engine.jobs import WHOLE, Job, Linters, Share
from newslint.engine.linter import Outcome
from newslint.engine.records import pack
from newslint.engine.run import lint_file
from newslint.errors import ConfigError
from newslint.model.diagnostic import Failure
from newslint.typed import NamedTuple


class Task(NamedTuple):
    """The file of this number, or a share of its stories, to lint, of about `size` bytes; picklable."""

    number: int
    job: Job
    share: Share
    size: int


class Answer(NamedTuple):
    """The packed outcomes of a share of a file, `WHOLE` where they stand for all of it; picklable.

    `content` is the hash of the bytes that were linted, None where the outcomes do not depend on them alone.
    """

    number: int
    share: Share
    packed: bytes
    content: bytes | None


class _Worker:
    """A process, this end of the pipe to it, and what it has not answered yet: the first of these is what it is at."""

    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self.process, self.connection = process, connection
        self.tasks: deque[Task] = deque()
        self.begun = False


class Workers:
    """So many processes at the most, started when they are needed; leaving the context ends them at once."""

    def __init__(self, most: int, linters: Linters) -> None:
        self._most, self._linters = most, linters
        self._workers: list[_Worker] = []

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()

    @property
    def idle(self) -> bool:
        """Whether some process has nothing to do, or may yet be started."""
        return len(self._workers) < self._most or not all(worker.tasks for worker in self._workers)

    def give(self, tasks: Iterable[Task]) -> None:
        """Give these to a process that is idle."""
        worker = next((one for one in self._workers if not one.tasks), None) or self._start()
        worker.tasks.extend(tasks)
        with contextlib.suppress(OSError):  # it is dead: `answers` finds out
            worker.connection.send(list(worker.tasks))

    def answers(self) -> Iterator[Answer | Task]:
        """What comes back next, once something does, and tasks that are to be given again.

        A file whose process dies is a failure; the other files that this process had are given back. Raises what a
        process could not go on after, and ConfigError where it could not even begin.
        """
        busy = {worker.connection: worker for worker in self._workers if worker.tasks}
        for ready in wait(list(busy)):
            worker = busy[ready]  # type: ignore[index]
            try:
                said = worker.connection.recv()
            except (EOFError, OSError):
                yield from self._bury(worker)
                continue
            if isinstance(said, Exception):
                raise said
            worker.begun = True
            if said is not None:
                worker.tasks.popleft()
                yield said

    def _start(self) -> _Worker:
        forked = sys.platform == "linux" and threading.active_count() == 1
        context = get_context("fork") if forked else get_context("spawn")
        here, there = context.Pipe()
        theirs = [here, *(worker.connection for worker in self._workers)] if forked else []
        process = context.Process(target=serve, args=(there, self._linters, theirs), daemon=True)
        with _no_interrupts():
            process.start()
        there.close()
        self._workers.append(_Worker(process, here))
        return self._workers[-1]

    def _bury(self, worker: _Worker) -> Iterator[Answer | Task]:
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)
        why = _cause(worker.process.exitcode)
        if not worker.begun:
            raise ConfigError(f"processes to lint with cannot be started ({why}): use one, with --jobs 1 or jobs=1")
        lost = worker.tasks.popleft()
        failure = Failure(lost.job.target.path, "crash", f"the process that linted it {why}; everything else was done")
        yield Answer(lost.number, WHOLE, pack((Outcome(failures=(failure,)),)), None)
        yield from worker.tasks


def serve(connection: Connection, linters: Linters, inherited: Sequence[Connection]) -> None:
    """Answer tasks until whoever gives them is gone. An interrupt is for that process to act on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT,))
    for other in inherited:  # held open here they would never end for those at their other ends
        other.close()
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send(None)
        while True:
            for task in connection.recv():
                connection.send(_said(task, linters))


def _said(task: Task, linters: Linters) -> Answer | Exception:
    number, job, share, _ = task
    try:
        linted = lint_file(job, linters.of(job.settings), share, hashed=True)
        return Answer(number, share, pack(linted.outcomes), linted.content)
    except Exception as error:
        import traceback

        error.add_note(traceback.format_exc())
        return error


@contextlib.contextmanager
def _no_interrupts() -> Iterator[None]:
    """An interrupt waits till the block is over: a process that is just starting would show it as a crash."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _cause(status: int | None) -> str:
    if status is None or status >= 0:
        return f"ended with status {status}"
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = f"signal {-status}"
    return f"was killed by {name}" + (", perhaps for want of memory" if name == "SIGKILL" else "")
