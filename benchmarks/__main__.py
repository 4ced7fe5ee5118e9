"""`python -m benchmarks [batch|readers|registry|start|throughput ...]`: run them and print tables.

A figure beyond its bound is marked and is no failure: the clock of a busy machine proves little.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from benchmarks.measure import show

NAMES = ("batch", "readers", "registry", "start", "throughput")


def main(names: list[str]) -> int:
    """Run the benchmarks of these names, all where there are none, on data in a folder that is removed afterwards."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"no benchmark '{unknown[0]}'; there are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; making people and stories"
    )
    with tempfile.TemporaryDirectory(prefix="newslint-bench-") as folder:
        for name in names or NAMES:
            module = import_module(f"benchmarks.bench_{name}")
            show(module.__doc__ or name, module.measure(Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
