"""What only the run as a whole can show: two stories that claim the same thing."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from newslint.engine.numbers import Numbers
from newslint.model.diagnostic import Diagnostic, Related
from newslint.model.span import Position
from newslint.typed import NamedTuple

_WORD = (1 << 64) - 1
#: Stands for the number of a claim where several have one topic.
_SEVERAL = (1 << 32) - 2
_FIELDS = len(Position._fields)


class Claimed(NamedTuple):
    """A story's claim: what of, its keys, and the diagnostic to give should an earlier story have one of them.

    One that is `suppressed` is settled like any other, but its diagnostic is not to be given.
    """

    topic: str
    keys: tuple[str, ...]
    diagnostic: Diagnostic
    suppressed: bool = False


class Ledger:
    """Who claimed what first. Topics of different rules have nothing to do with each other.

    Of a claim some 250 bytes are kept: a run may be over millions of stories, and hardly any two have one topic.
    Topics and keys are known by 64 bits of their hashes.
    """

    def __init__(self) -> None:
        #: How many diagnostics were not given.
        self.suppressed = 0
        #: The claim that alone has a topic; of topics that several have, the first claim of each key.
        self._alone, self._first = Numbers(), Numbers()
        self._places = _Places()
        #: The hashes of the keys of all claims, and where each claim's end.
        self._keys, self._ends = array("Q"), array("Q", [0])

    def settle(self, story: Sequence[Claimed]) -> Iterator[Diagnostic]:
        """The diagnostics of one story's claims that an earlier story made first; hand stories over in path order.

        The first story to claim a key keeps it; a story never contradicts itself.
        """
        for claim in story:
            earlier = self._earlier(claim)
            if earlier is not None and claim.suppressed:
                self.suppressed += 1
            elif earlier is not None:
                related = Related("The first is here", *self._places.of(earlier))
                yield claim.diagnostic._replace(related=(related, *claim.diagnostic.related))
        for claim in story:
            self._add(claim)

    def _earlier(self, claim: Claimed) -> int | None:
        """The number of the first claim that has one of this one's keys, which are tried in order."""
        topic = _topic(claim)
        number = self._alone.get(topic)
        if number is None:
            return None
        keys = list(map(_hashed, claim.keys))
        if number == _SEVERAL:
            found = (self._first.get(hash((topic, key))) for key in keys)
            return next((one for one in found if one is not None), None)
        return None if set(keys).isdisjoint(self._keys_of(number)) else number

    def _add(self, claim: Claimed) -> None:
        topic = _topic(claim)
        number = self._places.add(claim.diagnostic)
        self._keys.extend(map(_hashed, claim.keys))
        self._ends.append(len(self._keys))
        alone = self._alone.get(topic)
        if alone is None:
            self._alone.put(topic, number)
            return
        if alone != _SEVERAL:
            self._alone.put(topic, _SEVERAL)
            self._share(topic, alone)
        self._share(topic, number)

    def _share(self, topic: int, number: int) -> None:
        """Put a claim under its keys, those aside that are taken."""
        for key in self._keys_of(number):
            at = hash((topic, key))
            if self._first.get(at) is None:
                self._first.put(at, number)

    def _keys_of(self, number: int) -> Sequence[int]:
        return self._keys[self._ends[number] : self._ends[number + 1]]


class _Places:
    """Where each claim was made."""

    def __init__(self) -> None:
        self._path = ""
        self._paths, self._ends = bytearray(), array("Q", [0])
        self._file, self._positions = array("I"), array("I")

    def add(self, made: Diagnostic) -> int:
        """Keep a place; its number is how many there were before."""
        if made.path != self._path:  # the stories of one file come one after another
            self._path = made.path
            self._paths += made.path.encode("utf-8", "surrogatepass")
            self._ends.append(len(self._paths))
        self._file.append(len(self._ends) - 2)
        self._positions.extend((*made.start, *made.end))
        return len(self._file) - 1

    def of(self, number: int) -> tuple[str, Position, Position]:
        """The path of a place, where it begins and where it ends."""
        file, at = self._file[number], 2 * _FIELDS * number
        path = self._paths[self._ends[file] : self._ends[file + 1]].decode("utf-8", "surrogatepass")
        fields = self._positions[at : at + 2 * _FIELDS]
        return path, Position(*fields[:_FIELDS]), Position(*fields[_FIELDS:])


def _topic(claim: Claimed) -> int:
    return hash((claim.diagnostic.rule, claim.topic))


def _hashed(key: str) -> int:
    return hash(key) & _WORD
