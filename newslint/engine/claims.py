"""What only the run as a whole can show: two stories that claim the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.model.diagnostic import Diagnostic, Related
from newslint.typed import NamedTuple


class Claimed(NamedTuple):
    """A story's claim: its keys, and the diagnostic to give should an earlier story have one of them.

    One that is `suppressed` is settled like any other, but its diagnostic is not to be given.
    """

    keys: tuple[str, ...]
    diagnostic: Diagnostic
    suppressed: bool = False


class Ledger:
    """Who claimed what first. Keys of different rules have nothing to do with each other."""

    def __init__(self) -> None:
        #: How many diagnostics were not given.
        self.suppressed = 0
        self._first: dict[tuple[str, str], Related] = {}

    def settle(self, story: Sequence[Claimed]) -> Iterator[Diagnostic]:
        """The diagnostics of one story's claims that an earlier story made first; hand stories over in path order.

        The first story to claim a key keeps it; a story never contradicts itself.
        """
        for claim in story:
            earlier = next((self._first[at] for at in _entries(claim) if at in self._first), None)
            if earlier is not None and claim.suppressed:
                self.suppressed += 1
            elif earlier is not None:
                yield claim.diagnostic._replace(related=(earlier, *claim.diagnostic.related))
        for claim in story:
            here = Related("The first is here", claim.diagnostic.path, claim.diagnostic.start, claim.diagnostic.end)
            for at in _entries(claim):
                self._first.setdefault(at, here)


def _entries(claim: Claimed) -> Iterator[tuple[str, str]]:
    return ((claim.diagnostic.rule, key) for key in claim.keys)
