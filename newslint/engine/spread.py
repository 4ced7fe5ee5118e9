"""The files of a run spread over processes, and what they came to put in order again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from newslint.engine.batch import Item, lint_here
from newslint.engine.jobs import WHOLE, Linters, Share
from newslint.engine.linter import Outcome
from newslint.engine.records import pack, unpack
from newslint.engine.workers import Answer, Task, Workers
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.engine.results import Results

#: Bytes of copy, and files, that a process takes at a time: a tenth of a second's work.
_CHUNK, _MOST_TASKS = 48 * 1024, 64
#: Files that may be ahead of the one that comes next.
_AHEAD = 4096
#: A file of more bytes is linted in shares, each of about so many. Every share reads all of the file, so that there
#: are fewer of a very large one: no more than so many bytes are read for one file.
_SHARE, _MOST_READ = 1024 * 1024, 256 * 1024 * 1024


def lint_spread(
    items: Iterable[Item], linters: Linters, processes: int, results: Results | None
) -> Iterator[Sequence[Outcome]]:
    """The outcomes of each file, in order."""
    with Workers(processes, linters) as workers:
        line = _Line(workers, processes, results)
        for number, item in enumerate(items):
            if item.size is None:
                item = item._replace(outcomes=tuple(lint_here(item, linters, results)))
            line.add(number, item)
            while line.has_next() or line.is_full():
                if line.has_next():
                    yield line.next()
                else:
                    line.wait()
        while line.is_going():
            if line.has_next():
                yield line.next()
            else:
                line.wait()


class _Place:
    """A file in the line; `packed` or `outcomes` is there once the file is done."""

    def __init__(self, item: Item) -> None:
        self.item = item
        self.outcomes = item.outcomes
        self.packed: bytes | None = None
        self.answers: dict[int, Answer] = {}


class _Line:
    """The files that have not come out yet, in order, and what of them waits for a process."""

    def __init__(self, workers: Workers, processes: int, results: Results | None) -> None:
        self._workers, self._processes, self._results = workers, processes, results
        self._places: deque[_Place] = deque()
        self._open: dict[int, _Place] = {}
        self._queue: deque[Task] = deque()
        self._queued = 0

    def is_going(self) -> bool:
        return bool(self._places)

    def has_next(self) -> bool:
        """Whether the first file of the line is done."""
        return bool(self._places) and not (self._places[0].outcomes is None and self._places[0].packed is None)

    def is_full(self) -> bool:
        """Whether more is on its way than need be to keep every process at work."""
        return len(self._places) >= _AHEAD or self._queued >= 2 * self._processes * _CHUNK

    def next(self) -> Sequence[Outcome]:
        """The outcomes of the first file, which leaves the line."""
        place = self._places.popleft()
        return unpack(place.packed) if place.packed is not None else place.outcomes or ()

    def add(self, number: int, item: Item) -> None:
        """Put a file at the end of the line."""
        place = _Place(item)
        self._places.append(place)
        if item.outcomes is None and item.size is not None:
            self._open[number] = place
            of = min(self._processes, 1 + item.size // _SHARE, 1 + _MOST_READ // (1 + item.size))
            for share in range(of):
                self._put(Task(number, item.job, Share(share, of), item.size // of))
            while self._workers.idle and (self._queued >= _CHUNK or len(self._queue) >= _MOST_TASKS):
                self._workers.give(self._chunk())

    def wait(self) -> None:
        """Give out what there is, and take in what comes back next."""
        while self._workers.idle and self._queue:
            self._workers.give(self._chunk())
        for said in self._workers.answers():
            if isinstance(said, Task):
                self._put(said)
            elif said.number in self._open:
                self._take(said)

    def _put(self, task: Task) -> None:
        self._queue.append(task)
        self._queued += task.size

    def _chunk(self) -> list[Task]:
        """The next tasks for a process."""
        chunk: list[Task] = []
        left = _CHUNK
        while self._queue and left > 0 and len(chunk) < _MOST_TASKS:
            task = self._queue.popleft()
            self._queued -= task.size
            left -= task.size
            chunk.append(task)
        return chunk

    def _take(self, answer: Answer) -> None:
        place = self._open[answer.number]
        if answer.share == WHOLE:
            place.packed, content = answer.packed, answer.content
        else:
            place.answers[answer.share.number] = answer
            if len(place.answers) < answer.share.of:
                return
            place.packed, content = _together([place.answers[n] for n in range(answer.share.of)])
        del self._open[answer.number]
        if self._results is not None:
            self._results.keep(place.item.job, content, place.packed)


def _together(shares: Sequence[Answer]) -> tuple[bytes, bytes | None]:
    """The packed outcomes of all shares of a file in the order of its stories, and the hash of its content."""
    rows = zip_longest(*(unpack(share.packed) for share in shares))
    contents = {share.content for share in shares}
    packed = pack([outcome for row in rows for outcome in row if outcome is not None])
    return packed, contents.pop() if len(contents) == 1 else None
