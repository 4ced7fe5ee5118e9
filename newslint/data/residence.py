"""How much of a mapped file counts as memory of this process."""

from __future__ import annotations

import mmap

#: A file of fewer bytes may stay. Of a larger one the pages are let go after so many places in it were read.
_SMALL, _PLACES = 64 << 20, 150


class Residence:
    """Lets go of the pages that reading here and there in a large mapped file has touched, now and then.

    The system keeps them for all processes alike, and gives them back when they are read again; yet with each it
    counts 15 around it as this process's own, so that an index of a million people would come to all its 170 MB.
    """

    def __init__(self, data: memoryview) -> None:
        mapped = data.obj
        large = isinstance(mapped, mmap.mmap) and len(data) > _SMALL and hasattr(mmap, "MADV_DONTNEED")
        self._mapped = mapped if large else None
        self._left = _PLACES

    def touch(self, places: int) -> None:
        """Take notice that so many places are about to be read, or were."""
        self._left -= places
        if self._left < 0:
            self._left = _PLACES
            if self._mapped is not None:
                self._mapped.madvise(mmap.MADV_DONTNEED)  # type: ignore[attr-defined]
