"""What the services that reports are for would refuse, or not show: told, as they tell it late or not at all."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator

from newslint.report.one_line import counted
from newslint.report.sarif import MOST_RESULTS
from newslint.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.cli.outputs import Output
    from newslint.model.diagnostic import Report

#: What GitHub takes of a SARIF file, packed, in bytes.
MOST_BYTES = 10_000_000
_PART = 1 << 20


def exceeded(report: Report, outputs: Iterable[Output]) -> Iterator[str]:
    """A line for each limit that one of these reports in SARIF is beyond; those to files have been written."""
    for output in outputs:
        place = output.path or "standard output"
        left_out = len(report.diagnostics) - MOST_RESULTS
        if left_out > 0:
            yield f"{place}: GitHub takes {MOST_RESULTS} results; {counted(left_out, 'less severe one')} left out"
        if output.path and os.path.isfile(output.path) and _packed(output.path) > MOST_BYTES:
            most = MOST_BYTES // 1_000_000
            yield f"{place}: GitHub takes {most} MB, packed, and this is more; report fewer stories at a time"


def _packed(path: str) -> int:
    """How many bytes a file is packed; where it is within the limit as it is, that."""
    whole = os.path.getsize(path)
    if whole <= MOST_BYTES:
        return whole
    packer = zlib.compressobj()
    with open(path, "rb") as file:
        size = sum(len(packer.compress(part)) for part in iter(lambda: file.read(_PART), b""))
    return size + len(packer.flush())
